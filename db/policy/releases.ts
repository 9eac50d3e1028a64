import { sql } from 'kysely';
import type { PolicyRelease } from '../../domain/settings/policy-release.js';
import type { Queryable } from '../database.js';

/** Every version that was released on the policy page, in the order of its first days. */
export async function listReleases(db: Queryable): Promise<readonly PolicyRelease[]> {
  const { rows } = await sql<PolicyRelease>`
    select version, base, valid_from as "validFrom", document, sha256 from policy_release order by valid_from`.execute(
    db,
  );
  return rows;
}

/** A version as it is released: by whom, and who was the second person. */
export interface NewRelease extends PolicyRelease {
  readonly reason: string;
  readonly askedBy: string;
  readonly approvedBy: string;
  readonly at: Date;
  /** What it changes, for the ledger. */
  readonly differences: unknown;
}

/** Keeps a version for good, with a line of the ledger that has its digest. Call it inside a transaction. */
export async function insertRelease(trx: Queryable, release: NewRelease): Promise<void> {
  const { version, base, validFrom, document, sha256, reason, askedBy, approvedBy, at, differences } = release;
  await sql`
    insert into policy_release (version, base, valid_from, document, sha256, reason, asked_by, approved_by, released_at)
    values (${version}, ${base}, ${validFrom}, ${document}, ${sha256}, ${reason}, ${askedBy}, ${approvedBy}, ${at})`.execute(
    trx,
  );
  const { rows } = await sql<{ seq: number }>`select count(*)::int as seq from policy_release`.execute(trx);
  const after = { version, base, validFrom, sha256, reason, askedBy, differences };
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, before, after)
    values (${at}, ${approvedBy}, 'policy.release', '13.1', 'policy', ${rows[0]?.seq ?? 0}::int, null,
            ${JSON.stringify(after)}::jsonb)`.execute(trx);
}
