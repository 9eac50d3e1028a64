import { useQuery } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { fetchTask, fetchTaskCases, type TaskCase, type TaskDetail } from '../../api/tasks.js';
import { CaseFacts } from '../../components/case-facts.js';
import { PanelNotes, PanelNotesOf } from '../../components/panel-notes.js';
import { PapersCard } from '../../components/papers.js';
import { UnpaidLevels } from '../../components/unpaid-levels.js';
import { Answered, Loading } from '../../components/states.js';
import { formFor } from '../../forms/registry.js';
import { task as en } from '../../i18n/en/task.js';
import { task as zh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';
import { Answer } from './answer.js';
import { TaskFrame } from './task-frame.js';
import { READS_PAPERS } from './reads-papers.js';

/** One task: what is asked, the facts and findings, the form, and what happens next. */
export default function TaskPage(): ReactNode {
  const { taskId = '' } = useParams();
  const task = useQuery({
    queryKey: ['task', taskId],
    queryFn: () => fetchTask(taskId),
    // What was taken has its answer soon.
    refetchInterval: ({ state }) => (isTaken(state.data) ? LOOK_MS : false),
  });
  const cases = useQuery({ queryKey: ['task', taskId, 'cases'], queryFn: () => fetchTaskCases(taskId) });
  return (
    <Answered of={task}>
      {(found) => (
        <TaskFrame task={found}>
          <Answered of={cases}>{(about) => <Body task={found} cases={about} />}</Answered>
        </TaskFrame>
      )}
    </Answered>
  );
}

const LOOK_MS = 2_000;

/** Something was submitted here that has no answer yet: nothing else is taken. */
const isTaken = (task: TaskDetail | undefined): boolean => task?.state === 'open' && task.takenAt !== null;

interface Props {
  readonly task: TaskDetail;
  readonly cases: readonly TaskCase[];
}

function Body({ task, cases }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const { Form, wide } = formFor(task.kind);
  const ask =
    task.mine && !isTaken(task) ? (
      <section className="card" aria-labelledby="ask">
        <h2 id="ask">{t.ask}</h2>
        <UnpaidLevels levels={cases.flatMap(({ unpaid }) => unpaid)} />
        <Suspense fallback={<Loading />}>
          <Form key={task.id} task={task} cases={cases} />
        </Suspense>
      </section>
    ) : (
      <State task={task} />
    );
  const notes =
    task.kind === 'cycle.gm-decision' ? (
      <PanelNotes sessionIds={sessionsOf(cases)} />
    ) : task.kind === 'candidate.gm-decision' && task.caseId !== null ? (
      <PanelNotesOf caseId={task.caseId} />
    ) : null;
  const papers = cases
    .filter(() => READS_PAPERS.has(task.kind))
    .map(({ id, personName }) => (
      <PapersCard key={id} caseId={id} {...(cases.length === 1 ? {} : { of: personName })} />
    ));
  const next = (
    <aside className="notice">
      <h3>{t.whatNext}</h3>
      <p>{t.next[task.kind] ?? t.nextOther}</p>
    </aside>
  );
  if (wide) {
    return (
      <>
        {notes}
        {papers}
        {ask}
        {next}
      </>
    );
  }
  return (
    <div className="two">
      <div className="stack">
        {notes}
        {ask}
        {next}
      </div>
      <div className="stack">
        {papers}
        <Facts cases={cases} />
      </div>
    </div>
  );
}

/** The sessions that heard the people of a batch, each once. */
const sessionsOf = (cases: readonly TaskCase[]): readonly string[] => [
  ...new Set(cases.flatMap((one) => ('sessionId' in one && one.sessionId !== null ? [one.sessionId] : []))),
];

/** Why there is nothing to fill in. */
function State({ task }: { readonly task: TaskDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const words = { open: isTaken(task) ? t.takenNow : t.notMine, completed: t.completed, withdrawn: t.withdrawn };
  return (
    <section className="card stack">
      <p>{words[task.state]}</p>
      {task.answer === null || task.answer === undefined ? null : (
        <>
          <h2>{t.myAnswer}</h2>
          <Answer value={task.answer} />
        </>
      )}
      <Link to="/inbox">{t.back}</Link>
    </section>
  );
}

function Facts({ cases }: { readonly cases: readonly TaskCase[] }): ReactNode {
  const t = useTexts({ zh, en });
  const [only] = cases;
  if (only === undefined) return null;
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">
        {t.facts} {cases.length === 1 ? null : <span className="muted">{t.about(cases.length)}</span>}
      </h2>
      {cases.length === 1 ? (
        <CaseFacts of={only} />
      ) : (
        cases.map((one) => (
          <details key={one.id} className="case-fold">
            <summary>{one.personName}</summary>
            <CaseFacts of={one} />
          </details>
        ))
      )}
    </section>
  );
}
