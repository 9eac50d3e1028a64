import { sql, type RawBuilder } from 'kysely';

/** A case that takes part in its group: open, or of a vacancy. */
const takesPart = (of: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${of}.closed_at is null or ${of}.vacancy_id is not null)`;

/** Somebody and his declared relatives, as an array of employee numbers. */
const kinOf = (personId: string): RawBuilder<unknown> => sql`array(
  select ${personId}::text
  union select r.relative_id::text from declared_relative r where r.person_id = ${personId} and r.withdrawn_at is null
  union select r.person_id::text from declared_relative r where r.relative_id = ${personId} and r.withdrawn_at is null)`;

/** Whether a case is his own, a relative's or a rival's for the same post in the same cycle or vacancy. */
const touches = (personId: string, of: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  ${of}.person_id = any(${kinOf(personId)})
  or coalesce((${of}.group_id, ${of}.post) in (
    select m.group_id, m.post from personnel_case m
    where m.person_id = ${personId} and m.group_id is not null and m.post is not null and ${takesPart(sql`m`)}), false))`;

/**
 * I-35: whether somebody may stand in at the task `t` of the case `c`: the same as `interest_in(…) is null`, asked of many
 * tasks at once. Whom he is related to, for which posts he stands and in which groups they take part is found once a
 * statement, since none of it depends on the task; a rival's group is one in which he takes part himself.
 */
export const withoutInterest = (personId: string): RawBuilder<unknown> => sql`(not t.excluded @> ${[personId]}::text[]
  and case
    when t.case_id is not null then not ${touches(personId, sql`c`)} and (c.about_id is null
      or not exists (select from personnel_case a where a.id = c.about_id and ${touches(personId, sql`a`)}))
    when t.session_id is not null then not exists (
      select from defense_scorer s join personnel_case b on b.id = s.case_id
      where s.session_id = t.session_id and not s.withdrawn and ${touches(personId, sql`b`)})
    else not coalesce(coalesce(t.vacancy_id, t.cycle_id) = any(array(
      select g.group_id::text from personnel_case g
      where g.person_id = any(${kinOf(personId)}) and g.group_id is not null and ${takesPart(sql`g`)})), false) end)`;
