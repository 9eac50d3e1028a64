import { sql, type Kysely } from 'kysely';
import { createDatabase, type Database } from '../../db/database.js';
import { approvedErasures, carryOutErasure } from '../../db/privacy/erase.js';
import { TABLE_RULES } from '../../db/rights/register.js';
import { sealNext } from '../../db/seals/seal.js';
import { askChange, endChange, findChange } from '../../db/second-person/waiting-changes.js';
import { PERSONAL_KINDS } from '../../domain/privacy/retention.js';
import { text } from '../../domain/vocabulary/text.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import type { ScratchDatabase } from './services.js';

const plan = loadPolicyLibrary().retentionOf('v1');

/** Seals all that waits. */
export const sealAll = async (db: Kysely<Database>, at: Date): Promise<void> => {
  while ((await sealNext(db, at)) !== 0);
};

/** Everything of somebody who has left goes: asked for, agreed to, carried out, sealed. */
export async function erase(
  { db, ownerUrl }: { readonly db: Kysely<Database>; readonly ownerUrl: ScratchDatabase['ownerUrl'] },
  personId: string,
  { askedBy, approvedBy, at }: { readonly askedBy: string; readonly approvedBy: string; readonly at: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const what = text(`删除 ${personId}`, `erase ${personId}`);
    const content = { personId, kinds: PERSONAL_KINDS, requested: false };
    const shared = { kind: 'erasure', clause: '13.1', what, reason: '期满', about: [personId], content } as const;
    const asked = await askChange(trx, { ...shared, deciders: ['gm'], askedBy }, at);
    const change = await findChange(trx, asked.no, at);
    if (change === undefined) throw new Error(personId);
    await endChange(trx, change, { outcome: 'applied', by: approvedBy, reason: null, at });
  });
  await sealAll(db, at);
  const owner = createDatabase({ connectionString: ownerUrl, max: 1 });
  try {
    for (const one of await approvedErasures(owner.db))
      await carryOutErasure(owner.db, one, { by: 'command:it', at, plan });
  } finally {
    await owner.close();
  }
  await sealAll(db, at);
}

/** The tables in which some words stand, in whatever column. */
export async function tablesWith(db: Kysely<Database>, words: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of Object.keys(TABLE_RULES)) {
    const { rows } =
      await sql`select from ${sql.table(table)} t where position(${words} in t::text) > 0 limit 1`.execute(db);
    if (rows.length > 0) found.push(table);
  }
  return found.sort();
}
