import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { BACKUP } from '../../domain/refusals/backup.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

const file = z.object({ path: z.string(), bytes: z.int(), sha256: z.string() });

const manifestSchema = z.object({
  format: z.literal(1),
  /** Of the service that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  installation: z.object({ id: z.uuid(), folder: z.string() }),
  /** The migrations that made the tables, each with the digest of its text. */
  schema: z.array(z.object({ name: z.string(), digest: z.string() })),
  /** The last link of the chain of seals; null before anything was sealed. */
  head: z.object({ no: z.int(), hash: z.string() }).nullable(),
  keys: z.object({
    known: z.array(z.object({ id: z.string(), fingerprint: z.string() })),
    /** Whether they lie in the back-up. */
    included: z.boolean(),
  }),
  tables: z.array(file.extend({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
  /** Temporal's store. */
  engine: z.array(file),
  /** What else lies in the data folder: policy, calendar, heads, papers; and keys, where they are included. */
  folder: z.array(file),
});

/** What a back-up holds, of which moment, and the digest of each of its files (paths relative to the back-up). */
export type Manifest = z.infer<typeof manifestSchema>;
/** One file of a back-up. */
export type BackupFile = z.infer<typeof file>;

export const MANIFEST = 'manifest.json';

/**
 * Reads the list of a back-up.
 * @throws RefusalError BACKUP.UNREADABLE.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const content = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined);
  if (content === undefined) throw unreadable(folder, `${MANIFEST} missing`);
  try {
    return manifestSchema.parse(JSON.parse(content));
  } catch (error) {
    throw unreadable(folder, error instanceof z.ZodError ? z.prettifyError(error) : `${MANIFEST} is no JSON`);
  }
}

/**
 * Looks at every file of a back-up.
 * @throws RefusalError BACKUP.DAMAGED with the first that is not as the list says.
 */
export async function checkFiles(folder: string, { tables, engine, folder: kept }: Manifest): Promise<void> {
  for (const { path, sha256 } of [...tables, ...engine, ...kept]) {
    const found = await digestOfFile(join(folder, path)).catch(() => undefined);
    if (found !== sha256) throw new RefusalError(refuse(BACKUP.DAMAGED, { file: path }));
  }
}

/** SHA-256 of a file, hexadecimal. */
async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const unreadable = (folder: string, why: string): RefusalError =>
  new RefusalError(refuse(BACKUP.UNREADABLE, { folder, why }));
