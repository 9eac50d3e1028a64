import { RETURN } from '../../../domain/refusals/undo.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { deputyOf } from '../../../domain/standing-in/in-place.js';
import type { DecisionRecord } from '../../../domain/step/decision.js';
import type { StepRecord } from '../../../domain/step/record.js';
import type { ClosedTask } from '../../../domain/step/step.js';
import type { TaskTouch } from '../../../domain/step/tasks.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { ReturnCasesInput } from '../../messages/cases.js';
import type { Pending } from '../acting.js';
import { stepOf } from './against-returning.js';
import { clauseOf, type AnyAsk, type Standing } from '../ask.js';
import { alsoHanding, handedBeside } from '../handing-in.js';
import type { Heard } from '../mailbox.js';

/**
 * Whoever has a task returns cases to an earlier step, each in a new numbered round (docs/decisions/0058). The desk judges
 * whether he may; the pipeline hears it and puts them there; what is the same for all pipelines is added here.
 */

/** By what name a pipeline hears it. */
const RETURNED = 'casesReturned';

/** Cases that go back, as their pipeline hears it. */
export interface Returned {
  readonly taskId: string;
  /** The kind of the task from which they come. */
  readonly from: TaskKind;
  /** The stage at which they stand then. */
  readonly to: string;
  readonly caseIds: readonly string[];
  readonly reason: string;
  /** Who returns them, and by whose hand, by their numbers. */
  readonly by: readonly string[];
}

/** As the pipeline hears it. */
export const returningHeard = (input: ReturnCasesInput): Heard<Returned> => ({
  kind: 'heard',
  what: RETURNED,
  content: {
    taskId: input.taskId,
    from: input.returns,
    to: stepOf(input)?.to ?? '',
    caseIds: [...new Set(input.caseIds)],
    reason: input.reason,
    by: [input.actor.personId, ...(input.actor.by === undefined ? [] : [input.actor.by])],
  },
});

/** Of cases of many people that a task is about: why they do not go back together; undefined where each stands there. */
export function againstReturned(
  here: readonly { readonly caseId: string; readonly personId: string }[],
  { caseIds, by }: Returned,
): Refusal | undefined {
  const found = here.filter(({ caseId }) => caseIds.includes(caseId));
  if (found.length < caseIds.length) return refuse(RETURN.NOT_HERE);
  return found.some(({ personId }) => by.includes(personId)) ? refuse(TASK.OWN_CASE) : undefined;
}

/** What was heard, where it is that cases go back. */
export const returnedIn = ({ what, content }: Pick<Heard, 'what' | 'content'>): Returned | undefined =>
  what === RETURNED ? (content as Returned) : undefined;

const OUTCOMES = { office: 'to-office', department: 'to-department' } as const;

/** The return that waits for what the pipeline makes of it. */
const returningIn = (pending: readonly Pending[]): ReturnCasesInput | undefined => {
  const input = pending[0]?.waiting.input;
  return input !== undefined && 'returns' in input ? input : undefined;
};

/** Why one is refused that its pipeline has let pass; undefined where none waits. */
export const returningLetPass = (pending: readonly Pending[]): Refusal | undefined =>
  returningIn(pending) === undefined ? undefined : refuse(RETURN.NOT_GONE);

/** The task from which cases go back is done where none is left in it, by whoever returned them. */
export function endedByReturn(pending: readonly Pending[]): Omit<ClosedTask, 'how'> | undefined {
  const input = returningIn(pending);
  if (input === undefined) return undefined;
  const { actor, taskId } = input;
  return { taskId, by: actor.personId, ...(actor.by === undefined ? {} : { deputy: actor.by }) };
}

/** Open tasks of others to which the cases come back: their holders are told. */
export function joinedByReturn(
  standing: readonly Standing[],
  asks: readonly AnyAsk[],
  pending: readonly Pending[],
): readonly TaskTouch[] {
  const input = returningIn(pending);
  if (input === undefined) return [];
  const stays = new Set(asks.map(({ key }) => key));
  return standing
    .filter(({ ask }) => ask.kind === input.redo && stays.has(ask.key))
    .map(({ taskId }) => ({ taskId, what: 'returned' }));
}

/** What a step leaves that returns cases: beside its own, who did it, from where to where and why, in each of them. */
export function withReturning(
  record: StepRecord | undefined | readonly StepRecord[],
  pending: readonly Pending[],
): StepRecord | undefined | readonly StepRecord[] {
  const input = returningIn(pending);
  const step = input === undefined ? undefined : stepOf(input);
  if (input === undefined || step === undefined || record === undefined || Array.isArray(record)) return record;
  const one = record as StepRecord;
  const { actor, reason, taskId, returns, redo, caseIds, files } = input;
  const task = pending[0]?.returns;
  const clause = task === undefined ? 'I-38' : clauseOf(task);
  const moved = [...(one.cases ?? []), ...(one.candidates ?? [])].filter(({ caseId }) => caseIds.includes(caseId));
  const decisions = moved.map(({ caseId, round = 2 }): DecisionRecord => ({
    caseId,
    clause,
    kind: 'return',
    outcome: OUTCOMES[step.heardBy],
    reason,
    round: Math.max(1, round - 1), // it ends the round before
    detail: { task: returns, redo },
  }));
  const told = {
    ...one,
    hand: { act: 'act.returned', actorId: actor.personId, ...deputyOf(actor), clause, taskId, redo },
    decisions: [...(one.decisions ?? []), ...decisions],
  } as const;
  return alsoHanding(told, handedBeside(caseIds, files));
}
