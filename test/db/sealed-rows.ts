import { sql } from 'kysely';
import { runAs } from '../support/owner.js';
import type { House } from './house.js';

/** How a row of a sealed table is added, and which of its columns an attacker changes, to what. */
export interface SealedSample {
  /** The n-th row, n from 1 to 3; what it refers to is there. */
  readonly add: (n: number) => string;
  /** Different in each row. */
  readonly column: string;
  /** SQL of another value. */
  readonly other: string;
  /** The service's role may not add it. */
  readonly byOwner?: true;
}

const AT = `'2026-07-01T08:00:00Z'`;
const history = (n: number): string => `'P${n}', '2026-0${n}-01', 'import', '2026-0${n}-01', 'hr${n}'`;

/** A way to add to each sealed table, and to tamper with it. */
export const SAMPLES: Readonly<Record<string, SealedSample>> = {
  ledger: {
    add: (n) => `insert into ledger (at, actor, act, workflow_id, seq) values (${AT}, '${n}', 'act.${n}', 'W', ${n})`,
    column: 'actor',
    other: `'20001'`,
  },
  decision: {
    add: (
      n,
    ) => `insert into decision (workflow_id, seq, case_id, clause, kind, outcome, round, policy_version, at, decided_by)
      values ('W', ${n}, 'C${n}', '8.5.5', 'gm', '${['reject', 'approve', 'return'][n - 1]}', 1, 'v1', ${AT}, 'P1')`,
    column: 'outcome',
    other: `'appointed'`,
  },
  proxy: {
    add: (n) => `insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values ('P1', 'P2', '2026-07-0${n}', '2026-07-09', '理由${n}', 'P1', ${AT})`,
    column: 'reason',
    other: `'其他'`,
  },
  proxy_end: {
    add: (n) => `insert into proxy_end (proxy_no, ended_by, at) values (${n}, 'P${n}', ${AT})`,
    column: 'ended_by',
    other: `'P3'`,
  },
  task_question: {
    add: (n) => `insert into task_question (task_id, seq, case_id, asked_by, asked_of, question, at)
      values ('T.1', ${10 + n}, 'C${n}', 'P1', 'P2', '问题${n}', ${AT})`,
    column: 'question',
    other: `'别的问题'`,
  },
  task_answer: {
    add: (n) => `insert into task_answer (question_no, by, answer, at)
      select no, 'P2', '答复${n}', ${AT} from task_question where seq = ${n}`,
    column: 'answer',
    other: `'别的答复'`,
  },
  remark: {
    add: (n) =>
      `insert into remark (case_id, kind, written_by, text, at) values ('C1', 'comment', 'P1', '评论${n}', ${AT})`,
    column: 'text',
    other: `'别的话'`,
  },
  remark_change: {
    add: (n) => `insert into remark_change (remark_no, text, at) values (1, '改为${n}', ${AT})`,
    column: 'text',
    other: `'别的话'`,
  },
  remark_addressee: {
    add: (n) =>
      `insert into remark_addressee (remark_no, person_id, at) values (1, 'P${n}', '2026-07-01T08:00:0${n}Z')`,
    column: 'at',
    other: `'2026-08-01T08:00:00Z'`,
  },
  remark_read: {
    add: (n) => `insert into remark_read (remark_no, person_id, at) values (2, 'P${n}', '2026-07-01T08:00:0${n}Z')`,
    column: 'at',
    other: `'2026-08-01T08:00:00Z'`,
  },
  evaluation: {
    add: (
      n,
    ) => `insert into evaluation (case_id, no, why, request, answer, policy_version, choices, facts_digest, asked_by)
      values ('C${n}', 1, 'panel', '{}', '{"total": ${n}}', 'v1', '{}', 'x', 'W')`,
    column: 'answer',
    other: `'{"total": 99}'`,
  },
  document: {
    add: (n) => `insert into document (id, number, kind, case_id, person_id, content, html, sha256, issued_at)
      values ('TZ-${n}', 'TZ-${n}', 'level-notice', 'C${n}', 'P1', '{}', '<p>${n}</p>', 'x', ${AT})`,
    column: 'html',
    other: `'<p>9</p>'`,
  },
  paper: {
    add: (n) => `insert into paper (document_id, stage, pdf, sha256, bytes, at)
      values ('TZ-0${n}', 'issued', '\\x0${n}', '${'0'.repeat(63)}${n}', 1, ${AT})`,
    column: 'sha256',
    other: `'${'f'.repeat(64)}'`,
  },
  paper_template: {
    add: (n) => `insert into paper_template (form, first_day, docx, sha256, filename, uploaded_by, uploaded_at)
      values ('level-notice', '2100-01-0${n}', '\\x0${n}', '${'0'.repeat(63)}${n}', '模板${n}.docx', 'P1', ${AT})`,
    column: 'filename',
    other: `'别的.docx'`,
  },
  document_signature: {
    add: (n) => `insert into document_signature (document_id, signature, recorded_by, reason, at)
      values ('TZ-0${n}', 'refused', 'P${n}', '理由${n}', ${AT})`,
    column: 'reason',
    other: `'其他'`,
  },
  document_scan: {
    add: (n) => `insert into document_scan (attachment_id, document_id, document_sha256, file_sha256, bound_by, at)
      values ('F${n}', 'TZ-0${n}', '${'a'.repeat(64)}', '${'0'.repeat(63)}${n}', 'P${n}', ${AT})`,
    column: 'file_sha256',
    other: `'${'f'.repeat(64)}'`,
  },
  frozen_paper: {
    add: (n) => `insert into frozen_paper (kind, about, head, cases, lines, sha256, at)
      values ('session-summary', 'D1', '{"n":${n}}', '{C1}', '{${'a'.repeat(64)}}', '${'0'.repeat(63)}${n}', ${AT})`,
    column: 'head',
    other: `'{"x":1}'`,
  },
  office_signature: {
    add: (n) => `insert into office_signature (role, document_id, signed_by, name, sha256, at)
      values ('hr', 'TZ-0${n}', 'P1', '何人事${n}', '${'0'.repeat(63)}${n}', ${AT})`,
    column: 'name',
    other: `'别人'`,
  },
  score_sheet: {
    add: (n) => `insert into score_sheet (session_id, case_id, scorer_id, scores, comment)
      values ('D1', 'C${n}', 'P1', '{"a": ${n}}', 'c${n}')`,
    column: 'scores',
    other: `'{"a": 100}'`,
  },
  assessment_sheet: {
    add: (n) => `insert into assessment_sheet (case_id, round, form, rater_id, scores, total, submitted_at)
      values ('C${n}', 1, 'peripheral', 'P1', '{}', ${70 + n}, ${AT})`,
    column: 'total',
    other: '99',
  },
  level_history: {
    add: (n) => `insert into level_history (person_id, effective_from, source, counts_from, recorded_by, level)
      values (${history(n)}, 'junior-${n}')`,
    column: 'level',
    other: `'chief-1'`,
  },
  position_history: {
    add: (n) => `insert into position_history (person_id, effective_from, source, counts_from, recorded_by, position)
      values (${history(n)}, '${['agent', 'team-leader', 'supervisor'][n - 1]}')`,
    column: 'position',
    other: `'quality-inspector'`,
  },
  pay_change: {
    add: (
      n,
    ) => `insert into pay_change (person_id, case_id, from_level, to_level, effective_from, recorded_by, to_amount)
      values ('P1', 'C${n}', 'junior-1', 'junior-2', '2026-07-01', 'hr', ${5000 + n})`,
    column: 'to_amount',
    other: '9999',
  },
  pay_table: {
    add: (n) => `insert into pay_table (level, effective_from, monthly_amount, recorded_by)
      values ('junior-${n}', '2026-01-01', ${5000 + n}, 'hr')`,
    column: 'monthly_amount',
    other: '9999',
  },
  own_words: {
    add: (n) => `insert into own_words (case_id, what, text, said_by, said_at, panels_over, act_id)
      values ('C${n}', 'statement', '陈述${n}', 'P1', ${AT}, 0, 'A${n}')`,
    column: 'text',
    other: `'未作陈述'`,
  },
  taken_over: {
    add: (n) => `with asked as (
        insert into waiting_change (kind, clause, what, about, deciders, content, asked_by, asked_at, expires_at)
        values ('taken-over', '4.1', '{}', '{P1}', '{hr}', '{}', 'P2', ${AT}, ${AT}::timestamptz + interval '14 days') returning no)
      insert into taken_over (case_id, kind, person_id, workflow_id, since, paper, entry, findings, entered_by, confirmed_by,
        change_no, at)
      select 'C${n}', 'confirmation', 'P1', 'V${n}', '2026-06-0${n}', '审批表${n}', '{}', '[]', 'P2', 'P3', no, ${AT} from asked`,
    column: 'paper',
    other: `'另一份材料'`,
  },
  case_attachment: {
    add: (n) => `insert into case_attachment (attachment_id, case_id, purpose, place, bound_by, bound_at)
      values ('F${n}', 'C1', 'evidence', ${n}, 'P1', ${AT})`,
    column: 'place',
    other: '9',
  },
  account_event: {
    add: (n) => `insert into account_event (at, account_id, login, person_id, actor, event)
      values (${AT}, ${n}, 'l${n}', 'P1', 'P${n}', 'created')`,
    column: 'actor',
    other: `'P9'`,
  },
  erasure: {
    add: (n) => `insert into erasure
        (change_no, person_id, kinds, requested, asked_by, approved_by, carried_out_by, at, links)
      select no, 'P${n}', '{pay}', false, 'h1', 'h2', 'command:it${n}', ${AT}, '{}'
      from waiting_change where clause = 'E${n}'`,
    column: 'carried_out_by',
    other: `'command:somebody'`,
    byOwner: true,
  },
  register_choice: {
    add: (n) => `insert into register_choice (entry, key, value, effective_from, reason, needs_gm, proposed_by)
      values ('I-30', 'passMark.level', '${70 + n}', '2026-01-01', '理由${n}', false, 'P1')`,
    column: 'value',
    other: `'42'`,
  },
  register_choice_decision: {
    add: (n) => `insert into register_choice_decision (choice_no, decision, reason, decided_by)
      select no, 'rejected', '理由${n}', 'P2' from register_choice where reason = '前提${n}'`,
    column: 'reason',
    other: `'同意了'`,
  },
};

/** An erasure that somebody asked for and a second person agreed to, of the n-th person. */
const agreed = (n: number): string => `
  insert into waiting_change (kind, clause, what, about, deciders, content, asked_by, asked_at, expires_at)
    values ('erasure', 'E${n}', '{}', '{P${n}}', '{gm}', '{"personId": "P${n}"}', 'h1', ${AT}, ${AT}::timestamptz + interval '14 days');
  insert into waiting_change_end (change_no, outcome, ended_by, at)
    select no, 'applied', 'h2', ${AT} from waiting_change where clause = 'E${n}';
  insert into ledger (at, actor, act, workflow_id, seq)
    select ${AT}, actor, act, 'waiting-change', no from waiting_change
      cross join (values ('h1', 'change.asked'), ('h2', 'change.applied')) as line (actor, act) where clause = 'E${n}'`;

/** Two rows of each sealed table, and what a third would refer to; as the service adds them, or where it may not, the owner. */
export async function fillSealed({ db, ownerUrl }: Pick<House, 'db' | 'ownerUrl'>): Promise<void> {
  for (const n of [1, 2, 3]) {
    await sql
      .raw(
        `
      insert into person (id, name, department_id, status, hired_on) values ('P${n}', '人${n}', 'care', 'probation', '2026-01-01');
      insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
        values ('C${n}', 'entry', 'P${n}', 'open', 'v1', '{}', 'hr');
      insert into attachment (id, uploaded_by, filename, media_type, sha256, bytes, uploaded_at)
        values ('F${n}', 'P1', 'f', 'text/plain', '${'0'.repeat(64)}', 1, ${AT});
      insert into register_choice (entry, key, value, effective_from, reason, needs_gm, proposed_by)
        values ('I-42', 'x', '${n}', '2026-01-0${n}', '前提${n}', true, 'P1');
      insert into document (id, number, kind, case_id, person_id, content, html, sha256, issued_at)
        values ('TZ-0${n}', 'TZ-0${n}', 'company-notice', 'C${n}', 'P1', '{}', '<p>0${n}</p>', 'x', ${AT})`,
      )
      .execute(db);
    if (n === 1)
      await sql`insert into defense_session (id, group_id, stage, held_on, chair_id, pass_mark, standards)
        values ('D1', 'G', 'scoring', '2026-07-01', 'P1', 80, '{}')`.execute(db);
    await sql`insert into defense_scorer (session_id, case_id, scorer_id, groups)
      values ('D1', ${`C${n}`}, 'P1', array['departmentHead'])`.execute(db);
  }
  await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
    select 'P1', 'P2', '2026-06-01', '2026-06-09', '前' || n, 'P1', now() from generate_series(1, 3) as n`.execute(db);
  await sql`insert into task (id, workflow_id, kind, clause, state, roles) values ('T.1', 'T', 'entry.review', '4.2', 'open', '{hr}')`.execute(
    db,
  );
  await sql`insert into task_question (task_id, seq, case_id, asked_by, asked_of, question, at)
    select 'T.1', n, 'C1', 'P1', 'P2', '前' || n, now() from generate_series(1, 3) as n`.execute(db);
  await sql`insert into remark (case_id, kind, written_by, text, at)
    select 'C1', 'comment', 'P1', '前' || n, now() from generate_series(1, 2) as n`.execute(db);
  await sql`insert into remark_addressee (remark_no, person_id, at) select 2, 'P' || n, now() from generate_series(1, 3) as n`.execute(
    db,
  );
  const samples = Object.values(SAMPLES);
  for (const n of [1, 2]) for (const { add, byOwner } of samples) if (!byOwner) await sql.raw(add(n)).execute(db);
  for (const n of [1, 2, 3]) await sql.raw(agreed(n)).execute(db);
  for (const n of [1, 2]) for (const { add, byOwner } of samples) if (byOwner) await runAs(ownerUrl, add(n));
}
