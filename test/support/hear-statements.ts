import type { ClientBase, Pool } from 'pg';

/** Tells of every statement that is sent to the database from now on by a new connection, as JSON. */
export function hearStatements(pool: Pool, heard: (statement: string) => void): void {
  pool.on('connect', (client: ClientBase) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Object.assign(client, {
      query: (...given: unknown[]) => {
        heard(JSON.stringify(given[0]));
        return query(...given);
      },
    });
  });
}
