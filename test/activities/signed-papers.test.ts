import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createEvaluateSession } from '../../activities/defense/evaluate-session.js';
import { createEvaluateCycle } from '../../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../../activities/level-promotion/open-cycle.js';
import { createProjectStep } from '../../activities/projection/project-step.js';
import type { SignedIn } from '../../api/http/route.js';
import { reportOnPaper } from '../../api/views/papers/report.js';
import { summaryOnPaper } from '../../api/views/papers/session.js';
import { readCycle } from '../../db/cycles/cycles.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { listFlawedDocuments } from '../../db/documents/flaws.js';
import type { Paper } from '../../documents/papers/paper.js';
import { typeset } from '../../documents/typeset/typeset.js';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { SessionChange } from '../../domain/pipelines/defense/parts.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { createEngine } from '../../policy/engine.js';
import { foundDepartment, GM, HEAD, HR, RELATED, SUPERIOR } from '../support/department.js';
import { KEYS } from '../support/keys.js';
import { textOf } from '../support/pdf-text.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { runAs } from '../support/owner.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const cycleId = 'LC-2026-07';
const CASES = ['LP-2026-07-00001', 'LP-2026-07-00002'] as const;
const sessionId = `${cycleId}-D1`;
const NOON = Date.parse('2026-07-20T04:00:00Z');
const gm: SignedIn = { personId: GM, roles: ['gm'], accountId: 1, login: 'gm', via: 'token' };

/** 8.5.4, 8.5.5: what chair, HR and general manager sign is frozen, and their signatures name its digest. */
describe('signed papers (15.2, 8.5.5)', () => {
  const library = loadPolicyLibrary();
  const calendar = loadCalendar();
  let scratch: ScratchDatabase;
  let handle: DatabaseHandle;
  let seq = 0;
  const dependencies = () => ({
    db: handle.db,
    library,
    calendar,
    engine: createEngine({ library, calendar }),
    keys: KEYS,
    heartbeat: () => undefined,
    startClosing: () => Promise.resolve(true),
    tellClosing: () => Promise.resolve(),
  });
  async function project(kind: TaskKind, actorId: string, record: StepRecord, deputyId?: string): Promise<void> {
    seq += 1;
    const cause = `act:${seq}`;
    const workflowId = kind.startsWith('defense') ? sessionId : cycleId;
    const at = NOON + seq * 60_000;
    const deputy = deputyId === undefined ? {} : { deputyId };
    const act = {
      cause,
      taskId: `${workflowId}.${seq}`,
      kind,
      clause: '8.5.4',
      actorId,
      ...deputy,
      answer: {},
      at,
    };
    const nothing = { close: [], open: [], touch: [] };
    const step = { workflowId, seq, causes: [cause], at, about: { cycleId }, policyVersion: 'v1', ...nothing };
    await createProjectStep(dependencies())({ ...step, acts: [act], record });
  }
  const decision = (caseId: string, said: Partial<DecisionRecord>): DecisionRecord => ({
    caseId,
    clause: '8.5.5',
    round: 1,
    ...said,
  });
  const toGm = CASES.map((caseId) => decision(caseId, { kind: 'submission', outcome: 'to-gm' }));
  const rename = (suffix: string) => sql`update person set name = id || ${suffix}`.execute(handle.db);
  const summary = async () => (await summaryOnPaper({ db: handle.db, library }, gm, sessionId)).paper;
  const report = async (reader = gm) =>
    (await reportOnPaper(handle.db, reader, await readCycle(handle.db, cycleId), new Date(NOON))).paper;
  const says = (paper: Paper) => textOf(typeset(paper).pdf);
  const digestOf = ({ frame }: Paper) => frame.digest;

  const session = (stage: SessionChange['stage']): SessionChange => ({
    sessionId,
    groupId: cycleId,
    stage,
    heldOn: '2026-07-20',
    chair: HEAD,
    passMark: 70,
    waived: {},
  });
  const SEATS = [
    [SUPERIOR, 'directSuperior', 80],
    [HEAD, 'departmentHead', 82],
    [RELATED, 'relatedDepartments', 78],
    [HR, 'humanResources', 84],
  ] as const;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    handle = createDatabase({ connectionString: scratch.url });
    const people = ['E1', 'E2'].map((id) => ({ id, level: 'junior-1' as const, ratings: B }));
    await foundDepartment(handle.db, '2026-07', people);
    await createOpenCycle(dependencies())({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
    await createEvaluateCycle(dependencies())({ cycleId, at: Date.now() });
    const scorers = CASES.flatMap((caseId) =>
      SEATS.map(([personId, group]) => ({ caseId, personId, groups: [group], withdrawn: false })),
    );
    await project('cycle.appoint-panel', HR, { session: { ...session('scoring'), scorers } });
    for (const [scorerId, , score] of SEATS)
      await project('defense.sheets', scorerId, {
        sheets: CASES.map((caseId) => ({
          sessionId,
          caseId,
          scorerId,
          scores: Object.fromEntries(ABILITIES.map((ability) => [ability, score])),
        })),
      });
    await project('defense.conduct', HR, { session: session('summary') });
    await createEvaluateSession(dependencies())({ sessionId });
  });
  afterAll(async () => {
    await handle.close();
    await scratch.drop();
  });

  test('before the chair has signed, the summary is as of now, and nobody’s', async () => {
    await rename('甲');
    const said = await says(await summary());
    expect([said.includes('E1甲'), said.includes('评审答辩小组组长：日期：')]).toEqual([true, true]);
  });

  test('the chair signs it: names, scores and digest stay, whatever becomes of the people', async () => {
    await project('defense.summary', HEAD, {
      session: session('closed'),
      decisions: CASES.map((caseId) => decision(caseId, { clause: '8.5.4', kind: 'panel', outcome: 'passed' })),
    });
    const signed = await summary();
    await rename('乙');
    const later = await summary();
    const said = await says(later);
    expect([said.includes('E1甲'), said.includes('M-SUP甲'), said.includes('乙')]).toEqual([true, true, false]);
    expect(digestOf(later)).toBe(digestOf(signed));
    expect(said).toContain('评审答辩小组组长：M-HEAD甲日期：2026年7月20日12:07');
    expect(said).toContain(`SHA-256${digestOf(signed).slice(0, 32)}`);
    const { rows } = await sql<{ sha256: string; signed_by: string }>`
      select s.sha256, s.signed_by from office_signature s where role = 'chair'`.execute(handle.db);
    expect(rows).toEqual([{ sha256: digestOf(signed), signed_by: HEAD }]);
  });

  test('HR signs with what she lays before the general manager, and not any more once she has taken it back', async () => {
    expect(await says(await report())).toContain('人力资源部：日期：');
    await project('cycle.gm-submission', HR, { decisions: toGm });
    expect(await says(await summary())).toContain('人力资源部：M-HR乙日期：2026年7月20日12:08');
    const laid = await report();
    await project('cycle.gm-submission', HR, {
      decisions: CASES.map((caseId) => decision(caseId, { kind: 'take-back', outcome: 'taken-back' })),
    });
    expect(await says(await summary())).toContain('人力资源部：日期：');
    await rename('丙');
    await project('cycle.gm-submission', HR, { decisions: toGm }, RELATED);
    for (const said of [await says(await summary()), await says(await report())])
      expect(said).toContain('人力资源部：M-REL丙代M-HR丙日期：2026年7月20日12:10');
    expect(digestOf(await report())).not.toBe(digestOf(laid));
  });

  test('the general manager signs what he has decided: the summary as the chair did, the report as it stands then', async () => {
    const before = await report();
    await project('cycle.gm-decision', GM, {
      decisions: [
        decision(CASES[0], { kind: 'gm', outcome: 'approve' }),
        decision(CASES[1], { kind: 'gm', outcome: 'reject', reason: '名额' }),
      ],
    });
    await rename('丁');
    const signed = await summary();
    const onSummary = await says(signed);
    expect(onSummary).toContain('总经理审批：M-GM丙日期：2026年7月20日12:11批准1人、否决1人');
    expect(onSummary.match(/与页脚内容摘要绑定/g)).toHaveLength(3);
    const after = await report();
    const onReport = await says(after);
    // HR signed what the general manager had before him, he what he made of it.
    expect(onReport).toContain(`所签内容摘要SHA-256${digestOf(before).slice(0, 32)}`);
    expect(onReport.match(/与页脚内容摘要绑定/g)).toHaveLength(1);
    expect([onReport.includes('E1丙'), onReport.includes('丁')]).toEqual([true, false]);
    const own = await says(await report({ ...gm, personId: 'E1' }));
    expect([own.includes('E1丙'), own.includes('另有查阅人本人的案件')]).toEqual([false, true]);
    // Made again it is the same to its last byte.
    expect(typeset(await summary()).pdf.equals(typeset(signed).pdf)).toBe(true);
  });

  test('what was signed is found when it is changed, and still computes when somebody on it was erased', async () => {
    expect(await listFlawedDocuments(handle.db, [])).toEqual([]);
    const rewrite = (statement: string) =>
      runAs(scratch.administratorUrl, `set session_replication_role = replica; ${statement}`);
    await rewrite(`update frozen_line set content = replace(content, '80', '90') where case_id = '${CASES[0]}'`);
    expect(await listFlawedDocuments(handle.db, [])).toEqual([{ number: sessionId, what: 'signed' }]);
    await rewrite(`delete from frozen_line where case_id = '${CASES[0]}'`);
    expect((await listFlawedDocuments(handle.db, [])).map(({ number }) => number)).toEqual([cycleId, sessionId]);
    await rewrite(`insert into erasure (change_no, person_id, kinds, requested, asked_by, approved_by, carried_out_by, at, links)
      values (1, 'E1', '{cases}', false, 'M-HR', 'M-GM', 'command:x', now(), '{}')`);
    expect(await listFlawedDocuments(handle.db, [])).toEqual([]);
    const said = await says(await summary());
    expect([said.includes('E1'), said.includes('E2甲')]).toEqual([false, true]);
    await rewrite(`update frozen_paper set head = replace(head, 'M-HEAD甲', '别人') where kind = 'session-summary'`);
    expect(await listFlawedDocuments(handle.db, [])).toEqual([{ number: sessionId, what: 'signed' }]);
  });
});
