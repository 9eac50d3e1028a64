import { sql, type RawBuilder } from 'kysely';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** A proxy that holds: in whose place somebody acts, with the roles that count for him now, and for which tasks. */
export interface Standing {
  readonly no: number;
  readonly principal: Actor;
  /** Null for every kind. */
  readonly kinds: readonly string[] | null;
}

/** Today in Asia/Shanghai, by the clock of the database. */
export const TODAY = sql<string>`(now() at time zone 'Asia/Shanghai')::date`;

/**
 * In whose places somebody may act on a civil date: no chains, so what they have by proxies of their own is not among it.
 * Roles are read each time; whoever has left stands in for nobody, and nobody for him (I-58).
 */
export async function standingOf(
  db: Queryable,
  deputyId: string,
  on: string | RawBuilder<string> = TODAY,
): Promise<readonly Standing[]> {
  const { rows } = await sql<{ no: number; id: string; roles: readonly Role[]; kinds: readonly string[] | null }>`
    select x.no::int as no, x.principal_id as id, x.kinds,
           array(select r.role from account a join account_role r on r.account_id = a.id
                 where a.person_id = x.principal_id and not a.disabled order by 1) as roles
    from proxy x where x.deputy_id = ${deputyId} and proxy_holds(x, ${on}::date) order by x.no`.execute(db);
  return rows.map(({ no, id, roles, kinds }) => ({ no, kinds, principal: { personId: id, roles } }));
}

/** Of locks that one transaction holds until it ends: a proxy that is acted by is not ended meanwhile. */
const LOCK = 53;

/** Waits for the acts by a proxy that are being taken, and has later ones wait. Call it inside a transaction. */
export const lockProxy = (trx: Queryable, no: number): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${LOCK}, ${no}::int)`.execute(trx);

/**
 * What keeps a deputy from acting on a task now, in the transaction that takes his act: `ended`, where his proxy holds no
 * more; his interest in it (I-35); `two-hands`, where the general manager would decide by the hand that has acted in the
 * same matter before (8.5.3, 8.5.5: two offices look at it).
 */
export async function againstStandIn(
  trx: Queryable,
  act: {
    readonly deputyId: string;
    readonly principalId: string;
    readonly taskIds: readonly string[];
    readonly on: string;
  },
): Promise<'ended' | 'interested' | 'two-hands' | undefined> {
  const { deputyId, principalId, taskIds, on } = act;
  const standing = await standingOf(trx, deputyId, on);
  const mine = standing.filter(({ principal }) => principal.personId === principalId);
  for (const { no } of mine) await sql`select pg_advisory_xact_lock_shared(${LOCK}, ${no}::int)`.execute(trx);
  const isGms = mine.some(({ principal }) => principal.roles.includes('gm'));
  const { rows } = await sql<{ covered: boolean; interest: string | null; acted: boolean }>`
    select exists (
        select from proxy x
        where x.no = any(${mine.map(({ no }) => no)}::bigint[]) and (x.kinds is null or t.kind = any(x.kinds))
          and not exists (select from proxy_end e where e.proxy_no = x.no)) as covered,
      interest_in(${deputyId}, t) as interest, ${isGms}::boolean and has_acted_in(${deputyId}, t) as acted
    from task t where t.id = any(${[...taskIds]}::text[])`.execute(trx);
  if (rows.some(({ covered }) => !covered)) return 'ended';
  if (rows.some(({ interest }) => interest !== null)) return 'interested';
  return rows.some(({ acted }) => acted) ? 'two-hands' : undefined;
}
