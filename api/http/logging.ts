import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { pino, type DestinationStream, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { isProbeAddress } from './gate/probes.js';
import { alongOne, trailOfLine } from '../../domain/trail/current.js';
import { beginSpan } from '../../domain/trail/tracing.js';
import { loggedError } from '../../domain/vocabulary/logged-error.js';

/** Never in a log: what lets somebody in, and what a request said. */
const SECRET = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-csrf-token"]',
  'res.headers["set-cookie"]',
  'password',
  '*.password',
  'token',
  '*.token',
];

/** A JSON-lines logger; instants in ISO 8601, UTC. Of what failed never anybody's words. */
export const createLogger = (level: string, destination?: DestinationStream): Logger => {
  const options = {
    level,
    mixin: trailOfLine,
    redact: { paths: SECRET, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: loggedError, error: loggedError },
  };
  return destination ? pino(options, destination) : pino(options);
};

/** One line a request, with an id of our own that the answer carries as X-Request-Id; addresses without their query. */
export function createRequestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (_req, res) => {
      const id = randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (req, res, error) => {
      if (error ?? res.statusCode >= 500) return 'error';
      return isProbeAddress(req.url) ? 'debug' : 'info';
    },
    // Faults have a line of their own, with their stack; this one only counts the answer.
    customErrorObject: (_req, _res, _error, line: Record<string, unknown>) => ({ ...line, err: undefined }),
    serializers: {
      req: (req: { id: unknown; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        url: shownAddress(req.url).split('?')[0],
      }),
      res: (res: { statusCode: number }) => ({ statusCode: res.statusCode }),
    },
  });
}

/** Everything that is done for a request is done in its course: what is logged names it, and what is sent takes it along. */
export const keepTrail: RequestHandler = (req, res, next) => {
  const requestId = requestIdOf(req);
  const about = { name: req.method, kind: 'server', attributes: { 'http.request.method': req.method } } as const;
  const span = isProbeAddress(req.url)
    ? undefined
    : beginSpan({ ...about, attributes: { ...about.attributes, requestId } });
  if (span === undefined) {
    alongOne({ requestId }, next);
    return;
  }
  res.once('close', () => {
    // The pattern of the route, never the address: numbers of people and cases stand in that.
    const { path } = (req.route ?? {}) as { readonly path?: unknown };
    const route = typeof path === 'string' ? path : 'none';
    const attributes = { 'http.route': route, 'http.response.status_code': res.statusCode };
    span.end({ name: `${req.method} ${route}`, attributes, failed: res.statusCode >= 500 });
  });
  alongOne({ requestId, traceparent: span.traceparent }, next);
};

/** The address of a call as it may be kept: that of a calendar feed is its secret. */
export const shownAddress = (url: string): string => url.replace(/^(\/v1\/calendar-feeds\/).*$/s, '$1…');

/** The id under which a request stands in the log. */
export const requestIdOf = (req: Request): string => (typeof req.id === 'string' ? req.id : '');
