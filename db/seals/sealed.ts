import { sql, type RawBuilder } from 'kysely';
import { TABLE_RULES, type SealKey } from '../rights/register.js';

/** A table whose rows are sealed. */
export interface Sealed {
  readonly source: string;
  readonly key: SealKey;
}

/** The tables whose rows are sealed, each with its primary key in the order of the seal. */
export const SEALED: readonly Sealed[] = Object.entries(TABLE_RULES).flatMap(([source, { seal }]) =>
  typeof seal === 'string' ? [] : [{ source, key: seal }],
);

/** The key of a row `t`, as its seal says it. */
export const keyOf = (key: SealKey): RawBuilder<string[]> =>
  sql`array[${sql.join(Object.keys(key).map((column) => sql`${sql.ref(`t.${column}`)}::text`))}]`;

/** Whether a row `t` is the one that `u.key` names; by its primary key's index. */
export const matches = (key: SealKey): RawBuilder<boolean> =>
  sql.join(
    Object.entries(key).map(
      ([column, type], place) => sql`${sql.ref(`t.${column}`)} = u.key[${sql.lit(place + 1)}]::${sql.raw(type)}`,
    ),
    sql` and `,
  );

/** Whose rows are sealed: the service's own role's, and its owner's, whose migrations may add some. */
export const TRUSTED = sql`array[session_user, (
  select pg_get_userbyid(relowner) from pg_class where oid = 'public.unsealed'::regclass)]`;
