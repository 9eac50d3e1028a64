import { sql } from 'kysely';
import { reasonMissing, repeatedKeys, unknownPeople, type ImportKindSql } from './staging.js';
import { aboutOneself } from './waiting.js';

/** Ratings (I-06): one a person and month; a different one is a correction whose former value is kept. */
export const importRatings: ImportKindSql = {
  current: () => sql`
    select s.key, jsonb_build_object('rating', r.rating, 'publishedOn', r.published_on) as current
    from staged_row s join rating r on r.person_id = s.value ->> 'personId' and r.month = s.value ->> 'month'`,
  checks: sql`
    ${repeatedKeys} union all ${unknownPeople} union all
    select s.line, 'BEFORE_HIRE', 'month', to_char(p.hired_on, 'YYYY-MM-DD')
    from staged_row s join person p on p.id = s.value ->> 'personId'
    where s.value ->> 'month' < to_char(p.hired_on, 'YYYY-MM')
    union all
    select s.line, 'AFTER_LEAVING', 'month', to_char(p.left_on, 'YYYY-MM-DD')
    from staged_row s join person p on p.id = s.value ->> 'personId'
    where s.value ->> 'month' > to_char(p.left_on, 'YYYY-MM')
    union all ${reasonMissing('rating', ['rating', 'publishedOn'])}`,
  waits: aboutOneself,
  apply: async (db, { actor, today }) => {
    await sql`
      insert into rating (person_id, month, rating, published_on, reason, recorded_by)
      select value ->> 'personId', value ->> 'month', value ->> 'rating',
             coalesce((value ->> 'publishedOn')::date, ${today}::date),
             case when verdict = 'changed' then value ->> 'reason' end, ${actor}
      from judged_row where verdict in ('new', 'changed')
      on conflict (person_id, month) do update
        set rating = excluded.rating, published_on = excluded.published_on, reason = excluded.reason, recorded_by = excluded.recorded_by`.execute(
      db,
    );
  },
};
