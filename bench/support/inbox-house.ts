import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { keyPeople } from '../../db/people/keys.js';

/** How large a house is filled. */
export interface InboxSize {
  readonly people: number;
  readonly tasks: number;
  /** Of the tasks, those that are open; a quarter of the others is withdrawn. */
  readonly open: number;
}

/** Who stands in for HR (E11) in such a house: related to two people with a case, so that he is not shown what is about them. */
export const DEPUTY = 'E5002';

/** Family names and given names, so that a search by pinyin finds some and not all. */
const FAMILIES = '王李张刘陈杨赵黄周吴曾仇单解'.split('');
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚'.split('');

/**
 * A house of many people, in departments of five hundred with a head each, with a case for every tenth person and tasks
 * of all addressees: roles, single people, heads of departments; due on a hundred days, some on none. One stands in for HR.
 */
export async function fillInboxes(db: Kysely<Database>, { people, tasks, open }: InboxSize): Promise<void> {
  const departments = Math.max(2, Math.ceil(people / 500));
  const cases = Math.max(100, Math.ceil(people / 10));
  await db.transaction().execute(async (trx) => {
    await hireCrowd(trx, people, departments);
    await sql`insert into cycle (id, month, stage, launch_from, launch_by, launched_on, launched_by, closing_date, policy_version,
        choices, opened_by)
      values ('LC-2026-07', '2026-07', 'running', '2026-07-01', '2026-07-07', '2026-07-01', 'E1', '2026-07-06', 'v1', '{}', 'E1')`.execute(
      trx,
    );
    await sql`insert into personnel_case (id, kind, person_id, group_id, post, stage, policy_version, choices, opened_by)
      select 'LP-2026-07-E' || n, 'level-promotion', 'E' || n, 'LC-2026-07', 'agent', 'listed', 'v1', '{}', 'E1'
      from generate_series(0, ${people - 1}::int, 10) n`.execute(trx);
    await sql`insert into candidate (id, cycle_id, from_level) select id, 'LC-2026-07', 'junior-1' from personnel_case`.execute(
      trx,
    );
    await sql`
      with given as (
        select n, ('{hr,hr-manager,gm,department-head,department-head,person,person,person,person,person}'::text[]) [1 + n % 10] as who,
          case when n < ${open}::int then 'open' when n % 4 = 0 then 'withdrawn' else 'completed' end as state,
          10 * (n::bigint * 7919 % ${cases}::int) as about
        from generate_series(0, ${tasks - 1}::int) n)
      insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, people, due_on, escalated_at, closed_at,
                        closed_by)
      select 'LP-' || n || '.1', 'LP-' || n, 'LC-2026-07', 'LP-2026-07-E' || about % ${people}::int,
        ('{level.interview,level.confirmation,level.notice}'::text[]) [1 + n % 3], '8.5.6', state,
        case when who = 'person' then '{}' else array[who] end,
        case when who = 'person' then array['E' || n::bigint * 104729 % ${people}::int] else '{}' end,
        case when n % 50 > 0 then date '2026-07-01' + n % 100 end,
        case when n % 100 = 7 then now() end,
        case when state <> 'open' then timestamptz '2026-06-01' + n * interval '1 second' end,
        case when state = 'completed' then 'E' || n::bigint * 104729 % ${people}::int end
      from given`.execute(trx);
    await sql`with held as (insert into account (login, person_id, password_hash) values ('hr', 'E11', '$argon2id$none') returning id)
      insert into account_role (account_id, role) select id, 'hr' from held`.execute(trx);
    await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values ('E11', ${DEPUTY}, current_date - 2, current_date + 100, '出差', 'E11', now())`.execute(trx);
    await sql`insert into declared_relative (person_id, relative_id, declared_by)
      values (${DEPUTY}, 'E20', ${DEPUTY}), ('E30', ${DEPUTY}, ${DEPUTY})`.execute(trx);
  });
  while ((await keyPeople(db)) > 0);
  await sql`vacuum analyze`.execute(db);
}

/** People in departments with a head each, whose number is the department's, ten of each department under him and all others under those. */
export async function hireCrowd(trx: Kysely<Database>, people: number, departments: number): Promise<void> {
  await sql`insert into department (id, name) select 'D' || n, '部门' || n from generate_series(0, ${departments - 1}::int) n`.execute(
    trx,
  );
  await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
    select 'E' || n, (${FAMILIES}::text[])[1 + n % ${FAMILIES.length}::int]
        || (${GIVEN}::text[])[1 + n / 7 % ${GIVEN.length}::int] || (${GIVEN}::text[])[1 + n / 131 % ${GIVEN.length}::int],
      'D' || n % ${departments}::int,
      case when n >= ${departments * 10}::int then 'E' || n % ${departments * 10}::int
           when n >= ${departments}::int then 'E' || n % ${departments}::int end,
      'confirmed', '2020-01-01', '2020-04-01'
    from generate_series(0, ${people - 1}::int) n`.execute(trx);
  await sql`update department set head_id = 'E' || substr(id, 2)`.execute(trx);
}
