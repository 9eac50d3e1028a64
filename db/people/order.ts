import { sql } from 'kysely';
import type { PersonSummary } from '../../domain/people/people.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { POSITIONS } from '../../domain/vocabulary/position.js';
import { STATUSES } from '../../domain/vocabulary/status.js';
import { ordered, orderOf, ranked, type OrderKey, type OrderOf, type PageEnd } from '../ordered.js';

/** By what a list of people may be ordered; levels and posts by the ladder, what is missing first. */
export const PEOPLE_ORDERS = [
  'name',
  'number',
  'department',
  'position',
  'level',
  'status',
  'superior',
  'hired',
  'since',
] as const;
type Key = (typeof PEOPLE_ORDERS)[number];
/** Such an order, as it is asked for. */
export type PeopleOrder = OrderOf<Key>;

/** Somebody with how his name is read, and from which day his level counts: behind every day for whom has none. */
export type ReadPerson = PersonSummary & { readonly reading: string; readonly since: string };

type Person = OrderKey<ReadPerson>;
/** From which day a level counts, the longest first; who has none stands behind everybody. */
export const SINCE = sql`case when l.level is null then '9999-12-31' else coalesce(l.counts_from, p.hired_on)::text end`;
/** A column of a query in which `r` is how the person is read: in the order of its index. */
const READ: Person = { sql: sql`r.reading`, of: ({ reading }) => reading };
const NAME: Person = { sql: sql`p.name`, of: ({ name }) => name };
const NUMBER: Person = { sql: sql`p.id`, of: ({ id }) => id };

const keys = (today: string): Readonly<Record<Key, Person>> => ({
  name: READ,
  number: NUMBER,
  department: { sql: sql`d.name`, of: ({ departmentName }) => departmentName },
  position: ranked(sql`post.position`, POSITIONS, ({ position }) => position),
  level: ranked(sql`l.level`, LEVELS, ({ level }) => level),
  status: ranked(sql`status_on(p.status, p.confirmed_on, p.left_on, ${today})`, STATUSES, ({ status }) => status),
  superior: { sql: sql`coalesce(s.name, '')`, of: ({ superiorName }) => superiorName ?? '' },
  hired: { sql: sql`p.hired_on::text`, of: ({ hiredOn }) => hiredOn },
  since: { sql: SINCE, of: ({ since }) => since },
});

interface Asked {
  readonly today: string;
  readonly order?: PeopleOrder;
  readonly after?: PageEnd;
}

/** The order of a page of people: by the key asked for, then by how the name is read, name and number. */
export function peopleInOrder({ today, order, after }: Asked): ReturnType<typeof ordered<ReadPerson>> {
  const { name, down } = orderOf(order);
  return ordered({ key: name && keys(today)[name], down, own: [READ, NAME, NUMBER], after });
}
