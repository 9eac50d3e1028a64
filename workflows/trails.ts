import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { workflowInfo } from '@temporalio/workflow';
import { causeOfAct, type CauseId } from '../domain/step/turn.js';
import { requestIdsIn, TRAIL_HEADER, trailsIn, WHOLE, type Trail, type Trails } from '../domain/trail/trail.js';
import { turn } from './engine/turn.js';

// Which requests are behind what this workflow does, for logs and traces alone (docs/decisions/0087): nothing here is asked
// by a pipeline, and no command is another for it.

/** So many requests are remembered: more than acts can wait. */
const MOST = 256;

// A workflow's modules are its own: the sandbox isolates them.
const known = new Map<CauseId, Trail>();
let arriving: Trail | undefined;

const inHeaders = (headers: Headers): Trails => {
  const said = headers[TRAIL_HEADER];
  return said === undefined ? {} : trailsIn(defaultPayloadConverter.fromPayload(said));
};

const wholeOf = (trails: Trails): Trail | undefined => trails[WHOLE] ?? Object.values(trails)[0];

function remember(cause: CauseId, trail: Trail | undefined): void {
  if (trail === undefined) return;
  known.set(cause, trail);
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
}

/** The request that started this workflow. */
export function startedBy(headers: Headers): void {
  remember(`start:${workflowInfo().firstExecutionRunId}`, wholeOf(inHeaders(headers)));
}

/** The requests of the acts that an update brings. */
export function broughtIn(headers: Headers): void {
  for (const [actId, trail] of Object.entries(inHeaders(headers))) remember(causeOfAct(actId), trail);
}

/** Hears a signal, whose cause is named by whoever keeps it until its turn. */
export function hearing<T>(headers: Headers, hear: () => T): T {
  arriving = wholeOf(inHeaders(headers));
  try {
    return hear();
  } finally {
    arriving = undefined;
  }
}

/** What arrives now is known by this cause. */
export const arrivedAs = (cause: CauseId): void => {
  remember(cause, arriving);
};

const trailsNow = (): Trails =>
  Object.fromEntries(
    turn().causes.flatMap((cause) => {
      const trail = known.get(cause);
      return trail === undefined ? [] : [[cause, trail]];
    }),
  );

/** Headers that say in the course of which requests something is sent. */
export function trailing(headers: Headers): Headers {
  const trails = trailsNow();
  if (Object.keys(trails).length === 0) return headers;
  return { ...headers, [TRAIL_HEADER]: defaultPayloadConverter.toPayload(trails) };
}

/** What every line that this workflow logs says of them. */
export function trailOfLine(): object {
  const requestId = requestIdsIn(trailsNow());
  return requestId === undefined ? {} : { requestId };
}
