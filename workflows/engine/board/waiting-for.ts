import type { TaskTouch } from '../../../domain/step/tasks.js';
import type { PersonReplacement } from '../../messages/people.js';
import { awaited, type Signers } from '../signing/signing.js';
import type { Said } from './talking.js';

/** What an open task waits for from people beside whoever has it, as they go (docs/decisions/0065). Pure. */

/** A task that stands open, with who signs it and who was asked about it. */
interface Awaiting {
  readonly taskId: string;
  readonly ask: { readonly caseId?: string };
  readonly people: readonly string[];
  readonly signers?: Signers;
  readonly said?: Said;
}

/**
 * I-58: somebody has left. He signs no more, so that what was handed in goes back to whoever has the task; he answers no
 * more; and what he has handed in himself, and waits for signers, is for his successor to hand in.
 */
export function waitsForLeaver(task: Awaiting, { personId, ownCases }: PersonReplacement): readonly TaskTouch[] {
  const { taskId, ask, signers, said } = task;
  if (ask.caseId !== undefined && ownCases.includes(ask.caseId)) return [];
  const held = signers?.held?.actor.personId;
  const signs = awaited(task).filter(({ to }) => to === personId);
  const asked = (said?.questions ?? []).filter(({ to }) => to === personId);
  return [
    ...(held === personId ? [givenBack(task, personId)] : []),
    ...signs.map(({ no, to, caseId, by }): TaskTouch => {
      const tell = [...new Set([...by, held ?? by[0] ?? ''])];
      return { taskId, what: 'signer-left', no, to, caseId, tell };
    }),
    ...asked.map(({ seq, to }): TaskTouch => ({ taskId, what: 'unanswered', seq, askedId: to })),
  ];
}

/** A task goes to others: what whoever has it no more has handed in, and waits for signers, is theirs to hand in anew. */
export function movedOn(task: Awaiting, touch: Extract<TaskTouch, { what: 'handed-on' }>): readonly TaskTouch[] {
  const held = task.signers?.held?.actor.personId;
  const had = held !== undefined && (held === touch.from || task.people.includes(held));
  return had && !touch.people.includes(held) ? [touch, givenBack(task, held)] : [touch];
}

const givenBack = ({ taskId, ask }: Awaiting, from: string): TaskTouch => ({
  taskId,
  what: 'given-back',
  from,
  ...(ask.caseId === undefined ? {} : { caseId: ask.caseId }),
});
