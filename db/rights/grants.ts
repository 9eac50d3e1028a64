import { sql, type Kysely } from 'kysely';
import type { Database } from '../database.js';
import { TABLE_RULES, type TableRule, type WriterMay } from './register.js';
import { DATABASE_ROLES } from './roles.js';

const RIGHTS: Readonly<Record<WriterMay, string>> = {
  reads: 'select',
  adds: 'select, insert',
  keeps: 'select, insert, update',
  changes: 'select, insert, update, delete',
};

/** Of what stands in the database without a line in the register: a bench's own table, or the migrator's. */
const unlisted = (table: string): TableRule => ({
  writer: table.startsWith('kysely_') ? 'reads' : 'changes',
  reader: false,
  why: 'not of the house',
  seal: 'not of the house',
});

/**
 * Gives writer and reader what the register says of the owner's tables, and nothing else, in one transaction. What somebody
 * else put beside them is left alone. Nothing where the roles are not there: a database of somebody's own that has one role
 * for everything.
 */
export async function grantRights(db: Kysely<Database>): Promise<void> {
  const { writer, reader } = DATABASE_ROLES;
  const { rows: roles } = await sql<{ n: number }>`
    select count(*)::int as n from pg_roles where rolname in (${writer}, ${reader})`.execute(db);
  if (roles[0]?.n !== 2) return;
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and pg_has_role(c.relowner, 'usage') order by 1`.execute(
    db,
  );
  const rules: Readonly<Record<string, TableRule>> = TABLE_RULES;
  const tables = rows.map(({ name }) => ({ name, ...(rules[name] ?? unlisted(name)) }));
  const grants: { rights: string; to: string; names: string[] }[] = Object.entries(RIGHTS).map(([may, rights]) => ({
    rights,
    to: writer,
    names: tables.filter((table) => table.writer === may).map(({ name }) => name),
  }));
  grants.push({ rights: 'select', to: reader, names: tables.filter((table) => table.reader).map(({ name }) => name) });
  await db.transaction().execute(async (trx) => {
    const all = sql.join(tables.map(({ name }) => sql.table(name)));
    await sql`revoke all on ${all} from public, ${sql.raw(writer)}, ${sql.raw(reader)}`.execute(trx);
    await sql`revoke all on schema public from ${sql.raw(writer)}, ${sql.raw(reader)}`.execute(trx);
    await sql`grant usage on schema public to ${sql.raw(writer)}, ${sql.raw(reader)}`.execute(trx);
    for (const { rights, to, names } of grants) {
      if (names.length === 0) continue;
      await sql`grant ${sql.raw(rights)} on ${sql.join(names.map((name) => sql.table(name)))} to ${sql.raw(to)}`.execute(
        trx,
      );
    }
  });
}
