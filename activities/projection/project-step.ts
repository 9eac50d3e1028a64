import { createHash } from 'node:crypto';
import type { BroughtAct } from '../../domain/step/journal.js';
import { SEAL } from '../../domain/refusals/seal.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Step, StepResult } from '../../domain/step/step.js';
import type { Kysely } from 'kysely';
import type { Database, Queryable } from '../../db/database.js';
import { inviteTo } from '../../db/calendar-feeds/invitations.js';
import { writeLedger } from '../../db/cases/ledger.js';
import { countOpenCases } from '../../db/cycles/cycles.js';
import { keepDrafts } from '../../db/cases/evaluations.js';
import { beginStep, findProjection, insertProjection, type Begun } from '../../db/steps/projections.js';
import type { HeldTask } from '../../db/tasks/holders.js';
import { settleTasks } from '../../db/tasks/tasks.js';
import { hurryAct } from '../../db/steps/acts.js';
import { isPassing, plainOf } from '../../db/errors.js';
import { forgetFrozen } from '../../db/steps/frozen.js';
import { actOfCause, sameCauses, type CauseId } from '../../domain/step/turn.js';
import { giveTurn } from '../../db/steps/turns.js';
import type { ActivityDependencies } from '../dependencies.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { reportUnbacked, unbackedOf } from './backed.js';
import { signPapers } from './sign-papers.js';
import { tellResults } from './tell-results.js';
import { daysMovedBy } from './days-moved.js';
import { freezeDiverged, refuseUnfit } from './frozen.js';
import { answerOf, markOf } from './mark.js';
import { openTasksOf } from './open-tasks.js';
import { openedNews, rungNews, tellTasks, withdrawnNews } from './tell-tasks.js';
import { touchTask } from './touch-task.js';
import { casesNamedIn } from './cases-named.js';
import { writeRecords } from './write-record.js';
import type { Left } from './left.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'calendar' | 'library' | 'keys' | 'companyName'>;

/** The records hold another step under the number of this one. */
class Diverged extends Error {}

/** The turn is another's, which comes first. */
class Held extends Error {
  constructor(readonly by: readonly CauseId[]) {
    super(by.join(' '));
  }
}

/** Nobody has signed some of the acts behind the step. */
class Unbacked extends Error {
  constructor(readonly acts: readonly BroughtAct[]) {
    super('acts that nobody has signed');
  }
}

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
      const instead = await givesWay(db, step);
      if (instead !== undefined) return { opened: [], held: instead };
      return await db.transaction().execute((trx) => project(trx, step, dependencies));
    } catch (error) {
      if (isPassing(error)) throw error;
      if (error instanceof Held) {
        await hurry(db, error.by, step.at);
        return { opened: [], held: error.by };
      }
      if (error instanceof Unbacked) {
        await reportUnbacked(db, step.workflowId, error.acts);
        return refuseUnfit(db, step, error.message, refuse(SEAL.NOT_SIGNED));
      }
      if (error instanceof Diverged) return freezeDiverged(db, step, error.message);
      // Another attempt at the same step was faster, and this one came upon its rows: the next look finds it.
      if ((await findProjection(db, step.workflowId, step.seq)) !== undefined) throw error;
      if (error instanceof RefusalError) return { opened: [], refused: error.refusal };
      return refuseUnfit(db, step, plainOf(error));
    }
  };

async function project(trx: Queryable, step: Step, dependencies: Dependencies): Promise<StepResult> {
  const { calendar, library, keys } = dependencies;
  const digest = digestOf(step);
  const { earlier, drafted } = await begin(trx, step, keys);
  if (step.repair !== undefined) await writeRepair(trx, step);
  if (earlier !== undefined) {
    const isOwn = sameCauses(earlier.causes, step.causes);
    const same = isOwn && (earlier.digest === digest || step.repair !== undefined);
    if (!same) throw new Diverged(differenceOf(step, isOwn));
    return earlier.result;
  }
  const mark = markOf(step);
  const left = leftBy(step);
  // With what was asked of the engine for it (I-73).
  if (left.length > 0 && drafted) await keepDrafts(trx, casesNamedIn(step), mark.at);
  await writeRecords(trx, left, { ...dependencies, step });
  await signPapers(trx, left, library);
  await tellResults(trx, left, { calendar, library });
  const withdrawn = await settleTasksOf(trx, step);
  const { opened, held } = await openTasksOf(trx, step, calendar);
  const rung = await rungNews(trx, step);
  for (const [no, touch] of step.touch.entries()) await touchTask(trx, touch, mark, no);
  const actors = step.acts.map(({ actorId }) => actorId);
  await tellTasks(trx, [withdrawnNews(withdrawn, held, actors), ...openedNews(step, held), ...rung], mark);
  await inviteTo(trx, daysMovedBy(step, left, [...withdrawn, ...held]), new Date(step.at));
  const openCases = await openCasesAfter(trx, step);
  const result: StepResult = { opened, ...(openCases === undefined ? {} : { openCases }) };
  await insertProjection(trx, step, { causes: step.causes, digest, result });
  return result;
}

/** What the step leaves as a whole, and what each of its acts does, each under the mark of its own. */
function leftBy(step: Step): readonly Left[] {
  const { record, acts } = step;
  const own = record === undefined ? [] : [{ record, act: acts[0], mark: markOf(step) }];
  const each = acts.flatMap((act) =>
    act.record === undefined ? [] : [{ record: act.record, act, mark: markOf(step, act) }],
  );
  return [...own, ...each];
}

/** Takes what is closed out of the inbox, and keeps with each task what was answered there. */
async function settleTasksOf(trx: Queryable, { acts, close, at }: Step): Promise<readonly HeldTask[]> {
  const actOn = new Map(acts.map((act) => [act.taskId, act]));
  const closed = new Map(close.map((one) => [one.taskId, one]));
  const taskIds = [...new Set([...closed.keys(), ...actOn.keys()])];
  const settled = taskIds.map((taskId) => {
    const [ended, act] = [closed.get(taskId), actOn.get(taskId)];
    const how = ended?.how ?? null;
    const by = how === 'completed' ? (ended?.by ?? act?.actorId ?? null) : null;
    const deputy = by === null ? null : (ended?.deputy ?? act?.deputyId ?? null);
    return { taskId, how, by, deputy, answered: act !== undefined, answer: answerOf(act) };
  });
  return settleTasks(trx, settled, new Date(at));
}

/** Has acts delivered at once, whatever was thought of them: their workflow waits for them. */
async function hurry(db: Kysely<Database>, causes: readonly CauseId[], at: number): Promise<void> {
  for (const cause of causes) await hurryAct(db, actOfCause(cause), new Date(at));
}

/**
 * Of a step that is repaired while its number is another's: that has the turn now, and comes next; undefined where
 * there is none, or who acted cannot be told to wait.
 */
async function givesWay(db: Kysely<Database>, step: Step): Promise<readonly CauseId[] | undefined> {
  const { workflowId, seq, repair, refusable, causes } = step;
  if (repair === undefined || refusable !== true) return undefined;
  const earlier = await findProjection(db, workflowId, seq);
  if (earlier === undefined || sameCauses(earlier.causes, causes)) return undefined;
  await db.transaction().execute(async (trx) => {
    await giveTurn(trx, { workflowId, turn: repair.turn, causes: earlier.causes, at: step.at });
    await writeRepair(trx, step);
  });
  await hurry(db, earlier.causes, step.at);
  return earlier.causes;
}

/**
 * Takes the step's turn and reads what the records hold for it.
 * @throws Held when a turn that comes with the step is another's; Unbacked where the journal does not say of an act what
 * came, so that nothing is written of it, nor its turn.
 */
async function begin(trx: Queryable, step: Step, keys: KeyRing): Promise<Begun> {
  const { workflowId, causes, brought = [] } = step;
  const actIds = brought.map(({ input }) => input.actId);
  const begun = await beginStep(trx, step, { actIds, caseIds: casesNamedIn(step) });
  if (!sameCauses(begun.causes, causes)) throw new Held(begun.causes);
  if (begun.earlier !== undefined) return begun;
  const unbacked = unbackedOf(keys, workflowId, brought, begun.taken);
  if (unbacked.length > 0) throw new Unbacked(unbacked);
  return begun;
}

/** Of everything that the step writes; the same act at the same place gives the same. */
const digestOf = (step: Step): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...step, repair: undefined, turn: undefined, brought: undefined }))
    .digest('hex');

const differenceOf = ({ seq }: Step, isOwn: boolean): string =>
  isOwn ? `step ${seq}: same cause, other content` : `step ${seq}: held for another cause`;

/** A mend is told in the ledger, whoever asked for it on the machine. */
async function writeRepair(trx: Queryable, step: Step): Promise<void> {
  await forgetFrozen(trx, step.workflowId);
  const mark = { ...markOf(step), actor: 'system:reconcile', act: 'case.repaired', clause: null, taskId: null };
  await writeLedger(trx, [{ mark, after: { seq: step.seq, causes: step.causes } }]);
}

/** Of the cycle, when the step is the cycle's own or archives one of its cases. */
async function openCasesAfter(trx: Queryable, step: Step): Promise<number | undefined> {
  const { cycleId } = step.about;
  if (cycleId === undefined) return undefined;
  return step.workflowId === cycleId || step.last === true ? countOpenCases(trx, cycleId) : undefined;
}
