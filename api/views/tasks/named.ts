import { readHeads } from '../../../db/cases/personnel-cases.js';
import type { Queryable } from '../../../db/database.js';
import { departmentNames } from '../../../db/people/departments.js';
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

/** The names of people, of those whose cases they are, and of departments in what somebody handed in himself, by number. */
export async function namedIn(db: Queryable, answer: unknown): Promise<Record<string, string>> {
  const texts = [...new Set(textsIn(answer))];
  const heads = await readHeads(db, texts);
  const names = await namesOf(db, [...texts, ...heads.map(({ personId }) => personId)]);
  const cases = heads.map(({ id, personId }) => [id, names.get(personId) ?? personId] as const);
  const departments = await departmentNames(db, texts);
  const people = texts.map((one) => [one, names.get(one) ?? ''] as const).filter(([, name]) => name !== '');
  return Object.fromEntries<string>([...departments, ...people, ...cases]);
}
