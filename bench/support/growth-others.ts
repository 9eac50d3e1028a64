import { sql, type RawBuilder } from 'kysely';

/** Statements by what they fill, in their order. */
export type Parts = Readonly<Record<string, RawBuilder<unknown>>>;

/** What the size of these tables hangs on. */
export interface OtherSize {
  readonly people: number;
  readonly years: number;
  /** A civil date, Asia/Shanghai. */
  readonly today: string;
}

/** Cases beside those of §8, all closed: one entry and one confirmation a person, the rest by what a hundred people have in a year. */
export function otherCaseParts({ people, years, today }: OtherSize, departments: number): Parts {
  const inYears = (aHundred: number): number => Math.ceil((people * years * aHundred) / 100);
  const cases = (
    kind: string,
    prefix: string,
    count: number,
    stage: string,
    vacancy = 'null',
  ): RawBuilder<unknown> => sql`
    insert into personnel_case (id, kind, person_id, vacancy_id, group_id, post, stage, evaluation_no, released, released_at, policy_version, choices, opened_by,
      opened_at, closed_at, version)
    select ${prefix} || n, ${kind}, 'E' || (n * 7919) % ${people}::int, ${sql.raw(vacancy)}, ${sql.raw(vacancy)}, 'agent', ${stage}, 0, true, at + interval '20 days', 'v1', '{}',
      'E' || (11 + n % 20), at, at + interval '30 days', 5
    from (select n, ${today}::timestamptz - (n % (365 * ${years}::int)) * interval '1 day' - interval '40 days' as at from generate_series(0, ${count - 1}::bigint) n) k`;
  return {
    entries: cases('entry', 'EN-', people, 'graded'),
    confirmations: cases('confirmation', 'CF-', people, 'confirmed'),
    transfers: cases('transfer', 'TR-', inYears(2), 'transferred'),
    setbacks: cases('setback', 'SB-', inYears(1), 'closed'),
    'causes of setbacks': sql`insert into setback_event (person_id, month, noted_at, case_id, decision)
      select person_id, to_char(opened_at, 'YYYY-MM'), opened_at, id, 'start' from personnel_case where kind = 'setback' on conflict do nothing`,
    vacancies: sql`insert into vacancy (id, post, department_id, team, reports_to, head_count, filled, reason, stage, close_reason, policy_version, choices, opened_by,
        opened_at, closed_at)
      select 'V-' || n, 'team-leader', 'D' || n % ${departments}::int, '一组', 'E' || n % ${departments}::int, 1, 1, '业务增长', 'closed', '已任命', 'v1', '{}', 'E11',
        ${today}::timestamptz - n % (365 * ${years}::int) * interval '1 day', ${today}::timestamptz
      from generate_series(0, ${inYears(1) - 1}::bigint) n`,
    'position promotions': cases('position-promotion', 'PP-', inYears(1), 'appointed', `'V-' || n`),
    trials: sql`insert into trial (case_id, workflow_id, person_id, post, reports_to, stage, start_on, months, last_day, review_on, opened_at)
      select id, id || '-T', person_id, 'team-leader', 'E' || substr(vacancy_id, 3)::int % ${departments}::int, 'passed', opened_at::date, 3, opened_at::date + 90, opened_at::date + 80, opened_at
      from personnel_case where kind = 'position-promotion'`,
    'decisions of these': sql`insert into decision (workflow_id, seq, case_id, clause, kind, outcome, round, policy_version, decided_by, at, detail)
      select id, s, id, '10.4', 'gm', 'approve', 1, 'v1', 'E1', opened_at + s * interval '5 days', '{}'::jsonb
      from personnel_case, generate_series(1, 3) s where kind <> 'level-promotion'`,
    'ledger of these': sql`insert into ledger (at, actor, act, clause, case_id, workflow_id, seq, before, after)
      select opened_at + s * interval '3 days', opened_by, 'task.completed', '10.4', id, id, s, '{"stage": "proposal"}'::jsonb, '{"stage": "review"}'::jsonb
      from personnel_case, generate_series(1, 4) s where kind <> 'level-promotion'`,
  };
}

/** What the service itself keeps: announcements, mornings, reads, refusals, imports, the journal of acts. */
export function houseParts({ people, years, today }: OtherSize): Parts {
  /** Rows of a day in a house of so many. */
  const aDay = (ofAThousand: number): number => Math.max(1, Math.round((people * ofAThousand) / 1000));
  const digest = sql`sha256(convert_to(n::text, 'UTF8'))`;
  const hex = sql`repeat(md5(n::text), 2)`;
  return {
    announcements: sql`insert into announcement (key, kind, clause, title, body, effective_from, announced_at)
      select 'switch-' || n, 'switch', '13.1', '{"zh": "制度选项变更", "en": "A switch has changed"}', '{"zh": "自本月起生效", "en": "From this month on"}',
        (${today}::date - n * 365), ${today}::timestamptz - n * interval '1 year' from generate_series(1, ${years}::int) n`,
    addressees: sql`insert into announcement_addressee (announcement_no, person_id, told_at) select a.no, p.id, a.announced_at from announcement a, person p`,
    receipts: sql`insert into announcement_receipt (announcement_no, person_id, read_at)
      select announcement_no, person_id, told_at + interval '1 day' from announcement_addressee where substr(person_id, 2)::int % 10 <> 3`,
    mornings: sql`insert into digest_morning (day, made_at) select d::date, d from generate_series(${today}::date - 365 * ${years}::int, ${today}::date - 1, '1 day') d`,
    'mails of mornings': sql`insert into digest (person_id, day, open, due_today, overdue, lines, news)
      select 'E' || (n * 31 + extract(epoch from day)::bigint / 86400) % ${people}::int, day, 3, 1, 0, '[]', '[]' from digest_morning, generate_series(1, ${aDay(1)}::int) n on conflict do nothing`,
    'lines of reads': sql`insert into read_line (at, account_id, person_id, roles, resource, noted, route, about, people)
      select ${today}::timestamptz - d * interval '1 day' - n * interval '7 seconds', a.id, a.person_id, '{hr}', 'people', 'pay', 'GET /v1/people/{personId}', array['E' || (n * 104729 + d) % ${people}::int], 1
      from generate_series(0, 399) d, generate_series(1, ${aDay(25)}::bigint) n join account a on a.person_id = 'E' || (11 + n % 20)`,
    'refused acts': sql`insert into refused_act (at, account_id, person_id, method, route, target, status, code, clause, detail, request_id)
      select ${today}::timestamptz - d * interval '1 day' - n * interval '1 minute', a.id, a.person_id, 'POST', '/v1/tasks/{taskId}/act', '/v1/tasks/x/act', 409, 'TASK.CLOSED', null, '任务已关闭。', md5(n::text || d)
      from generate_series(0, 399) d, generate_series(1, ${aDay(1)}::int) n join account a on a.person_id = 'E' || n`,
    imports: sql`insert into import (id, kind, filename, sha256, status, digest, summary, created_by, created_at, applied_by, applied_at)
      select 'IM-' || n, 'ratings', '评级.csv', ${hex}, 'applied', md5(n::text), jsonb_build_object('rows', ${people}::int, 'counts', '{"new": 0, "changed": 0, "unchanged": 0, "refused": 0}'::jsonb || jsonb_build_object('new', ${people}::int), 'headings', '{}'::jsonb, 'headingLine', 1, 'notes', '{}'::jsonb, 'newDepartments', '[]'::jsonb), 'E11',
        ${today}::timestamptz - n * interval '1 month', 'E11', ${today}::timestamptz - n * interval '1 month' from generate_series(1, ${years * 12}::int) n`,
    'lines of imports': sql`insert into import_row (import_id, line, key, value, verdict, former, problems)
      select id, n + 1, 'E' || n || '/' || substr(created_at::text, 1, 7), jsonb_build_object('personId', 'E' || n, 'month', substr(created_at::text, 1, 7), 'rating', 'A'), 'new', null, '[]'
      from import, generate_series(0, ${people - 1}::int) n where created_at >= ${today}::timestamptz - interval '1 year'`,
    'journal of acts': sql`insert into act (id, workflow_id, what, input, actor_id, taken_at, deliver_at, deliveries, answered_at, task_ids)
      select 'act-' || d || '-' || n, 'LC-0', 'complete', '{"answer": {}}', 'E' || n % ${people}::int, at, at, 1, at, array['LC-0.' || n]
      from (select d, n, ${today}::timestamptz - d * interval '1 day' - n * interval '30 seconds' as at from generate_series(0, 13) d, generate_series(1, ${aDay(10)}::int) n) k`,
    'answers to repeated requests': sql`insert into idempotency_key (account_id, key, request_sha256, attempt, created_at, status, headers, body)
      select 1 + n % ${people}::int, 'k' || n, ${digest}, gen_random_uuid(), now() - n * interval '1 minute', 200, '{}', '{}' from generate_series(1, ${aDay(70)}::int) n`,
  };
}
