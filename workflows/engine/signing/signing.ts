import { SIGN } from '../../../domain/refusals/signing.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { whyUnsigned, type SignWay, type SigningOp } from '../../../domain/signing/signing.js';
import { deputyOf } from '../../../domain/standing-in/in-place.js';
import type { TaskTouch } from '../../../domain/step/tasks.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import { isHr, type Actor } from '../../../domain/vocabulary/roles.js';
import { without } from '../../../domain/vocabulary/without.js';

/** Who signs an open task, and what was handed in meanwhile (docs/decisions/0058). Pure. */

/** Somebody who was asked to sign. */
interface Signer {
  /** Counts those of the task. */
  readonly no: number;
  readonly way: SignWay;
  readonly to: string;
  readonly caseId: string;
  /** Who asked, and by whose hand. */
  readonly by: readonly string[];
  readonly note: string;
  readonly hasSigned: boolean;
}

/** The signers of a task. */
export interface Signers {
  readonly asked: number;
  readonly all: readonly Signer[];
  /** What was handed in, until all have signed. */
  readonly held?: { readonly kind: TaskKind; readonly act: unknown; readonly actor: Actor };
}

/** A task that stands open, as far as it decides who signs it. */
interface Signed {
  readonly taskId: string;
  readonly ask: { readonly kind: TaskKind };
  readonly signers?: Signers;
}

/** Signers of a task at most. */
const MOST = 10;

const NONE: Signers = { asked: 0, all: [] };

/** Those who have not signed yet. */
export const awaited = ({ signers = NONE }: Pick<Signed, 'signers'>): readonly Signer[] =>
  signers.all.filter(({ hasSigned }) => !hasSigned);

/** Those whose turn it is: after the act only once it is handed in. */
export const asked = ({ signers = NONE }: Pick<Signed, 'signers'>): readonly Signer[] =>
  awaited({ signers }).filter(({ way }) => way !== 'after' || signers.held !== undefined);

/** Why a task is not done yet: what was handed in waits, or somebody signs first. */
export function againstUnsigned(task: Signed): Refusal | undefined {
  if (task.signers?.held !== undefined) return refuse(SIGN.HELD);
  const first = awaited(task).find(({ way }) => way === 'before');
  return first === undefined ? undefined : refuse(SIGN.AWAITED, { by: first.to });
}

/** Whoever changes the signers of a task, and what the board knows of him. */
export interface Asker {
  readonly actor: Actor;
  /** Why he could not do the task now; undefined where he may. */
  readonly againstActing: Refusal | undefined;
  readonly excluded: readonly string[];
}

/** Why the signers of a task stay as they are: adding is for whoever may do it, removing for whoever added, and HR. */
export function againstSigning(
  task: Signed,
  { actor, againstActing, excluded }: Asker,
  op: SigningOp,
): Refusal | undefined {
  if (op.do === 'remove') {
    const signer = awaited(task).find(({ no }) => no === op.no);
    if (signer === undefined) return refuse(SIGN.NOT_THERE);
    const hasAdded = signer.by.includes(actor.personId);
    const asHr = isHr(actor) && actor.by === undefined && !excluded.includes(actor.personId);
    return hasAdded || asHr ? undefined : refuse(SIGN.NOT_YOURS);
  }
  if (againstActing !== undefined) return againstActing;
  const why = whyUnsigned(task.ask.kind);
  if (why !== undefined) return refuse(SIGN.NOT_OFFERED, { why });
  const { all, held } = task.signers ?? NONE;
  if (held !== undefined) return refuse(SIGN.HELD);
  if ([actor.personId, actor.by].includes(op.to)) return refuse(SIGN.SELF);
  if (excluded.includes(op.to)) return refuse(SIGN.INTERESTED);
  if (all.some(({ to }) => to === op.to)) return refuse(SIGN.TWICE);
  return all.length >= MOST ? refuse(SIGN.TOO_MANY, { most: MOST }) : undefined;
}

/** What is written of it. */
export function signing(task: Signed, actor: Actor, op: SigningOp): readonly TaskTouch[] {
  const { taskId, signers = NONE } = task;
  const hand = { actorId: actor.personId, ...deputyOf(actor) };
  if (op.do === 'add') {
    const { way, to, note, caseId } = op;
    return [{ taskId, what: 'signer-added', no: signers.asked + 1, way, to, note, caseId, ...hand }];
  }
  const signer = signers.all.find(({ no }) => no === op.no);
  if (signer === undefined) return [];
  const { no, to, caseId } = signer;
  return [{ taskId, what: 'signer-removed', no, to, caseId, reason: op.reason, ...hand }];
}

/** What is written of somebody's answer; `last` where with it all have signed what was handed in. */
export function answered(
  task: Signed,
  no: number,
  {
    actor,
    refuses,
    reason,
    last,
  }: { readonly actor: Actor; readonly refuses: boolean; readonly reason?: string; readonly last: boolean },
): readonly TaskTouch[] {
  const signer = awaited(task).find((one) => one.no === no);
  if (signer === undefined) return [];
  const { taskId, signers = NONE } = task;
  const { caseId, by } = signer;
  const about = {
    taskId,
    no,
    caseId,
    actorId: actor.personId,
    tell: [...new Set([...by, signers.held?.actor.personId ?? by[0] ?? ''])],
  };
  return refuses ? [{ ...about, what: 'sign-refused', reason: reason ?? '' }] : [{ ...about, what: 'signed', last }];
}

/** A signature that was given and has not led to anything yet; undefined where there is none. */
export const givenBy = ({ signers = NONE }: Pick<Signed, 'signers'>, no: number): Signer | undefined =>
  signers.all.find((one) => one.no === no && one.hasSigned);

/** The signers once this is written; undefined where nobody signs it any more, `same` for what is about nothing of it. */
export function signersAfter(task: Signed, touch: TaskTouch): Signers | undefined | 'same' {
  const { signers = NONE } = task;
  switch (touch.what) {
    case 'signer-added': {
      const { no, way, to, caseId, note, actorId, deputyId } = touch;
      const by = [actorId, ...(deputyId === undefined ? [] : [deputyId])];
      return { asked: no, all: [...signers.all, { no, way, to, caseId, by, note, hasSigned: false }] };
    }
    case 'signer-left':
    case 'signer-removed': // what was handed in goes back to whoever did
      return { asked: signers.asked, all: signers.all.filter(({ no }) => no !== touch.no) };
    case 'given-back':
      return without(signers, 'held');
    case 'held':
      return { ...signers, held: { kind: task.ask.kind, act: touch.act, actor: touch.actor } };
    case 'signed':
      return touch.last
        ? { asked: signers.asked, all: [] }
        : { ...signers, all: signers.all.map((one) => (one.no === touch.no ? { ...one, hasSigned: true } : one)) };
    case 'sign-withdrawn':
      return { ...signers, all: signers.all.map((one) => (one.no === touch.no ? { ...one, hasSigned: false } : one)) };
    case 'sign-refused':
    case 'office-lost':
      return { asked: signers.asked, all: [] };
    default:
      return 'same';
  }
}
