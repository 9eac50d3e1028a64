import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import { applyPeople } from './people-apply.js';
import { recordedPairs } from './person-columns.js';
import { repeatedKeys, type ImportKindSql } from './staging.js';
import { peopleThatWait } from './waiting.js';

/** A line as it would stand after the import: what is recorded, overlaid with what the file gives. */
const merged = sql`
  select s.line, s.key, s.value, c.current, coalesce(c.current, '{}') || s.value as merged
  from staged_row s left join current c on c.key = s.key where s.problems = '[]'`;

/** Levels and posts on record change by decisions (8.5, 9.5); a file may correct them, with a reason. */
const historyChecks = (field: 'level' | 'position') => sql`
  select line, 'HISTORY_NOT_REMOVABLE', ${sql.lit(field)}, current ->> ${sql.lit(field)}
  from m where value -> ${sql.lit(field)} = 'null' and current ->> ${sql.lit(field)} is not null
  union all
  select line, 'LEVEL_BY_DECISION', f, current ->> f
  from m, unnest(array[${sql.lit(field)}, ${sql.lit(`${field}Since`)}]) f
  where current ->> ${sql.lit(field)} is not null and value ->> f <> current ->> f and not value ? 'reason'
  union all
  select line, 'SINCE_AFTER_EFFECT', ${sql.lit(`${field}Since`)}, current ->> ${sql.lit(`${field}From`)}
  from m where current ->> ${sql.lit(field)} is not null and value ? 'reason'
    and (value ->> ${sql.lit(`${field}Since`)})::date > (current ->> ${sql.lit(`${field}From`)})::date`;

/** Status and dates must agree after the import, also where the file has only some of the columns. */
const statusChecks = sql`
  select line, 'STATUS_NEEDS_DATE', 'confirmedOn', null from m
  where merged ->> 'status' = 'confirmed' and merged ->> 'confirmedOn' is null and not value ? 'confirmedOn'
  union all
  select line, 'STATUS_NEEDS_DATE', 'leftOn', null from m
  where merged ->> 'status' = 'left' and merged ->> 'leftOn' is null and not value ? 'leftOn'
  union all
  select line, 'STATUS_FORBIDS_DATE', 'confirmedOn', merged ->> 'confirmedOn' from m
  where merged ->> 'status' in ('intern', 'probation') and merged ->> 'confirmedOn' is not null and not value ? 'confirmedOn'
  union all
  select line, 'OUT_OF_ORDER', 'hiredOn', merged ->> 'hiredOn' from m
  where (merged ->> 'confirmedOn' < merged ->> 'hiredOn' and not value ? 'confirmedOn')
     or (merged ->> 'leftOn' < greatest(merged ->> 'hiredOn', merged ->> 'confirmedOn') and not value ? 'leftOn')`;

/** People: who they are and whom they report to; first levels and posts, corrections with a reason. */
export const importPeople: ImportKindSql = {
  current: (today) => sql`
    select p.id as key, jsonb_build_object(
             'department', d.name, ${recordedPairs},
             'headsDepartment', coalesce(d.head_id = p.id, false),
             'position', post.position, 'positionSince', post.counts_from, 'positionFrom', post.effective_from,
             'level', l.level, 'levelSince', l.counts_from, 'levelFrom', l.effective_from) as current
    from staged_row s
    join person p on p.id = s.key
    join department d on d.id = p.department_id
    left join position_on(${today}) post on post.person_id = p.id
    left join level_on(${today}) l on l.person_id = p.id`,
  checks: sql`
    (with m as materialized (${merged})
    ${repeatedKeys}
    union all
    select line, 'SUPERIOR_UNKNOWN', 'superiorId', value ->> 'superiorId' from m
    where value ->> 'superiorId' is not null
      and not exists (select from person p where p.id = value ->> 'superiorId')
      and not exists (select from staged_row o where o.key = m.value ->> 'superiorId')
    union all
    select line, 'TWO_HEADS', 'headsDepartment', first::text from (
      select line, min(line) over (partition by value ->> 'department') as first from m
      where value -> 'headsDepartment' = 'true') h where line <> first
    union all
    select line, 'LEVEL_REQUIRED', 'level', null from m
    where merged ->> 'position' <> 'supervisor' and merged ->> 'level' is null
    union all
    select line, 'LEVEL_WITHOUT_POSITION', 'level', merged ->> 'level' from m
    where merged ->> 'position' is null and merged ->> 'level' is not null
    union all ${historyChecks('level')} union all ${historyChecks('position')}
    union all ${statusChecks})`,
  waits: peopleThatWait,
  hasSuperiors: true,
  apply: applyPeople,
};

/** Everybody's superior as it would be after the import: those recorded, overlaid with the staged ones. */
export async function readStagedSuperiors(db: Queryable): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; superior: string }>`
    select coalesce(s.key, p.id) as id,
           case when s.value ? 'superiorId' then s.value ->> 'superiorId' else p.superior_id end as superior
    from person p full join (select distinct on (key) key, value from staged_row order by key, line) s on s.key = p.id
    where case when s.value ? 'superiorId' then s.value ->> 'superiorId' else p.superior_id end is not null`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row.superior]));
}

/** Marks staged lines whose superiors lead back to themselves. */
export async function refuseStagedCycles(db: Queryable, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await sql`update staged_row
    set problems = problems || jsonb_build_array(jsonb_build_object(
      'code', 'SUPERIOR_CYCLE', 'field', 'superiorId', 'found', value ->> 'superiorId'))
    where key = any(${[...personIds]}::text[]) and value ->> 'superiorId' <> key`.execute(db);
}

/** The names of departments that the staged lines would found. */
export async function readNewDepartments(db: Queryable): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct value ->> 'department' as name from staged_row
    where value ->> 'department' not in (select name from department) order by 1`.execute(db);
  return rows.map((row) => row.name);
}
