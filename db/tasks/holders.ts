import { sql, type RawBuilder } from 'kysely';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { OWN_HAND_KINDS } from '../../domain/standing-in/own-hand.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** Of the heads among `q`, those of a department that the task is about. */
const ofHeads = sql`(r.role <> 'department-head' or heads_at(q.id, row(t.*)::task))`;

/** Who may do a task `t` himself, of heads those of its departments (`heads_at`); `joining`: an array of roles beside the task's own. */
const ownOf = (joining: RawBuilder<unknown>): RawBuilder<unknown> => sql`array(
  select q.id::text from person q
  where q.id = any(t.people) and q.status <> 'left' and not t.excluded @> array[q.id::text]
    and (not (t.of_office or t.by_office @> array[q.id::text]) or exists (
      select from account a join account_role r on r.account_id = a.id
      where a.person_id = q.id and not a.disabled and r.role = any(t.roles || ${joining}) and ${ofHeads}))
  union
  select q.id::text from account a join account_role r on r.account_id = a.id
    join person q on q.id = a.person_id and q.status <> 'left'
  where cardinality(t.roles || ${joining}) > 0 and r.role = any(t.roles || ${joining}) and not a.disabled and not t.excluded @> array[q.id::text]
    and ${ofHeads}
  order by 1)`;

/**
 * These people, and who stands in for one of them on a civil date (I-39, docs/decisions/0053): both hear, one acts; nobody
 * with an interest in the task (I-35), and of what is one's own to do nobody.
 */
const withDeputies = (people: RawBuilder<unknown>, on: string): RawBuilder<unknown> => sql`(
  select array(
    select unnest(h.own)
    union
    select x.deputy_id::text from proxy x
    where x.principal_id = any(h.own) and proxy_holds(x, ${on}::date)
      and (x.kinds is null or t.kind = any(x.kinds)) and t.kind <> all(${[...OWN_HAND_KINDS]}::text[])
      and interest_in(x.deputy_id, row(t.*)::task) is null
    order by 1)
  from (select ${people} as own) h)`;

/**
 * Who may do a task `t` (a row of `task` in the query) on a civil date, as an array of employee numbers: those named,
 * everybody with one of its roles, of heads those of the people it is about (8.5.2, 8.5.6, as the inbox has it), and who
 * stands in for them; nobody who is excluded or has left.
 */
export const mayDo = (on: string, joining: RawBuilder<unknown> = sql`'{}'::text[]`): RawBuilder<unknown> =>
  withDeputies(ownOf(joining), on);

/**
 * Who holds a task `t` on a civil date, as an array of employee numbers: whose claim holds and who stands in for him;
 * where nobody has, or `unclaimed` holds although somebody has, everybody who may do it.
 */
export const heldBy = (on: string, unclaimed: RawBuilder<unknown> = sql`false`): RawBuilder<unknown> => sql`
  case when claim_of(row(t.*)::task) is null or ${unclaimed} then ${mayDo(on)} else ${withDeputies(sql`array[t.claimed_by::text]`, on)} end`;

/** An open task, and who is to hear of it. */
export interface HeldTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly clause: string;
  readonly caseId: string | null;
  readonly dueOn: string | null;
  readonly roles: readonly Role[];
  /** The names of those named who are still here. */
  readonly named: readonly string[];
  /** Whom its case is about, by name and number. */
  readonly about: string | null;
  /** Who has claimed it, or everybody who may do it. */
  readonly holders: readonly string[];
  /** Everybody who may do it, and those of the roles that join. */
  readonly joined: readonly string[];
}

/** The columns of a told task on a civil date, for a query in which `t` is the task; `joining` as of `mayDo`. */
export const heldColumns = (on: string, joining?: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  t.id, t.kind, t.clause, t.case_id as "caseId", t.due_on as "dueOn", t.roles,
  array(select q.name from person q where q.id = any(t.people) and q.status <> 'left' order by q.id) as named,
  (select s.name || '(' || s.id || ')' from personnel_case k join person s on s.id = k.person_id
    where k.id = t.case_id) as about,
  ${heldBy(on)} as holders,
  ${joining === undefined ? sql`'{}'::text[]` : mayDo(on, joining)} as joined`;

/** Open tasks as they stand, each with the roles that join it now. */
export async function heldTasks(
  db: Queryable,
  asked: readonly { readonly taskId: string; readonly joining: readonly Role[] }[],
  on: string,
): Promise<readonly HeldTask[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<HeldTask>`
    select ${heldColumns(on, sql`g.joining`)}
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as g("taskId" text, joining text[])
    join task t on t.id = g."taskId" and t.state = 'open' order by t.id`.execute(db);
  return rows;
}
