import {
  log,
  uuid4,
  type WorkflowInboundCallsInterceptor,
  type WorkflowInterceptors,
  type WorkflowOutboundCallsInterceptor,
  workflowInfo,
} from '@temporalio/workflow';
import { isForeign, lettered, letterIn } from '../domain/step/letter.js';
import type { ApplicationFailure } from '@temporalio/common';
import { SEAL } from '../domain/refusals/seal.js';
import { refuse } from '../domain/vocabulary/refusal.js';
import { refused } from './messages/refused.js';
import { broughtIn, hearing, startedBy, trailing, trailOfLine } from './trails.js';

/** So many signals are told from copies of themselves, by the numbers that their senders gave them. */
const MOST_REMEMBERED = 1_000;

/** Says to whoever sends that it was not sealed by us. */
const notOurs = (): ApplicationFailure => refused(refuse(SEAL.FOREIGN));

/** What the engine kept as an activity's answer, or a child's, and does not open, is nothing to go on with. */
function own<T>(answer: T): T {
  if (isForeign(answer)) throw new Error('an answer does not open: another key, or somebody else’s worker');
  return answer;
}

// What these add to the way of a promise is as little as can be: a running case replays, and the order of its commands
// is that of its promises.

/**
 * Opens what comes: only what was sealed for this very workflow, and for the very start, update or signal that it is used
 * for, is ever seen by a pipeline (docs/decisions/0044). A foreign start ends with the refusal, a foreign update is
 * refused before it stands in the history, a foreign signal is dropped.
 */
const inboundOf = (came: Set<string>): WorkflowInboundCallsInterceptor => ({
  execute: (input, next) => {
    const letter = letterIn('start', workflowInfo().workflowType, input.args);
    for (const no of letter?.came ?? []) came.add(no);
    startedBy(input.headers);
    return letter === undefined ? Promise.reject(notOurs()) : next({ ...input, args: [...letter.args] });
  },
  validateUpdate: (input, next) => {
    const letter = letterIn('update', input.name, input.args);
    if (letter === undefined) throw notOurs();
    next({ ...input, args: [...letter.args] });
  },
  handleUpdate: (input, next) => {
    const letter = letterIn('update', input.name, input.args);
    if (letter === undefined) return Promise.reject(notOurs());
    return broughtIn(input.name, input.headers, () => next({ ...input, args: [...letter.args] }));
  },
  handleSignal: async (input, next) => {
    const { signalName } = input;
    const letter = letterIn('signal', signalName, input.args);
    if (letter?.no === undefined || came.has(letter.no)) {
      log.warn('a signal was dropped: not sealed for this workflow, or a copy of one that came', { signalName });
      return;
    }
    came.add(letter.no);
    const [oldest] = came;
    if (came.size > MOST_REMEMBERED && oldest !== undefined) came.delete(oldest);
    await hearing(input.headers, () => next({ ...input, args: [...letter.args] }));
  },
});

const outboundOf = (came: ReadonlySet<string>): WorkflowOutboundCallsInterceptor => ({
  scheduleActivity: (input, next) => next({ ...input, headers: trailing(input.headers) }).then(own),
  scheduleLocalActivity: (input, next) => next({ ...input, headers: trailing(input.headers) }).then(own),
  signalWorkflow: (input, next) =>
    next({
      ...input,
      headers: trailing(input.headers),
      args: lettered('signal', input.signalName, input.args, uuid4()),
    }),
  getLogAttributes: (input, next) => ({ ...next(input), ...trailOfLine() }),
  startChildWorkflowExecution: (input, next) => {
    const { workflowType, options } = input;
    const args = lettered('start', workflowType, options.args);
    return next({ ...input, headers: trailing(input.headers), options: { ...options, args } }).then(
      ([started, result]) => {
        const opened = result.then(own);
        opened.catch(() => undefined); // nobody need wait for a child
        return [started, opened];
      },
    );
  },
  continueAsNew: (input, next) => {
    const { workflowType } = input.options;
    const [letter] = lettered('start', workflowType, input.args);
    return next({ ...input, args: [{ ...letter, came: [...came] }] });
  },
});

/** Loaded by the worker for every workflow. */
export const interceptors = (): WorkflowInterceptors => {
  const came = new Set<string>();
  return { inbound: [inboundOf(came)], outbound: [outboundOf(came)] };
};
