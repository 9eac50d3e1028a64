import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { renderLevelNotice, type LevelNoticeContent } from '../../../documents/level-notice.js';
import { renderPersonnelFile, type PersonnelFileContent } from '../../../documents/personnel-file.js';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import { text } from '../../../domain/vocabulary/text.js';
import { loadCalendar } from '../../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../../policy/data/library.js';
import { createEngine } from '../../../policy/engine.js';

/** What the amounts of the notice are; nobody else's pay is so much. */
export const PAY = { before: '6543.21', after: '7654.32' } as const;
/** Why the trial was paused: a kind of leave in HR's own words. */
export const PAUSED_FOR = '产假三个月';

const policy = createEngine({ library: loadPolicyLibrary(), calendar: loadCalendar() });
const json = (value: unknown): string => JSON.stringify(value);

type Db = Kysely<Database>;

/** Writes one row for each situation in which somebody may read something about e1. */
export async function furnish(db: Db): Promise<void> {
  await records(db);
  await cycle(db, { id: 'LC-NOW', month: '2026-07', closed: false });
  await cycle(db, { id: 'LC-OLD', month: '2026-01', closed: true });
  await session(db, { id: 'D-NOW', group: 'LC-NOW', stage: 'summary', scorer: 'p1', cases: ['LP-NOW', 'LP-NOW-2'] });
  await session(db, { id: 'D-OLD', group: 'LC-OLD', stage: 'closed', scorer: 'p2', cases: ['LP-OLD', 'LP-OLD-2'] });
  await vacancy(db);
  await trial(db);
  await appeal(db);
  await notice(db);
  await file(db);
  await otherTasks(db);
  for (const caseId of ['LP-NOW', 'LP-OLD', 'PP-1', 'PP-2']) await paper(db, caseId);
}

/** HR's records of e1: level, post, ratings, a complaint, a leave, pay. */
async function records(db: Db): Promise<void> {
  for (const id of ['e1', 'e2']) {
    await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
      values (${id}, 'agent', '2024-01-02', '2024-01-02', 'entry', 'test')`.execute(db);
    await sql`insert into level_history (person_id, level, effective_from, counts_from, source, recorded_by)
      values (${id}, 'intermediate2-1', '2024-01-02', '2024-01-02', 'entry', 'test')`.execute(db);
    await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
      values (${id}, '2026-06', 'A', '2026-07-02', 'test')`.execute(db);
  }
  await sql`insert into complaint (id, person_id, incident_on, cause, status, description, recorded_by)
    values ('TS-1', 'e1', '2026-05-04', 'service-attitude', 'pending', '客户来电投诉', 'h1')`.execute(db);
  await sql`insert into leave_record (person_id, kind, from_on, to_on, recorded_by)
    values ('e1', 'maternity', '2025-02-01', '2025-05-01', 'h1')`.execute(db);
  await sql`insert into pay_table (level, effective_from, monthly_amount, recorded_by)
    values ('intermediate2-1', '2024-01-01', ${PAY.before}, 'h2')`.execute(db);
  await sql`insert into pay_change (person_id, case_id, from_level, to_level, from_amount, to_amount, effective_from, recorded_by)
    values ('e1', 'LP-OLD', 'intermediate2-1', 'intermediate2-2', ${PAY.before}, ${PAY.after}, '2026-01-01', 'system')`.execute(
    db,
  );
}

async function cycle(db: Db, of: { readonly id: string; readonly month: string; readonly closed: boolean }) {
  const { id, month, closed } = of;
  const day = `${month}-07`;
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, launched_on, launched_by, closing_date, closed_at, policy_version, choices, opened_by)
    values (${id}, ${month}, ${closed ? 'closed' : 'running'}, ${day}, ${day}, ${day}, 'h1', ${day},
            ${closed ? new Date() : null}, 'v1', '{}', 'h1')`.execute(db);
  for (const [caseId, person] of [
    [id.replace('LC', 'LP'), 'e1'],
    [`${id.replace('LC', 'LP')}-2`, 'e2'],
  ] as const) {
    const stage = closed ? 'promoted' : 'in-defense';
    await sql`insert into personnel_case (id, kind, person_id, group_id, post, stage, outcome, released, released_at, evaluation_no, effective_from, policy_version, choices, opened_by, closed_at)
      values (${caseId}, 'level-promotion', ${person}, ${id}, 'agent', ${stage}, 'eligible', ${closed},
              ${closed ? new Date() : null}, 1, ${closed ? `${month}-01` : null}, 'v1', '{}', 'h1', ${closed ? new Date() : null})`.execute(
      db,
    );
    await sql`insert into candidate (id, cycle_id, from_level, direct_steps, panel_steps, target_level, direct_level, route, session_id, panel_outcome, panel_total, final_level)
      values (${caseId}, ${id}, 'intermediate2-1', 0, 1, 'intermediate2-2', 'intermediate2-1', 'panel',
              ${closed ? 'D-OLD' : 'D-NOW'}, ${closed ? 'passed' : null}, ${closed ? 88 : null}, ${closed ? 'intermediate2-2' : null})`.execute(
      db,
    );
    const request = {
      kind: 'level-promotion',
      cycle: month,
      employee: {
        id: person,
        position: 'agent',
        level: 'intermediate2-1',
        status: 'confirmed',
        levelSince: '2024-01-02',
      },
      ratings: [{ month: '2025-12', rating: 'A' }],
    } as const;
    await evaluate(db, { caseId, no: 1, why: 'reference-day', request, answer: policy.answer(request) });
  }
}

interface Asked {
  readonly caseId: string;
  readonly no: number;
  readonly why: string;
  readonly request: object;
  readonly answer: object;
  readonly askedBy?: string;
}
async function evaluate(db: Db, { caseId, no, why, request, answer, askedBy = `${why}.${no}` }: Asked): Promise<void> {
  await sql`insert into evaluation (case_id, no, why, request, answer, policy_version, choices, facts_digest, asked_by)
    values (${caseId}, ${no}, ${why}, ${json(request)}::jsonb, ${json(answer)}::jsonb, 'v1', '{}', ${'0'.repeat(64)}, ${askedBy})`.execute(
    db,
  );
}

interface Session {
  readonly id: string;
  readonly group: string;
  readonly stage: 'summary' | 'closed';
  readonly scorer: string;
  readonly cases: readonly string[];
}
/** Two candidates, each with three scorers; the guest sits for the first of them alone. All sheets are in. */
async function session(db: Db, { id, group, stage, scorer, cases }: Session): Promise<void> {
  const aims = Object.fromEntries(cases.map((one) => [one, 'intermediate2-2']));
  const standards = { policyVersion: 'v1', source: 'release', laidDownFor: null, items: [], aims };
  await sql`insert into defense_session (id, group_id, stage, held_on, chair_id, pass_mark, closed_at, standards)
    values (${id}, ${group}, ${stage}, '2026-07-20', 'c1', 70, ${stage === 'closed' ? new Date() : null}, ${json(standards)}::jsonb)`.execute(
    db,
  );
  for (const [index, caseId] of cases.entries()) {
    const seats: readonly (readonly [string, string])[] = [
      ['c1', 'departmentHead'],
      ['c2', 'relatedDepartments'],
      ...(index === 0 ? [[scorer, 'humanResources'] as const] : []),
    ];
    for (const [who, of] of seats) {
      await sql`insert into defense_scorer (session_id, case_id, scorer_id, groups) values (${id}, ${caseId}, ${who}, ${[of]}::text[])`.execute(
        db,
      );
      const scores = Object.fromEntries(ABILITIES.map((ability) => [ability, 80 + index]));
      await sql`insert into score_sheet (session_id, case_id, scorer_id, scores, comment)
        values (${id}, ${caseId}, ${who}, ${json(scores)}::jsonb, ${`评语 ${who}`})`.execute(db);
    }
    const scores = { directSuperior: [80], departmentHead: [80], relatedDepartments: [80], humanResources: [80] };
    const request = { kind: 'panel', passMark: 70, scores } as const;
    await evaluate(db, { caseId, no: 2, why: 'panel', request, answer: policy.answer(request), askedBy: id });
  }
  await task(db, { id: `${id}.1`, kind: 'defense.sheets', to: scorer, sessionId: id, closed: stage === 'closed' });
  if (stage === 'closed')
    await task(db, { id: `${id}.2`, kind: 'defense.summary', to: 'c1', sessionId: id, closed: true });
}

interface TaskRow {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly closed: boolean;
  readonly caseId?: string;
  readonly vacancyId?: string;
  readonly sessionId?: string;
  readonly state?: 'withdrawn';
}
async function task(db: Db, of: TaskRow): Promise<void> {
  const { id, kind, to, closed, caseId = null, vacancyId = null, sessionId = null, state } = of;
  await sql`insert into task (id, workflow_id, vacancy_id, case_id, session_id, kind, clause, state, people, closed_at, closed_by)
    values (${id}, ${id.replace(/\.\d+$/, '')}, ${vacancyId}, ${caseId}, ${sessionId}, ${kind}, '9.5.2',
            ${state ?? (closed ? 'completed' : 'open')}, ${[to]}::text[], ${closed ? new Date() : null}, ${closed ? to : null})`.execute(
    db,
  );
}

/** 9.5.2: e1 is nominated; r1 owes the peripheral sheet, p3 has handed in the other, q1 was asked and is not any more. */
async function vacancy(db: Db): Promise<void> {
  await sql`insert into vacancy (id, post, department_id, team, reports_to, head_count, reason, stage, policy_version, choices, opened_by)
    values ('PV-1', 'team-leader', 'care', '一组', 's1', 1, '扩编', 'open', 'v1', '{}', 'h1')`.execute(db);
  await sql`insert into personnel_case (id, kind, person_id, group_id, vacancy_id, post, stage, policy_version, choices, opened_by)
    values ('PP-1', 'position-promotion', 'e1', 'PV-1', 'PV-1', 'team-leader', 'assessment', 'v1', '{}', 'h1')`.execute(
    db,
  );
  await sql`insert into assessment_sheet (case_id, round, form, rater_id, scores, total, submitted_at)
    values ('PP-1', 1, 'competency', 'p3', '{"leading": 80}', 80, now())`.execute(db);
  const about = { caseId: 'PP-1', vacancyId: 'PV-1' };
  await task(db, { ...about, id: 'PV-1.1', kind: 'vacancy.peripheral-sheet', to: 'r1', closed: false });
  await task(db, { ...about, id: 'PV-1.2', kind: 'vacancy.competency-sheet', to: 'p3', closed: true });
  await task(db, {
    ...about,
    id: 'PV-1.3',
    kind: 'vacancy.competency-sheet',
    to: 'q1',
    closed: true,
    state: 'withdrawn',
  });
}

/** 9.5.5, 9.5.6: e1 is on trial, paused once; q1 owes a 360° sheet, q2 has handed his in. */
async function trial(db: Db): Promise<void> {
  await sql`insert into personnel_case (id, kind, person_id, post, stage, policy_version, choices, opened_by)
    values ('PP-2', 'position-promotion', 'e1', 'team-leader', 'trial', 'v1', '{}', 'h1')`.execute(db);
  const pauses = [{ from: '2026-08-01', to: '2026-09-01', reason: PAUSED_FOR }];
  await sql`insert into trial (case_id, workflow_id, person_id, post, reports_to, stage, start_on, months, pauses, last_day, review_on, opened_at)
    values ('PP-2', 'PP-2-trial', 'e1', 'team-leader', 's1', 'review', '2026-07-01', 3, ${json(pauses)}::jsonb,
            '2026-11-01', '2026-10-20', now())`.execute(db);
  await sql`insert into decision (workflow_id, seq, case_id, clause, kind, outcome, reason, round, policy_version, decided_by, at)
    values ('PP-2-trial', 1, 'PP-2', 'I-51', 'trial', 'paused', ${PAUSED_FOR}, 1, 'v1', 'h1', now())`.execute(db);
  await task(db, { id: 'PP-2.1', kind: 'review.sheet', to: 'q1', caseId: 'PP-2', closed: false });
  await task(db, { id: 'PP-2.2', kind: 'review.sheet', to: 'q2', caseId: 'PP-2', closed: true });
}

/** I-74: an appeal about the old case, which a1 reads and a2 has read. */
async function appeal(db: Db): Promise<void> {
  await sql`insert into personnel_case (id, kind, person_id, about_id, stage, detail, policy_version, choices, opened_by)
    values ('SS-1', 'appeal', 'e1', 'LP-OLD', 'reading', '{"decision": "gm", "grounds": "理由"}', 'v1', '{}', 'e1')`.execute(
    db,
  );
  await task(db, { id: 'SS-1.1', kind: 'appeal.reading', to: 'a1', caseId: 'SS-1', closed: false });
  await task(db, { id: 'SS-1.2', kind: 'appeal.reading', to: 'a2', caseId: 'SS-1', closed: true });
}

/** 8.5.7: the notice of level and pay of e1. */
async function notice(db: Db): Promise<void> {
  const content: LevelNoticeContent = {
    number: 'TZ-2026-0001',
    caseId: 'LP-OLD',
    cycleMonth: '2026-01',
    personId: 'e1',
    personName: '艾客服',
    fromLevel: 'intermediate2-1',
    toLevel: 'intermediate2-2',
    effectiveFrom: '2026-01-01',
    fromAmount: PAY.before,
    toAmount: PAY.after,
    issuedOn: '2026-01-20',
    policyVersion: 'v1',
    basis: text('8.5.7', '8.5.7'),
  };
  const html = renderLevelNotice(content);
  const sha256 = createHash('sha256').update(html).digest('hex');
  await sql`insert into document (id, number, kind, case_id, person_id, content, html, sha256, issued_by, issued_at)
    values ('TZ-1', ${content.number}, 'level-notice', 'LP-OLD', 'e1', ${json(content)}::jsonb, ${html}, ${sha256}, 'h1', now())`.execute(
    db,
  );
}

/** 8.5.7: the frozen file of the trial, which HR paused for a leave (I-51). */
async function file(db: Db): Promise<void> {
  const content: PersonnelFileContent = {
    number: 'DA-2026-0001',
    caseId: 'PP-2',
    kind: text('职务晋升', 'position promotion'),
    personId: 'e1',
    personName: '艾客服',
    stage: 'closed',
    outcome: null,
    detail: { pauses: [{ from: '2026-08-01', to: '2026-09-01', reason: PAUSED_FOR }] },
    closedOn: '2026-11-02',
    policyVersion: 'v1',
    choices: {},
    evaluations: [],
    decisions: ['paused', 'resumed'].map((outcome) => ({
      clause: 'I-51',
      kind: 'trial',
      outcome,
      reason: `${PAUSED_FOR} <${outcome}>`,
      decidedBy: 'h1',
      at: '2026-08-01T02:00:00.000Z',
    })),
    ownWords: [],
    attachments: [],
    standards: [],
  };
  const html = renderPersonnelFile(content);
  const sha256 = createHash('sha256').update(html).digest('hex');
  await sql`insert into document (id, number, kind, case_id, person_id, content, html, sha256, issued_by, issued_at)
    values ('DA-1', ${content.number}, 'case-file', 'PP-2', 'e1', ${json(content)}::jsonb, ${html}, ${sha256}, 'h1', now())`.execute(
    db,
  );
}

/** Somebody of each kind has a task about e1 that is open, and one that he has done; HR's is overdue. */
async function otherTasks(db: Db): Promise<void> {
  for (const who of ['e1', 't1', 's1', 'd1', 'g1']) {
    await task(db, { id: `IV-${who}.1`, kind: 'level.interview', to: who, caseId: 'LP-OLD', closed: false });
    await task(db, { id: `IV-${who}.2`, kind: 'level.interview', to: who, caseId: 'LP-NOW', closed: true });
  }
  await sql`insert into task (id, workflow_id, case_id, kind, clause, state, roles, escalated_at)
    values ('IV-hr.1', 'IV-hr', 'LP-OLD', 'level.interview', '8.5.6', 'open', '{hr,hr-manager}', now())`.execute(db);
  await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
    values ('e1', 'e2', '2026-01-01', '2026-01-02', '出差', 'e1', now())`.execute(db);
}

/** I-79: a statement of e1, as a file. */
async function paper(db: Db, caseId: string): Promise<void> {
  const id = `F-${caseId}`;
  await sql`insert into attachment (id, filename, media_type, sha256, bytes, uploaded_by, uploaded_at)
    values (${id}, '陈述.pdf', 'application/pdf', ${'0'.repeat(64)}, 4, 'e1', now())`.execute(db);
  await sql`insert into attachment_piece (attachment_id, no, content) values (${id}, 0, '%PDF')`.execute(db);
  await sql`insert into case_attachment (attachment_id, case_id, purpose, place, bound_by, bound_at)
    values (${id}, ${caseId}, 'statement', 0, 'e1', now())`.execute(db);
}
