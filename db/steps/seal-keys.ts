import { sql } from 'kysely';
import { SEAL } from '../../domain/refusals/seal.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Queryable } from '../database.js';

/** A key as the records know it: never the key itself. */
export interface KnownKey {
  readonly id: string;
  readonly use: 'seal' | 'sign';
  /** Tells it from another of the same name. */
  readonly fingerprint: string;
}

/** With since when it is known here, and whether it is missed no more. */
export interface RecordedKey extends KnownKey {
  readonly since: Date;
  readonly forgottenAt: Date | null;
}

/** Every key that this installation has used, the oldest first. */
export async function listKeys(db: Queryable): Promise<readonly RecordedKey[]> {
  const { rows } = await sql<RecordedKey>`
    select id, use, fingerprint, since, forgotten_at as "forgottenAt" from seal_key order by since, id`.execute(db);
  return rows;
}

/**
 * Notes the keys that a service starts with.
 * @throws RefusalError SEAL.KEY_LOST where one is missing that this installation has used, SEAL.KEY_OTHER where one is
 * another under the same name; then nothing is noted.
 */
export async function admitKeys(db: Queryable, keys: readonly KnownKey[], at: Date): Promise<void> {
  const known = await listKeys(db);
  const given = new Map(keys.map((key) => [key.id, key]));
  const other = known.find(({ id, fingerprint }) => given.has(id) && given.get(id)?.fingerprint !== fingerprint);
  if (other !== undefined) throw new RefusalError(refuse(SEAL.KEY_OTHER, { id: other.id }));
  const lost = known.filter(({ id, forgottenAt }) => forgottenAt === null && !given.has(id));
  if (lost.length > 0) throw new RefusalError(refuse(SEAL.KEY_LOST, { ids: lost.map(({ id }) => id) }));
  for (const { id, use, fingerprint } of keys)
    await sql`
      insert into seal_key (id, use, fingerprint, since) values (${id}, ${use}, ${fingerprint}, ${at})
      on conflict (id) do nothing`.execute(db);
}

/** From here on nobody misses a key; false where the records know none of that name. */
export async function forgetKey(db: Queryable, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update seal_key set forgotten_at = coalesce(forgotten_at, ${at}) where id = ${id}`.execute(db);
  return Number(numAffectedRows ?? 0n) > 0;
}
