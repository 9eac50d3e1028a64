import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database, Queryable } from '../../db/database.js';
import { againstStandIn } from '../../db/proxies/standing.js';
import { takeAct } from '../../db/steps/acts.js';
import { answerBook, answerOf, settleAct, type Settled } from '../../db/steps/settle-act.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import { PROXY } from '../../domain/refusals/standing-in.js';
import type { JournalledAct, SignAct, TakenAct } from '../../domain/step/journal.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { actInProgress, keyReused, tooLarge } from '../http/refusals.js';
import { createCourier } from './courier.js';
import { fits, type Engine } from './engine.js';
import type { ActReceipt } from './receipts.js';

/** What acts are carried with. */
export interface CarrierDeps {
  readonly db: Kysely<Database>;
  readonly engine: Engine;
  readonly now: () => Date;
  readonly sign: SignAct;
}

/** Brings acts from the journal to the workflow that waits for them. */
export interface ActCarrier {
  /**
   * Journals an act by what writes it, which gives nothing while an earlier act of the same person on the same task is on
   * its way; waits a little for that, with no transaction open.
   * @throws ApiRefusal TASK.ACT_IN_PROGRESS, IDEMPOTENCY.KEY_REUSED
   */
  readonly take: (act: TakenAct, write: () => Promise<JournalledAct | undefined>) => Promise<JournalledAct>;
  /**
   * Journals the acts of one call, all of them in one transaction or none.
   * @throws Unfit where one may not go: an act of anybody on one of its tasks is on its way, or its proxy has ended.
   */
  readonly takeTogether: (acts: readonly TakenAct[]) => Promise<readonly JournalledAct[]>;
  /** Delivers what is journalled, or says what came of it. @throws RefusalError where the workflow refuses it. */
  readonly carry: (task: TaskView, act: JournalledAct) => Promise<ActReceipt>;
  /**
   * Both for an act whose form goes with it; one in somebody's place only while its proxy holds.
   * @throws ApiRefusal where the form is too large, RefusalError `PROXY.*`, and what the others throw.
   */
  readonly send: (task: TaskView, act: TakenAct) => Promise<ActReceipt>;
}

/** How long an act waits for the update before it; then it is taken, and a worker delivers it. */
const PATIENCE_MS = 10_000;
/** How long an act waits for an earlier one of the same person on the same task. */
const WAIT_MS = 3_000;
const LOOK_MS = 50;
/** What keeps a deputy from acting, as he is told. */
const AGAINST = { ended: PROXY.ENDED, interested: PROXY.INTERESTED, 'two-hands': PROXY.TWO_HANDS } as const;

/** One of several acts that cannot be journalled, so none was. */
export class Unfit extends Error {
  /** @param no its place among them, from 0. */
  constructor(
    readonly no: number,
    readonly why: RefusalError,
  ) {
    super(why.message);
  }
}

/** A carrier between the records and the engine. */
export function createActCarrier({ db, engine, now, sign }: CarrierDeps): ActCarrier {
  const courier = createCourier(engine, PATIENCE_MS);
  const mark = answerBook(db, now);

  const deliver = async (act: JournalledAct): Promise<Settled> =>
    settleAct(db, act, await courier.bring(act), { mark, at: now() });

  const take: ActCarrier['take'] = async (act, write) => {
    for (let waited = 0; ; waited += LOOK_MS) {
      const taken = await write();
      if (taken !== undefined) return sameAs(act, taken);
      if (waited >= WAIT_MS) throw actInProgress();
      await sleep(LOOK_MS);
    }
  };

  const carry: ActCarrier['carry'] = async (task, act) => {
    const settled = act.answeredAt === null ? await deliver(act) : await answerOf(db, act);
    if (settled === 'taken') return { taskId: task.id, state: 'taken' };
    if ('refusal' in settled) throw new RefusalError(settled.refusal);
    return { taskId: task.id, state: settled.state };
  };

  /** One in another's place only while its proxy holds, and nothing of the deputy's own hangs on it. */
  const journalIn = async (trx: Queryable, act: TakenAct, at: Date, alone = false) => {
    const { personId: principalId, by: deputyId } = act.input.actor;
    if (deputyId !== undefined) {
      const on = todayIn('Asia/Shanghai', at.getTime());
      const why = await againstStandIn(trx, { deputyId, principalId, taskIds: act.taskIds, on });
      if (why !== undefined) throw new RefusalError(refuse(AGAINST[why]));
    }
    return takeAct(trx, act, at, sign, alone);
  };

  const journal = (act: TakenAct): Promise<JournalledAct | undefined> =>
    act.input.actor.by === undefined
      ? takeAct(db, act, now(), sign)
      : db.transaction().execute((trx) => journalIn(trx, act, now()));

  const takeTogether: ActCarrier['takeTogether'] = async (acts) => {
    const large = acts.findIndex((act) => !fits(act.input));
    if (large !== -1) throw new Unfit(large, tooLarge('1.8 MB'));
    const at = now();
    return db.transaction().execute(async (trx) => {
      const taken: JournalledAct[] = [];
      for (const [no, act] of acts.entries()) {
        const one = await journalIn(trx, act, at, true).catch((error: unknown) => {
          throw error instanceof RefusalError ? new Unfit(no, error) : error;
        });
        if (one === undefined) throw new Unfit(no, actInProgress());
        taken.push(sameAs(act, one));
      }
      return taken;
    });
  };

  const send: ActCarrier['send'] = async (task, act) => {
    if (!fits(act.input)) throw tooLarge('1.8 MB');
    return carry(task, await take(act, () => journal(act)));
  };

  return { take, takeTogether, carry, send };
}

/** What the journal has of an act, where that is the same act. */
function sameAs(act: TakenAct, taken: JournalledAct): JournalledAct {
  if (taken.taskIds.join() !== act.taskIds.join() || taken.what !== act.what) throw keyReused();
  return taken;
}
