import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import type { LogEvent } from 'kysely';
import { trailsNow } from '../../domain/trail/current.js';
import { beginSpan, traceBy, type BeginSpan } from '../../domain/trail/tracing.js';

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

/** Traces that are told to somebody. */
export interface Traces {
  /** Tells what it still knows, and tells nothing more. */
  stop(): Promise<void>;
}

/**
 * Tells an OTLP endpoint (HTTP, JSON) what is done for which request (docs/decisions/0087): names of addresses, messages,
 * activities and tables, times, and whether it failed. An endpoint that does not answer keeps nothing up.
 * @param endpoint the whole address, such as `http://127.0.0.1:4318/v1/traces`; nothing is told where there is none.
 */
export async function startTraces(endpoint: string | undefined, service: string): Promise<Traces> {
  if (endpoint === undefined) return { stop: () => Promise.resolve() };
  const { BatchSpanProcessor, RandomIdGenerator, TracerProvider } = await import('@opentelemetry/sdk-trace');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const random = new RandomIdGenerator();
  let next: string | undefined;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: endpoint, timeoutMillis: 5_000 }) }),
    ],
    idGenerator: {
      generateTraceId: () => random.generateTraceId(),
      generateSpanId: () => next ?? random.generateSpanId(),
    },
  });
  const tracer = provider.getTracer('jinji');
  const begin: BeginSpan = ({ name, kind, attributes, startedAt, spanId }, within) => {
    next = spanId;
    const span = tracer.startSpan(
      name,
      { kind: KINDS[kind], ...(attributes && { attributes }), ...(startedAt && { startTime: startedAt }) },
      within === undefined ? ROOT_CONTEXT : contextOf(within),
    );
    next = undefined;
    const { traceId, spanId: own } = span.spanContext();
    return {
      traceparent: `00-${traceId}-${own}-01`,
      end: ({ failed = false, attributes: more, name: known } = {}) => {
        if (known !== undefined) span.updateName(known);
        if (more !== undefined) span.setAttributes(more);
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
  traceBy(begin);
  return {
    stop: async () => {
      traceBy(undefined);
      await provider.shutdown().catch(() => undefined);
    },
  };
}

/** Where a part goes on in one that began elsewhere. */
function contextOf(traceparent: string): Context {
  const [, traceId = '', spanId = ''] = traceparent.split('-');
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: 1, isRemote: true });
}

/** Tells a statement of the database in the course of whose requests it was: which kind, on which table, never its text. */
export function traceStatement({ level, query, queryDurationMillis }: LogEvent): void {
  for (const { traceparent } of Object.values(trailsNow())) {
    if (traceparent === undefined) continue;
    const startedAt = Date.now() - queryDurationMillis;
    const name = statementOf(query.sql);
    const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name };
    beginSpan({ name, kind: 'client', attributes, startedAt }, traceparent)?.end({ failed: level === 'error' });
  }
}

const STATEMENT =
  /\b(select|insert|update|delete|begin|commit|rollback)\b(?:[^;]*?\b(?:from|into|update)\s+"?([a-z_]+))?/i;

/** `insert ledger`; of several tables the first. */
function statementOf(text: string): string {
  const [, what = 'statement', of] = STATEMENT.exec(text) ?? [];
  const table = what.toLowerCase() === 'update' ? /\bupdate\s+"?([a-z_]+)/i.exec(text)?.[1] : of;
  return [what.toLowerCase(), table].filter((one) => one !== undefined).join(' ');
}
