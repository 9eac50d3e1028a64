import { SIGN } from '../../../domain/refusals/signing.js';
import type { TaskTouch } from '../../../domain/step/tasks.js';
import { refuse } from '../../../domain/vocabulary/refusal.js';
import { without } from '../../../domain/vocabulary/without.js';
import { clauseOf, type AnyAsk, type Ask, type Standing } from '../ask.js';
import { asked, signersAfter } from './signing.js';

/** Which signatures stand open, as a function of the tasks that are signed (docs/decisions/0058). */

/** A task once this is written, as far as it is about its signers. */
export function afterTouches(task: Standing, touches: readonly TaskTouch[]): Standing {
  return touches.reduce((before, touch) => {
    const signers = touch.taskId === before.taskId ? signersAfter(before, touch) : 'same';
    if (signers === 'same') return before;
    const rest = without(before, 'signers');
    return signers === undefined ? rest : { ...rest, signers };
  }, task);
}

/** What is asked of those whose turn it is to sign: due when the task is, and as closed to whom its pipeline leaves out. */
const signingAsks = (task: Standing): readonly AnyAsk[] =>
  asked(task).map(({ no, to, caseId }): Ask<'task.signing'> => ({
    key: `signing:${task.taskId}:${no}`,
    kind: 'task.signing',
    clause: clauseOf(task.ask),
    to: { people: [to] },
    excluded: task.ask.excluded ?? [],
    caseId,
    personal: true,
    due: task.ask.due,
    signs: { taskId: task.taskId, no },
    check: ({ decision, reason }) =>
      decision === 'refuse' && reason === undefined ? refuse(SIGN.REASON_MISSING) : undefined,
  }));

/** What a pipeline asks for, with the signatures that its open tasks wait for once `touch` is written. */
export function withSigning(
  standing: readonly Standing[],
  asks: readonly AnyAsk[],
  touch: readonly TaskTouch[] = [],
): readonly AnyAsk[] {
  const wanted = new Set(asks.map(({ key }) => key));
  const signed = standing.filter(({ ask }) => wanted.has(ask.key));
  return [...asks, ...signed.flatMap((task) => signingAsks(afterTouches(task, touch)))];
}

/** What a pipeline itself asks for: everything but signatures. */
export const ownAsks = (standing: readonly Standing[]): readonly AnyAsk[] =>
  standing.flatMap(({ ask }) => (ask.kind === 'task.signing' ? [] : [ask]));
