import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { IMPORT } from '../domain/refusals/imports.js';
import { unreadable } from './unreadable.js';
import type { Limits } from './source.js';

/** The encodings that a text file is recognised in. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

/** What a file is, found out in one pass over its bytes. */
export interface Inspection {
  readonly kind: 'csv' | 'xlsx';
  readonly sha256: string;
  readonly bytes: number;
  /** For CSV. */
  readonly encoding: Encoding;
}

/** A decoder that remembers having failed instead of throwing. */
function createTrial(encoding: Encoding) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let fits = true;
  const attempt = (chunk?: Buffer): void => {
    if (!fits) return;
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      fits = false;
    }
  };
  return { attempt, fits: () => fits };
}

const startsWith = (head: Buffer, ...bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);

/**
 * Tells a workbook from a text, and UTF-8 (with or without BOM) from GB18030 by what every byte allows.
 * Throws RefusalError for an empty or too large file, an old or encrypted workbook, and bytes that are no text.
 */
export async function inspectFile(path: string, limits: Limits): Promise<Inspection> {
  const hash = createHash('sha256');
  const utf8 = createTrial('utf-8');
  const gb18030 = createTrial('gb18030');
  let head = Buffer.alloc(0);
  let bytes = 0;
  let hasNul = false;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.fileBytes) throw unreadable(IMPORT.TOO_LARGE, `> ${limits.fileBytes} B`);
    if (head.length < 8) head = Buffer.concat([head, chunk.subarray(0, 8)]);
    hash.update(chunk);
    hasNul ||= chunk.includes(0);
    utf8.attempt(chunk);
    gb18030.attempt(chunk);
  }
  utf8.attempt();
  gb18030.attempt();
  if (bytes === 0) throw unreadable(IMPORT.EMPTY);
  const found = { sha256: hash.digest('hex'), bytes };
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return { kind: 'xlsx', encoding: 'utf-8', ...found };
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw unreadable(IMPORT.OLD_EXCEL);
  // Excel's own «Unicode text».
  if (startsWith(head, 0xff, 0xfe)) return { kind: 'csv', encoding: 'utf-16le', ...found };
  if (hasNul) throw unreadable(IMPORT.NOT_TEXT);
  if (utf8.fits()) return { kind: 'csv', encoding: 'utf-8', ...found };
  if (gb18030.fits()) return { kind: 'csv', encoding: 'gb18030', ...found };
  throw unreadable(IMPORT.ENCODING);
}
