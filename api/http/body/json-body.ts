import express, { type Request, type RequestHandler, type Response } from 'express';
import { malformedJson, tooDeep, tooLarge, tooMany } from '../refusals.js';

/** How much a JSON body may hold. */
export interface BodyLimits {
  readonly bytes: number;
  /** Values, fields and separators together. */
  readonly parts: number;
}

const KB = 1024;
/** At the log-in: who has no account yet can send no more than this. */
export const FOR_LOG_IN: BodyLimits = { bytes: 4 * KB, parts: 100 };
/** An act on one, a form, a setting. */
export const FOR_ONE: BodyLimits = { bytes: 64 * KB, parts: 4_000 };
/** An act on many: a cycle of ten thousand people fits. */
export const FOR_MANY: BodyLimits = { bytes: 2 * KB * KB, parts: 200_000 };

/** Objects and lists inside each other; no form of ours has more than six. */
const DEPTH = 20;

const KINDS: ReadonlyMap<number, RequestHandler> = new Map(
  // Without inflation nobody can send a small body that becomes a huge one.
  [FOR_LOG_IN, FOR_ONE, FOR_MANY].map(({ bytes }) => [
    bytes,
    express.raw({ type: 'application/json', limit: bytes, inflate: false }),
  ]),
);

/** A size in words: `64 kB`, `2 MB`. */
export const sizeOf = (bytes: number): string =>
  bytes < KB * KB ? `${Math.floor(bytes / KB)} kB` : `${Math.floor(bytes / KB / KB)} MB`;

/** A body and how many bytes it came in. */
export interface ReadBody {
  readonly value: unknown;
  readonly bytes: number;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPENS = new Set([91, 123]); // [ {
const CLOSES = new Set([93, 125]); // ] }
const COMMA = 44;

/**
 * Looks at a text before it is parsed, in one pass: how deep it nests and of how many parts it is, so that neither the
 * parser nor a schema is kept busy by what nobody sends in earnest.
 * @throws ApiRefusal `REQUEST.TOO_DEEP`, `REQUEST.TOO_MANY`.
 */
export function weigh(json: string, { parts: most }: BodyLimits): void {
  let depth = 0;
  let parts = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (inText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (OPENS.has(code)) {
      depth += 1;
      parts += 1;
      if (depth > DEPTH) throw tooDeep(DEPTH);
    } else if (CLOSES.has(code)) depth -= 1;
    else if (code === COMMA) parts += 1;
    if (parts > most) throw tooMany(most);
  }
}

/**
 * Reads a JSON body in UTF-8, an object or a list, within the limits.
 * @throws ApiRefusal `REQUEST.TOO_LARGE`, `.TOO_DEEP`, `.TOO_MANY`, `.MALFORMED_JSON`, or what Express makes of a broken
 * transfer.
 */
export async function readJson(req: Request, res: Response, limits: BodyLimits): Promise<ReadBody> {
  const read = KINDS.get(limits.bytes);
  if (read === undefined) throw new RangeError(`no reader for ${limits.bytes} bytes`);
  await new Promise<void>((resolve, reject) => {
    read(req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else if ((error as { type?: unknown }).type === 'entity.too.large') reject(tooLarge(sizeOf(limits.bytes)));
      else reject(error instanceof Error ? error : malformedJson());
    });
  });
  const sent: unknown = req.body;
  // Nothing is read of a line that is down already: whoever has left has sent no empty form.
  if (sent === undefined && isAnnounced(req)) throw malformedJson();
  const bytes = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0);
  // A body that is not there is an empty form: its schema says what is missing.
  if (bytes.length === 0) return { value: {}, bytes: 0 };
  const json = textOf(bytes);
  weigh(json, limits);
  const value = parsed(json);
  if (typeof value !== 'object' || value === null) throw malformedJson();
  return { value, bytes: bytes.length };
}

/** Whether a body comes with the head of a request (RFC 9112, 6.3). */
const isAnnounced = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformedJson();
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw malformedJson();
  }
}
