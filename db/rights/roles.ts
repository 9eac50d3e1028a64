import pg from 'pg';

/** Names of the three roles: migrations run as the owner, the service as the writer, reports as the reader. */
export const DATABASE_ROLES = { owner: 'jinji_owner', writer: 'jinji_writer', reader: 'jinji_reader' } as const;

/** Their passwords; a role without one keeps what it has. */
export type RolePasswords = Readonly<Partial<Record<keyof typeof DATABASE_ROLES, string>>>;

/** Whatever stands in the schema and is not the owner's; what hangs on a table follows it. */
const FOREIGN = `
  select format('alter %s %I.%I owner to ${DATABASE_ROLES.owner}',
           case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
           n.nspname, c.relname) as change
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S')
    and c.relowner <> '${DATABASE_ROLES.owner}'::regrole
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i', 'e') and c.relkind = 'S')
  union all
  select format('alter routine %s owner to ${DATABASE_ROLES.owner}', p.oid::regprocedure)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' and p.proowner <> '${DATABASE_ROLES.owner}'::regrole
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all
  select format('alter domain %I.%I owner to ${DATABASE_ROLES.owner}', n.nspname, t.typname)
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where n.nspname = 'public' and t.typtype = 'd' and t.typowner <> '${DATABASE_ROLES.owner}'::regrole`;

/**
 * Makes the three roles where they are missing, gives them the passwords, and makes the database and all that stands in
 * it the owner's: nobody's that the service runs as. Again it changes nothing but passwords.
 * @param administrator a connection string to the database, of somebody who may make roles
 */
export async function prepareRoles(administrator: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: administrator });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    // Roles are the cluster's: two databases that are prepared at once come one after the other.
    await client.query(`select pg_advisory_xact_lock(hashtext('jinji-roles'))`);
    for (const [key, role] of Object.entries(DATABASE_ROLES)) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      if (rowCount === 0) await client.query(`create role ${role}`);
      const password = passwords[key as keyof RolePasswords];
      const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`;
      await client.query(
        `alter role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls${secret}`,
      );
    }
    // The owner sees who is connected; nobody gets anything of the owner's.
    await client.query(`grant ${DATABASE_ROLES.writer}, ${DATABASE_ROLES.reader} to ${DATABASE_ROLES.owner}`);
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    await client.query(`alter database ${rows[0]?.name ?? ''} owner to ${DATABASE_ROLES.owner}`);
    await client.query(`alter schema public owner to ${DATABASE_ROLES.owner}`);
    await client.query('revoke create on schema public from public');
    for (const { change } of (await client.query<{ change: string }>(FOREIGN)).rows) await client.query(change);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Whether the roles are there, and the database is the owner's. */
export async function rolesArePrepared(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ ready: boolean }>(
    `select (select count(*) from pg_roles where rolname = any($1)) = 3 and exists (
       select from pg_database where datname = current_database() and datdba = to_regrole($2)) as ready`,
    [Object.values(DATABASE_ROLES), DATABASE_ROLES.owner],
  );
  return rows[0]?.ready === true;
}
