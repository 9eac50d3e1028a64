import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, firstOfNextMonth, laterDate } from '../../../../domain/vocabulary/civil-date.js';
import { addWorkdays } from '../../../../domain/vocabulary/workdays.js';
import { GM, HEAD, HR, SUPERIOR } from '../../../support/department.js';
import { until } from '../../../../cli/play/until.js';
import { Live } from '../../live.js';
import { HRM, PDF } from './lowering-play.js';

/** §10, I-41, I-72: a transfer that lowers level and pay needs the person's agreement, or HR manager and GM with a ground. */

interface Case {
  readonly id: string;
  readonly stage: string;
  readonly effectiveFrom: string | null;
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

let live: Live;
let today: string;
const rows = async (query: ReturnType<typeof sql>): Promise<readonly unknown[]> =>
  (await query.execute(live.stack.database.db)).rows;
const levelOn = async (person: string, day: string): Promise<unknown> => {
  const [row] = await rows(sql`select level from level_on(${day}::date) where person_id = ${person}`);
  return (row as { level: string } | undefined)?.level;
};
const payOf = (person: string) =>
  rows(sql`select from_level, to_level, effective_from from pay_change where person_id = ${person}`);
const at = (id: string, stage: string): Promise<Case> =>
  until(`${id} at ${stage}`, async () => {
    const { body } = await live.get<Case>(HR, `/v1/cases/${id}`);
    return body.stage === stage ? body : undefined;
  });

/** Opened by HR, mapped by the HR manager, agreed to by the department. */
async function mapped(personId: string, transferOn: string, level: string): Promise<string> {
  const order = { position: 'agent', departmentId: 'CC', superiorId: SUPERIOR, transferOn, reason: '编制调整' };
  const { status, body } = await live.post<{ id: string }>(HR, `/v1/people/${personId}/transfer`, order);
  expect(status).toBe(201);
  await live.act(HRM, 'transfer.mapping', { level, reason: '对应' }, body.id);
  await live.act(HEAD, 'transfer.agreement', { agreed: true }, body.id);
  return body.id;
}

beforeAll(async () => {
  const leaders = ['T1', 'T2', 'T3'].map((id) => ({
    id,
    position: 'team-leader' as const,
    level: 'senior-1' as const,
  }));
  const same = { id: 'T4', position: 'team-leader' as const, level: 'intermediate2-1' as const };
  const everybody = [...leaders, same, { id: HRM, level: 'junior-1' as const }];
  live = await Live.start(
    everybody,
    '2026-07',
    { [HRM]: ['hr-manager', 'employee'] },
    undefined,
    undefined,
    'skipping',
  );
  await sql`update department set head_id = ${HEAD} where id = 'CC'`.execute(live.stack.database.db);
  today = await live.stack.today();
});
afterAll(() => live.close());

test('where the level stays he takes note of it, as before', async () => {
  const id = await mapped('T4', addDays(today, 20), 'intermediate2-1');
  await live.taskOf('T4', 'transfer.acknowledgement', id);
});

test('agreed to by himself, or on paper with the scan; it holds on its day, and until then he may withdraw', async () => {
  const day = addDays(today, 20);
  const id = await mapped('T1', day, 'intermediate2-3');
  await at(id, 'consent');
  const asked = await live.taskOf('T1', 'consent.answer', id);
  const forHim = await live.complete(HRM, asked, { agreed: true });
  expect([forHim.status, forHim.body.code]).toEqual([403, 'NOTICE.OWN_HAND']);
  expect(await live.refused(HR, 'consent.answer', { agreed: true }, id)).toEqual([422, 'CONSENT.SCAN_MISSING']);
  await live.act('T1', 'consent.answer', { agreed: true }, id);
  expect(await at(id, 'waiting')).toMatchObject({ detail: { road: 'agreed', transferOn: day } });
  await live.taskOf('T1', 'consent.withdrawal', id);
  expect([await levelOn('T1', day), await payOf('T1')]).toEqual(['senior-1', []]);
});

test('silence is no agreement: anew with papers by the HR manager, with a ground by the GM, from the month after', async () => {
  const id = await mapped('T3', addDays(today, 10), 'intermediate2-2');
  await live.taskOf('T3', 'consent.answer', id);
  const over = addDays(addWorkdays(live.stack.calendar, today, 5), 1);
  await live.skipTo(over, '00:10');
  await at(id, 'anew');
  const lower = { proposal: 'lower', ground: '编制已撤销' };
  expect(await live.refused(HRM, 'consent.anew', lower, id)).toEqual([422, 'CONSENT.PAPERS_MISSING']);
  await live.act(HRM, 'consent.anew', { ...lower, files: [await live.upload(HRM, '编制.pdf', PDF)] }, id);
  await live.act(GM, 'consent.gm-decision', { decision: 'return', ground: '请补充安置方案' }, id);
  await live.act(HRM, 'consent.anew', { ...lower, files: [await live.upload(HRM, '安置.pdf', PDF)] }, id);
  await live.act(GM, 'consent.gm-decision', { decision: 'approve', ground: '岗位已不存在' }, id);
  const from = laterDate(addDays(today, 10), firstOfNextMonth(over));
  expect(await at(id, 'waiting')).toMatchObject({ detail: { road: 'decided', transferOn: from } });
  expect(await payOf('T3')).toEqual([]);
});

test('on its day post, level and pay move together, and the notice says which road it was', async () => {
  const withdrawal = (await live.inbox('T1')).find(({ kind }) => kind === 'consent.withdrawal');
  const day = addDays(today, 20);
  await live.skipTo(day, '00:10');
  const task = await live.taskOf('T1', 'level.notice');
  expect(await levelOn('T1', day)).toBe('intermediate2-3');
  expect(await payOf('T1')).toEqual([{ from_level: 'senior-1', to_level: 'intermediate2-3', effective_from: day }]);
  const [notice] = await rows(
    sql`select content -> 'basis' ->> 'zh' as basis from document where case_id = ${task.caseId} and kind = 'level-notice'`,
  );
  expect((notice as { basis: string }).basis).toContain('本人同意');
  if (withdrawal === undefined) throw new Error('nothing to withdraw');
  const late = await live.complete('T1', withdrawal, { reason: '反悔' });
  expect([late.status, late.body.code]).toEqual([409, 'CONSENT.IN_EFFECT']);
});

// Last: the server skips no more once a case has closed.
test('who refuses, and whom nobody proposes anew, stays where he is; an agreement that was withdrawn is none', async () => {
  const id = await mapped('T2', addDays(today, 60), 'intermediate2-3');
  await live.act('T2', 'consent.answer', { agreed: true }, id);
  await live.act('T2', 'consent.withdrawal', { reason: '再考虑' }, id);
  const proof = await live.upload(HRM, '本人意愿.pdf', PDF);
  await live.act(HRM, 'consent.anew', { proposal: 'drop', ground: '尊重本人意愿', files: [proof] }, id);
  expect(await at(id, 'refused')).toMatchObject({ reason: '尊重本人意愿' });
  // 0063: the act ended the case at once, and what it brought is in its file all the same.
  expect(await rows(sql`select attachment_id from case_attachment where case_id = ${id}`)).toEqual([
    { attachment_id: proof },
  ]);
  expect(
    await rows(sql`select f ->> 'filename' as name from document d, jsonb_array_elements(d.content -> 'attachments') f
      where d.case_id = ${id} and d.kind = 'case-file'`),
  ).toEqual([{ name: '本人意愿.pdf' }]);
  expect([await levelOn('T2', addDays(today, 90)), await payOf('T2')]).toEqual(['senior-1', []]);
});
