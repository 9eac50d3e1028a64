import { sql } from 'kysely';
import type { CompanyWording } from '../../domain/pipelines/defense/standards.js';
import type { Queryable } from '../database.js';

/** The company's wording of the standards as HR brought it in for a version of the policy (14.1). */
export interface StandardsImport {
  readonly no: number;
  readonly policyVersion: string;
  readonly wording: CompanyWording;
  readonly filename: string;
  readonly sha256: string;
  readonly importedBy: string;
  readonly importedAt: Date;
}

const columns = sql`no, policy_version as "policyVersion", wording, filename, sha256, imported_by as "importedBy",
  imported_at as "importedAt"`;

/** Of every version of the policy the wording that was brought in last. */
export async function latestStandards(db: Queryable): Promise<readonly StandardsImport[]> {
  const { rows } = await sql<StandardsImport>`
    select distinct on (policy_version) ${columns} from standards_import order by policy_version, no desc`.execute(db);
  return rows;
}

/** One import at a time: what was compared still stands when it is written. */
export async function lockStandards(trx: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('jinji-standards'))`.execute(trx);
}

/** Keeps a wording, with a line of the ledger; gives its number. Call it inside a transaction. */
export async function insertStandards(trx: Queryable, brought: Omit<StandardsImport, 'no'>): Promise<number> {
  const { policyVersion, wording, filename, sha256, importedBy, importedAt } = brought;
  const { rows } = await sql<{ no: number }>`
    insert into standards_import (policy_version, wording, filename, sha256, imported_by, imported_at)
    values (${policyVersion}, ${JSON.stringify(wording)}::jsonb, ${filename}, ${sha256}, ${importedBy}, ${importedAt})
    returning no`.execute(trx);
  const no = rows[0]?.no ?? 0;
  const after = { policyVersion, filename, sha256 };
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, before, after)
    values (${importedAt}, ${importedBy}, 'standards.import', '14.1', 'standards', ${no}::int, null,
            ${JSON.stringify(after)}::jsonb)`.execute(trx);
  return no;
}
