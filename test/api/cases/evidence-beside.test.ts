import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../../cli/play/until.js';
import { forgetUnbound } from '../../../db/attachments/uploads.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { Live } from '../live.js';

/** 0063: files of requests beside the tasks that open a case, and of acts that end one at once. */

interface Made {
  readonly id: string;
  readonly code: string;
  readonly stage: string;
  readonly decisions: readonly { readonly kind: string; readonly outcome: string }[];
  readonly files: readonly { readonly filename: string }[];
}
const today = todayIn('Asia/Shanghai', Date.now());
const DAY_MS = 86_400_000;
let live: Live;

beforeAll(async () => {
  live = await Live.start(
    ['E1', 'E2', 'E3'].map((id) => ({ id, level: 'junior-1' as const })),
    '2026-07',
    { [SUPERIOR]: ['supervisor', 'employee'], [RELATED]: ['department-head', 'employee'] },
  );
  const { db } = live.stack.database;
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
  await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values (${SUPERIOR}, 'supervisor', '2015-01-01', '2015-01-01', 'entry', 'test')`.execute(db);
});
afterAll(() => live.close());

const evidenceOf = async (who: string, caseId: string) => {
  const { status, body } = await live.get<{ items: { kind: string; files: { id: string }[] }[] }>(
    who,
    `/v1/cases/${caseId}/papers`,
  );
  return status === 200 ? body.items.flatMap(({ files }) => files.map(({ id }) => id)) : status;
};
const load = async (who: string, file: string) => (await live.get(who, `/v1/attachments/${file}`)).status;
/** What the frozen file of a case lists (8.5.7). */
const listed = async (caseId: string) =>
  (
    await sql<{ filename: string }>`
      select f ->> 'filename' as filename from document d, jsonb_array_elements(d.content -> 'attachments') f
      where d.case_id = ${caseId} and d.kind = 'case-file'`.execute(live.stack.database.db)
  ).rows.map(({ filename }) => filename);

describe('§10: a transfer that HR opens', () => {
  const ask = (files: readonly string[]) =>
    live.post<Made>(HR, '/v1/people/E1/transfer', {
      position: 'agent',
      departmentId: 'RD',
      superiorId: RELATED,
      transferOn: addDays(today, 20),
      reason: '编制调整',
      files,
    });

  test('brings its evidence, which both heads read before they agree, and the person not yet', async () => {
    const [proof, foreign] = [await live.upload(HR, '编制批复.pdf'), await live.upload('E2', '别人的.pdf')];
    expect((await ask([foreign])).body.code).toBe('ATTACHMENT.UNKNOWN');
    expect((await ask([proof, proof])).body.code).toBe('ATTACHMENT.TWICE');
    const { status, body } = await ask([proof]);
    expect([status, body.stage]).toEqual([201, 'agreement']);
    expect(body.decisions.map(({ kind, outcome }) => [kind, outcome])).toEqual([['transfer', 'asked']]);
    await live.taskOf(RELATED, 'transfer.agreement', body.id);
    for (const who of [HR, HEAD, RELATED]) {
      expect([who, await evidenceOf(who, body.id), await load(who, proof)]).toEqual([who, [proof], 200]);
    }
    for (const who of ['E1', 'E2']) expect([who, await load(who, proof)]).toEqual([who, 404]);
  });
});

describe('I-58: a departure', () => {
  const ask = (personId: string, files: readonly string[], more: object = {}) =>
    live.post<Made>(HR, `/v1/people/${personId}/departure`, {
      lastDay: addDays(today, 20),
      reason: '合同到期',
      files,
      ...more,
    });

  test('brings its evidence, read by person and head; taken back, it keeps what that act brought too', async () => {
    const [proof, foreign] = [await live.upload(HR, '离职申请.pdf'), await live.upload('E3', '别人的.pdf')];
    expect((await ask('E2', [foreign])).body.code).toBe('ATTACHMENT.UNKNOWN');
    const { status, body } = await ask('E2', [proof]);
    expect([status, body.stage]).toEqual([201, 'waiting']);
    for (const who of [HR, HEAD, 'E2']) {
      expect([who, await evidenceOf(who, body.id), await load(who, proof)]).toEqual([who, [proof], 200]);
    }
    for (const who of ['E3', RELATED]) expect([who, await load(who, proof)]).toEqual([who, 404]);
    const kept = await live.upload(HR, '续签合同.pdf');
    await live.act(HR, 'departure.conduct', { do: 'withdraw', reason: '续签合同', files: [kept] }, body.id);
    expect(await evidenceOf(HR, body.id)).toEqual([proof, kept]);
    expect(await listed(body.id)).toEqual(['离职申请.pdf', '续签合同.pdf']);
  });

  test('4.1: that waits for a second person keeps its files for him, and for the case that he has opened', async () => {
    const { db } = live.stack.database;
    const proof = await live.upload(HR, '辞呈.pdf');
    const { status, body } = await ask(HEAD, [proof], { successorId: RELATED });
    expect([status, body.files.map(({ filename }) => filename)]).toEqual([202, ['辞呈.pdf']]);
    expect([await load(GM, proof), await load(HEAD, proof), await load('E3', proof)]).toEqual([200, 404, 404]);
    expect((await live.remove(HR, `/v1/attachments/${proof}`)).body.code).toBe('ATTACHMENT.IN_USE');
    await forgetUnbound(db, new Date(Date.now() + DAY_MS), new Date());
    expect((await ask('E3', [proof])).body.code).toBe('ATTACHMENT.HANDED_IN');
    await live.approve(GM);
    const opened = await until('the departure is open', async () => {
      const { rows } = await sql<{ id: string }>`
        select id from personnel_case where kind = 'departure' and person_id = ${HEAD}`.execute(db);
      return rows[0]?.id;
    });
    expect([await evidenceOf(HR, opened), await load(HEAD, proof), await load('E3', proof)]).toEqual([
      [proof],
      200,
      404,
    ]);
  });

  test('4.1: an approved one that nobody could open yet keeps them as well; one that was refused gives them back', async () => {
    const { db } = live.stack.database;
    const change = async (name: string, outcome: 'applied' | 'refused', at: Date) => {
      const file = await live.upload(HR, name);
      const { rows } = await sql<{ no: number }>`
        insert into waiting_change (kind, clause, what, reason, about, deciders, content, asked_by, asked_at, expires_at)
        values ('departure', 'I-58', '{"zh":"离职","en":"departure"}', '合同到期', '{E9}', '{gm}',
                ${JSON.stringify({ files: [file] })}::jsonb, ${HR}, ${at}, ${new Date(at.getTime() + DAY_MS)})
        returning no`.execute(db);
      await sql`insert into waiting_change_end (change_no, outcome, ended_by, reason, at)
        values (${rows[0]?.no}, ${outcome}, ${GM}, '已核对', ${at})`.execute(db);
      return file;
    };
    const now = new Date();
    const waits = await change('未立案.pdf', 'applied', now);
    expect((await live.remove(HR, `/v1/attachments/${waits}`)).body.code).toBe('ATTACHMENT.IN_USE');
    for (const free of [
      await change('未同意.pdf', 'refused', now),
      await change('早已过期.pdf', 'applied', new Date(now.getTime() - 15 * DAY_MS)),
    ])
      expect((await live.remove(HR, `/v1/attachments/${free}`)).status).toBe(204);
  });
});

describe('6: an entry at the level that was proposed', () => {
  test('ends with HR’s verification, and keeps what proposal, review and verification brought', async () => {
    const hired = await live.post<Made>(HR, '/v1/hires', {
      personId: 'N1',
      name: '新员工',
      departmentId: 'CC',
      superiorId: SUPERIOR,
      hiredOn: today,
      position: 'agent',
      hire: 'experienced',
    });
    const { id } = hired.body;
    const proposal = await live.upload(SUPERIOR, '面试记录.pdf');
    const review = await live.upload(HEAD, '履历核对.pdf');
    const verified = await live.upload(HR, '学历证明.pdf');
    await live.act(SUPERIOR, 'entry.proposal', { level: 'junior-1', files: [proposal] }, id);
    await live.act(HEAD, 'entry.review', { decision: 'endorse', files: [review] }, id);
    await live.act(HR, 'entry.verification', { decision: 'verify', files: [verified] }, id);
    expect(await evidenceOf(HR, id)).toEqual([proposal, review, verified]);
    expect(await listed(id)).toEqual(['面试记录.pdf', '履历核对.pdf', '学历证明.pdf']);
    expect((await live.get<{ items: unknown[] }>(HR, '/v1/attachments')).body.items).not.toContainEqual(
      expect.objectContaining({ id: verified }),
    );
  });
});
