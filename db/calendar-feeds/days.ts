import { sql, type RawBuilder } from 'kysely';
import { heldBy } from '../tasks/holders.js';

/**
 * The days of everybody since one of them, as rows of somebody’s (`person_id`), for the feed and for invitations alike:
 * defenses in which he is heard or sits (8.5.4, 9.5.7), the first day, the review and the last day of a trial that is his or
 * reports to him (9.5.5, 9.5.6), and until when he, or who stands in for him, has to hold interviews (8.5.6, 9.5.9). What was
 * called off is said so. Of interviews only those that `among`, a condition on a task `t`, lets through are looked at.
 */
export const daysSince = (
  since: RawBuilder<unknown>,
  today: string,
  among: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> => sql`
  select x.person_id::text, 'defense' as what, s.id::text as ref, s.held_on as day, s.starts_at, s.room, s.version,
    bool_and(x.closed or x.withdrawn) and s.stage <> 'closed' as called_off,
    exists (select from cycle y where y.id = s.group_id) as of_level, null::text as case_id
  from defense_session s join lateral (
      select v.person_id, c.closed_at is not null as closed, d.withdrawn
      from defense_scorer d join personnel_case c on c.id = d.case_id
        cross join lateral (values (c.person_id::text), (d.scorer_id::text),
          (case when not d.withdrawn then s.chair_id::text end)) as v (person_id)
      where d.session_id = s.id) x on x.person_id is not null
  where s.held_on >= ${since} group by x.person_id, s.id
  union all
  select w.person_id::text, v.what, t.case_id::text, v.day, null, null, t.version, t.stage in ('failed', 'ended'), false, t.case_id::text
  from trial t cross join lateral (values ('trial-start', t.start_on), ('trial-review', t.review_on),
      ('trial-end', t.last_day)) as v (what, day)
    cross join lateral (select t.person_id union select t.reports_to) as w (person_id)
  where t.stage <> 'letter' and v.day >= ${since} and w.person_id is not null
    and (v.what <> 'trial-review' or w.person_id <> t.person_id)
  union all
  select h.person_id, 'interview', t.id::text, t.due_on, null, null, t.version, false, t.cycle_id is not null, t.case_id::text
  from task t cross join lateral unnest(${heldBy(today)}) as h (person_id)
  where t.kind = 'level.interview' and t.state = 'open' and t.due_on >= ${since} and ${among}`;
