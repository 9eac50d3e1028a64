import { createHash } from 'node:crypto';
import { RefusalError } from '../domain/refusal.js';
import type { Role } from '../domain/roles.js';
import { openAnswer } from '../domain/sealed-acts.js';
import type { OpenedTask, Step, StepRecord, StepResult, TaskToOpen, TaskTouch } from '../domain/step.js';
import { moveCases, updateCandidates, writeLedger, type StepMark } from '../db/cases.js';
import { changeCycle, countOpenCases } from '../db/cycles.js';
import { insertHire } from '../db/hires.js';
import { insertMessages } from '../db/messages.js';
import { changeCases, rebaseCase } from '../db/personnel-cases.js';
import { changeReview } from '../db/reviews.js';
import { changeTrial } from '../db/trials.js';
import { changeVacancy } from '../db/vacancies.js';
import type { Queryable } from '../db/database.js';
import { insertDecisions } from '../db/decisions.js';
import { changeSession, insertSheets } from '../db/defense.js';
import { forgetEvaluations } from '../db/evaluations.js';
import { insertSignature } from '../db/documents.js';
import { findProjection, insertProjection } from '../db/projections.js';
import { successorsOf } from '../db/departures.js';
import {
  claimTask,
  closeTasks,
  handOnTask,
  keepAnswer,
  markEscalated,
  markReminded,
  openTasks,
  superiorsOf,
} from '../db/tasks.js';
import { isPassing, plainOf } from '../db/errors.js';
import { forgetFrozen } from '../db/frozen.js';
import { deadlinesOf } from './deadlines.js';
import type { ActivityDependencies } from './dependencies.js';
import { takeEffects } from './effects.js';
import { freezeDiverged, refuseUnfit } from './frozen.js';
import { keepSheets } from './keep-sheets.js';
import { issueDocuments } from './issue-documents.js';
import { issueNotices, settleCase } from './settle.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'calendar' | 'library'>;

/** The records hold another step under the number of this one. */
class Diverged extends Error {}

/**
 * Writes one step of a pipeline: HR's records, decisions, ledger, tasks closed and opened, in one transaction.
 * Idempotent by (workflow, seq) and its cause: the engine may run it again after a crash. A step that would open what
 * somebody else opened at the same time, or that the database will never take, is refused and leaves nothing; what
 * nobody asked for, or stands against what the records hold, freezes the case (docs/decisions/0030). It fails only for
 * what passes, and is tried again then.
 */
export const createProjectStep =
  (dependencies: Dependencies) =>
  async (step: Step): Promise<StepResult> => {
    const { db } = dependencies;
    try {
      return await db.transaction().execute((trx) => project(trx, step, dependencies));
    } catch (error) {
      if (isPassing(error)) throw error;
      if (error instanceof Diverged) return freezeDiverged(db, step, error.message);
      // Another attempt at the same step was faster, and this one came upon its rows: the next look finds it.
      if ((await findProjection(db, step.workflowId, step.seq)) !== undefined) throw error;
      await forgetEvaluations(db, openedBy(step));
      if (error instanceof RefusalError) return { opened: [], refused: error.refusal };
      return refuseUnfit(db, step, plainOf(error));
    }
  };

async function project(trx: Queryable, step: Step, { calendar, library }: Dependencies): Promise<StepResult> {
  const digest = digestOf(step);
  const earlier = await findProjection(trx, step.workflowId, step.seq);
  if (step.repair === true) await writeRepair(trx, step);
  if (earlier !== undefined) {
    const same = earlier.cause === step.cause && earlier.digest === digest;
    if (!same && step.repair !== true) throw new Diverged(differenceOf(step, earlier.cause));
    return earlier.result;
  }
  const mark = markOf(step);
  if (step.record !== undefined) await writeRecord(trx, step, step.record, mark, library);
  await closeTasks(trx, step.close, answerOf(step), mark.at);
  const answered = step.act;
  if (answered !== undefined) {
    const stays = step.close.every(({ taskId }) => taskId !== answered.taskId);
    if (stays) await keepAnswer(trx, answered.taskId, answerOf(step).answer);
  }
  const opened = await open(trx, step, calendar);
  for (const touch of step.touch) await touchTask(trx, touch, mark);
  const openCases = await openCasesAfter(trx, step);
  const result: StepResult = { opened, ...(openCases === undefined ? {} : { openCases }) };
  await insertProjection(trx, step, { cause: step.cause, digest, result });
  return result;
}

/** Of everything that the step writes; the same act at the same place gives the same. */
const digestOf = (step: Step): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...step, repair: undefined }))
    .digest('hex');

const differenceOf = ({ seq, cause }: Step, held: string): string =>
  held === cause ? `step ${seq}: same cause, other content` : `step ${seq}: held for another cause`;

/** A mend is told in the ledger, whoever asked for it on the machine. */
async function writeRepair(trx: Queryable, step: Step): Promise<void> {
  await forgetFrozen(trx, step.workflowId);
  const mark = { ...markOf(step), actor: 'system:reconcile', act: 'case.repaired', clause: null, taskId: null };
  await writeLedger(trx, mark, { after: { seq: step.seq, cause: step.cause } });
}

/** The cases that begin with this step. */
const openedBy = ({ record }: Step): readonly string[] =>
  (record?.cases ?? []).flatMap(({ caseId, opens }) => (opens === undefined ? [] : [caseId]));

const markOf = (step: Step): StepMark => ({
  workflowId: step.workflowId,
  seq: step.seq,
  at: new Date(step.at),
  actor: step.act?.actorId ?? step.record?.openedBy ?? 'system:workflow',
  act: step.act?.kind ?? (step.record?.openedBy === undefined ? 'advance' : 'open'),
  clause: step.act?.clause ?? null,
  taskId: step.act?.taskId ?? null,
  about: step.about,
});

/** Of the cycle, when the step is the cycle's own or archives one of its cases. */
async function openCasesAfter(trx: Queryable, step: Step): Promise<number | undefined> {
  const { cycleId } = step.about;
  if (cycleId === undefined || step.record === undefined) return undefined;
  const settles = step.workflowId === cycleId || step.record.settle !== undefined;
  return settles ? countOpenCases(trx, cycleId) : undefined;
}

const answerOf = ({ act }: Step): { actorId: string | null; answer: unknown; answered: string | null } => ({
  actorId: act?.actorId ?? null,
  answered: act?.taskId ?? null,
  answer: act === undefined ? null : openAnswer(act.kind, act.answer),
});

async function writeRecord(
  trx: Queryable,
  step: Step,
  record: StepRecord,
  mark: StepMark,
  library: ActivityDependencies['library'],
): Promise<void> {
  const { cycleId } = step.about;
  if (record.hire !== undefined) await insertHire(trx, record.hire, mark.actor);
  if (record.cycle !== undefined && cycleId !== undefined) await changeCycle(trx, cycleId, record.cycle, mark.at);
  if (record.vacancy !== undefined) await changeVacancy(trx, record.vacancy, step.policyVersion, mark);
  if (record.cases !== undefined) await changeCases(trx, record.cases, step.policyVersion, mark);
  if (record.trial !== undefined) await changeTrial(trx, record.trial, mark);
  if (record.review !== undefined) await changeReview(trx, record.review);
  if (record.session !== undefined) await changeSession(trx, record.session, mark.at);
  if (record.sheets !== undefined) await insertSheets(trx, record.sheets, mark.at);
  if (record.assessmentSheets !== undefined)
    await keepSheets(trx, record.assessmentSheets, library, step.policyVersion, mark.at);
  if (record.candidates !== undefined) await updateCandidates(trx, record.candidates, mark);
  if (record.decisions !== undefined) {
    const { workflowId, seq, at } = mark;
    const by = { decidedBy: deciderOf(step), policyVersion: step.policyVersion };
    await insertDecisions(trx, record.decisions, { workflowId, seq, at, cycleId: cycleId ?? null, ...by });
  }
  if (record.released !== undefined) {
    const caseIds = record.released.map(({ caseId }) => caseId);
    await issueNotices(trx, caseIds, step.act?.actorId ?? null, mark.at);
    await moveCases(trx, caseIds, 'interview', mark);
  }
  if (record.personStage !== undefined) {
    await moveCases(trx, [record.personStage.caseId], record.personStage.stage, mark);
  }
  if (record.signature !== undefined) await insertSignature(trx, record.signature, mark.at);
  if (record.settle !== undefined) await settleCase(trx, record.settle, mark);
  if (record.rebased !== undefined) await rebaseCase(trx, record.rebased, mark);
  if (record.effects !== undefined) await takeEffects(trx, record.effects, mark.actor);
  if (record.documents !== undefined) await issueDocuments(trx, record.documents, mark);
  if (record.messages !== undefined) await insertMessages(trx, record.messages, mark);
  const told = record.cases ?? record.candidates ?? record.released ?? record.personStage ?? record.settle;
  if (told === undefined) await writeLedger(trx, mark, { after: ledgerNote(step, record) });
}

/** Nobody for what the engine found by itself. */
function deciderOf({ act, record }: Step): string | null {
  const by = act?.actorId ?? record?.openedBy ?? null;
  return by?.startsWith('system:') === true ? null : by;
}

/** What the ledger says of an act that moves no case: the answer, without scores. */
const ledgerNote = (step: Step, record: StepRecord): unknown => ({
  ...(record.cycle === undefined ? {} : { cycle: record.cycle }),
  ...(record.session === undefined ? {} : { session: record.session }),
  ...(record.sheets === undefined ? {} : { sheets: record.sheets.map(({ caseId }) => caseId) }),
  ...(step.act === undefined ? {} : { answer: answerOf(step).answer }),
});

async function open(
  trx: Queryable,
  step: Step,
  calendar: ActivityDependencies['calendar'],
): Promise<readonly OpenedTask[]> {
  if (step.open.length === 0) return [];
  const related = step.open.flatMap(({ to }) => (to.superiorOf === undefined ? [] : [to.superiorOf]));
  const superiors = await superiorsOf(trx, related);
  const named = step.open.map((task) => peopleOf(task, superiors));
  const successors = await successorsOf(trx, named.flat());
  const opened = step.open.map((task, index) => {
    const { people, roles } = presentFor(task, named[index] ?? [], successors);
    return { ...deadlinesOf(task, people, calendar, step.at), ...(roles === undefined ? {} : { roles }) };
  });
  await openTasks(
    trx,
    step.open.map((task, index) => ({
      id: task.taskId,
      workflowId: step.workflowId,
      cycleId: step.about.cycleId ?? null,
      vacancyId: step.about.vacancyId ?? null,
      caseId: task.caseId ?? null,
      sessionId: task.sessionId ?? null,
      kind: task.kind,
      clause: task.clause,
      roles: [...(task.to.roles ?? []), ...(opened[index]?.roles ?? [])],
      people: opened[index]?.people ?? [],
      excluded: task.excluded,
      dueOn: opened[index]?.dueOn ?? null,
    })),
    new Date(step.at),
  );
  return opened;
}

function peopleOf({ to, excluded }: TaskToOpen, superiors: ReadonlyMap<string, string>): readonly string[] {
  const superior = to.superiorOf === undefined ? undefined : superiors.get(to.superiorOf);
  const people = [...(to.people ?? []), ...(superior === undefined ? [] : [superior])];
  return [...new Set(people)].filter((person) => !excluded.includes(person));
}

/** I-58: for somebody who has left the successor acts; HR where nobody who was named is there, or may act, any more. */
function presentFor(
  { to, excluded, personal }: TaskToOpen,
  named: readonly string[],
  successors: ReadonlyMap<string, string>,
): { readonly people: readonly string[]; readonly roles?: readonly Role[] } {
  if (personal === true) return { people: named };
  const there = named.map((person) => successors.get(person) ?? person);
  const people = [...new Set(there)].filter((person) => !excluded.includes(person));
  const nobody = named.length > 0 && people.length === 0 && (to.roles ?? []).length === 0;
  return nobody ? { people, roles: ['hr'] } : { people };
}

async function touchTask(trx: Queryable, touch: TaskTouch, mark: StepMark): Promise<void> {
  const { taskId } = touch;
  const line = { ...mark, taskId, act: `task.${touch.what}`, clause: null };
  switch (touch.what) {
    case 'claimed':
      await claimTask(trx, taskId, touch.actorId, mark.at);
      await writeLedger(trx, { ...line, actor: touch.actorId }, {});
      return;
    case 'released':
      await claimTask(trx, taskId, null, mark.at);
      await writeLedger(trx, { ...line, actor: touch.actorId }, {});
      return;
    case 'handed-on': {
      const { from, people, roles, by, note } = touch;
      await handOnTask(trx, touch);
      await writeLedger(
        trx,
        { ...line, actor: 'system:departure', clause: 'I-58' },
        { after: { from, people, roles, by, note } },
      );
      return;
    }
    case 'reminded':
      await markReminded(trx, taskId, mark.at);
      await writeLedger(trx, { ...line, actor: 'system:clock' }, {});
      return;
    case 'escalated':
      await markEscalated(trx, taskId, touch.roles, mark.at);
      await writeLedger(trx, { ...line, actor: 'system:clock' }, { after: { roles: touch.roles } });
      return;
  }
}
