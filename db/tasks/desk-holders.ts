import { sql } from 'kysely';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** Somebody with whom a task lies, by name or as whoever has a role. */
export interface Holder {
  readonly personId: string | null;
  readonly name: string | null;
  readonly role: Role | null;
}

/** With whom tasks lie: whose claim of one holds, else everybody on whose desk it is; a head by name where HR's records have one. */
export async function holdersOf(
  db: Queryable,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  if (taskIds.length === 0) return new Map();
  const { rows } = await sql<{ taskId: string; holders: readonly Holder[] }>`
    select k.task_id as "taskId", jsonb_agg(distinct jsonb_build_object('personId', p.id, 'name', p.name, 'role',
      case when p.id is not null then null when k.kind = 'role' then k.name else 'department-head' end)) as holders
    from (
      select d.task_id, split_part(d.desk, ':', 1) as kind, substr(d.desk, strpos(d.desk, ':') + 1) as name
      from task_desk d join task t on t.id = d.task_id where claim_of(t) is null and d.task_id = any(${[...taskIds]}::text[])
        and (not (t.of_office or t.by_office <> '{}') or d.desk not like 'person:%' or does_task(substr(d.desk, 8), t))
      union all
      select t.id, 'person', t.claimed_by from task t where claim_of(t) is not null and t.id = any(${[...taskIds]}::text[])) k
    join task t on t.id = k.task_id
    left join department h on k.kind = 'department' and h.id = k.name
    left join person p on p.id = case k.kind when 'person' then k.name when 'department' then h.head_id end
      and not t.excluded @> array[p.id::text]
    group by k.task_id`.execute(db);
  return new Map(rows.map(({ taskId, holders }) => [taskId, holders]));
}
