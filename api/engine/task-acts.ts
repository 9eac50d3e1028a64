import { standingOf } from '../../db/proxies/standing.js';
import { holderNow, signedBy } from '../../db/tasks/signers.js';
import { takeAct } from '../../db/steps/acts.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import { ACT_SCHEMAS } from '../../domain/pipelines/act-schemas.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { ReviewSheetAct } from '../../domain/pipelines/trial/acts.js';
import type { TakenAct } from '../../domain/step/journal.js';
import { PROXY } from '../../domain/refusals/standing-in.js';
import { TALK } from '../../domain/refusals/talk.js';
import { TASK } from '../../domain/refusals/tasks.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { isHr, type Actor } from '../../domain/vocabulary/roles.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { admitAddressee } from '../views/tasks/addressees.js';
import { createActCarrier, type CarrierDeps } from './act-carrier.js';
import { againstHand } from './against-hand.js';
import { checkFiles, checkFilesBeside } from './files-of-forms.js';
import { thrownWithNames } from '../http/named.js';
import { changedMeanwhile, citing } from '../http/refusals.js';
import { alreadyAnswered, handInSheet } from './sealed-sheet.js';
import { rolesOfHolder, rolesOfRecipient } from './recipient.js';
import type { ActCall, TaskActs } from './acts-offered.js';
import { createManyActs } from './many-acts.js';
import type { ActReceipt } from './receipts.js';
import { signerToAdd } from './signers.js';
import { whoTakesBack } from './taking-back.js';
import { sayingWhoWasFirst } from './who-was-first.js';
import { parse } from '../http/validation.js';

/** What acts on tasks are taken with. */
export interface TaskActDeps extends CarrierDeps {
  readonly library: PolicyLibrary;
}

/** Whoever was asked knows of a question and not of its task: where that is over he reads neither which it was nor who did it (8.5.6). */
const questionOver = (error: unknown): never => {
  const isOver = error instanceof RefusalError && error.refusal.code === TASK.NOT_OPEN.code;
  throw isOver ? new RefusalError(refuse(TALK.NOT_OPEN)) : error;
};

/** Another act on the task is on its way: nothing is kept meanwhile. */
class Waits extends Error {}

/**
 * Takes human acts: journals them, and delivers them to the workflow that waits for them (docs/decisions/0030). The
 * actor is the signed-in one; the workflow judges again.
 * @throws RefusalError `TASK.*`, `STEP.*` and those of the pipelines; ApiRefusal `PRECONDITION.FAILED`.
 */
export function createTaskActs(deps: TaskActDeps): TaskActs {
  const { db, library, now, sign } = deps;
  const carrier = createActCarrier(deps);
  const { take, carry, send } = carrier;

  /** Whoever acts; or whom he stands in for, with the roles that count for him now, and by whose hand (0053). */
  const actorOf = async (
    { actor: { personId, roles, hasLeft } }: ActCall,
    { forId, endedClaim }: TaskView,
  ): Promise<Actor> => {
    if (hasLeft === true) throw new RefusalError(refuse(TASK.HAS_LEFT));
    const over = endedClaim === null ? {} : { endedClaims: [endedClaim] };
    if (forId === null) return { personId, roles, ...over };
    const standing = await standingOf(db, personId, todayIn('Asia/Shanghai', now().getTime()));
    const found = standing.find(({ principal }) => principal.personId === forId);
    if (found === undefined) throw new RefusalError(refuse(PROXY.ENDED));
    return { ...found.principal, by: personId, ...over };
  };

  const actOf = async (call: ActCall, task: TaskView, what: TakenAct['what'], form: object): Promise<TakenAct> => ({
    id: call.actId,
    workflowId: task.workflowId,
    taskIds: [task.id],
    what,
    input: { taskId: task.id, actor: await actorOf(call, task), ...form },
  });

  const admit = (call: ActCall, task: TaskView): void => {
    const own = againstHand(task);
    if (own !== undefined && !call.repeated) throw citing(new RefusalError(own), task.clause);
    const isHis = task.mine || (call.repeated && task.closedByDeputy === call.actor.personId);
    if (!isHis) throw citing(new RefusalError(refuse(TASK.NOT_YOURS)), task.clause);
    // A repeated call has to reach the act that it began, whatever came of the task meanwhile.
    if (!call.repeated && call.ifMatch !== undefined && call.ifMatch !== String(task.version))
      throw citing(changedMeanwhile(), task.clause);
  };

  /** Keeps answers and act together, or neither while another act is on its way. */
  const keepSealed = async (call: ActCall, task: TaskView, sheet: ReviewSheetAct, sealed: TakenAct) => {
    try {
      return await db.transaction().execute(async (trx) => {
        const kept = await handInSheet({ db: trx, library }, task, call.actor.personId, sheet);
        const taken = await takeAct(trx, sealed, now(), sign);
        if (taken === undefined) throw new Waits();
        if (kept === 'already' && !taken.again) throw alreadyAnswered();
        return taken;
      });
    } catch (error) {
      if (error instanceof Waits) return undefined;
      throw error;
    }
  };

  /** I-56: the answers stay here, in the transaction that journals the act; the workflow hears only that there are some. */
  const completeSheet = async (call: ActCall, task: TaskView, sheet: ReviewSheetAct): Promise<ActReceipt> => {
    const sealed = await actOf(call, task, 'complete', { kind: 'review.sheet', act: { sheet: 'sealed' } });
    const act = await take(sealed, () => keepSealed(call, task, sheet, sealed));
    try {
      return await carry(task, act);
    } catch (error) {
      // The review closed between the two: the sheet was in before, and counts.
      if (error instanceof RefusalError && error.refusal.code === TASK.NOT_OPEN.code)
        return { taskId: task.id, state: 'completed' };
      throw error;
    }
  };

  /** Whatever stands against an act, its refusal says which § the task carries out. */
  const cited = <T>({ actor }: ActCall, task: TaskView, receipt: () => Promise<T>): Promise<T> =>
    receipt().catch(async (error: unknown) => {
      throw await thrownWithNames(db, citing(await sayingWhoWasFirst(db, error, task, actor.personId), task.clause));
    });

  return {
    touch: (call, task, what) =>
      cited(call, task, async () => {
        admit(call, task);
        return send(task, await actOf(call, task, what, {}));
      }),
    move: (call, task, asked) =>
      cited(call, task, async () => {
        const isHrs = asked.move === 'hand-over';
        if (!isHrs) admit(call, task);
        const toRoles = await rolesOfRecipient(db, task, asked);
        const had = await rolesOfHolder(db, task, asked);
        // HR hands over in its own name, also where it stands in for whoever has the task.
        return send(
          task,
          await actOf(call, isHrs ? { ...task, forId: null } : task, 'move', { ...asked, ...had, toRoles }),
        );
      }),
    talk: (call, task, talk) => {
      const say = async () => send(task, await actOf(call, { ...task, forId: null }, 'talk', { talk }));
      return talk.say === 'urge' ? cited(call, task, say) : say().catch(questionOver);
    },
    ask: (call, task, talk) =>
      cited(call, task, async () => {
        if (!task.mine) throw new RefusalError(refuse(TASK.NOT_YOURS));
        await admitAddressee(db, talk.caseId, talk.to);
        return send(task, await actOf(call, task, 'talk', { talk }));
      }),
    takeBack: (call, task, asked) =>
      cited(call, task, async () => {
        const actor = await whoTakesBack(db, call, task, todayIn('Asia/Shanghai', now().getTime()));
        await checkFilesBeside({ db, now }, call, asked, task.caseId === null ? [] : [task.caseId]);
        const signed = task.kind === 'task.signing' ? await signedBy(db, task.id) : undefined;
        const signs = signed === undefined ? {} : { signs: { taskId: signed.taskId, no: signed.no } };
        const form = { actor, takesBack: task.kind, ...signs, ...asked };
        return send(task, await actOf(call, { ...task, forId: null }, 'take-back', form));
      }),
    returnCases: (call, task, asked) =>
      cited(call, task, async () => {
        admit(call, task);
        await checkFilesBeside({ db, now }, call, asked, asked.caseIds);
        return send(task, await actOf(call, task, 'return', { returns: task.kind, ...asked }));
      }),
    addSigner: (call, task, asked) =>
      cited(call, task, async () => {
        admit(call, task);
        const signing = await signerToAdd(db, task, asked);
        return send(task, await actOf(call, task, 'sign', { signing }));
      }),
    removeSigner: (call, task, asked) =>
      cited(call, task, async () => {
        // HR removes in its own name, whoever added him, also where it stands in for whoever has the task.
        const own = task.mine && !isHr(call.actor) ? task : { ...task, forId: null };
        return send(task, await actOf(call, own, 'sign', { signing: { do: 'remove', ...asked } }));
      }),
    complete: (call, task, form) =>
      cited(call, task, async () => {
        const kind = task.kind as TaskKind;
        const act = parse(ACT_SCHEMAS[kind], form);
        admit(call, task);
        await checkFiles({ db, now }, call, act, task.caseId);
        if (kind === 'review.sheet') return completeSheet(call, task, act as ReviewSheetAct);
        const holder = kind === 'task.signing' ? await holderNow(db, task.id) : undefined;
        return send(
          task,
          await actOf(call, task, 'complete', { kind, act, ...(holder === undefined ? {} : { holder }) }),
        );
      }),
    completeMany: createManyActs(deps, carrier, { actorOf, admit }),
  };
}
