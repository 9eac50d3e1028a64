import { sql } from 'kysely';
import type { Text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';
import type { Holding } from './holding.js';
import { HOLDINGS } from './holdings.js';
import { whereOf } from './where.js';

/** The rows of one table that are held on somebody, under a heading. */
export interface HeldRows {
  readonly table: string;
  readonly title: Text;
  /** `about`: of him. `by`: what he did himself. */
  readonly as: 'about' | 'by';
  /** By the names of the table's columns; instants in ISO 8601 with zone, civil dates in Asia/Shanghai. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What is held on somebody and kept from him, with the reason. */
export interface KeptRows {
  readonly table: string;
  readonly title: Text;
  readonly why: Text;
}

type Of<Held extends Holding['held']> = Extract<Holding, { readonly held: Held }>;
const all = Object.entries(HOLDINGS).flatMap(([table, parts]) => parts.map((part) => ({ table, part })));
const of = <Held extends Holding['held']>(held: Held): readonly { readonly table: string; readonly part: Of<Held> }[] =>
  all.filter((one): one is { table: string; part: Of<Held> } => one.part.held === held);

type Row = Readonly<Record<string, unknown>>;
const read = async (db: Queryable, query: ReturnType<typeof sql<{ row: Row }>>): Promise<readonly Row[]> =>
  (await query.execute(db)).rows.map(({ row }) => row);

/** Rows about somebody, and of what he did himself the columns that are his; tables without any are left out. */
export async function readHeld(db: Queryable, personId: string): Promise<readonly HeldRows[]> {
  const sections: HeldRows[] = [];
  for (const { table, part } of of('rows')) {
    const rows = await read(
      db,
      sql`select to_jsonb(t) - ${[...(part.without ?? [])]}::text[] as row from ${sql.table(table)} t
        where ${sql.ref(`t.${part.about}`)} = ${personId} and (${sql.raw(part.only ?? 'true')}) order by t::text`,
    );
    sections.push({ table, title: part.title, as: 'about', rows });
  }
  for (const { table, part } of of('traces')) {
    const columns = sql.join(part.shows.map((name) => sql`${sql.lit(name)}, ${sql.ref(`t.${name}`)}`));
    const rows = await read(
      db,
      sql`select jsonb_build_object(${columns}) as row from ${sql.table(table)} t
        where ${sql.ref(`t.${part.by}`)} = ${personId} order by t::text`,
    );
    sections.push({ table, title: part.title, as: 'by', rows });
  }
  return sections.filter(({ rows }) => rows.length > 0);
}

/** What is kept from everybody whom it is about. */
export const KEPT: readonly KeptRows[] = of('kept-from-him').map(({ table, part: { title, why } }) => ({
  table,
  title,
  why,
}));

/** The rows that are kept from him, for HR's manager. */
export async function readKept(
  db: Queryable,
  personId: string,
  caseIds: readonly string[],
): Promise<readonly HeldRows[]> {
  const sections: HeldRows[] = [];
  for (const { table, part } of of('kept-from-him')) {
    const rows = await read(
      db,
      sql`select to_jsonb(t) as row from ${sql.table(table)} t
        where ${whereOf(part.where, { personId, caseIds })} order by t::text`,
    );
    if (rows.length > 0) sections.push({ table, title: part.title, as: 'about', rows });
  }
  return sections;
}
