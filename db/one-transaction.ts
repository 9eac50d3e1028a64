import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type { Database, DatabaseHandle } from './database.js';

/** Transactions inside are savepoints: none of them holds before the whole does. */
const INSIDE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\s*(begin|start transaction)\b/i, ['savepoint inside']],
  [/^\s*commit\b/i, ['release savepoint inside']],
  [/^\s*rollback\b/i, ['rollback to savepoint inside', 'release savepoint inside']],
];

const lent = (client: PostgresPoolClient): PostgresPoolClient =>
  ({
    query: async (text: string, values: readonly unknown[]) => {
      const instead = INSIDE.find(([what]) => what.test(text))?.[1];
      if (instead === undefined) return client.query(text, values);
      for (const one of instead.slice(0, -1)) await client.query(one, []);
      return client.query(instead.at(-1) ?? '', []);
    },
    release: () => undefined,
  }) as PostgresPoolClient;

/**
 * Does something of which all holds or nothing: whatever `work` asks of its database, also in transactions of its own, is
 * one transaction on one connection. It must not ask for two transactions side by side. @throws what `work` throws.
 */
export async function inOneTransaction<T>(
  { pool }: Pick<DatabaseHandle, 'pool'>,
  work: (db: Kysely<Database>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const one: PostgresPool = {
    connect: () => Promise.resolve(lent(client as unknown as PostgresPoolClient)),
    end: () => Promise.resolve(),
  };
  try {
    await client.query('begin');
    const done = await work(new Kysely<Database>({ dialect: new PostgresDialect({ pool: one }) }));
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
