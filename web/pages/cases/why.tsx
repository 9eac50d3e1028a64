import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchTimeline, type CaseDetail } from '../../api/cases.js';
import { usePipeline } from '../../api/pipelines.js';
import { Findings } from '../../components/cases/findings.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { asWritten, date } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { refusedAt } from './walked.js';

/** Nothing that the rules found stands against it: what one of them asks for and another does not is no fault. */
const isGranted = (one: CaseDetail): boolean => one.kind === 'level-promotion' && one.outcome === 'eligible';

/** How the case stands, in one sentence. */
export function Verdict({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const say = useSay();
  const stages = usePipeline(one.kind)?.stages ?? [];
  const timeline = useQuery({ queryKey: ['case', one.id, 'timeline'], queryFn: () => fetchTimeline(one.id) });
  const stage = stages.find((each) => each.stage === one.stage);
  const refused = refusedAt(stages, one.stage, timeline.data ?? []);
  const level = one.kind === 'level-promotion' ? one : undefined;
  const risen = level?.finalLevel ?? null;
  const where = stage === undefined ? (one.closedAt === null ? t.running : t.over) : say(stage.title);
  const since = one.effectiveFrom === null ? '' : t.since(date(one.effectiveFrom, language));
  const said =
    risen !== null && risen !== level?.fromLevel
      ? t.promoted(one.personName, w.levels[risen], since)
      : level !== undefined && level.outcome !== 'eligible'
        ? t.found(one.personName, w.outcomes[level.outcome], where)
        : refused !== undefined
          ? t.found(one.personName, say(refused.title), where)
          : t.stands(one.personName, where, since);
  return (
    <p className={stage?.end === 'otherwise' || refused !== undefined ? 'notice warn' : 'notice'}>
      <strong>{said}</strong>
    </p>
  );
}

/** Clause by clause what the rules found, once, then what people decided (I-74). */
export function Why({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const latest = ruledLast(one);
  // The first line of a level case says what stands above the page.
  const told = one.kind === 'level-promotion' ? one.explanation.slice(1) : one.explanation;
  const shown = latest === undefined ? told : told.filter(({ met }) => met === null);
  return (
    <section className="card stack tight" aria-labelledby="why">
      <h2 id="why">{t.why}</h2>
      {latest === undefined ? null : <Findings findings={latest.answer.findings} granted={isGranted(one)} />}
      {latest === undefined && shown.length === 0 ? <p className="muted">{t.nothingDecided}</p> : null}
      <ul className="explanation">
        {shown.map(({ met, text }, index) => (
          <li key={index}>
            <span className={met === false ? 'mark bad' : met === true ? 'mark good' : 'mark'} aria-hidden="true">
              {met === false ? '✗' : met === true ? '✓' : '·'}
            </span>
            <span>{asWritten(text[language], language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The evaluation on which the case rests; what a panel came to is its own. */
export const ruledLast = ({ evaluations }: CaseDetail): CaseDetail['evaluations'][number] | undefined =>
  evaluations.findLast(({ why }) => why !== 'panel');
