import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useTrial, type TrialDetail } from '../../api/trials.js';
import { Names } from '../../components/people/names.js';
import { Page } from '../../components/page.js';
import { Answered } from '../../components/states.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { NextTasks } from '../cases/next-tasks.js';
import { Ahead } from './ahead.js';
import { TrialReview } from './review.js';
import { StageChip } from './stage-chip.js';
import { TrialActs } from './trial-acts.js';
import { TrialTime } from './trial-time.js';

const AGAIN_MS = 20_000;

/** 9.5.5, 9.5.6: one trial: its days, what comes, what may be done, and how far the review is. */
export default function TrialPage(): ReactNode {
  const { caseId = '' } = useParams();
  const t = useTexts({ zh, en });
  const trial = useTrial(caseId, AGAIN_MS);
  return (
    <>
      <nav className="no-print crumbs">
        <Link to="/trials">← {t.back}</Link>
      </nav>
      <Answered of={trial}>
        {(found) => (
          <Page
            title={t.of(found.personName)}
            beside={
              <>
                <StageChip of={found} />
                <Link className="chip" to={`/cases/${encodeURIComponent(found.caseId)}`}>
                  {t.toCase} {found.caseId}
                </Link>
              </>
            }
          >
            <TrialTime of={found} />
            <div className="two">
              <div className="stack">
                {found.endedOn === null ? <TrialActs of={found} /> : null}
                <Ahead of={found} />
                <TrialReview of={found} />
              </div>
              <div className="stack">
                <Terms of={found} />
                <NextTasks caseId={found.caseId} />
              </div>
            </div>
          </Page>
        )}
      </Answered>
    </>
  );
}

/** For which post, how long, for whom. */
function Terms({ of: one }: { readonly of: TrialDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const fact = (label: string, value: ReactNode): ReactNode =>
    value === null ? null : (
      <>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </>
    );
  return (
    <section className="card">
      <dl className="facts">
        {fact(t.post, w.positions[one.post])}
        {fact(t.reportsTo, `${one.reportsToName} (${one.reportsTo})`)}
        {fact(
          t.vacancy,
          one.vacancyId === null ? null : (
            <Link to={`/vacancies/${encodeURIComponent(one.vacancyId)}`}>{one.vacancyId}</Link>
          ),
        )}
        {fact(t.length, one.months === null ? null : t.months(one.months, one.extendedMonths ?? 0))}
        {fact(t.team, one.team.length === 0 ? null : <Names of={one.team} />)}
        {fact(t.score, one.score)}
        {fact(t.reason, one.reason)}
        {fact(t.endedOn, one.endedOn === null ? null : date(one.endedOn, language))}
      </dl>
      {one.pauses.length === 0 ? null : (
        <>
          <h3>{t.pauses}</h3>
          <ul className="stack tight">
            {one.pauses.map(({ from, to, reason }) => (
              <li key={from}>
                {t.pauseSpan(date(from, language), to === null ? t.untilNow : date(to, language))}
                {reason === null ? null : <div className="muted">{reason}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
