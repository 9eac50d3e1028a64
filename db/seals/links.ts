import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** Where a line of the ledger stands in the chain. */
export interface LedgerLink {
  /** Number of the line. */
  readonly id: number;
  /** Place in the chain. */
  readonly no: number;
  readonly hash: Buffer;
}

/** The links of a case's lines of the ledger; what waits for its seal has none. */
export async function linksOfLedger(db: Queryable, caseId: string): Promise<readonly LedgerLink[]> {
  const { rows } = await sql<LedgerLink>`
    select l.id, s.no, s.hash from ledger l join seal s on s.source = 'ledger' and s.key = array[l.id::text]
    where l.case_id = ${caseId} order by l.id`.execute(db);
  return rows;
}
