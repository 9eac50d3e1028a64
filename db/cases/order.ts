import { sql } from 'kysely';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { ordered, orderOf, ranked, type OrderKey, type OrderOf, type PageEnd } from '../ordered.js';

/** What of a case, as its reader sees it, its place in a list rests on. */
export interface OrderedCase {
  readonly id: string;
  readonly personName: string;
  readonly departmentName: string;
  readonly fromLevel: string | null;
  readonly targetLevel: string | null;
  readonly outcome: string;
  readonly stage: string;
  readonly panelTotal: string | null;
  readonly effectiveFrom: string | null;
}

/** By what a list of cases of §8 may be ordered; what is missing first. */
export const CASE_ORDERS = ['name', 'department', 'from', 'to', 'outcome', 'stage', 'total', 'effective'] as const;
type Key = (typeof CASE_ORDERS)[number];
/** Such an order, as it is asked for. */
export type CaseOrder = OrderOf<Key>;

const CASE: OrderKey<OrderedCase> = { sql: sql`seen.id`, of: ({ id }) => id };
/** Of what the reader sees, `seen`: the order tells nobody what the rows do not tell him (8.5.6). */
const KEYS: Readonly<Record<Key, OrderKey<OrderedCase>>> = {
  name: { sql: sql`seen."personName"`, of: ({ personName }) => personName },
  department: { sql: sql`seen."departmentName"`, of: ({ departmentName }) => departmentName },
  from: ranked(sql`seen."fromLevel"`, LEVELS, ({ fromLevel }) => fromLevel),
  to: ranked(sql`seen."targetLevel"`, LEVELS, ({ targetLevel }) => targetLevel),
  outcome: { sql: sql`seen.outcome`, of: ({ outcome }) => outcome },
  stage: { sql: sql`seen.stage`, of: ({ stage }) => stage },
  total: {
    sql: sql`lpad(coalesce(seen."panelTotal", ''), 8)`,
    of: ({ panelTotal }) => (panelTotal ?? '').padStart(8),
  },
  effective: { sql: sql`coalesce(seen."effectiveFrom"::text, '')`, of: ({ effectiveFrom }) => effectiveFrom ?? '' },
};

/** The order of a page of cases: by the key asked for, then by case number. */
export function casesInOrder(
  order: CaseOrder | undefined,
  after: PageEnd | undefined,
): ReturnType<typeof ordered<OrderedCase>> {
  const { name, down } = orderOf(order);
  return ordered({ key: name && KEYS[name], down, own: [CASE], after });
}
