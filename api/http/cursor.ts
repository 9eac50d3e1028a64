import { createHash } from 'node:crypto';
import * as z from 'zod';
import { isStorable } from '../../domain/vocabulary/characters.js';
import { badCursor } from './refusals.js';

const envelope = z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.null()])).max(8)]);

/** Which list and filters a cursor belongs to, in a few characters. */
export function listKey(list: string, filters: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(filters)
    .filter(([name]) => name !== 'cursor' && name !== 'limit')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([list, sorted]))
    .digest('base64url')
    .slice(0, 8);
}

/** Makes an opaque cursor from the sort keys of the last row shown. It grants nothing: scopes are checked each time. */
export const encodeCursor = (key: string, last: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify([key, last])).toString('base64url');

/**
 * Reads a cursor back; undefined for none.
 * @throws ApiRefusal `REQUEST.BAD_CURSOR` when it is not ours, belongs to other filters, or has another shape.
 */
export function decodeCursor<S extends z.ZodType>(
  key: string,
  cursor: string | undefined,
  shape: S,
): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parsed = envelope.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (!parsed.success || parsed.data[0] !== key) throw badCursor();
    // What no text column holds cannot have come from one.
    if (parsed.data[1].some((part) => typeof part === 'string' && !isStorable(part))) throw badCursor();
    const last = shape.safeParse(parsed.data[1]);
    if (last.success) return last.data;
  } catch {
    throw badCursor();
  }
  throw badCursor();
}

/** The query fields of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: '每页条数 · rows a page, 1–200' }),
  cursor: z.string().min(1).max(1000).exactOptional().meta({ description: '上一页的 next · next of the page before' }),
};

/** By which of some keys a list is ordered; behind a minus the other way round. */
export const sortQuery = <const K extends string>(keys: readonly K[]) => ({
  sort: z
    .enum(keys.flatMap((key) => [key, `-${key}`] as const))
    .exactOptional()
    .meta({ description: '按此排序，前加 - 为倒序 · order by this, behind a minus the other way round' }),
});

/** Where a page ended: so many texts of the list's own order, behind the key of the order asked for. */
export const pageEnd = (own: number, sort: string | undefined) =>
  z.array(z.union([z.string(), z.number().int()])).length(sort === undefined ? own : own + 1);

/** The shape of every page; `next` is null on the last one. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** Cuts one row more than asked for into a page and its cursor. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  key: string,
  sortKeys: (row: T) => readonly (string | number | null)[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(key, sortKeys(last)) : null };
}
