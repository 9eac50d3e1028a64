import { sql } from 'kysely';
import type { PersonTable } from '../people/tables.js';

/** Columns of a person that no file gives as they are. */
type Apart = 'id' | 'department_id' | 'superior_since' | 'version' | 'created_at' | 'updated_at';

/** What fills a column. */
interface From<F extends string = string> {
  /** The field of a people file. */
  readonly field: F;
  readonly type: 'text' | 'date';
  /** A file may be without it: what is recorded stays as it is then. */
  readonly optional: boolean;
}

const text = <F extends string>(field: F, optional = false): From<F> => ({ field, type: 'text', optional });
const date = <F extends string>(field: F, optional = false): From<F> => ({ field, type: 'date', optional });
const OPTIONAL = true;

/** What a people file gives for each column of the person; its other fields stand in histories and departments. */
const PERSON_COLUMNS = {
  name: text('name'),
  superior_id: text('superiorId', OPTIONAL),
  title: text('title', OPTIONAL),
  email: text('email', OPTIONAL),
  status: text('status'),
  hired_on: date('hiredOn'),
  confirmed_on: date('confirmedOn', OPTIONAL),
  left_on: date('leftOn', OPTIONAL),
} as const satisfies Readonly<Record<Exclude<keyof PersonTable, Apart>, From>>;

/** A field of a people file that is a column of the person. */
export type PersonField = (typeof PERSON_COLUMNS)[keyof typeof PERSON_COLUMNS]['field'];

const all = Object.entries<From>(PERSON_COLUMNS).map(([name, from]) => {
  const given = sql`(j.value ->> ${sql.lit(from.field)})::${sql.raw(from.type)}`;
  return { ...from, name, given, column: sql.ref(name) };
});

/** The names of the columns, for an insert. */
export const personColumns = sql.join(all.map(({ column }) => column));

/** What a new line gives for them. */
export const givenValues = sql.join(all.map(({ given }) => given));

/** The assignments of an update: what a changed line leaves out stays as it is. */
export const changedValues = sql.join(
  all.map(({ field, name, column, given, optional }) => {
    const kept = sql`case when j.value ? ${sql.lit(field)} then ${given} else p.${sql.ref(name)} end`;
    return sql`${column} = ${optional ? kept : given}`;
  }),
);

/** What is recorded of them, as pairs for `jsonb_build_object`. */
export const recordedPairs = sql.join(all.map(({ field, column }) => sql`${sql.lit(field)}, p.${column}`));
