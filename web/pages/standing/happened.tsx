import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchCasesOf, type ListedCase } from '../../api/cases.js';
import { useStageNames } from '../../api/pipelines.js';
import { Answered } from '../../components/states.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, dayOf, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';

/** Everything that was ever decided about somebody, as far as the reader is told by now: by month, the latest first. */
export function Happened({ personId }: { readonly personId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const found = useQuery({ queryKey: ['cases', 'of', personId], queryFn: () => fetchCasesOf(personId) });
  return (
    <section className="card stack" aria-labelledby="happened">
      <h2 id="happened">{t.happened}</h2>
      <Answered of={found}>
        {(cases) =>
          cases.length === 0 ? (
            <p className="muted">{t.noHistory}</p>
          ) : (
            <ol className="past">
              {latestFirst(cases).map((one) => (
                <li key={one.id} className={one.closedAt === null ? 'present' : ''}>
                  <span className="muted">{month(dayOf(one.openedAt).slice(0, 7), language)}</span>
                  <InOneSentence of={one} />
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
    </section>
  );
}

const latestFirst = (cases: readonly ListedCase[]): readonly ListedCase[] =>
  [...cases].sort((a, b) => b.openedAt.localeCompare(a.openedAt));

/** What it was, what came of it, from when, and why. */
function InOneSentence({ of: one }: { readonly of: ListedCase }): ReactNode {
  const t = useTexts({ zh, en });
  const c = useTexts({ zh: casesZh, en: casesEn });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const states: Readonly<Record<string, string>> = useCatalogue().stages;
  const titles = useStageNames(one.kind);
  // The same stage has another name in another pipeline: how a board calls them is said of a level promotion alone.
  const stages = one.kind === 'level-promotion' ? { ...titles, ...states } : { ...states, ...titles };
  const language = useLanguage();
  const to =
    one.kind === 'level-promotion' ? one.finalLevel && w.levels[one.finalLevel] : one.post && w.positions[one.post];
  const cycle = one.kind === 'level-promotion' ? /\d{4}-\d{2}/.exec(one.cycleId)?.[0] : undefined;
  const parts = [
    ...(one.kind === 'level-promotion' && one.outcome !== 'eligible' ? [w.outcomes[one.outcome]] : []),
    stages[one.stage] ?? one.stage,
    ...(to ? [to] : []),
    ...(one.effectiveFrom === null ? [] : [t.from(date(one.effectiveFrom, language))]),
    ...(one.reason === null ? [] : [one.reason]),
  ];
  return (
    <span>
      <Link to={`/cases/${encodeURIComponent(one.id)}`}>
        {cycle === undefined ? c.kinds[one.kind] : t.ofCycle(month(cycle, language), c.kinds[one.kind])}
      </Link>
      {t.colon}
      {parts.join(t.comma)}
    </span>
  );
}
