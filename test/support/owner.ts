import pg from 'pg';

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
