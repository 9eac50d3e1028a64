import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { FILE_BYTES } from '../../../domain/attachments/attachment.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { standingOf } from '../../support/people.js';
import { Live } from '../live.js';
import { until } from '../../../cli/play/until.js';

/** 14.2 (note), I-72: an agent of 中(一)·一般 or above applies for an inspector's opening himself. */

interface Case {
  readonly id: string;
  readonly code: string;
  readonly stage: string;
  readonly reason: string | null;
  readonly decisions: readonly { readonly kind: string; readonly outcome: string; readonly decidedBy: string | null }[];
}
const today = todayIn('Asia/Shanghai', Date.now());
let live: Live;

beforeAll(async () => {
  live = await Live.start(
    [
      { id: 'E1', level: 'intermediate1-1' },
      { id: 'E2', level: 'junior-3' },
      { id: 'E3', level: 'intermediate1-2', position: 'quality-inspector' },
      { id: 'E4', level: 'intermediate1-3' },
      { id: 'E5', level: 'intermediate1-3' },
    ],
    '2026-07',
    { [SUPERIOR]: ['supervisor', 'hr-manager', 'employee'] },
  );
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(
    live.stack.database.db,
  );
});
afterAll(() => live.close());

const apply = (who: string, of = who, more: object = {}) =>
  live.post<Case>(who, `/v1/people/${of}/transfer-application`, {
    opening: '质检组编制空缺一人',
    reason: '熟悉质检标准',
    wishedOn: addDays(today, 30),
    ...more,
  });
const outcome = async (...asked: Parameters<typeof apply>) => {
  const { status, body } = await apply(...asked);
  return [status, body.code];
};
const at = (id: string, stage: string) =>
  until(`${id} at ${stage}`, async () => {
    const { body } = await live.get<Case>(HR, `/v1/cases/${id}`);
    return body.stage === stage ? body : undefined;
  });

describe('an agent applies for an inspector’s opening (14.2, I-72)', () => {
  test('who is below the level, no agent, or somebody else is refused, and nothing is opened', async () => {
    expect(await outcome('E2')).toEqual([422, 'TRANSFER.LEVEL_TOO_LOW']);
    expect(await outcome('E3')).toEqual([422, 'TRANSFER.NO_AGENT']);
    for (const who of ['E4', HR, HEAD])
      expect([who, ...(await outcome(who, 'E1'))]).toEqual([who, 404, 'PERSON.NOT_FOUND']);
    expect((await apply('E1', 'E1', { opening: undefined })).status).toBe(400);
    expect(await outcome('E1', 'E1', { wishedOn: '2020-01-01' })).toEqual([422, 'TRANSFER.DATE_UNFIT']);
    expect(await outcome('E1', 'E1', { departmentId: 'XX' })).toEqual([422, 'TRANSFER.DEPARTMENT_UNKNOWN']);
    const foreign = await live.upload('E4', '别人的.pdf');
    expect(await outcome('E1', 'E1', { files: [foreign] })).toEqual([422, 'ATTACHMENT.UNKNOWN']);
    const { rows } = await sql`select from personnel_case where kind = 'transfer'`.execute(live.stack.database.db);
    expect(rows).toEqual([]);
  });

  test('HR confirms the opening with superior and day, the head agrees, the agent becomes an inspector', async () => {
    const file = await live.upload('E1', '质检实习总结.pdf');
    const { status, body } = await apply('E1', 'E1', { files: [file] });
    expect([status, body.decisions.map(({ kind, outcome: how }) => `${kind}:${how}`)]).toEqual([
      201,
      ['application:lodged'],
    ]);
    const { id } = body;
    expect(await outcome('E1')).toEqual([409, 'TRANSFER.ALREADY_OPEN']);
    for (const who of ['E1', HR, HEAD, GM])
      expect([who, (await live.get(who, `/v1/attachments/${file}`)).status]).toEqual([who, 200]);
    expect((await live.get('E4', `/v1/attachments/${file}`)).status).toBe(404);
    const confirm = (more: object) => live.refused(SUPERIOR, 'transfer.opening', { decision: 'confirm', ...more }, id);
    expect(await confirm({})).toEqual([422, 'TRANSFER.PLAN_MISSING']);
    expect(await confirm({ superiorId: 'E1', transferOn: today })).toEqual([422, 'TRANSFER.SUPERIOR_UNFIT']);
    expect(await confirm({ superiorId: HEAD, transferOn: '2020-01-01' })).toEqual([422, 'TRANSFER.DATE_UNFIT']);
    await live.act(SUPERIOR, 'transfer.opening', { decision: 'confirm', superiorId: HEAD, transferOn: today }, id);
    await live.act(HEAD, 'transfer.agreement', { agreed: true }, id);
    await live.act('E1', 'transfer.acknowledgement', { acknowledged: true }, id);
    await at(id, 'transferred');
    expect(await standingOf(live.stack, 'E1')).toMatchObject({ position: 'quality-inspector', superiorId: HEAD });
  });

  test('what is no paper is refused before anything is opened; files do not stand in for the reason (14.2)', async () => {
    const upload = async (filename: string, content: Buffer) => {
      const answer = await live.offer('E4', filename, content);
      return [answer.status, answer.body.code];
    };
    const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(bytes, 7)]);
    expect(await upload('材料.pdf', Buffer.from('MZ no document'))).toEqual([415, 'ATTACHMENT.WRONG_TYPE']);
    expect(await upload('空.pdf', Buffer.alloc(0))).toEqual([422, 'ATTACHMENT.EMPTY']);
    expect(await upload('大.pdf', pdf(FILE_BYTES))).toEqual([413, 'REQUEST.TOO_LARGE']);
    const file = await live.upload('E4', '质检实习总结.pdf');
    for (const more of [{ reason: undefined, files: [file] }, { files: [] }])
      expect([more, (await apply('E4', 'E4', more)).status]).toEqual([more, 400]);
    expect(await outcome('E4', 'E4', { files: [file, file] })).toEqual([422, 'ATTACHMENT.TWICE']);
    const { rows } = await sql`select from personnel_case where person_id = 'E4'`.execute(live.stack.database.db);
    expect(rows).toEqual([]);
  });

  test('the head of the other department reads the application while he has to agree to it', async () => {
    const file = await live.upload('E5', '申请材料.pdf');
    const { id } = (await apply('E5', 'E5', { departmentId: 'RD', files: [file] })).body;
    const loads = async () => (await live.get(RELATED, `/v1/attachments/${file}`)).status;
    expect(await loads()).toBe(404);
    await live.act(SUPERIOR, 'transfer.opening', { decision: 'confirm', superiorId: RELATED, transferOn: today }, id);
    await live.taskOf(RELATED, 'transfer.agreement', id);
    expect([await loads(), (await live.get(RELATED, `/v1/cases/${id}/papers`)).status]).toEqual([200, 200]);
    await live.act(RELATED, 'transfer.agreement', { agreed: false, reason: '暂不需要' }, id);
    await at(id, 'refused');
    expect(await loads()).toBe(404);
  });

  test('whoever says no says why, and the applicant reads it', async () => {
    const { id } = (await apply('E4')).body;
    expect(await live.refused(SUPERIOR, 'transfer.opening', { decision: 'refuse' }, id)).toEqual([
      422,
      'TRANSFER.REASON_MISSING',
    ]);
    await live.act(SUPERIOR, 'transfer.opening', { decision: 'refuse', reason: '编制已满' }, id);
    expect((await at(id, 'refused')).reason).toBe('编制已满');
    const { items } = (await live.get<{ items: { caseId: string; body: { zh: string } }[] }>('E4', '/v1/messages'))
      .body;
    const told = items.filter(({ caseId }) => caseId === id);
    expect(told.map(({ body }) => body.zh)).toEqual([expect.stringContaining('理由：编制已满。')]);
    const shown = (await live.get<Case>('E4', `/v1/cases/${id}`)).body;
    expect([shown.stage, shown.reason]).toEqual(['refused', '编制已满']);
  });
});

describe('an entry above the standard level whose proof is files alone (6.2, I-78)', () => {
  test('neither words nor files is refused; files are enough, and go with the case', async () => {
    const hire = { personId: 'N1', name: '新员工', departmentId: 'CC', superiorId: SUPERIOR, hiredOn: today };
    const more = { position: 'agent', hire: 'experienced' };
    const { id } = (await live.post<Case>(HR, '/v1/hires', { ...hire, ...more })).body;
    const propose = (form: object) => live.refused(HEAD, 'entry.proposal', { level: 'junior-3', ...form }, id);
    const reason = '同岗五年经验';
    expect(await propose({ reason })).toEqual([422, 'ENTRY.EVIDENCE_MISSING']);
    const file = await live.upload(HEAD, '资格证书.pdf');
    expect(await propose({ files: [file] })).toEqual([422, 'ENTRY.GROUND_MISSING']);
    expect(await propose({ reason, files: [await live.upload(HR, '别人的.pdf')] })).toEqual([
      422,
      'ATTACHMENT.UNKNOWN',
    ]);
    await live.act(HEAD, 'entry.proposal', { level: 'junior-3', reason, files: [file] }, id);
    await at(id, 'verification');
    for (const who of [HR, GM, HEAD])
      expect([who, (await live.get(who, `/v1/attachments/${file}`)).status]).toEqual([who, 200]);
    expect((await live.get('E4', `/v1/attachments/${file}`)).status).toBe(404);
  });
});
