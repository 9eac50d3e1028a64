import { sql } from 'kysely';
import { reasonMissing, repeatedKeys, unknownPeople, type ImportKindSql } from './staging.js';
import { aboutOneself } from './waiting.js';

/** Complaints (I-17, I-18): named by their number; what became of one is a change whose former state is kept. */
export const importComplaints: ImportKindSql = {
  current: () => sql`
    select s.key, jsonb_build_object('personId', c.person_id, 'incidentOn', c.incident_on, 'cause', c.cause,
             'status', c.status, 'confirmedOn', c.confirmed_on, 'description', c.description) as current
    from staged_row s join complaint c on c.id = s.key`,
  checks: sql`
    ${repeatedKeys} union all ${unknownPeople} union all
    select s.line, 'BEFORE_HIRE', 'incidentOn', to_char(p.hired_on, 'YYYY-MM-DD')
    from staged_row s join person p on p.id = s.value ->> 'personId'
    where (s.value ->> 'incidentOn')::date < p.hired_on
    union all
    select s.line, 'AFTER_LEAVING', 'incidentOn', to_char(p.left_on, 'YYYY-MM-DD')
    from staged_row s join person p on p.id = s.value ->> 'personId'
    where (s.value ->> 'incidentOn')::date > p.left_on
    union all
    select s.line, 'COMPLAINT_OF_ANOTHER', 'personId', c.current ->> 'personId'
    from staged_row s join current c on c.key = s.key where c.current ->> 'personId' <> s.value ->> 'personId'
    union all ${reasonMissing('status', ['incidentOn', 'cause', 'status', 'confirmedOn', 'description'])}`,
  waits: aboutOneself,
  apply: async (db, { actor }) => {
    await sql`
      insert into complaint (id, person_id, incident_on, cause, status, confirmed_on, description, reason, recorded_by)
      select j.key, j.value ->> 'personId', (j.value ->> 'incidentOn')::date, j.value ->> 'cause', j.value ->> 'status',
             (j.value ->> 'confirmedOn')::date,
             case when j.value ? 'description' then j.value ->> 'description' else c.description end,
             case when j.verdict = 'changed' then j.value ->> 'reason' end, ${actor}
      from judged_row j left join complaint c on c.id = j.key where j.verdict in ('new', 'changed')
      on conflict (id) do update
        set incident_on = excluded.incident_on, cause = excluded.cause, status = excluded.status,
            confirmed_on = excluded.confirmed_on, description = excluded.description, reason = excluded.reason,
            recorded_by = excluded.recorded_by`.execute(db);
  },
};
