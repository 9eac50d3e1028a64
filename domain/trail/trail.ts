/**
 * The request in whose course something is done, as it travels beside what is done: in the journal of acts, and in headers
 * of the engine's messages. It is there to be read in logs and traces; nothing is ever decided by it.
 */
export interface Trail {
  /** The id that the API answered the request with (`X-Request-Id`). */
  readonly requestId: string;
  /** Where the request stands in its trace (W3C `traceparent`); absent where nobody traces. */
  readonly traceparent?: string;
}

/** Trails by the id of the act that each belongs to; under `*` that of a whole message. */
export type Trails = Readonly<Record<string, Trail>>;

/** Under which name they travel. */
export const TRAIL_HEADER = 'jinji-trail';

/** The key of a trail that belongs to a whole message. */
export const WHOLE = '*';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The part of a workflow within that of whoever sent it something: both sides know its id without telling each other. */
export const withinWorkflow = (traceparent: string): { readonly traceparent: string; readonly spanId: string } => {
  const [version, traceId, sent = '', flags] = traceparent.split('-');
  const spanId = Array.from(sent).reverse().join('');
  return { traceparent: [version, traceId, spanId, flags].join('-'), spanId };
};

/** What a header says, as far as it is a trail: anybody who reaches the engine can write one. */
export function trailsIn(said: unknown): Trails {
  if (typeof said !== 'object' || said === null) return {};
  return Object.fromEntries(
    Object.entries(said as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
      const trail = trailOf(value);
      return trail === undefined ? [] : [[key, trail]];
    }),
  );
}

function trailOf(said: unknown): Trail | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const { requestId, traceparent } = said as { readonly requestId?: unknown; readonly traceparent?: unknown };
  if (typeof requestId !== 'string' || !ID.test(requestId)) return undefined;
  const isParent = typeof traceparent === 'string' && PARENT.test(traceparent);
  return isParent ? { requestId, traceparent } : { requestId };
}

/** The ids of the requests behind something, as a line of a log names them: one, or several of acts that travelled together. */
export const requestIdsIn = (trails: Trails): string | readonly string[] | undefined => {
  const ids = [...new Set(Object.values(trails).map(({ requestId }) => requestId))];
  return ids.length > 1 ? ids : ids[0];
};
