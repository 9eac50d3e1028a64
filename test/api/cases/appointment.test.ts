import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { createEngine, type Engine } from '../../../api/http/engine.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { REPORT_BYTES } from '../../../domain/pipelines/appointment/duty-report.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { evenSheet, scoreAll } from '../../../cli/play/defense.js';
import { Candidacy } from '../../workflows/appointment/candidacy.js';
import { standInBundle } from '../../support/bundles.js';
import { createHarness, type Harness } from '../harness.js';

const ACCOUNTS: Readonly<Record<string, readonly Role[]>> = {
  [HR]: ['hr', 'employee'],
  [HEAD]: ['department-head', 'employee'],
  [SUPERIOR]: ['supervisor', 'employee'],
  [RELATED]: ['department-head', 'employee'],
  [GM]: ['gm', 'employee'],
  E1: ['employee'],
  E9: ['employee'],
};
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(600_000, 7)]);

let stack: TestStack;
let engine: Engine;
let harness: Harness;
let one: Candidacy;
const tokens = new Map<string, string>();

beforeAll(async () => {
  stack = await startStack('dev', await standInBundle());
  one = await Candidacy.begin(stack, { to: 'supervisor', from: 'team-leader', level: 'senior-1' });
  const { address } = stack.environment.connection.options;
  engine = createEngine({ address, namespace: stack.environment.namespace ?? '', taskQueue: stack.taskQueue });
  harness = await createHarness({ engine, now: new Date(), existing: { url: stack.databaseUrl, accounts: ACCOUNTS } });
  for (const login of Object.keys(ACCOUNTS)) tokens.set(login, await harness.tokenOf(login));
});
afterAll(async () => {
  await harness.close();
  await engine.close();
  await stack.close();
});

const as = (who: string) => ({ Authorization: `Bearer ${tokens.get(who) ?? ''}`, 'Idempotency-Key': randomUUID() });
const get = (who: string, path: string) => request(harness.express).get(path).set(as(who));
const upload = (who: string, filename: string, content: Buffer, type = 'application/octet-stream') =>
  request(harness.express)
    .post(`/v1/cases/${one.caseId}/reports?filename=${encodeURIComponent(filename)}`)
    .set({ ...as(who), 'Content-Type': type })
    .send(content);
const outcome = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];

async function act(who: string, kind: TaskKind, form: object, status = 200): Promise<{ code?: string }> {
  await one.task(kind);
  const found = await get(who, `/v1/tasks?kind=${kind}`);
  const [task] = (found.body as { items: { id: string }[] }).items;
  const answer = await request(harness.express)
    .post(`/v1/tasks/${task?.id ?? ''}/completion`)
    .set(as(who))
    .send(form);
  expect([kind, answer.status, answer.body as unknown]).toEqual([kind, status, expect.anything()]);
  return answer.body as { code?: string };
}
const reports = async (who: string) =>
  (await get(who, `/v1/cases/${one.caseId}/reports`)) as unknown as {
    status: number;
    body: { text: string | null; handedIn: number | null; files: { id: number; filename: string }[] };
  };

describe('the appointment over HTTP (9.5.7 to 9.5.10)', () => {
  test('9.5.7: a file is taken from the candidate alone, in its turn, of its type and size', async () => {
    expect(outcome(await upload('E1', '述职.pdf', PDF))).toEqual([409, 'REPORT.OUT_OF_TURN']);
    await one.trialEnds();
    await one.task('candidate.report');
    expect(outcome(await upload('E9', '述职.pdf', PDF))).toEqual([404, 'CASE.NOT_FOUND']);
    expect(outcome(await upload(HR, '述职.pdf', PDF))).toEqual([404, 'CASE.NOT_FOUND']);
    expect(outcome(await upload('E1', '述职.exe', PDF))).toEqual([415, 'REQUEST.UNSUPPORTED_TYPE']);
    expect(outcome(await upload('E1', '述职.pdf', PDF, 'image/png'))).toEqual([415, 'REQUEST.UNSUPPORTED_TYPE']);
    expect(outcome(await upload('E1', '述职.docx', PDF))).toEqual([415, 'REPORT.WRONG_TYPE']);
    expect(outcome(await upload('E1', '述职.txt', Buffer.from([0, 1, 2])))).toEqual([415, 'REPORT.WRONG_TYPE']);
    expect(outcome(await upload('E1', '述职.pdf', Buffer.alloc(REPORT_BYTES + 1)))).toEqual([413, 'REQUEST.TOO_LARGE']);
    expect((await reports('E1')).body.files).toEqual([]);
    expect((await upload('E1', '草稿.txt', Buffer.from('第一稿'))).status).toBe(201);
    const first = await upload('E1', '述职.pdf', PDF);
    const again = await upload('E1', '述职.pdf', PDF); // the same file is one report
    expect([first.status, again.status, (again.body as { id: number }).id]).toEqual([
      201,
      201,
      (first.body as { id: number }).id,
    ]);
  });

  test('9.5.7: read by the candidate, HR and the general manager, and by the panel once it sits', async () => {
    const [file] = (await reports('E1')).body.files;
    const act1 = { text: '试用期间带领班组完成改进。', reportId: file?.id };
    await act('E1', 'candidate.report', { ...act1, reportId: 999 }, 422);
    await act('E1', 'candidate.report', act1);
    expect(outcome(await upload('E1', '补交.pdf', PDF))).toEqual([409, 'REPORT.OUT_OF_TURN']);
    for (const who of [HR, GM]) {
      const { body } = await reports(who);
      expect(body).toMatchObject({ text: act1.text, handedIn: file?.id, files: [{ filename: '述职.pdf' }] });
    }
    expect((await reports(RELATED)).status).toBe(404);
    expect((await reports('E9')).status).toBe(404);
    await act(HR, 'candidate.appoint-panel', {
      heldOn: await stack.today(),
      chair: HEAD,
      supervisors: [],
      departmentHead: [HEAD],
      passMark: 85,
      relatedDepartments: [RELATED],
      humanResources: [HR],
    });
    const { body } = await reports(RELATED);
    expect(body.files.map(({ id }) => id)).toEqual([file?.id]);
    const loaded = await request(harness.express)
      .get(`/v1/cases/${one.caseId}/reports/${file?.id ?? 0}`)
      .set(as(RELATED))
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      });
    expect([loaded.status, loaded.type, PDF.equals(loaded.body as Buffer)]).toEqual([200, 'application/pdf', true]);
    expect(loaded.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%E8/);
    const [draft] = (await reports('E1')).body.files.filter(({ id }) => id !== file?.id);
    expect((await get(RELATED, `/v1/cases/${one.caseId}/reports/${draft?.id ?? 0}`)).status).toBe(404);
  });

  test('9.5.8: nobody reads the decision before it is handed back, not even his superior', async () => {
    await scoreAll(one.driver, one.here, one.cast, (caseId) => evenSheet(caseId, 90));
    await act(HEAD, 'defense.summary', { signed: true });
    await act(HR, 'candidate.gm-submission', {});
    expect((await act(GM, 'candidate.gm-decision', { decision: 'return', reason: '补充' }, 422)).code).toBe(
      'GM.RETURN_TO',
    );
    await act(GM, 'candidate.gm-decision', { decision: 'approve' });
    const stage = async (who: string) =>
      ((await get(who, `/v1/cases/${one.caseId}`)).body as { stage: string; outcome: string | null }).stage;
    expect([await stage(HR), await stage(SUPERIOR), await stage('E1')]).toEqual(['approved', 'in-review', 'in-review']);
    await act(HR, 'candidate.release', {});
    expect(await stage('E1')).toBe('interview');
    const told = await get('E1', '/v1/messages');
    expect((told.body as { items: { clause: string }[] }).items[0]?.clause).toBe('9.5.9');
  });

  test('9.5.8: the new post opens its role in the house', async () => {
    const { rows } = await harness.database.pool.query<{ role: string }>(
      `select r.role from account_role r join account a on a.id = r.account_id where a.person_id = 'E1' order by 1`,
    );
    expect(rows.map(({ role }) => role)).toEqual(['employee', 'supervisor']);
  });

  test('9.5.10, I-62: everybody reads the notice; only a later one, signed, withdraws it', async () => {
    await one.interview();
    await act('E1', 'level.notice', { signature: 'signed' });
    await act(HR, 'candidate.notice-draft', { text: '任命为主管。' });
    await act(GM, 'candidate.notice-sign-off', { decision: 'sign' });
    interface Shown {
      readonly id: string;
      readonly kind: string;
      readonly withdrawnBy: string | null;
      readonly withdraws: string | null;
    }
    const shown = async (who: string) =>
      ((await get(who, '/v1/documents?kind=company-notice')).body as { items: Shown[] }).items;
    const [notice] = await shown('E9');
    const id = notice?.id ?? '';
    expect(id).toMatch(/^HT-\d{4}-00001$/);
    const ask = (who: string, document: string) =>
      request(harness.express).post(`/v1/documents/${document}/withdrawal`).set(as(who)).send({ reason: '任命有误' });
    expect((await ask('E9', id)).status).toBe(403);
    expect(outcome(await ask(HR, 'HT-2000-00001'))).toEqual([422, 'DOCUMENT.NOT_WITHDRAWABLE']);
    expect((await ask(HR, id)).status).toBe(202);
    expect(outcome(await ask(HR, id))).toEqual([409, 'DOCUMENT.WITHDRAWAL_PENDING']);
    await act(GM, 'notice.withdrawal', { decision: 'return', reason: '无须撤回' });
    expect((await shown('E9')).map(({ withdrawnBy }) => withdrawnBy)).toEqual([null]);
    expect((await ask(HR, id)).status).toBe(202);
    await act(GM, 'notice.withdrawal', { decision: 'sign' });
    const [later, first] = await shown('E9');
    expect([later?.withdraws, first?.withdrawnBy]).toEqual([id, later?.id]);
    expect(outcome(await ask(HR, id))).toEqual([409, 'DOCUMENT.ALREADY_WITHDRAWN']);
    expect(outcome(await ask(HR, later?.id ?? ''))).toEqual([422, 'DOCUMENT.NOT_WITHDRAWABLE']);
  });
});
