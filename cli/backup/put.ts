import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { Transform, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { makeFolder } from '../launch/machine/files.js';
import type { BackupFile } from './manifest.js';

/** Writes a stream into a back-up, compressed, with its digest (of what lies on the disk); a block at a time in memory. */
export async function putInto(folder: string, path: string, content: Readable): Promise<BackupFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const target = join(folder, path);
  await makeFolder(dirname(target), 0o700);
  await pipeline(content, createGzip({ level: 4 }), counted, createWriteStream(target, { mode: 0o600 }));
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Writes what `putInto` has put there, as it was, into a stream. */
export const bringOut = (folder: string, path: string, into: Writable): Promise<void> =>
  pipeline(createReadStream(join(folder, path)), createGunzip(), into);
