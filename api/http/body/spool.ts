import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { tooLarge } from '../refusals.js';

/** A body that was written to disk as it came; only its digest says what the request was. */
export class SpooledBody {
  constructor(
    readonly path: string,
    readonly sha256: string,
    readonly bytes: number,
  ) {}

  /** For the Idempotency-Key: the same file is the same request, wherever it lies. */
  toJSON(): unknown {
    return { sha256: this.sha256, bytes: this.bytes };
  }
}

/**
 * Writes a body of any size to a temporary file, hashing it, and removes it when the answer is out.
 * @throws ApiRefusal `REQUEST.TOO_LARGE` as soon as more than `most` bytes have come.
 */
export async function spool(req: Request, res: Response, most: number): Promise<SpooledBody> {
  const folder = await mkdtemp(join(tmpdir(), 'jinji-upload-'));
  res.once('close', () => {
    void rm(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'body');
  const hash = createHash('sha256');
  let bytes = 0;
  async function* watch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > most) throw tooLarge(`${Math.floor(most / 1_048_576)} MB`);
      hash.update(chunk);
      yield chunk;
    }
  }
  await pipeline(req, watch, createWriteStream(path, { mode: 0o600 }));
  return new SpooledBody(path, hash.digest('hex'), bytes);
}
