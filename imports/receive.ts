import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { IMPORT } from '../domain/refusals/imports.js';
import { unreadable } from './unreadable.js';

/** A file on disk for as long as it is read. */
export interface Received {
  readonly path: string;
  /** Removes what was written; a file that was there before stays. */
  discard(): Promise<void>;
}

/**
 * Takes a path as it is, and writes a stream to a temporary file (a workbook is read from its end).
 * Throws RefusalError `IMPORT.TOO_LARGE` as soon as more than `most` bytes have come.
 */
export async function receiveFile(file: string | Readable, most: number): Promise<Received> {
  if (typeof file === 'string') return { path: file, discard: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'jinji-import-'));
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'file');
  let bytes = 0;
  async function* limit(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > most) throw unreadable(IMPORT.TOO_LARGE, `> ${most} B`);
      yield chunk;
    }
  }
  try {
    await pipeline(file, limit, createWriteStream(path, { mode: 0o600 }));
    return { path, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}
