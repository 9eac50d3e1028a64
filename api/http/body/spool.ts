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
    /** What whoever watched it has found in it. */
    readonly found?: string,
  ) {}

  /** For the Idempotency-Key: the same file is the same request, wherever it lies. */
  toJSON(): unknown {
    return { sha256: this.sha256, bytes: this.bytes };
  }
}

/** Somebody who looks into a body as it comes; what stands against its coming at all is thrown. */
export interface BodyWatch {
  take(chunk: Buffer): Promise<void>;
  /** All of it has come: what was found in it, or undefined. */
  end(): Promise<string | undefined>;
  /** It does not come after all. */
  drop(): void;
}

/**
 * Writes a body of any size to a temporary file, hashing it, and removes it when the answer is out.
 * @throws ApiRefusal `REQUEST.TOO_LARGE` as soon as more than `most` bytes have come; whatever `watch` throws.
 */
export async function spool(
  req: Request,
  res: Response,
  { most, watch }: { readonly most: number; readonly watch: BodyWatch | undefined },
): Promise<SpooledBody> {
  const folder = await mkdtemp(join(tmpdir(), 'jinji-upload-'));
  res.once('close', () => {
    void rm(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'body');
  const hash = createHash('sha256');
  let bytes = 0;
  async function* passing(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > most) throw tooLarge(`${Math.floor(most / 1_048_576)} MB`);
      hash.update(chunk);
      await watch?.take(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(req, passing, createWriteStream(path, { mode: 0o600 }));
    return new SpooledBody(path, hash.digest('hex'), bytes, await watch?.end());
  } finally {
    watch?.drop();
  }
}
