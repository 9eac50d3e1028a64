import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { proxySinks, workflowInfo, type Sinks } from '@temporalio/workflow';
import { causeOfAct, type CauseId } from '../domain/step/turn.js';
import {
  requestIdsIn,
  TRAIL_HEADER,
  trailsIn,
  WHOLE,
  withinWorkflow,
  type Trail,
  type Trails,
} from '../domain/trail/trail.js';
import { turn } from './engine/turn.js';

// Which requests are behind what this workflow does, for logs and traces alone (docs/decisions/0087): nothing here is asked
// by a pipeline, and no command is another for it.

/** What a workflow tells of its part in a trace. */
export interface TrailSinks extends Sinks {
  readonly trails: {
    /** An update begins to be handled; the span's own id is known beforehand. */
    began(part: { readonly name: string; readonly spanId: string; readonly within: string }): void;
    ended(spanId: string): void;
  };
}

const { trails: told } = proxySinks<TrailSinks>();

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

/**
 * The requests of the acts that an update brings. What it is answered is looked at from aside: its way to whoever waits is
 * the same.
 */
export function broughtIn<T>(name: string, headers: Headers, handle: () => Promise<T>): Promise<T> {
  const parts: string[] = [];
  for (const [actId, trail] of Object.entries(inHeaders(headers))) {
    const within = trail.traceparent;
    const part = within === undefined ? undefined : withinWorkflow(within);
    remember(causeOfAct(actId), part === undefined ? trail : { ...trail, traceparent: part.traceparent });
    if (within === undefined || part === undefined) continue;
    parts.push(part.spanId);
    told.began({ name, spanId: part.spanId, within });
  }
  const answer = handle();
  if (parts.length > 0) {
    const end = (): void => {
      for (const spanId of parts) told.ended(spanId);
    };
    answer.then(end, end);
  }
  return answer;
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
