import { expect } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import type { Queryable } from '../../db/database.js';
import { urlIn } from './services.js';

/**
 * Runs statements as somebody else than the service: the owner of the tables, or who made the cluster; the product's own
 * role may do nothing of the kind.
 */
export async function runAs(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** That the tables refuse a change themselves, from their owner too: the service has not even the right to try. */
export async function expectAppendOnly(db: Queryable, ...statements: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  for (const statement of statements) {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(/append-only|permission denied/);
    await expect(runAs(urlIn(rows[0]?.name ?? '', '_OWNER'), statement)).rejects.toThrow(/append-only/);
  }
}
