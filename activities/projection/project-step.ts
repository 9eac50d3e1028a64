import { createHash } from 'node:crypto';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import type { Step, StepResult } from '../../domain/step/step.js';
import type { Kysely } from 'kysely';
import type { Database, Queryable } from '../../db/database.js';
import { writeLedger } from '../../db/cases/ledger.js';
import { countOpenCases } from '../../db/cycles/cycles.js';
import { forgetEvaluations } from '../../db/cases/evaluations.js';
import {
  findProjection,
  findProjectionTakingTurn,
  insertProjection,
  type Projection,
} from '../../db/steps/projections.js';
import { closeTasks, keepAnswer } from '../../db/tasks/tasks.js';
import { hurryAct } from '../../db/steps/acts.js';
import { isPassing, plainOf } from '../../db/errors.js';
import { forgetFrozen } from '../../db/steps/frozen.js';
import { actOfCause, type CauseId } from '../../domain/step/turn.js';
import { giveTurn } from '../../db/steps/turns.js';
import type { ActivityDependencies } from '../dependencies.js';
import { freezeDiverged, refuseUnfit } from './frozen.js';
import { answerOf, markOf } from './mark.js';
import { openTasksOf } from './open-tasks.js';
import { touchTask } from './touch-task.js';
import { writeRecord } from './write-record.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'calendar' | 'library'>;

/** The records hold another step under the number of this one. */
class Diverged extends Error {}

/** The turn is another cause's, which comes first. */
class Held extends Error {
  constructor(readonly by: CauseId) {
    super(by);
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
        await hurryAct(db, actOfCause(error.by), new Date(step.at));
        return { opened: [], held: error.by };
      }
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
  const earlier = await writtenBefore(trx, step);
  if (step.repair !== undefined) await writeRepair(trx, step);
  if (earlier !== undefined) {
    const same = earlier.cause === step.cause && (earlier.digest === digest || step.repair !== undefined);
    if (!same) throw new Diverged(differenceOf(step, earlier.cause));
    return earlier.result;
  }
  const mark = markOf(step);
  if (step.record !== undefined) await writeRecord(trx, step.record, { step, mark, library });
  await closeTasks(trx, step.close, answerOf(step), mark.at);
  const answered = step.act;
  if (answered !== undefined) {
    const stays = step.close.every(({ taskId }) => taskId !== answered.taskId);
    if (stays) await keepAnswer(trx, answered.taskId, answerOf(step).answer);
  }
  const opened = await openTasksOf(trx, step, calendar);
  for (const touch of step.touch) await touchTask(trx, touch, mark);
  const openCases = await openCasesAfter(trx, step);
  const result: StepResult = { opened, ...(openCases === undefined ? {} : { openCases }) };
  await insertProjection(trx, step, { cause: step.cause, digest, result });
  return result;
}

/**
 * Of a step that is repaired while its number is another cause's: that one has the turn now, and comes next; undefined
 * where there is none, or who acted cannot be told to wait.
 */
async function givesWay(db: Kysely<Database>, step: Step): Promise<CauseId | undefined> {
  const { workflowId, seq, repair, refusable, cause } = step;
  if (repair === undefined || refusable !== true) return undefined;
  const earlier = await findProjection(db, workflowId, seq);
  if (earlier === undefined || earlier.cause === cause) return undefined;
  await db.transaction().execute(async (trx) => {
    await giveTurn(trx, { workflowId, turn: repair.turn, cause: earlier.cause, at: step.at });
    await writeRepair(trx, step);
  });
  await hurryAct(db, actOfCause(earlier.cause), new Date(step.at));
  return earlier.cause;
}

/** The step, if it stands already. @throws Held when a turn that comes with the step is another's. */
async function writtenBefore(trx: Queryable, step: Step): Promise<Projection | undefined> {
  const { workflowId, seq, turn, cause } = step;
  if (turn === undefined) return findProjection(trx, workflowId, seq);
  const { earlier, cause: by } = await findProjectionTakingTurn(trx, { ...step, turn });
  if (by !== cause) throw new Held(by);
  return earlier;
}

/** Of everything that the step writes; the same act at the same place gives the same. */
const digestOf = (step: Step): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...step, repair: undefined, turn: undefined }))
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

/** Of the cycle, when the step is the cycle's own or archives one of its cases. */
async function openCasesAfter(trx: Queryable, step: Step): Promise<number | undefined> {
  const { cycleId } = step.about;
  if (cycleId === undefined || step.record === undefined) return undefined;
  const settles = step.workflowId === cycleId || step.record.cases?.some(({ closed }) => closed === true) === true;
  return settles ? countOpenCases(trx, cycleId) : undefined;
}
