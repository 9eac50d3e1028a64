import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TAKE_BACK } from '../../../domain/refusals/undo.js';
import { deputyOf } from '../../../domain/standing-in/in-place.js';
import type { DecisionRecord } from '../../../domain/step/decision.js';
import type { StepRecord } from '../../../domain/step/record.js';
import { whyKept } from '../../../domain/undo/taking-back.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { TakeBackInput } from '../../messages/cases.js';
import type { Pending } from '../acting.js';
import { clauseOf, type Standing } from '../ask.js';
import type { Board } from '../board/board.js';
import { claimOf } from '../board/who-acts.js';
import { alsoHanding, handedBeside } from '../handing-in.js';
import type { Heard } from '../mailbox.js';

/**
 * An act is taken back by whoever has done it, while nobody has touched what it led to (docs/decisions/0057). The desk
 * keeps the last act that moved its pipeline; the pipeline hears it and puts its state back, in a round of its own.
 */

/** By what name a pipeline hears it. */
const TAKEN_BACK = 'actTakenBack';

/** An act that was taken back, as its pipeline hears it. */
type TakenBack = Pick<TakeBackInput, 'takesBack' | 'reason'>;

/** The act that moved the pipeline last, as far as it may be taken back. */
export interface LastAct {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly clause: string;
  readonly actor: Actor;
  readonly caseId?: string;
}

/** What a step's acts leave to be taken back: one act that has completed one task of a kind that offers it. */
export function lastActOf(pending: readonly Pending[], closed: ReadonlySet<string>): LastAct | undefined {
  const [only, ...more] = pending;
  const [row, ...others] = only?.rows ?? [];
  if (only === undefined || row === undefined || more.length > 0 || others.length > 0) return undefined;
  const { taskId, ask } = row.task;
  if (whyKept(ask.kind) !== undefined || !closed.has(taskId)) return undefined;
  const about = ask.caseId === undefined ? {} : { caseId: ask.caseId };
  return { taskId, kind: ask.kind, clause: clauseOf(ask), actor: only.waiting.input.actor, ...about };
}

/** Why an act is not taken back as things stand. */
export function againstTakingBack(
  board: Pick<Board, 'standingTasks' | 'get'>,
  last: LastAct | undefined,
  { taskId, takesBack, actor }: TakeBackInput,
): Refusal | undefined {
  const why = whyKept(takesBack);
  if (why !== undefined) return refuse(TAKE_BACK.NOT_OFFERED, { why });
  if (board.get(taskId) !== undefined) return refuse(TAKE_BACK.NOT_DONE);
  if (last?.taskId !== taskId) return refuse(TAKE_BACK.MOVED_ON);
  const isHis = actor.personId === last.actor.personId && (actor.by === undefined || actor.by === last.actor.by);
  if (!isHis) return refuse(TAKE_BACK.NOT_YOURS);
  const by = board.standingTasks().flatMap((task) => (isNext(task, last) ? (claimOf(task, actor) ?? []) : []))[0];
  return by === undefined ? undefined : refuse(TAKE_BACK.TOUCHED, { by });
}

/** What waits for what the act led to: the tasks of the same case, and those of a whole cycle or vacancy. */
const isNext = ({ ask }: Standing, { caseId }: LastAct): boolean =>
  caseId === undefined || ask.caseId === undefined || ask.caseId === caseId;

/** As the pipeline hears it. */
export const takingBackHeard = ({ takesBack, reason }: TakeBackInput): Heard<TakenBack> => ({
  kind: 'heard',
  what: TAKEN_BACK,
  content: { takesBack, reason },
});

/** Whether an act was taken back: the pipeline stands where it stood before it. */
export const isTakenBack = ({ what }: Pick<Heard, 'what'>): boolean => what === TAKEN_BACK;

/** What was heard, where it is that an act was taken back. */
export const takenBackIn = ({ what, content }: Pick<Heard, 'what' | 'content'>): TakenBack | undefined =>
  what === TAKEN_BACK ? (content as TakenBack) : undefined;

/** What is taken back, while the pipeline puts its state back. */
const takingBackIn = (pending: readonly Pending[]): TakeBackInput | undefined => {
  const input = pending[0]?.waiting.input;
  return input !== undefined && 'takesBack' in input ? input : undefined;
};

/** Why an act is not taken back whose pipeline does not know how it stood; undefined where none waits. */
export const takingBackLetPass = (pending: readonly Pending[]): Refusal | undefined =>
  takingBackIn(pending) === undefined ? undefined : refuse(TAKE_BACK.MOVED_ON);

/** What a step leaves that takes an act back: beside its own, who did it and why, in each case that goes back. */
export function withTakingBack(
  record: StepRecord | undefined | readonly StepRecord[],
  pending: readonly Pending[],
  last: LastAct | undefined,
): StepRecord | undefined | readonly StepRecord[] {
  const input = takingBackIn(pending);
  if (input === undefined || last === undefined || record === undefined || Array.isArray(record)) return record;
  const one = record as StepRecord;
  const { actor, reason, taskId, takesBack, files } = input;
  const moved = [...(one.cases ?? []), ...(one.candidates ?? [])];
  const { clause } = last;
  const decisions = moved.map(({ caseId, round = 1 }): DecisionRecord => ({
    caseId,
    clause,
    kind: 'take-back',
    outcome: 'taken-back',
    reason,
    round: Math.max(1, round - 1), // it ends the round that it undoes
    detail: { task: takesBack },
  }));
  const told = {
    ...one,
    hand: { act: 'act.taken-back', actorId: actor.personId, ...deputyOf(actor), clause, taskId },
    decisions: [...(one.decisions ?? []), ...decisions],
  } as const;
  const { caseId } = last;
  return alsoHanding(told, handedBeside(caseId === undefined ? [] : [caseId], files));
}
