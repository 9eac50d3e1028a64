import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../../db/database.js';
import { keyPeople } from '../../db/people/keys.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { EvaluationAnswer, InvalidAnswer } from '../../domain/evaluation/answer.js';
import { houseParts, otherCaseParts, type Parts } from './growth-others.js';
import type { ShownStandards } from '../../domain/pipelines/defense/standards.js';
import { hireCrowd } from './inbox-house.js';

/** How large a house is filled, and what stands in each evaluation of it. */
export interface GrowthSize {
  readonly people: number;
  readonly years: number;
  /** The civil date on which it is looked at, Asia/Shanghai. */
  readonly today: string;
  readonly request: object;
  readonly answer: EvaluationAnswer | InvalidAnswer;
  /** What panels judged by. */
  readonly standards: ShownStandards;
}

/** Tasks of a case of §8 and lines of the ledger of a task, so that 100,000 people of ten years have 2·10^6 and 10^7. */
const TASKS_A_CASE = 7;
const LINES_A_TASK = 5;
/** Of so many people one rises in a cycle. */
const PEOPLE_A_CASE = 7;
/** HR's people: E11 and those after him. */
const HR_PEOPLE = 20;
const hr = (n: RawBuilder<unknown>): RawBuilder<unknown> => sql`'E' || (11 + ${n} % ${HR_PEOPLE}::int)`;

/** The month of the regular cycle that runs on a day: January's or July's (8.1). */
export const cycleMonthOn = (today: string): string =>
  `${today.slice(0, 4)}-${Number(today.slice(5, 7)) < 7 ? '01' : '07'}`;

/**
 * A house after so many years, by statements on whole tables, with nothing told and nothing sealed (triggers rest, so the
 * connection has to be an administrator's). The cycle of the half-year runs, all before it are closed.
 * @param say is told what has been filled, with the rows and seconds of it.
 */
export async function fillYears(
  db: Kysely<Database>,
  size: GrowthSize,
  say: (what: string, rows: number, seconds: number) => void,
): Promise<void> {
  await sql`set session_replication_role = replica`.execute(db);
  await sql`set synchronous_commit = off`.execute(db);
  const checks = await restDomains(db);
  const departments = Math.max(2, Math.ceil(size.people / 500));
  await db.transaction().execute((trx) => hireCrowd(trx, size.people, departments));
  const parts: readonly Parts[] = [
    peopleParts(size, departments),
    cycleParts(size),
    caseParts(size),
    otherCaseParts(size, departments),
    houseParts(size),
  ];
  for (const part of parts) {
    for (const [what, statement] of Object.entries(part)) {
      const begun = performance.now();
      const { numAffectedRows } = await statement.execute(db);
      say(what, Number(numAffectedRows ?? 0), (performance.now() - begun) / 1000);
    }
  }
  // What the trigger of new people does.
  await sql`insert into person_unkeyed select id from person on conflict do nothing`.execute(db);
  await sql`insert into person_reading (person_id) select id from person on conflict do nothing`.execute(db);
  while ((await keyPeople(db)) > 0);
  for (const check of checks) await sql.raw(check).execute(db);
  await sql`set session_replication_role = origin`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** Takes the checks off the domains, which are a quarter of the time of filling; gives what puts them back, for what comes after. */
async function restDomains(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ off: string; on: string }>`
    select format('alter domain %s drop constraint %I', contypid::regtype, conname) as off,
      format('alter domain %s add constraint %I %s not valid', contypid::regtype, conname, pg_get_constraintdef(oid)) as on
    from pg_constraint where contypid <> 0 and contype = 'c' and connamespace = 'public'::regnamespace`.execute(db);
  for (const { off } of rows) await sql.raw(off).execute(db);
  return rows.map(({ on }) => on);
}

const levels = [...LEVELS];
const DAY = sql`interval '1 day'`;

/** Who works here, since when, as what, and what is recorded of him each month. */
function peopleParts({ people, years, today }: GrowthSize, departments: number): Parts {
  const last = people - 1;
  return {
    'people: dates': sql`update person p set hired_on = (${today}::date - make_interval(days => 200 + n * 37 % (365 * ${years}::int)))::date,
        confirmed_on = (${today}::date - make_interval(days => 110 + n * 37 % (365 * ${years}::int)))::date,
        status = case when n % 10 = 9 and n >= ${departments * 10}::int then 'left' else 'confirmed' end,
        left_on = case when n % 10 = 9 and n >= ${departments * 10}::int then ${today}::date - 1 - n % 100 end
      from (select id, substr(id, 2)::int as n from person) k where k.id = p.id`,
    accounts: sql`insert into account (login, person_id, password_hash) select lower(id), id, '$argon2id$none' from person`,
    'roles of accounts': sql`insert into account_role (account_id, role)
      select a.id, r from account a, lateral unnest(case
        when substr(a.login, 2)::int < ${departments}::int and substr(a.login, 2)::int not between 11 and ${10 + HR_PEOPLE}::int then '{employee,department-head}'
        when substr(a.login, 2)::int between 11 and ${10 + HR_PEOPLE}::int then '{employee,hr}'
        when substr(a.login, 2)::int < ${departments * 10}::int then '{employee,supervisor}'
        else '{employee}' end::text[]) r`,
    'ledger of accounts': sql`insert into account_event (at, account_id, login, person_id, actor, event, detail)
      select now() - k * 300 * ${DAY}, a.id, a.login, a.person_id, 'E11', (array['created', 'roles-changed', 'password-changed'])[1 + k], '{}'
      from account a, generate_series(0, 2) k`,
    positions: sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
      select id, case when substr(id, 2)::int < ${departments * 10}::int then 'supervisor' else 'agent' end, hired_on, hired_on, 'entry', 'E11'
      from person where substr(id, 2)::int >= ${departments}::int`,
    'levels of entry': sql`insert into level_history (person_id, level, effective_from, counts_from, source, recorded_by)
      select id, 'junior-1', hired_on, hired_on, 'entry', 'E11' from person`,
    ratings: sql`insert into rating (person_id, month, rating, published_on, recorded_by)
      select 'E' || n, to_char(m, 'YYYY-MM'), substr('BBABBSBABBBABABBABBC', 1 + (n + extract(epoch from m)::bigint / 86400 % 97)::int % 20, 1),
        (m + interval '1 month')::date, 'E11'
      from generate_series(${today}::date - make_interval(months => ${years * 12}::int), ${today}::date - interval '1 month', '1 month') m,
        generate_series(0, ${last}::int) n`,
    complaints: sql`insert into complaint (id, person_id, incident_on, cause, status, confirmed_on, recorded_by)
      select 'C-' || n, 'E' || n * 7919 % ${people}::int, ${today}::date - (n % (365 * ${years}::int))::int, 'other-personal', 'dismissed', null, 'E11'
      from generate_series(1, ${Math.ceil((people * years) / 50)}::bigint) n`,
    leaves: sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by)
      select 'E' || n * 7919 % ${people}::int, 'personal', ${today}::date - (n % (365 * ${years}::int))::int, ${today}::date - (n % (365 * ${years}::int))::int + 3, 'E11'
      from generate_series(1, ${Math.ceil((people * years) / 5)}::bigint) n on conflict do nothing`,
    pay: sql`insert into pay_table (level, effective_from, monthly_amount, recorded_by)
      select l, '2015-01-01', 4000 + no * 500, 'E11' from unnest(${levels}::text[]) with ordinality as k (l, no)`,
    'marks (I-30)': sql`insert into register_choice (entry, key, value, effective_from, reason, needs_gm, proposed_by)
      select 'I-30', k, v::jsonb, '2015-01-01', '公司选定', false, 'E11'
      from (values ('passMark.level', '70'), ('passMark.team-leader', '80'), ('passMark.supervisor', '85')) as m (k, v)`,
  };
}

/** Regular cycles, the last of them running. */
function cycleParts({ years, today }: GrowthSize): Parts {
  const current = cycleMonthOn(today);
  const months = Array.from({ length: years * 2 }, (_, no) => addToMonth(current, -6 * (years * 2 - 1 - no)));
  return {
    cycles: sql`insert into cycle (id, month, stage, launch_from, launch_by, launched_on, launched_by, closing_date, evaluated_at, closed_at,
        policy_version, choices, opened_by, created_at)
      select 'LC-' || m, m, case when m = ${current} then 'running' else 'closed' end, (m || '-01')::date, (m || '-07')::date,
        (m || '-01')::date, 'E11', (m || '-06')::date, (m || '-02')::date,
        case when m <> ${current} then (m || '-01')::date + 60 * ${DAY} end, 'v1', '{}', 'E11', (m || '-01')::date
      from unnest(${months}::text[]) m`,
    // What each case is, once, for the statements after it: number, person, cycle, which of his promotions, days since its month.
    'plan of the cases': sql`create temporary table planned as
      select 'LP-' || m || '-E' || n as id, 'LC-' || m as cycle_id, 'LC-' || m || '-X' || k / 100 as closing, m, c, k, n, ordinal,
        m = ${current} as open, (m || '-01')::timestamptz as day
      from (select m, c - 1 as c, k, ((c - 1) * per + k) % people as n, ((c - 1) * per + k) / people as ordinal
        from (select m, c, people, people / ${PEOPLE_A_CASE}::int as per from unnest(${months}::text[]) with ordinality as u (m, c), (select count(*)::int as people from person) s) f,
          generate_series(0, per - 1) k) as p (m, c, k, n, ordinal)`,
    'index of the plan': sql`create index on planned (id)`,
  };
}

/** Level promotions with all that hangs on them. */
function caseParts({ request, answer, standards }: GrowthSize): Parts {
  const stage = sql`case when open then (array['interview', 'confirmation', 'notice'])[1 + k % 3] else 'promoted' end`;
  const person = sql`'E' || n`;
  const kinds = sql`array['level.interview', 'level.interview-confirmation', 'level.notice']`;
  /** Of a case that runs only the steps up to where it stands. */
  const steps = sql`generate_series(0, case when open then (k % 3)::int else ${TASKS_A_CASE - 1}::int end) i`;
  const isOpen = sql`(open and i = k % 3)`;
  return {
    'cases of §8': sql`insert into personnel_case (id, kind, person_id, group_id, post, stage, outcome, evaluation_no, effective_from, released, released_at,
        policy_version, choices, opened_by, opened_at, closed_at, version)
      select id, 'level-promotion', ${person}, cycle_id, 'agent', ${stage}, 'eligible', 1, (m || '-01')::date, not open,
        case when not open then day + 20 * ${DAY} end, 'v1', '{}', 'E11', day, case when not open then day + 40 * ${DAY} end, 8 from planned`,
    candidates: sql`insert into candidate (id, cycle_id, from_level, direct_steps, panel_steps, target_level, direct_level, route, batch, session_id,
        panel_outcome, panel_total, final_level, snapshot_at)
      select id, cycle_id, (${levels}::text[])[(2 + ordinal)::int], 1, case when k % 3 = 0 then 1 else 0 end, (${levels}::text[])[(3 + ordinal)::int],
        (${levels}::text[])[(3 + ordinal)::int], case when k % 3 = 0 then 'panel' else 'direct' end, 1,
        case when k % 3 = 0 then cycle_id || '-D' || k / 36 end, case when k % 3 = 0 then 'passed' end, case when k % 3 = 0 then 82.5 end,
        (${levels}::text[])[(3 + ordinal)::int], day from planned`,
    evaluations: sql`insert into evaluation (case_id, no, why, request, answer, policy_version, choices, facts_digest, asked_by, at)
      select id, 1, 'reference-day', ${JSON.stringify(request)}::jsonb, ${JSON.stringify(answer)}::jsonb, 'v1', '{}', repeat(md5(id), 2), cycle_id || '.1', day from planned`,
    'sessions of panels': sql`insert into defense_session (id, group_id, stage, held_on, chair_id, pass_mark, closed_at, standards, created_at)
      select distinct on (cycle_id, k / 36) cycle_id || '-D' || k / 36, cycle_id, 'closed', (day + 10 * ${DAY})::date, 'E11', 70, day + 11 * ${DAY}, ${JSON.stringify(standards)}::jsonb, day from planned order by cycle_id, k / 36`,
    scorers: sql`insert into defense_scorer (session_id, case_id, scorer_id, groups)
      select cycle_id || '-D' || k / 36, id, 'E' || (k % 7 * 4 + s), array[(array['directSuperior', 'departmentHead', 'relatedDepartments', 'humanResources'])[1 + s]]
      from planned, generate_series(0, 3) s where k % 3 = 0`,
    'score sheets': sql`insert into score_sheet (session_id, case_id, scorer_id, scores, submitted_at)
      select session_id, case_id, scorer_id, '{"service": 20, "skill": 31, "team": 31.5}'::jsonb, now() from defense_scorer`,
    tasks: sql`insert into task (id, workflow_id, cycle_id, case_id, kind, clause, state, roles, people, opened_at, due_on, escalated_at, closed_at, closed_by, answer)
      select id || '.' || i + 1, closing, cycle_id, id, (${kinds})[1 + i % 3], '8.5.6', case when ${isOpen} then 'open' else 'completed' end,
        case when i % 3 = 2 then '{hr}' else '{}' end::text[], case i % 3 when 0 then array[coalesce(p.superior_id, 'E10')] when 1 then array[${person}] else '{}' end::text[],
        day + i * 3 * ${DAY}, (day + (i * 3 + 10) * ${DAY})::date, case when ${isOpen} and k % 9 = 0 then day + 90 * ${DAY} end,
        case when not ${isOpen} then day + (i * 3 + 2) * ${DAY} end,
        case when not ${isOpen} then case i % 3 when 0 then coalesce(p.superior_id, 'E10') when 1 then ${person} else ${hr(sql`k`)} end end,
        case when not ${isOpen} then '{"held": true, "note": "谈话已完成"}'::jsonb end
      from planned join (select id as its, superior_id from person) p on p.its = 'E' || n, ${steps}`,
    desks: sql`insert into task_desk (task_id, desk, state, kind, due, closed_at, escalated)
      select t.id, d.desk, t.state, t.kind, coalesce(t.due_on, 'infinity'), t.closed_at, t.escalated_at is not null
      from task t, desks_of_task(t) as d (desk)`,
    ledger: sql`insert into ledger (at, actor, act, clause, cycle_id, case_id, task_id, workflow_id, seq, before, after)
      select day + (i * 3 + 2) * ${DAY}, case i % 3 when 1 then ${person} else ${hr(sql`k`)} end,
        (array['task.claimed', 'level.interview', 'level.interview-confirmation', 'task.completed', 'level.notice'])[1 + j], '8.5.6', cycle_id, id,
        id || '.' || i + 1, closing, (k % 100)::int * 40 + i * ${LINES_A_TASK}::int + j, '{"stage": "interview"}'::jsonb, '{"stage": "confirmation"}'::jsonb
      from planned, ${steps}, generate_series(0, ${LINES_A_TASK - 1}::int) j`,
    'steps that were written': sql`insert into projection (workflow_id, seq, result, at, digest, causes)
      select closing, (k % 100)::int * 7 + i + 1, '{"tasks": [], "cases": 1}'::jsonb, day + (i * 3 + 2) * ${DAY}, sha256(convert_to(id || i, 'UTF8')), array['act-' || id || i]
      from planned, ${steps}`,
    decisions: sql`insert into decision (workflow_id, seq, case_id, cycle_id, clause, kind, outcome, round, evaluation_no, policy_version, decided_by, at, detail)
      select closing, (k % 100)::int * 7 + i + 1, id, cycle_id, '8.5.6', (array['evaluation', 'submission', 'first-review', 'gm', 'interview', 'confirmation', 'notice'])[1 + i],
        (array['eligible', 'submitted', 'pass', 'approve', 'held', 'confirmed', 'signed'])[1 + i], 1, 1, 'v1', ${hr(sql`k`)}, day + (i * 3 + 2) * ${DAY}, '{}'::jsonb
      from planned, generate_series(0, case when open then (3 + k % 3)::int else 6 end) i`,
    'levels of cases': sql`insert into level_history (person_id, level, effective_from, counts_from, source, case_id, recorded_by, promoted_from)
      select ${person}, (${levels}::text[])[(3 + ordinal)::int], (m || '-01')::date, (m || '-01')::date, 'level-promotion', id, 'E11', (${levels}::text[])[(2 + ordinal)::int]
      from planned where not open on conflict do nothing`,
    'changes of pay': sql`insert into pay_change (person_id, case_id, from_level, to_level, from_amount, to_amount, effective_from, recorded_by)
      select ${person}, id, (${levels}::text[])[(2 + ordinal)::int], (${levels}::text[])[(3 + ordinal)::int], 4500 + 500 * ordinal, 5000 + 500 * ordinal, (m || '-01')::date, 'E11'
      from planned where not open`,
    documents: sql`insert into document (id, number, kind, case_id, person_id, content, html, sha256, issued_by, issued_at, code)
      select 'DOC-' || id, 'JN-' || m || '-' || lpad(k::text, 6, '0'), 'level-notice', id, ${person},
        jsonb_build_object('number', 'JN-' || m || '-' || lpad(k::text, 6, '0'), 'caseId', id, 'cycleMonth', m, 'personId', ${person}, 'personName', ${person},
          'fromLevel', (${levels}::text[])[(2 + ordinal)::int], 'toLevel', (${levels}::text[])[(3 + ordinal)::int], 'effectiveFrom', m || '-01', 'fromAmount', '4500.00', 'toAmount', '5000.00',
          'basis', '{"zh": "§8.5", "en": "§8.5"}'::jsonb, 'policyVersion', 'v1', 'issuedOn', (day + 30 * ${DAY})::date), '<!doctype html><p>' || repeat(md5(id) || ' 职级通知 ', 30) || '</p>', repeat(md5(id), 2), ${hr(sql`k`)}, day + 30 * ${DAY},
        translate(upper(lpad(to_hex(c::int), 4, '0') || lpad(to_hex(k::int), 8, '0')), 'ILOU', '1100')
      from planned where not open`,
    signatures: sql`insert into document_signature (document_id, signature, recorded_by, at) select id, 'signed', 'E11', issued_at from document`,
    remarks: sql`insert into remark (case_id, kind, written_by, text, at) select id, 'comment', 'E11', '请补充依据', day + 5 * ${DAY} from planned where k % 10 = 0`,
    messages: sql`insert into message (person_id, workflow_id, seq, no, case_id, clause, subject, body, sent_at, read_at, topic, task_id)
      select case when j < 4 then ${person} when j < 6 then 'E' || n % 2000 else ${hr(sql`k`)} end, closing, (k % 100)::int * 8 + j, 0, id, '8.5.6',
        '{"zh": "晋级结果已公布", "en": "The result is out"}'::jsonb, '{"zh": "请登录系统查看并签收", "en": "Please log in and read it"}'::jsonb, day + j * 5 * ${DAY},
        case when not open or j < 2 then day + (j * 5 + 1) * ${DAY} end, case when j < 4 then 'news' else 'opened' end, case when j >= 4 then id || '.1' end
      from planned, generate_series(0, 7) j`,
    mails: sql`insert into outbox (message_id, state, queued_at, due_at, attempts, tried_at, address, sent_at)
      select id, 'sent', sent_at, sent_at, 1, sent_at, lower(person_id) || '@example.com', sent_at from message`,
  };
}
