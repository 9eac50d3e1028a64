import type { StepRecord } from '../../domain/step/record.js';
import type { StepAct } from '../../domain/step/step.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import {
  actsOf,
  happeningsOf,
  judge,
  ownRecord,
  settled,
  withRecords,
  type Acts,
  type Pending,
  type Refused,
} from './acting.js';
import type { AnyAsk } from './ask.js';
import type { Board } from './board/board.js';
import { againstOfficeInTurn } from './board/offices.js';
import type { BesideInput } from './act-input.js';
import { isBeside, type Waiting } from './counter.js';
import { withFiles } from './handing-in.js';
import type { Heard } from './mailbox.js';
import {
  againstTakingBack,
  lastActOf,
  takingBackHeard,
  takingBackLetPass,
  withTakingBack,
  type LastAct,
} from './undo/taking-back.js';
import { againstReturning } from './undo/against-returning.js';
import { endedByReturn, joinedByReturn, returningHeard, returningLetPass, withReturning } from './undo/returning.js';
import { signatureTakenBack } from './signing/withdrawing.js';
import { signingOf } from './signing/acts.js';
import type { Touching } from './touching.js';
import { asOf } from './turn.js';
import { voidingHeard, voidingLetPass, withVoiding } from './undo/voiding.js';

/** Acts without the form of a task, at the desk: how the pipeline hears them, and what a step leaves that follows on one. */

/** What has its turn, as its pipeline gets it. */
interface Judged {
  /** What waits for what the pipeline makes of it. */
  readonly pending: readonly Pending[];
  readonly refused: readonly Refused[];
  /** Undefined where all of it is refused. */
  readonly came: Acts | Heard | undefined;
  /** Of an act that waits for signers, or is the signature of one: the desk writes it, and its pipeline hears nothing. */
  readonly beside?: Touching & { readonly waiting: Waiting };
}

/** Acts that have their turn, each checked again by its own clock: two may have passed side by side. */
export function judged(board: Board, acts: readonly Waiting[], last: LastAct | undefined): Judged {
  const [only] = acts;
  if (only !== undefined && isBeside(only.input)) return judgedBeside(board, only, only.input, last);
  const all = acts.map((waiting) => judge(board, waiting));
  const pending = all.flatMap((one) => one.pending ?? []);
  const refused = all.flatMap((one) => one.refused ?? []);
  const signs = refused.length > 0 ? undefined : signingOf(board, pending);
  if (signs !== undefined) return judgedSigning(signs);
  const came: Acts = { kind: 'acts', acts: pending.flatMap(happeningsOf) };
  return { pending, refused, came: pending.length === 0 ? undefined : came };
}

/** The last signature has what was handed in go on to its pipeline. */
function judgedSigning(signs: NonNullable<ReturnType<typeof signingOf>>): Judged {
  if ('refusal' in signs) return { pending: [], refused: [signs], came: undefined };
  if (!('goesOn' in signs)) return { pending: [], refused: [], came: undefined, beside: signs };
  const { goesOn } = signs;
  return { pending: [goesOn], refused: [], came: { kind: 'acts', acts: happeningsOf(goesOn) } };
}

/** An act without the form of a task: the pipeline hears it. */
function judgedBeside(board: Board, waiting: Waiting, input: BesideInput, last: LastAct | undefined): Judged {
  if ('voids' in input) return { pending: [{ waiting, rows: [] }], refused: [], came: voidingHeard(input) };
  if ('takesBack' in input && input.takesBack === 'task.signing') {
    const back = signatureTakenBack(board, input);
    if ('refusal' in back) return { pending: [], refused: [{ waiting, refusal: back.refusal }], came: undefined };
    return {
      pending: [],
      refused: [],
      came: undefined,
      beside: { waiting, touch: back.touch, done: [], answers: 'completed' },
    };
  }
  const against =
    'returns' in input ? asOf(input.at, () => againstReturning(board, input)) : againstTakingBack(board, last, input);
  const refusal = against ?? againstOfficeInTurn(board, input);
  if (refusal !== undefined) return { pending: [], refused: [{ waiting, refusal }], came: undefined };
  if ('returns' in input) {
    const returns = board.get(input.taskId)?.ask;
    return { pending: [{ waiting, rows: [], returns }], refused: [], came: returningHeard(input) };
  }
  return { pending: [{ waiting, rows: [] }], refused: [], came: takingBackHeard(input) };
}

/** Why one that the pipeline has let pass is refused; undefined where none waits. */
export const besideLetPass = (pending: readonly Pending[]): Refusal | undefined =>
  voidingLetPass(pending) ?? takingBackLetPass(pending) ?? returningLetPass(pending);

/** What is written. */
interface Writing {
  readonly record: StepRecord | undefined | readonly StepRecord[];
  readonly refusing: Refusal | undefined;
  /** What moved the pipeline before. */
  readonly last: LastAct | undefined;
  readonly newTaskId: () => string;
}

/** A step as the desk writes it: its tasks, what its acts are answered and leave, and what may be taken back of it. */
export function stepOf(
  board: Board,
  pending: readonly Pending[],
  asks: readonly AnyAsk[],
  { record, refusing, last, newTaskId }: Writing,
): ReturnType<typeof settled> & {
  readonly acts: readonly StepAct[];
  readonly own: { readonly record?: StepRecord };
  readonly moves: LastAct | undefined;
  readonly touch: readonly TaskTouch[];
} {
  const tasks = settled(board, pending, asks, { refusing, newTaskId, returned: endedByReturn(pending) });
  const beside = withReturning(withTakingBack(withVoiding(record, pending), pending, last), pending);
  if (refusing !== undefined) return { ...tasks, acts: [], own: ownRecord(beside), moves: undefined, touch: [] };
  const told = withFiles(beside, pending);
  const touch = [...joinedByReturn(board.standingTasks(), asks, pending), ...pending.flatMap((one) => one.touch ?? [])];
  const closed = new Set(tasks.close.map(({ taskId }) => taskId));
  const acts = withRecords(pending.flatMap(actsOf), told);
  return { ...tasks, acts, own: ownRecord(told), moves: lastActOf(pending, closed), touch };
}
