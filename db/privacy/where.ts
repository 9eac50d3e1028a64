import { sql, type RawBuilder } from 'kysely';

/** Whose rows a condition of a register is about. */
export interface Whose {
  readonly personId: string;
  readonly caseIds: readonly string[];
  /** The erasure that is carried out; 0 where none is. */
  readonly erasureNo?: number;
}

/** A condition with its places filled in: `$person`, `$cases` (a set of numbers, in parentheses), `$erasure`. */
export const whereOf = (where: string, whose: Whose): RawBuilder<boolean> => sql`(${filledIn(where, whose)})`;

/** The same of a list of what is set. */
export const filledIn = (statement: string, { personId, caseIds, erasureNo = 0 }: Whose): RawBuilder<unknown> =>
  sql`${sql.join(
    statement.split(/(\$person|\$cases|\$erasure)/).map((part) => {
      if (part === '$person') return sql`${personId}::text`;
      if (part === '$cases') return sql`(select unnest(${[...caseIds]}::text[]))`;
      return part === '$erasure' ? sql`${erasureNo}::bigint` : sql.raw(part);
    }),
    sql``,
  )}`;
