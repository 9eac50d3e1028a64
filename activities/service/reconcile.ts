import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { carrierOf } from '../../db/cases/carriers.js';
import type { Database } from '../../db/database.js';
import { keepDifferences, readOpenCases, readRecorded, withdrawTask } from '../../db/steps/reconciliation.js';
import { atOnce } from '../../domain/vocabulary/at-once.js';
import {
  differencesOf,
  inBoth,
  uncarried,
  type Difference,
  type EngineStanding,
} from '../../domain/step/reconciliation.js';

/** What the engine can be asked. */
export interface EngineView {
  /** Every workflow that runs on our task queue. */
  running(): Promise<readonly string[]>;
  /** Undefined for one that is over, or that keeps no desk (a schedule's). */
  standing(workflowId: string): Promise<EngineStanding | 'silent' | undefined>;
  /** Lets a case that stands still go on from the records. */
  repair(workflowId: string): Promise<void>;
}

/** Milliseconds between the two looks: what is under way at the first has come about by the second. */
const BETWEEN_MS = 5_000;
const AT_ONCE = 8;

/** How a reconciliation goes about it; milliseconds between its looks. */
export interface ReconcileOptions {
  readonly betweenMs?: number;
  /** Ends it before its time, with nothing kept. */
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

/**
 * Holds engine and records against each other, in both directions; what two looks agree upon counts. Changes nothing but
 * the list of what it found, from which the watch raises the alarms; where some workflow is silent, not even that.
 */
export async function reconcile(
  db: Kysely<Database>,
  engine: EngineView,
  { betweenMs = BETWEEN_MS, signal, now = () => new Date() }: ReconcileOptions = {},
): Promise<readonly Difference[]> {
  const first = await look(db, engine);
  let found: readonly Difference[] = [];
  if (first.length > 0) {
    await sleep(betweenMs, undefined, signal === undefined ? {} : { signal });
    found = inBoth(first, await look(db, engine));
  }
  // Where nobody answers, no worker works: that is another alarm's, and says nothing of the cases.
  if (signal?.aborted === true || found.some(({ what }) => what === 'silent')) return found;
  await db.transaction().execute((trx) => keepDifferences(trx, found, now()));
  return found;
}

async function look(db: Kysely<Database>, engine: EngineView): Promise<readonly Difference[]> {
  const running = await engine.running();
  const standings = new Map<string, EngineStanding | 'silent'>();
  await atOnce(AT_ONCE, running, async (id) => {
    const standing = await engine.standing(id);
    if (standing !== undefined) standings.set(id, standing);
  });
  const recorded = await readRecorded(db, [...standings.keys()]);
  const held = recorded.flatMap((one) => {
    const standing = standings.get(one.workflowId);
    return standing === undefined ? [] : differencesOf(one, standing);
  });
  return [...held, ...uncarried(await readOpenCases(db), recorded, new Set(running))];
}

/** Those of the differences that somebody means by a number: a workflow's, or that of a case which it carries. */
export async function differencesOfNumber(
  db: Kysely<Database>,
  differences: readonly Difference[],
  id: string,
): Promise<readonly Difference[]> {
  const carrier = await carrierOf(db, id);
  return differences.filter(({ workflowId }) => workflowId === id || workflowId === carrier);
}

/** Whether the workflow lives and waits for one of these tasks after all: what the engine lists may lag behind. */
async function waitsFor(engine: Pick<EngineView, 'standing'>, workflowId: string, tasks: string): Promise<boolean> {
  const standing = await engine.standing(workflowId);
  if (standing === undefined) return false;
  return standing === 'silent' || tasks.split(' ').some((id) => standing.openTasks.includes(id));
}

/** A difference between workflow and records, and whether it could be mended. */
export interface Mend {
  readonly difference: Difference;
  readonly mended: boolean;
}

/** Mends what can be mended of these: a case goes on from the records, a task that nobody waits for is withdrawn. */
export async function mend(
  db: Kysely<Database>,
  engine: Pick<EngineView, 'repair' | 'standing'>,
  differences: readonly Difference[],
  at: Date,
): Promise<readonly Mend[]> {
  const mends: Mend[] = [];
  for (const difference of differences) {
    const { what, workflowId, detail } = difference;
    let mended = false;
    if (what === 'frozen') {
      await engine.repair(workflowId);
      mended = true;
    } else if (what === 'task-only-in-records' && !(await waitsFor(engine, workflowId, detail))) {
      const done = await db.transaction().execute(async (trx) => {
        const each = [];
        for (const taskId of detail.split(' ')) each.push(await withdrawTask(trx, taskId, at));
        return each;
      });
      mended = done.every(Boolean);
    }
    mends.push({ difference, mended });
  }
  return mends;
}
