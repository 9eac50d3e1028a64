import { sql, type RawBuilder } from 'kysely';

/**
 * Whose name holds what was typed, or whose number begins with it; signs that SQL reads as a pattern count as
 * themselves. `name` and `id` are the columns.
 */
export function calledLike(typed: string, name: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const part = typed.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`(${name} ilike ${`%${part}%`} or ${id} ilike ${`${part}%`})`;
}
