import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, PostgresPool, PostgresPoolClient } from 'kysely';

/** The one connection on which everything inside is asked, and what was asked of it last. */
interface Held {
  client?: PostgresPoolClient;
  last: Promise<unknown>;
}

const held = new AsyncLocalStorage<Held>();

/**
 * Does something for which the records stand still: whatever is asked inside, through this database and by whatever
 * function, is asked in one read-only transaction (`repeatable read`) on one connection. Nothing can be written inside, and
 * no transaction of its own begun. @throws what `work` throws, and pg's errors.
 */
export const atOneMoment = <D, T>(db: Kysely<D>, work: () => Promise<T>): Promise<T> =>
  held.run({ last: Promise.resolve() }, () =>
    db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
  );

const OF_TRANSACTIONS = /^\s*(begin|start transaction|commit|rollback|savepoint|release)\b/i;

/** The connection as those inside see it: they wait for each other, and none of them gives it back. */
const lent = (to: Held, client: PostgresPoolClient): PostgresPoolClient =>
  ({
    query: (text: string, values: readonly unknown[]) => {
      if (OF_TRANSACTIONS.test(text)) return Promise.reject(new Error('inside one moment no transaction begins'));
      const asked = to.last.then(() => client.query(text, values));
      to.last = asked.catch(() => undefined);
      return asked;
    },
    release: () => undefined,
  }) as PostgresPoolClient;

/** A pool that gives out the connection of {@link atOneMoment} inside it, and its own everywhere else. */
export const poolOfMoments = (pool: PostgresPool): PostgresPool => ({
  connect: async () => {
    const now = held.getStore();
    if (now?.client !== undefined) return lent(now, now.client);
    const client = await pool.connect();
    if (now !== undefined) now.client = client;
    return client;
  },
  end: () => pool.end(),
});
