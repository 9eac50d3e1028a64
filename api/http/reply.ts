import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { StoredAnswer } from '../../db/steps/idempotency.js';
import type { Answer, Route } from './route.js';

/** Seconds after which what was taken may well have its answer. */
const SOON = '2';
const JSON_TYPE = 'application/json; charset=utf-8';

/** What goes out: an answer just made, or one in the form in which it is kept. */
export type Outcome =
  | { readonly kind: 'fresh'; readonly route: Route; readonly answer: Answer }
  | { readonly kind: 'kept'; readonly answer: StoredAnswer };

/** Server-sent events, each of which has to be there at once. */
export const EVENTS = 'text/event-stream';

function headersOf(answer: Answer): Record<string, string> {
  const isLive = answer.raw?.type === EVENTS;
  return {
    // Personal data: neither proxies nor the browser's back button keep it. What lives no proxy compresses or holds back.
    'Cache-Control': isLive ? 'no-store, no-transform' : answer.etag === undefined ? 'no-store' : 'private, no-cache',
    ...(isLive ? { 'X-Accel-Buffering': 'no' } : {}),
    ...(answer.etag === undefined ? {} : { ETag: `"${answer.etag}"` }),
    ...(answer.location === undefined ? {} : { Location: answer.location }),
  };
}

/** The form in which an answer is kept for its Idempotency-Key; only JSON can be. */
export function keep(route: Route, answer: Answer): StoredAnswer {
  if (answer.raw) throw new Error(`${route.path}: a stream cannot be kept`);
  return {
    status: answer.status ?? route.answer.status,
    headers: {
      ...headersOf(answer),
      ...(answer.provisional === undefined ? {} : { 'Retry-After': SOON }),
      ...(answer.body === undefined ? {} : { 'Content-Type': JSON_TYPE }),
    },
    body: answer.body === undefined ? null : JSON.stringify(answer.body),
    ...(answer.provisional === undefined ? {} : { provisional: answer.provisional }),
  };
}

/** Sends it; a caller who has gone away, or whose answer has begun, ends it quietly. */
export async function send(req: Request, res: Response, outcome: Outcome): Promise<void> {
  if (res.headersSent || res.writableEnded) {
    res.destroy();
    return;
  }
  if (outcome.kind === 'fresh' && outcome.answer.raw) {
    const { answer, route } = outcome;
    await sendRaw(req, res, answer.status ?? route.answer.status, answer);
    return;
  }
  const kept = outcome.kind === 'kept' ? outcome.answer : keep(outcome.route, outcome.answer);
  for (const [name, value] of Object.entries(kept.headers)) res.setHeader(name, value);
  res.status(kept.status);
  if (req.method === 'GET' && kept.status === 200 && req.fresh) res.status(304).removeHeader('Content-Type');
  const body = res.statusCode === 304 ? null : kept.body;
  if (body === null) res.end();
  else res.setHeader('Content-Length', Buffer.byteLength(body)).end(body);
}

async function sendRaw(req: Request, res: Response, status: number, answer: Answer): Promise<void> {
  const { raw } = answer;
  if (!raw) return;
  res.status(status);
  for (const [name, value] of Object.entries(headersOf(answer))) res.setHeader(name, value);
  if (answer.etag !== undefined && req.method === 'GET' && status === 200 && req.fresh) {
    res.status(304).end();
    return;
  }
  for (const [name, value] of Object.entries(raw.headers ?? {})) res.setHeader(name, value);
  res.setHeader('Content-Type', raw.type);
  if (typeof raw.content === 'string' || Buffer.isBuffer(raw.content)) res.end(raw.content);
  else await pipeline(raw.content, res).catch(() => res.destroy());
}
