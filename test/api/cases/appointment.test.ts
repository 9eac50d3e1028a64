import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import type { Engine } from '../../../api/engine/engine.js';
import { apiEngine } from '../../support/api-engine.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { evenSheet, scoreAll } from '../../../cli/play/defense.js';
import { Candidacy } from '../../workflows/appointment/candidacy.js';
import { standInBundle } from '../../support/bundles.js';
import { readPapersBack } from '../../support/papers-read-back.js';
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
  engine = apiEngine(stack);
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
const upload = (who: string, filename: string, content: Buffer) =>
  request(harness.express)
    .post(`/v1/attachments?filename=${encodeURIComponent(filename)}`)
    .set({ ...as(who), 'Content-Type': 'application/octet-stream' })
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
const given = async (who: string, filename: string) => ((await upload(who, filename, PDF)).body as { id: string }).id;
const papers = async (who: string) =>
  (await get(who, `/v1/cases/${one.caseId}/papers`)) as unknown as {
    status: number;
    body: { items: { kind: string; text: string | null; files: { id: string; filename: string }[] }[] };
  };

describe('the appointment over HTTP (9.5.7 to 9.5.10)', () => {
  test('9.5.7: the report is text, files of his own, or both; nobody else’s, and no file twice', async () => {
    await one.trialEnds();
    await one.task('candidate.report');
    const [foreign, own] = [await given('E9', '别人的.pdf'), await given('E1', '述职.pdf')];
    const refused = async (form: object, status = 422) => (await act('E1', 'candidate.report', form, status)).code;
    expect(await refused({}, 400)).toBe('REQUEST.INVALID');
    expect(await refused({ files: [foreign] })).toBe('ATTACHMENT.UNKNOWN');
    expect(await refused({ files: [own, randomUUID()] })).toBe('ATTACHMENT.UNKNOWN');
    expect(await refused({ files: [own, own] })).toBe('ATTACHMENT.TWICE');
    expect((await papers('E1')).body.items).toEqual([]);
    await act('E1', 'candidate.report', { text: '试用期间带领班组完成改进。', files: [own] });
  });

  test('9.5.7: read by the candidate, HR and the general manager, and by the panel once it sits', async () => {
    const [file] = (await papers('E1')).body.items[0]?.files ?? [];
    for (const who of [HR, GM, 'E1']) {
      expect((await papers(who)).body.items).toMatchObject([
        { kind: 'duty-report', text: '试用期间带领班组完成改进。', files: [{ filename: '述职.pdf' }] },
      ]);
    }
    const path = `/v1/attachments/${file?.id ?? ''}`;
    for (const who of [RELATED, 'E9']) {
      expect([who, (await papers(who)).status, (await get(who, path)).status]).toEqual([who, 404, 404]);
    }
    // Those above him see the case, and not his report.
    expect([(await papers(SUPERIOR)).body.items, (await get(SUPERIOR, path)).status]).toEqual([[], 404]);
    await act(HR, 'candidate.appoint-panel', {
      heldOn: await stack.today(),
      chair: HEAD,
      supervisors: [],
      departmentHead: [HEAD],
      relatedDepartments: [RELATED],
      humanResources: [HR],
    });
    // I-30: the mark for supervisors, as the company chose it; nobody typed one.
    const defense = await get(GM, `/v1/defenses/${one.caseId}-D1`);
    expect(defense.body).toMatchObject({ passMark: 85 });
    for (const who of [RELATED, HEAD]) expect((await papers(who)).body.items).toMatchObject([{ files: [file] }]);
    const loaded = await get(RELATED, path)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      });
    expect([loaded.status, loaded.type, PDF.equals(loaded.body as Buffer)]).toEqual([200, 'application/pdf', true]);
    expect(loaded.headers['content-disposition']).toMatch(/^attachment; filename="__.pdf"; filename\*=UTF-8''%E8/);
    const draft = await given('E1', '草稿.pdf');
    expect((await get(RELATED, `/v1/attachments/${draft}`)).status).toBe(404);
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
    const ask = (who: string, document: string, more: object = {}) =>
      request(harness.express)
        .post(`/v1/documents/${document}/withdrawal`)
        .set(as(who))
        .send({ reason: '任命有误', ...more });
    expect((await ask('E9', id)).status).toBe(403);
    expect(outcome(await ask(HR, 'HT-2000-00001'))).toEqual([422, 'DOCUMENT.NOT_WITHDRAWABLE']);
    const proof = await given(HR, '更正依据.pdf');
    expect(outcome(await ask(HR, id, { files: [await given('E1', '别人的.pdf')] }))).toEqual([
      422,
      'ATTACHMENT.UNKNOWN',
    ]);
    expect((await ask(HR, id, { files: [proof] })).status).toBe(202);
    expect(outcome(await ask(HR, id))).toEqual([409, 'DOCUMENT.WITHDRAWAL_PENDING']);
    // 0063: in the case that the notice came from, for HR and the general manager, who signs.
    const reads = async (who: string) => (await get(who, `/v1/attachments/${proof}`)).status;
    expect([await reads(HR), await reads(GM), await reads('E1'), await reads('E9')]).toEqual([200, 200, 404, 404]);
    expect((await papers(GM)).body.items.flatMap(({ files }) => files.map((file) => file.id))).toContain(proof);
    await act(GM, 'notice.withdrawal', { decision: 'return', reason: '无须撤回' });
    expect((await shown('E9')).map(({ withdrawnBy }) => withdrawnBy)).toEqual([null]);
    expect((await ask(HR, id)).status).toBe(202);
    await act(GM, 'notice.withdrawal', { decision: 'sign' });
    const [later, first] = await shown('E9');
    expect([later?.withdraws, first?.withdrawnBy]).toEqual([id, later?.id]);
    expect(outcome(await ask(HR, id))).toEqual([409, 'DOCUMENT.ALREADY_WITHDRAWN']);
    expect(outcome(await ask(HR, later?.id ?? ''))).toEqual([422, 'DOCUMENT.NOT_WITHDRAWABLE']);
    // §15: every paper that the appointment has left, as PDF and Word, against its records.
    const { seen, signed, missing } = await readPapersBack(harness.express, as(HR), stack.database.db);
    expect(missing).toEqual([]);
    expect([...signed].sort()).toEqual(['session-summary chair', 'session-summary gm', 'session-summary hr']);
    expect(seen).toEqual({
      'appointment-notice': 1,
      'company-notice': 2,
      'case-file': 1,
      'case-volume': 1,
      interview: 1,
      'score-sheets': 1,
      'score-summary': 1,
    });
  });
});
