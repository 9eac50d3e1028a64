import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { insertDocuments } from '../../../db/documents/documents.js';
import { addDays, firstOfNextMonth, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { standingOf } from '../../support/people.js';
import { Live } from '../live.js';
import { until } from '../../../cli/play/until.js';

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly round: number;
  readonly aboutId: string | null;
  readonly view: string;
  readonly decisions: readonly { readonly kind: string; readonly outcome: string; readonly reason: string | null }[];
  readonly explanation: readonly { readonly clause: string; readonly text: { readonly zh: string } }[];
}
interface Appeals {
  readonly decisions: readonly { readonly decision: string; readonly until: string; readonly mayAppeal: boolean }[];
  readonly appeals: readonly { readonly id: string; readonly stage: string; readonly reason: string | null }[];
}

const today = todayIn('Asia/Shanghai', Date.now());
const rated = addToMonth(monthOf(today), -1);
let live: Live;

beforeAll(async () => {
  const people = ['E1', 'E2', 'E3', 'E4'].map((id) => ({ id, level: 'junior-3' as const }));
  live = await Live.start(people, rated, { [RELATED]: ['department-head', 'panel', 'employee'] });
  const { db } = live.stack.database;
  await sql`insert into complaint (id, person_id, incident_on, cause, status, confirmed_on, recorded_by, department_by, department_on)
    values ('C-2', 'E2', ${firstDayOf(rated)}, 'service-attitude', 'upheld', ${firstDayOf(rated)}, 'hr', ${SUPERIOR}, ${firstDayOf(rated)})`.execute(
    db,
  );
});
afterAll(() => live.close());

const setbackOf = async (person: string): Promise<string> => {
  await live.send(HR, 'put', `/v1/people/${person}/ratings/${rated}`, { rating: 'C' });
  return until(`a setback of ${person}`, async () => {
    const { body } = await live.get<{ items: Case[] }>(HR, `/v1/cases?kind=setback&person=${person}`);
    return body.items[0]?.id;
  });
};
/** 11.1: a setback whose measure, an improvement plan, the person has been told. */
const planned = async (person: string): Promise<string> => {
  const id = await setbackOf(person);
  await live.act(SUPERIOR, 'setback.cause', { cause: 'other', statement: '业务差错' }, id);
  const plan = { month: monthOf(today), goals: '达标', support: '带教' };
  await live.act(SUPERIOR, 'setback.plan', plan, id);
  return id;
};
const appeal = (who: string, about: string, more: object = {}) =>
  live.post<Case & { code: string; clause: string }>(who, `/v1/cases/${about}/appeals`, {
    grounds: '差错系系统故障所致',
    ...more,
  });
const caseOf = async (who: string, id: string) => (await live.get<Case>(who, `/v1/cases/${id}`)).body;
const at = (id: string, stage: string): Promise<Case> =>
  until(`${id} at ${stage}`, async () => {
    const found = await caseOf(HR, id);
    return found.stage === stage ? found : undefined;
  });
const appealsOf = async (who: string, about: string) =>
  (await live.get<Appeals>(who, `/v1/cases/${about}/appeals`)).body;

/** The code of a notice as it was issued when the level fell. */
async function issuedBefore(caseId: string, personId: string): Promise<string> {
  const { db } = live.stack.database;
  const number = 'TZ-2026-90001';
  const document = { number, kind: 'setback-notice', caseId, personId, content: {}, html: number, issuedBy: null };
  await insertDocuments(db, [{ ...document, at: new Date('2026-07-20T02:00:00Z') }]);
  const { rows } = await sql<{ code: string }>`select code from document where id = ${number}`.execute(db);
  return rows[0]?.code ?? '';
}
const verified = async (code: string) => (await live.get<object>('E4', `/v1/verifications/${code}`)).body;

describe('an appeal (I-74)', () => {
  test('upheld on an open case: read by somebody who took no part, then decided again in a new round', async () => {
    const about = await planned('E1');
    const may = (await appealsOf('E1', about)).decisions;
    expect(may.map(({ decision, mayAppeal }) => [decision, mayAppeal])).toEqual([
      ['cause', true],
      ['plan', true],
    ]);
    expect(may.every(({ until }) => until > today)).toBe(true);

    expect((await appeal('E2', about)).body.code).toBe('CASE.NOT_FOUND');
    const hrs = await appeal(HR, about);
    expect([hrs.status, hrs.body.code, hrs.body.clause]).toEqual([403, 'APPEAL.NOT_YOURS', 'I-74']);
    expect((await appeal('E1', about, { decision: 'gm' })).body.code).toBe('APPEAL.NOTHING_TOLD');
    expect((await appeal('E1', about, { grounds: '' })).status).toBe(400);
    const made = await appeal('E1', about, { decision: 'cause', evidence: '系统日志,存于客服系统' });
    expect([made.status, made.body.kind, made.body.stage, made.body.aboutId]).toEqual([201, 'appeal', 'reader', about]);
    const { id } = made.body;
    const twice = await appeal('E1', about, { decision: 'cause' });
    expect([twice.status, twice.body.code]).toEqual([409, 'APPEAL.ALREADY_MADE']);
    const onAppeal = await appeal('E1', id);
    expect([onAppeal.status, onAppeal.body.code]).toEqual([422, 'APPEAL.NOT_APPEALABLE']);

    for (const [reader, code] of [
      [SUPERIOR, 'APPEAL.READER_TOOK_PART'],
      ['E1', 'APPEAL.READER_UNFIT'],
      ['nobody', 'APPEAL.READER_UNFIT'],
      ['E4', 'APPEAL.READER_WITHOUT_OFFICE'],
      [GM, 'APPEAL.READER_WITHOUT_OFFICE'],
    ] as const)
      expect(await live.refused(HR, 'appeal.reader', { reader }, id)).toEqual([422, code]);
    expect((await live.get(RELATED, `/v1/cases/${about}`)).status).toBe(404);
    const naming = await live.taskOf(HR, 'appeal.reader', id);
    expect((await live.complete(HR, naming, { reader: HEAD })).status).toBe(200);
    expect(await live.refused(HR, 'appeal.reader', { reader: RELATED }, id)).toEqual([422, 'APPEAL.REASON_MISSING']);
    const again = await live.taskOf(HR, 'appeal.reader', id);
    expect((await live.complete(HR, again, { reader: RELATED, reason: '出差' })).status).toBe(200);
    expect((await live.inbox(HEAD)).map(({ kind }) => kind)).not.toContain('appeal.reading');

    // Who reads it sees the whole case, and only until he has decided.
    expect((await caseOf(RELATED, about)).view).toBe('all');
    const reading = await live.taskOf(RELATED, 'appeal.reading', id);
    const { body: shown } = await live.get<{ items: Case[] }>(RELATED, `/v1/tasks/${reading.id}/cases`);
    expect(shown.items.map((one) => one.id).sort()).toEqual([about, id].sort());
    expect((await live.complete(RELATED, reading, { decision: 'uphold' })).status).toBe(400);
    await live.act(RELATED, 'appeal.reading', { decision: 'uphold', reason: '日志属实' }, id);
    expect((await live.get(RELATED, `/v1/cases/${about}`)).status).toBe(404);

    const level = { do: 'level', level: 'senior-3', reason: '恢复' };
    expect(await live.refused(HR, 'appeal.remedy', level, id)).toEqual([422, 'APPEAL.LEVEL_OUT_OF_RANGE']);
    const same = { ...level, level: 'junior-3' };
    expect(await live.refused(HR, 'appeal.remedy', same, id)).toEqual([422, 'APPEAL.NOTHING_CHANGES']);
    await live.act(HR, 'appeal.remedy', { do: 'new-round', reason: '重新说明原因' }, id);
    expect(await at(id, 'upheld')).toMatchObject({ outcome: 'upheld' });
    expect(await at(about, 'cause')).toMatchObject({ round: 2 });
    const seen = await caseOf('E1', id);
    expect(seen.explanation.some(({ text }) => text.zh.includes('日志属实'))).toBe(true);

    // The case goes on: decided anew from its cause; what was decided before still stands in it.
    await live.act(SUPERIOR, 'setback.cause', { cause: 'other', statement: '系统故障,非本人过错' }, about);
    await live.act(SUPERIOR, 'setback.plan', { month: monthOf(today), goals: '复训', support: '带教' }, about);
    const decisions = (await caseOf('E1', about)).decisions.map(({ kind, outcome }) => `${kind}:${outcome}`);
    expect(decisions).toEqual([
      'cause:other',
      'plan:written',
      'appeal:lodged',
      'appeal:upheld',
      'appeal:new-round',
      'cause:other',
      'plan:written',
    ]);
    // A decision of the new round may be appealed against in its turn.
    expect((await appealsOf('E1', about)).decisions.find(({ decision }) => decision === 'cause')?.mayAppeal).toBe(true);
  });

  test('upheld on a lower level: a correcting record of level and pay with the general manager’s agreement', async () => {
    const about = await setbackOf('E2');
    const cause = { cause: 'service-attitude', statement: '态度生硬', complaintId: 'C-2' };
    await live.act(SUPERIOR, 'setback.cause', cause, about);
    await live.act('E2', 'setback.statement', { statement: '并非本人' }, about);
    await live.act(HR, 'setback.proposal', { measure: 'as-found', reason: '投诉成立' }, about);
    await live.act(GM, 'setback.gm-decision', { decision: 'approve' }, about);
    await live.act('E2', 'consent.answer', { agreed: true }, about);
    const from = firstOfNextMonth(today);
    // As it will have fallen by then; days pass in other stories.
    await sql`insert into level_history (person_id, level, effective_from, counts_from, source, case_id, recorded_by)
      values ('E2', 'junior-2', ${from}, ${from}, 'setback', ${about}, 'gm')`.execute(live.stack.database.db);
    expect(await standingOf(live.stack, 'E2')).toMatchObject({ level: 'junior-2', levelFrom: from });
    const lowered = await issuedBefore(about, 'E2');
    expect(await verified(lowered)).toMatchObject({ withdrawn: false, endedBy: null });
    const { body } = await appeal('E2', about, { decision: 'proposal' });
    const naming = await live.taskOf(HR, 'appeal.reader', body.id);
    expect((await live.complete(HR, naming, { reader: HEAD })).status).toBe(200);
    await live.act(HEAD, 'appeal.reading', { decision: 'uphold', reason: '投诉对象有误' }, body.id);
    const remedy = { do: 'level', level: 'junior-3', reason: '撤销降级' };
    // I-74: the day of a correction is that of what it corrects; nobody types it.
    const typed = await live.refused(HR, 'appeal.remedy', { ...remedy, effectiveFrom: '2020-01-01' }, body.id);
    expect(typed).toEqual([400, 'REQUEST.INVALID']);
    await live.act(HR, 'appeal.remedy', remedy, body.id);
    expect(await live.refused(GM, 'appeal.gm-decision', { decision: 'return' }, body.id)).toEqual([
      422,
      'APPEAL.RETURN_REASON_MISSING',
    ]);
    await live.act(GM, 'appeal.gm-decision', { decision: 'return', reason: '请核对生效日' }, body.id);
    await live.act(HR, 'appeal.remedy', remedy, body.id);
    await live.act(GM, 'appeal.gm-decision', { decision: 'approve' }, body.id);
    expect(await at(about, 'closed')).toMatchObject({ outcome: 'corrected-on-appeal' });
    await live.act('E2', 'level.notice', { signature: 'signed' }, body.id);
    expect(await at(body.id, 'upheld')).toMatchObject({ outcome: 'upheld', round: 2 });
    // 15: whoever holds the notice of the lower level learns that another stands in its place, its number and day; no more.
    const { rows: notices } = await sql<{ number: string; code: string }>`
      select number, code from document where case_id = ${body.id} and kind = 'level-notice'`.execute(
      live.stack.database.db,
    );
    const [notice] = notices;
    expect(await verified(lowered)).toEqual({
      number: 'TZ-2026-90001',
      kind: expect.anything(),
      issuedOn: '2026-07-20',
      withdrawn: false,
      endedBy: { how: 'replaced', number: notice?.number, on: today },
      same: null,
    });
    expect(await verified(notice?.code ?? '')).toMatchObject({ endedBy: null });
    // The level that came back counts from where it counted; no pay had been written.
    expect(await standingOf(live.stack, 'E2')).toMatchObject({
      level: 'junior-3',
      levelFrom: from,
      countsFrom: '2023-01-01',
      source: 'correction',
      payFrom: null,
    });
    const { rows } = await sql`select level, revision from level_history where person_id = 'E2' order by id`.execute(
      live.stack.database.db,
    );
    expect(rows).toMatchObject([
      { level: 'junior-3' },
      { level: 'junior-2', revision: 0 },
      { level: 'junior-3', revision: 1 },
    ]);
  });

  test('refused: the person and who decided read why; a correcting record changes neither level nor pay', async () => {
    const about = await planned('E3');
    const { body } = await appeal('E3', about);
    const naming = await live.taskOf(HR, 'appeal.reader', body.id);
    expect((await live.complete(HR, naming, { reader: RELATED })).status).toBe(200);
    await live.act(RELATED, 'appeal.reading', { decision: 'refuse', reason: '记录清楚' }, body.id);
    expect(await caseOf('E3', body.id)).toMatchObject({ stage: 'refused', outcome: 'refused', reason: '记录清楚' });
    for (const who of ['E3', SUPERIOR]) {
      const { body: told } = await live.get<{ items: { caseId: string; body: { zh: string } }[] }>(who, '/v1/messages');
      const reasons = told.items.filter(({ caseId }) => caseId === body.id).map((one) => one.body.zh);
      expect(reasons.some((one) => one.includes('记录清楚'))).toBe(true);
    }
    const twice = await appeal('E3', about, { decision: 'plan' });
    expect([twice.status, twice.body.code]).toEqual([409, 'APPEAL.ALREADY_MADE']);
    const other = await appeal('E3', about, { decision: 'cause' });
    expect(other.status).toBe(201);
    await live.complete(HR, await live.taskOf(HR, 'appeal.reader', other.body.id), { reader: RELATED });
    // He read the first appeal about this case, which is no part in the decision itself: but it is in its records now.
    const found = await live.taskOf(HR, 'appeal.reader', other.body.id);
    const named = await live.complete(HR, found, { reader: HEAD });
    expect(named.status).toBe(200);
    await live.act(HEAD, 'appeal.reading', { decision: 'uphold', reason: '表述有误' }, other.body.id);
    await live.act(HR, 'appeal.remedy', { do: 'record', reason: '更正原因表述' }, other.body.id);
    expect(await at(other.body.id, 'upheld')).toMatchObject({ reason: '更正原因表述' });
    expect((await appealsOf('E3', about)).appeals.map(({ stage }) => stage)).toEqual(['refused', 'upheld']);
    expect(await at(about, 'plan-review')).toMatchObject({ round: 1 });
  });

  test('too late: five workdays after the notice, whatever the case', async () => {
    const { db } = live.stack.database;
    const long = new Date(Date.parse(`${addDays(today, -20)}T02:00:00Z`));
    await sql`insert into personnel_case (id, kind, person_id, stage, outcome, released, released_at, policy_version, choices,
        opened_by, opened_at, closed_at)
      values ('ZZ-1', 'confirmation', 'E4', 'confirmed', 'confirmed', true, ${long}, 'v1', '{}', ${HR}, ${long}, ${long})`.execute(
      db,
    );
    await sql`insert into decision (workflow_id, seq, case_id, clause, kind, outcome, round, policy_version, decided_by, at)
      values ('ZZ-1', 1, 'ZZ-1', '7.2.2', 'hr-decision', 'approve', 1, 'v1', ${HR}, ${long})`.execute(db);
    const late = await appeal('E4', 'ZZ-1');
    expect([late.status, late.body.code, late.body.clause]).toEqual([422, 'APPEAL.TOO_LATE', 'I-74']);
    expect((await appealsOf('E4', 'ZZ-1')).decisions).toMatchObject([{ decision: 'hr-decision', mayAppeal: false }]);
    expect((await appealsOf('E4', 'ZZ-1')).appeals).toEqual([]);
  });
});
