import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createEvaluateCycle } from '../../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../../activities/level-promotion/open-cycle.js';
import { createListCandidates } from '../../activities/level-promotion/reevaluate.js';
import { createComposeClosings, createStartClosings } from '../../activities/level-promotion/start-closings.js';
import { createProjectStep } from '../../activities/projection/project-step.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { StepResult } from '../../domain/step/step.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { createEngine } from '../../policy/engine.js';
import { departed, released, toRelease } from '../../workflows/level-promotion/releasing.js';
import { interviewConfirmed, interviewHeld, left, noticeSigned } from '../../workflows/closing/records.js';
import { ask, draft, withCandidates } from '../../workflows/level-promotion/state.js';
import type { ClosingInput, ClosingPerson } from '../../workflows/messages/closing.js';
import { foundDepartment, HR } from '../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { KEYS } from '../support/keys.js';
import { alsoHanding } from '../../workflows/engine/handing-in.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const cycleId = 'LC-2026-07';
const caseOf = (no: number): string => `LP-2026-07-0000${no}`;
const NOON = Date.parse('2026-08-20T04:00:00Z');

describe('the end of a level promotion (8.5.6, 8.5.7)', () => {
  const library = loadPolicyLibrary();
  const calendar = loadCalendar();
  let scratch: ScratchDatabase;
  let handle: DatabaseHandle;
  const persons = new Map<string, ClosingPerson>();
  let seq = 0;
  const dependencies = () => ({
    db: handle.db,
    library,
    calendar,
    engine: createEngine({ library, calendar }),
    keys: KEYS,
    startClosing: ({ people }: ClosingInput) => {
      for (const one of people) persons.set(one.caseId, one);
      return Promise.resolve(true);
    },
    tellClosing: () => Promise.resolve(),
    heartbeat: () => undefined,
  });

  const project = (
    workflowId: string,
    kind: 'cycle.release' | 'level.notice',
    record: StepRecord,
  ): Promise<StepResult> => {
    seq += 1;
    const cause = `act:${seq}`;
    const at = NOON + seq;
    const act = { cause, taskId: `${workflowId}.${seq}`, kind, clause: '8.5.6', actorId: HR, answer: {}, at };
    const nothing = { close: [], open: [], touch: [] };
    const about = workflowId === cycleId ? { cycleId } : { cycleId, caseId: workflowId };
    const step = { workflowId, seq, causes: [cause], at, about, policyVersion: 'v1', ...nothing };
    return createProjectStep(dependencies())({ ...step, acts: [act], record, last: true });
  };
  const person = (no: number): ClosingPerson => {
    const input = persons.get(caseOf(no));
    if (input === undefined) throw new Error(`${caseOf(no)} was not started`);
    return input;
  };
  const heads = async () =>
    (
      await sql<{ stage: string; version: number }>`
        select right(id, 1)::int as no, stage, reason, released, released_at - closed_at as gap, closed_at is not null as closed,
               evaluation_no as evaluation, effective_from as from from personnel_case order by id`.execute(handle.db)
    ).rows;
  const documents = async () =>
    (await sql<{ number: string }>`select number from document order by issued_at, number`.execute(handle.db)).rows.map(
      ({ number }) => number,
    );

  beforeAll(async () => {
    scratch = await scratchDatabase();
    handle = createDatabase({ connectionString: scratch.url });
    const people = ['E1', 'E2', 'E3', 'E4'].map((id) => ({ id, level: 'junior-1' as const, ratings: B }));
    await foundDepartment(handle.db, '2026-07', people);
    await createOpenCycle(dependencies())({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
    await createEvaluateCycle(dependencies())({ cycleId, at: Date.now() });
    // As if a panel had been heard: its evaluation is the newest, and not what the promotion rests on.
    await sql`insert into evaluation (case_id, no, why, request, answer, policy_version, choices, facts_digest, asked_by)
      select case_id, 2, 'panel', request, answer, policy_version, choices, facts_digest, 'D1' from evaluation
      where case_id = ${caseOf(1)}`.execute(handle.db);
  });
  afterAll(async () => {
    await handle.close();
    await scratch.drop();
  });

  test('8.5.6: all go back in one step, with the notices of the approved numbered in order', async () => {
    const found = await createListCandidates(dependencies())({ cycleId, after: '', limit: 10 });
    const decided = found.map((one, index): Candidate => {
      const asked = ask(one, 1);
      return index === 1
        ? { ...asked, stage: 'rejected', reason: '名额' }
        : { ...asked, stage: 'approved', finalLevel: 'junior-2', effectiveFrom: '2026-08-01' };
    });
    await project(cycleId, 'cycle.release', { candidates: decided, decisions: [] });
    const terms = { policyVersion: 'v1', choices: {}, launchFrom: '', launchBy: '', stepWorkdays: 5 };
    const state = withCandidates(draft(cycleId, '2026-07', terms), decided.slice(0, 3));
    const gone = departed(withCandidates(state, decided), {
      personId: 'E4',
      on: '2026-08-19',
      by: 'LZ-1',
      note: '离职',
    });
    expect(await project(cycleId, 'cycle.release', gone.record)).toMatchObject({ openCases: 3 });
    const groups = await createComposeClosings(dependencies())({ caseIds: toRelease(state) });
    expect(groups).toEqual([[caseOf(1), caseOf(2), caseOf(3)]]);
    const {
      transition: { record },
      closingIds,
    } = released(state, groups);
    expect(await project(cycleId, 'cycle.release', record)).toMatchObject({ openCases: 3 });
    expect(await documents()).toEqual([`DA-${caseOf(4)}`, 'TZ-2026-00001', 'TZ-2026-00002', 'TZ-2026-00003']);
    const { rows } = await sql`select case_id, before, after from ledger where seq = ${seq} order by id`.execute(
      handle.db,
    );
    expect(rows).toMatchObject([
      { case_id: caseOf(1), before: { stage: 'approved' }, after: { stage: 'interview' } },
      { case_id: caseOf(2), before: { stage: 'rejected' }, after: { stage: 'interview' } },
      { case_id: caseOf(3), before: { stage: 'approved' }, after: { stage: 'interview' } },
    ]);
    expect(await heads()).toMatchObject([
      { no: 1, stage: 'interview', released: true, closed: false, evaluation: 1, from: '2026-08-01' },
      { no: 2, stage: 'interview', released: true, closed: false, reason: '名额', from: null },
      { no: 3, stage: 'interview', released: true, closed: false },
      { no: 4, stage: 'promoted', released: true, closed: true }, // I-42: approved before he left
    ]);
    await createStartClosings(dependencies())({ cycleId, closingIds });
    expect([person(1).promoted, person(2).promoted]).toEqual([true, false]);
  });

  test('8.5.6, I-42: level and pay are written with the release, before anybody is interviewed', async () => {
    const { rows } = await sql`
      select l.person_id as who, l.level, l.promoted_from as was, l.effective_from as "from", l.counts_from as counts,
             p.from_amount as "before", p.to_amount as after
      from level_history l join pay_change p on p.case_id = l.case_id order by l.person_id`.execute(handle.db);
    const promoted = {
      level: 'junior-2',
      was: 'junior-1',
      from: '2026-08-01',
      counts: '2026-07-01', // I-19: a late approval costs nobody the next cycle
      before: '4500.00',
      after: '5000.00',
    };
    expect(rows).toEqual(['E1', 'E3', 'E4'].map((who) => ({ who, ...promoted })));
  });

  test('8.5.7, I-41: a refused signature is recorded and archived; it changes neither level nor pay', async () => {
    const one = person(1);
    await project(one.caseId, 'level.notice', interviewHeld(one, { heldOn: '2026-08-20', summary: '已面谈' }));
    await project(one.caseId, 'level.notice', interviewConfirmed(one, { tookPlace: true }));
    await sql`insert into attachment (id, uploaded_by, filename, media_type, sha256, bytes, uploaded_at)
      values ('SCAN', ${HR}, '签字页.png', 'image/png', ${'a'.repeat(64)}, 4, now())`.execute(handle.db);
    const refusal = { signature: 'refused', reason: '不认可' } as const;
    const scan = { about: { caseId: one.caseId }, purpose: 'signed-scan', files: ['SCAN'] } as const;
    // As the desk hands in what a form names.
    const signed = alsoHanding(noticeSigned(one, { ...refusal, scan: ['SCAN'] }), [scan]);
    expect(await project(one.caseId, 'level.notice', signed)).toMatchObject({ openCases: 2 });
    const { rows } = await sql`
      select d.case_id as "caseId", s.signature, s.reason, s.recorded_by as "by"
      from document_signature s join document d on d.id = s.document_id`.execute(handle.db);
    expect(rows).toEqual([{ caseId: caseOf(1), signature: 'refused', reason: '不认可', by: HR }]);
    // The scan that came with it belongs to the notice, with the digests of both.
    const scans = await sql`
      select d.kind, s.document_sha256 = d.sha256 as "sameText", s.file_sha256 as file, s.bound_by as by
      from document_scan s join document d on d.id = s.document_id where d.case_id = ${caseOf(1)}`.execute(handle.db);
    expect(scans.rows).toEqual([{ kind: 'level-notice', sameText: true, file: 'a'.repeat(64), by: HR }]);
    expect((await heads())[0]).toMatchObject({ stage: 'promoted', closed: true, released: true });
    const again = await project(one.caseId, 'level.notice', noticeSigned(one, refusal));
    expect(again.frozen?.code).toBe('STEP.NOT_TAKEN');
    const pay = await sql<{ n: number }>`select count(*)::int as n from pay_change`.execute(handle.db);
    expect(pay.rows).toEqual([{ n: 3 }]);
  });

  test('8.5.6: who was not approved is archived with the confirmed interview; an interview that did not take place is held again', async () => {
    const two = person(2);
    await project(two.caseId, 'level.notice', interviewConfirmed(two, { tookPlace: false }));
    expect((await heads())[1]).toMatchObject({ stage: 'interview', closed: false });
    await project(two.caseId, 'level.notice', interviewConfirmed(two, { tookPlace: true }));
    expect((await heads())[1]).toMatchObject({ stage: 'not-promoted', closed: true, reason: '名额' });
    expect(await documents()).toContain(`DA-${two.caseId}`);
  });

  test('I-42, I-58: who leaves before the signature has been promoted, and his file says so', async () => {
    const three = person(3);
    const why = { personId: 'E3', why: 'left', on: '2026-08-21', by: 'LZ-2', note: '离职' } as const;
    expect(await project(three.caseId, 'level.notice', left(three, why))).toMatchObject({ openCases: 0 });
    const { rows } =
      await sql`select content -> 'finalLevel' as level, content -> 'decisions' as decisions from document
      where id = ${`DA-${three.caseId}`}`.execute(handle.db);
    expect(rows).toMatchObject([
      { level: 'junior-2', decisions: [{ kind: 'interruption', outcome: 'left-promoted', reason: '离职' }] },
    ]);
  });

  test('I-41: what was never issued cannot be signed', async () => {
    const { documents: [signature] = [] } = noticeSigned(person(1), { signature: 'signed' });
    if (signature === undefined) throw new Error('nothing is signed');
    const answer = await project(cycleId, 'level.notice', { documents: [{ ...signature, caseId: caseOf(2) }] });
    expect(answer.frozen?.code).toBe('STEP.NOT_TAKEN');
  });
});
