import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { UnpaidLevels } from '../../components/cases/unpaid-levels.js';
import { Answered } from '../../components/states.js';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month } from '../../i18n/format.js';
import { papers as papersEn } from '../../i18n/en/papers.js';
import { papers as papersZh } from '../../i18n/zh/papers.js';
import { PaperLinks } from '../../components/paper-links.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { TaskLine } from '../inbox/task-line.js';
import '../inbox/inbox.css';
import { Candidates } from './candidates.js';
import { Defenses } from './defenses.js';
import { Funnel } from './funnel.js';
import { MissingRatings } from './missing-ratings.js';
import { PapersMade } from './papers-made.js';

const AGAIN_MS = 10_000;

/** One cycle as HR runs it: people by stage, what is overdue, what waits for oneself, everybody with filters. */
export default function Board(): ReactNode {
  const { cycleId = '' } = useParams();
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const stage = search.get('stage') ?? undefined;
  const p = useTexts({ zh: papersZh, en: papersEn });
  const { roles } = useMe();
  const runs = isHr(roles) || roles.includes('gm');
  const cycle = useQuery({
    queryKey: ['cycle', cycleId],
    queryFn: () => body(api.GET('/v1/cycles/{cycleId}', { params: { path: { cycleId } } })),
    refetchInterval: AGAIN_MS,
  });
  const choose = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(search);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <nav className="crumbs">
        <Link to="/cycles">← {t.title}</Link>
      </nav>
      <Answered of={cycle}>
        {(found) => (
          <Page
            title={t.board(month(found.month, language))}
            beside={
              <>
                <span className={found.stage === 'running' ? 'chip good' : 'chip'}>{w.cycleStages[found.stage]}</span>
                {found.late ? <span className="chip warn">{t.late}</span> : null}
                {found.closingDate === null ? null : (
                  <span className="chip">
                    {t.closingDate} {date(found.closingDate, language)}
                  </span>
                )}
                {runs && found.stage !== 'draft' && found.stage !== 'dismissed' ? (
                  <PaperLinks path={`/v1/cycles/${encodeURIComponent(cycleId)}/report`} name={p.report} />
                ) : null}
                {isHr(roles) && found.stage === 'closed' ? (
                  <a className="no-print" href={`/v1/cycles/${encodeURIComponent(cycleId)}/archive`}>
                    {p.archive}
                  </a>
                ) : null}
                <span className="chip">
                  {t.policyVersion} {found.policyVersion}
                </span>
              </>
            }
          >
            <section className="stack tight" aria-label={t.funnel}>
              <Funnel
                counts={found.counts}
                chosen={stage}
                onChoose={(next) => {
                  choose('stage', next);
                }}
              />
              <p className="muted">{t.live}</p>
            </section>
            {found.dropReason === null ? null : <p className="notice warn">{t.dropped(found.dropReason)}</p>}
            <UnpaidLevels levels={found.unpaidLevels} />
            {isHr(roles) && found.stage !== 'draft' && found.stage !== 'dismissed' ? (
              <PapersMade cycleId={cycleId} />
            ) : null}
            <div className="board">
              <div className="stack">
                <Candidates cycleId={cycleId} counts={found.counts} />
              </div>
              <div className="stack aside">
                <Tasks cycleId={cycleId} />
                {runs && found.stage !== 'closed' && found.stage !== 'dismissed' ? (
                  <MissingRatings cycleId={cycleId} />
                ) : null}
                {runs ? <Defenses cycleId={cycleId} /> : null}
              </div>
            </div>
          </Page>
        )}
      </Answered>
    </>
  );
}

/** What waits for oneself here, and for HR what is overdue, whoever has it (I-39). */
function Tasks({ cycleId }: { readonly cycleId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const watches = isHr(useMe().roles);
  const list = (state: 'open' | 'overdue') => ({
    queryKey: ['tasks', state, 'cycle', cycleId],
    queryFn: () => body(api.GET('/v1/tasks', { params: { query: { state, cycle: cycleId, limit: 50 } } })),
    refetchInterval: AGAIN_MS,
  });
  const mine = useQuery(list('open'));
  const overdue = useQuery({ ...list('overdue'), enabled: watches });
  return (
    <div className="stack">
      <section className="stack tight">
        <h2>{t.myTasks}</h2>
        <Answered of={mine}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="muted">{t.noTasks}</p>
            ) : (
              <ul className="task-list">
                {items.map((task) => (
                  <li key={task.id}>
                    <TaskLine task={task} />
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
      {watches && (overdue.data?.items.length ?? 0) > 0 ? (
        <section className="stack tight">
          <h2>
            {t.overdueTasks} <span className="chip bad">{overdue.data?.items.length}</span>
          </h2>
          <ul className="task-list">
            {overdue.data?.items.map((task) => (
              <li key={task.id}>
                <TaskLine task={task} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
