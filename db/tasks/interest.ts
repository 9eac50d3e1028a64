import { sql, type RawBuilder } from 'kysely';

/** Whether a case is his own, a relative's or a rival's for the same post in the same cycle or vacancy. */
const touches = (personId: string, of: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  ${of}.person_id = any((select kin_of(${personId}))::text[])
  or coalesce(${of}.group_id || ' ' || ${of}.post = any((select races_of(${personId}))::text[]), false))`;

/**
 * I-35: whether somebody may stand in at the task `t` of the case `c`: the same as `interest_in(…) is null`, asked of many
 * tasks at once. To whom he is related, for which posts he stands and in which groups they take part is found once a
 * statement; a rival's group is one in which he takes part himself.
 */
export const withoutInterest = (personId: string): RawBuilder<unknown> => sql`(not t.excluded @> ${[personId]}::text[]
  and case
    when t.case_id is not null then not ${touches(personId, sql`c`)} and (c.about_id is null
      or not exists (select from personnel_case a where a.id = c.about_id and ${touches(personId, sql`a`)}))
    when t.session_id is not null then not exists (
      select from defense_scorer s join personnel_case b on b.id = s.case_id
      where s.session_id = t.session_id and not s.withdrawn and ${touches(personId, sql`b`)})
    else not coalesce(coalesce(t.vacancy_id, t.cycle_id) = any((select groups_of_kin(${personId}))::text[]), false) end)`;
