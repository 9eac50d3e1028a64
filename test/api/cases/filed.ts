import { expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Queryable } from '../../../db/database.js';
import { textOf } from '../../support/pdf-text.js';
import { filesOf, rowsOf } from '../../support/zip.js';

/** What of a case its whole file is held against. */
export interface FiledCase {
  readonly id: string;
  readonly personName: string;
  readonly decisions: readonly { readonly reason: string | null }[];
}

/** What a paper says that was asked for, or the status with which it was refused. */
export async function paperOf(ask: () => Promise<{ readonly status: number; readonly body: Buffer }>): Promise<string> {
  const { status, body } = await ask();
  return status === 200 ? textOf(body) : String(status);
}

/** 8.5.7: ratings, every score sheet by its scorer, every reason, how it was signed, and a line for each of the ledger. */
export async function saysItsRecords(
  said: string,
  { id, personName, decisions }: FiledCase,
  db: Queryable,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select distinct p.name from score_sheet s join person p on p.id = s.scorer_id
    where s.case_id = ${id}`.execute(db);
  expect(rows.length).toBeGreaterThan(2);
  const reasons = decisions.flatMap(({ reason }) => (reason === null ? [] : [reason.replace(/\s+/g, '')]));
  const parts = ['月度考核成绩', '任职资格晋级答辩评审表', '总经理批准', '确认已面谈', '已签收', personName];
  for (const one of [...parts, ...rows.map(({ name }) => name), ...reasons])
    expect([one, said.includes(one)]).toEqual([one, true]);
  const lines = await sql<{ n: number }>`
    select count(*)::int as n from ledger where case_id = ${id}`.execute(db);
  // Nothing seals beside the worker of such a test.
  expect(said.match(/待封存/g)).toHaveLength(lines.rows[0]?.n ?? 0);
}

/** What the index of an archive lists, by kind and person; every file of the archive stands in it. */
export async function indexOf(zip: Buffer): Promise<readonly string[]> {
  const files = await filesOf(zip);
  const [, ...rows] = await rowsOf(files.get('索引.xlsx') ?? Buffer.alloc(0));
  expect(files.size).toBe(rows.length + 1);
  return rows.map(([, personId = '', , kind]) => `${kind} ${personId}`).toSorted();
}
