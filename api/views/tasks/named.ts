import { readHeads } from '../../../db/cases/personnel-cases.js';
import type { Queryable } from '../../../db/database.js';
import { namesOf } from '../../../db/people/people.js';

/** Numbers are no longer than this. */
const LONGEST = 64;

/** Every text in what somebody handed in, the names of its places too: scores stand by number. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length > LONGEST ? [] : [value];
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

/** Whose numbers, and whose cases, stand in what somebody handed in himself: names by number. */
export async function namedIn(db: Queryable, answer: unknown): Promise<Record<string, string>> {
  const texts = [...new Set(textsIn(answer))];
  const heads = await readHeads(db, texts);
  const names = await namesOf(db, [...texts, ...heads.map(({ personId }) => personId)]);
  const cases = heads.map(({ id, personId }) => [id, names.get(personId) ?? personId] as const);
  return Object.fromEntries([
    ...texts.flatMap((one) => (names.has(one) ? [[one, names.get(one) ?? one]] : [])),
    ...cases,
  ]);
}
