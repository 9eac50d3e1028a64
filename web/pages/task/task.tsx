import { useQuery } from '@tanstack/react-query';
import { Suspense, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ProblemError } from '../../api/problem.js';
import { fetchTask, fetchTaskCases, useTaskKinds, type TaskCase, type TaskDetail } from '../../api/tasks.js';
import { useWatched } from '../../app/live.js';
import { isHr, useMe } from '../../app/session.js';
import { CaseFacts, CaseInShort } from '../../components/cases/case-facts.js';
import { PanelNotes, PanelNotesOf } from '../../components/cases/panel-notes.js';
import { PapersCard } from '../../components/cases/papers.js';
import { Unprintable } from '../../components/cases/unprintable.js';
import { UnpaidLevels } from '../../components/cases/unpaid-levels.js';
import { Answered, Loading } from '../../components/states.js';
import { formFor } from '../../forms/registry.js';
import { task as en } from '../../i18n/en/task.js';
import { proxies as proxiesEn } from '../../i18n/en/people/proxies.js';
import { proxies as proxiesZh } from '../../i18n/zh/people/proxies.js';
import { task as zh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';
import { Answer } from './answer.js';
import { Context } from './context.js';
import { Conversation } from './conversation.js';
import { KeptDraft } from './kept-draft.js';
import { Operations } from './operations.js';
import { Signers } from './signers.js';
import { CameBack, ReturnCases } from './returns.js';
import { TakeBack } from './take-back.js';
import { Remarks } from './remarks.js';
import { TaskFrame } from './task-frame.js';
import { READS_PAPERS } from './reads-papers.js';

/** One task: what is asked, the facts and findings, the form, and what happens next. */
export default function TaskPage(): ReactNode {
  const { taskId = '' } = useParams();
  useWatched({ task: taskId });
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
          <Answered of={cases}>
            {(about) => <Body key={taskId} task={found} cases={about} gone={isGone(task.error)} />}
          </Answered>
        </TaskFrame>
      )}
    </Answered>
  );
}

const LOOK_MS = 2_000;

/** Something was submitted here that has no answer yet: nothing else is taken. */
const isTaken = (task: TaskDetail | undefined): boolean => task?.state === 'open' && task.takenAt !== null;

/** It was theirs to read, and is no longer: handed on to somebody else, or a proxy has ended. */
const isGone = (error: Error | null): boolean => error instanceof ProblemError && error.status === 404;

interface Props {
  readonly task: TaskDetail;
  readonly cases: readonly TaskCase[];
  readonly gone: boolean;
}

function Body({ task, cases, gone }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: proxiesZh, en: proxiesEn });
  const { Form, wide } = formFor(task.kind);
  const me = useMe();
  const kinds = useTaskKinds();
  const withheld = kinds.data?.items.find(({ kind }) => kind === task.kind)?.withholds;
  const offersRemarks = withheld?.every(({ operation }) => operation !== 'remark') === true;
  const overtaken = useOvertaken(task, gone);
  const claimer = claimedByOther(task, me.personId);
  const ask =
    (task.mine && !isTaken(task) && claimer === undefined) || overtaken !== undefined ? (
      <section className="card" aria-labelledby="ask">
        <h2 id="ask">{t.ask}</h2>
        {task.for === null ? null : <p className="notice">{p.actingFor(task.for.name)}</p>}
        <UnpaidLevels levels={cases.flatMap(({ unpaid }) => unpaid)} />
        {overtaken === undefined ? null : (
          <div className="notice warn" role="status">
            <p>{overtaken}</p>
            <p>{claimer === undefined || gone ? t.overtakenKept : t.overtakenStays}</p>
            <Link to="/inbox">{t.back}</Link>
          </div>
        )}
        <fieldset className="bare" disabled={overtaken !== undefined}>
          <Suspense fallback={<Loading />}>
            <KeptDraft taskId={task.id} over={overtaken !== undefined}>
              <Form key={task.id} task={task} cases={cases} />
            </KeptDraft>
          </Suspense>
        </fieldset>
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
    .filter(() => READS_PAPERS.has(task.kind) && task.kind !== 'defense.sheets')
    .map(({ id, personName }) => (
      <PapersCard key={id} caseId={id} {...(cases.length === 1 ? {} : { of: personName })} />
    ));
  const work = (
    <>
      <CameBack task={task} />
      <Unprintable of={task.unprintable} />
      {ask}
    </>
  );
  const around = (
    <>
      <Conversation task={task} cases={cases} />
      {task.caseId === null || !offersRemarks ? null : (
        <Remarks
          caseId={task.caseId}
          taskId={task.id}
          mayWrite={task.mine || (isHr(me.roles) && task.state === 'open')}
        />
      )}
      <Signers task={task} />
      <ReturnCases task={task} cases={cases} />
      <Operations task={task} />
      {task.state === 'open' ? (
        <aside className="notice">
          <h3>{t.whatNext}</h3>
          <p>{t.next[task.kind] ?? t.nextOther}</p>
        </aside>
      ) : null}
    </>
  );
  if (wide) {
    return (
      <>
        {notes}
        <div className="stack context-wide">
          <Context taskId={task.id} />
        </div>
        {papers}
        {work}
        {around}
      </>
    );
  }
  return (
    <div className="two task-grid">
      <div className="stack task-work">
        {notes}
        {work}
      </div>
      <div className="stack task-beside">
        <Context taskId={task.id} />
        {papers}
        <Facts cases={cases} />
      </div>
      <div className="stack task-around">{around}</div>
    </div>
  );
}

/** Who else has claimed it; whoever acts for him does it in his name, and once it is escalated others may take it over (I-39). */
const claimedByOther = (task: TaskDetail, me: string): string | undefined => {
  const { claimedBy } = task;
  const isOther = claimedBy !== null && claimedBy.personId !== (task.for?.personId ?? me);
  return task.state === 'open' && task.escalatedAt === null && isOther ? claimedBy.name : undefined;
};

/**
 * What is said where a task that was being filled in here has been done by somebody else, even in one's own name, claimed,
 * withdrawn or handed on meanwhile; undefined where that is not so, and for whoever has handed it in himself.
 */
function useOvertaken(task: TaskDetail, gone: boolean): string | undefined {
  const t = useTexts({ zh, en });
  const me = useMe();
  const claimer = claimedByOther(task, me.personId);
  const isOpen = task.mine && task.state === 'open' && claimer === undefined;
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (!wasOpen || (isOpen && !gone)) return undefined;
  if (claimer !== undefined && task.mine && !gone) return t.overtakenClaimed(claimer);
  if (gone || task.state === 'open') return t.overtakenMoved;
  if (task.state === 'withdrawn') return t.withdrawn;
  if ((task.closedByDeputy?.personId ?? task.closedBy) === me.personId) return undefined;
  return task.doneBy === null ? t.completed : t.overtakenBy(task.doneBy);
}

/** The sessions that heard the people of a batch, each once. */
const sessionsOf = (cases: readonly TaskCase[]): readonly string[] => [
  ...new Set(cases.flatMap((one) => ('sessionId' in one && one.sessionId !== null ? [one.sessionId] : []))),
];

/** Why there is nothing to fill in. */
function State({ task }: { readonly task: TaskDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const claimer = task.mine ? claimedByOther(task, me.personId) : undefined;
  const open = claimer === undefined ? t.notMine : t.claimedByOther(claimer);
  const completed = task.doneBy === null ? t.completed : t.completedBy(task.doneBy);
  const words = { open: isTaken(task) ? t.takenNow : open, completed, withdrawn: t.withdrawn };
  return (
    <section className="card stack">
      <p>{words[task.state]}</p>
      {task.answer === null || task.answer === undefined ? null : (
        <>
          <h2>{task.closedByDeputy === null || task.doneBy === null ? t.myAnswer : t.answerBy(task.doneBy)}</h2>
          <Answer value={task.answer} named={task.named} />
        </>
      )}
      <TakeBack of={task} />
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
            <summary>
              <CaseInShort of={one} />
            </summary>
            <CaseFacts of={one} />
          </details>
        ))
      )}
    </section>
  );
}
