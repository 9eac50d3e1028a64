import { sql } from 'kysely';
import { reasonMissing, repeatedKeys, unknownPeople, type ImportKindSql } from './staging.js';
import { aboutOneself } from './waiting.js';

/** As a range of days; without a last day it lasts. */
const days = (row: string) =>
  sql`daterange((${sql.ref(`${row}.value`)} ->> 'from')::date, (${sql.ref(`${row}.value`)} ->> 'to')::date, '[]')`;

/**
 * Spells of leave (I-09), one a person and first day: another kind or last day is a correction whose former value is
 * kept. A file without last days leaves those that are recorded.
 */
export const importLeaves: ImportKindSql = {
  current: () => sql`
    select s.key, jsonb_build_object('kind', l.kind, 'to', l.to_on) as current
    from staged_row s join leave_period l
      on l.person_id = s.value ->> 'personId' and l.from_on = (s.value ->> 'from')::date`,
  checks: sql`
    ${repeatedKeys} union all ${unknownPeople} union all
    select s.line, 'BEFORE_HIRE', 'from', to_char(p.hired_on, 'YYYY-MM-DD')
    from staged_row s join person p on p.id = s.value ->> 'personId'
    where (s.value ->> 'from')::date < p.hired_on
    union all
    select s.line, 'AFTER_LEAVING', 'from', to_char(p.left_on, 'YYYY-MM-DD')
    from staged_row s join person p on p.id = s.value ->> 'personId'
    where (s.value ->> 'from')::date > p.left_on
    union all
    select s.line, 'LEAVE_OVERLAPS', 'from', to_char(l.from_on, 'YYYY-MM-DD')
    from staged_row s join leave_period l
      on l.person_id = s.value ->> 'personId' and l.from_on <> (s.value ->> 'from')::date
    where s.problems = '[]' and daterange(l.from_on, l.to_on, '[]') && ${days('s')}
      and not exists (select from staged_row o where o.key = l.person_id || ' ' || to_char(l.from_on, 'YYYY-MM-DD'))
    union all
    select s.line, 'LEAVE_OVERLAPS', 'from', o.value ->> 'from'
    from staged_row s join staged_row o
      on o.value ->> 'personId' = s.value ->> 'personId' and o.line < s.line and o.key <> s.key
    where s.problems = '[]' and o.problems = '[]' and ${days('s')} && ${days('o')}
    union all ${reasonMissing('kind', ['kind', 'to'])}`,
  waits: aboutOneself,
  apply: async (db, { filename, actor }) => {
    // What becomes shorter first: two leaves may touch only once the earlier one has its end.
    await sql`
      insert into leave_record (person_id, kind, from_on, to_on, reason, recorded_by)
      select value ->> 'personId', value ->> 'kind', (value ->> 'from')::date,
             case when value ? 'to' then (value ->> 'to')::date else l.to_on end,
             coalesce(value ->> 'reason', ${`import ${filename}`}), ${actor}
      from judged_row left join leave_period l
        on l.person_id = value ->> 'personId' and l.from_on = (value ->> 'from')::date
      where verdict in ('new', 'changed') order by verdict = 'new', (value ->> 'to') nulls last
      on conflict (person_id, from_on) do update
        set kind = excluded.kind, to_on = excluded.to_on, withdrawn = false, reason = excluded.reason,
            recorded_by = excluded.recorded_by`.execute(db);
  },
};
