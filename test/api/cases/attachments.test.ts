import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { bindFiles } from '../../../db/attachments/bound.js';
import { forgetUnbound } from '../../../db/attachments/uploads.js';
import { checkFilesBeside } from '../../../api/engine/files-of-forms.js';
import { againstFiles } from '../../../domain/attachments/against-files.js';
import { A_CASE, A_DAY, FILE_BYTES, UNBOUND_FILES } from '../../../domain/attachments/attachment.js';
import { RefusalError } from '../../../domain/vocabulary/refusal.js';
import { createHarness, type Harness } from '../harness.js';

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(600_000, 7)]);
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2_000, 3)]);
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2_000, 3)]);

let harness: Harness;
const tokens = new Map<string, string>();

beforeAll(async () => {
  harness = await createHarness();
  for (const login of ['e1', 'e2', 's1', 'h1']) tokens.set(login, await harness.tokenOf(login));
});
afterAll(() => harness.close());

const as = (who: string) => ({ Authorization: `Bearer ${tokens.get(who) ?? ''}`, 'Idempotency-Key': randomUUID() });
const upload = (who: string, filename: string, content: Buffer, type = 'application/octet-stream') =>
  request(harness.express)
    .post(`/v1/attachments?filename=${encodeURIComponent(filename)}`)
    .set({ ...as(who), 'Content-Type': type })
    .send(content);
const outcome = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];
const given = async (who: string, filename: string, content = PDF) =>
  ((await upload(who, filename, content)).body as { id: string }).id;
const get = (who: string, path: string) => request(harness.express).get(path).set(as(who)).buffer(true);
const refusalOf = async (act: Promise<unknown>) => {
  const thrown = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof RefusalError ? thrown.refusal.code : thrown;
};

describe('files that people hand in', () => {
  test('are judged by what they hold, their ending and their size', async () => {
    expect(outcome(await upload('e1', '述职.exe', PDF))).toEqual([415, 'REQUEST.UNSUPPORTED_TYPE']);
    expect(outcome(await upload('e1', 'pdf', PDF))).toEqual([415, 'REQUEST.UNSUPPORTED_TYPE']);
    expect(outcome(await upload('e1', '述职.pdf', PDF, 'image/gif'))).toEqual([415, 'REQUEST.UNSUPPORTED_TYPE']);
    for (const [name, content] of [
      ['述职.docx', PDF],
      ['述职.pptx', PDF],
      ['述职.txt', Buffer.from([0, 1, 2])],
      ['述职.png', JPEG],
      ['述职.jpg', PNG],
      ['述职.pdf', PNG],
      ['述职.pdf', Buffer.from('%PD')],
    ] as const) {
      expect([name, ...outcome(await upload('e1', name, content))]).toEqual([name, 415, 'ATTACHMENT.WRONG_TYPE']);
    }
    expect(outcome(await upload('e1', '空.pdf', Buffer.alloc(0)))).toEqual([422, 'ATTACHMENT.EMPTY']);
    expect(outcome(await upload('e1', '大.pdf', Buffer.alloc(FILE_BYTES + 1)))).toEqual([413, 'REQUEST.TOO_LARGE']);
    expect((await get('e1', '/v1/attachments')).body).toEqual({ items: [] });
    for (const [name, content, type] of [
      ['述职.PDF', PDF, 'application/pdf'],
      ['签字页.png', PNG, 'image/png'],
      ['签字页.jpeg', JPEG, 'image/jpeg'],
      ['说明.txt', Buffer.from('第一稿'), 'text/plain'],
    ] as const) {
      const answer = await upload('e1', name, content);
      const sha256 = createHash('sha256').update(content).digest('hex');
      expect([answer.status, answer.body as unknown]).toEqual([
        201,
        expect.objectContaining({ filename: name, mediaType: type, sha256, bytes: content.length }),
      ]);
    }
  });

  test('0063: what one person uploads a day is bounded, and what a case takes in all', async () => {
    const { db } = harness.database;
    const many = (count: number, at: string, prefix: string) =>
      sql`
      insert into attachment (id, uploaded_by, filename, media_type, sha256, bytes, uploaded_at)
      select ${prefix} || n, 's2', 'x.pdf', 'application/pdf', ${'0'.repeat(64)}, 1, ${at}::timestamptz
      from generate_series(1, ${count}::int) n`.execute(db);
    const bound = (prefix: string) =>
      sql`
      insert into case_attachment (attachment_id, complaint_id, purpose, place, bound_by, bound_at)
      select id, 'K-full', 'evidence', 0, 's2', uploaded_at from attachment where id like ${`${prefix}%`}`.execute(db);
    await sql`insert into complaint (id, person_id, incident_on, cause, status, recorded_by)
      values ('K-full', 'e1', '2026-05-04', 'other-personal', 'pending', 'h1')`.execute(db);
    tokens.set('s2', await harness.tokenOf('s2'));
    // 16:00 UTC is midnight in Shanghai: what came before is of yesterday.
    await many(A_DAY.files - 1, '2026-11-22T16:00:00Z', 'day-');
    await many(A_DAY.files, '2026-11-22T15:59:59Z', 'past-');
    await bound('day-');
    await bound('past-');
    const last = await given('s2', '第一百份.pdf');
    expect(outcome(await upload('s2', '再一份.pdf', PDF))).toEqual([409, 'ATTACHMENT.DAY_FULL']);
    await many(A_CASE.files - 2 * A_DAY.files + 1, '2026-11-20T02:00:00Z', 'more-');
    await bound('more-');
    const bind = db.transaction().execute((trx) =>
      bindFiles(trx, [{ about: { complaintId: 'K-full' }, purpose: 'evidence', files: [last] }], {
        actor: 's2',
        at: harness.clock.now,
        step: null,
      }),
    );
    expect(await refusalOf(bind)).toBe('ATTACHMENT.CASE_FULL');
    const named = Array.from({ length: UNBOUND_FILES + 1 }, () => ({ id: 'x', path: 'files', scan: false }));
    expect(againstFiles(named, [], 's2')?.code).toBe('ATTACHMENT.ACT_FULL');
    await expect(
      checkFilesBeside(
        { db, now: () => harness.clock.now },
        { actor: { personId: 's2' } as never, repeated: false },
        { files: [last] },
        ['C1', 'C2'],
      ),
    ).rejects.toThrow(/one case/);
  });

  test('are their uploader’s alone until they are handed in, and his to take away', async () => {
    const id = await given('e2', '草稿.pdf');
    for (const who of ['s1', 'h1', 'e1']) {
      expect([who, (await get(who, `/v1/attachments/${id}`)).status]).toEqual([who, 404]);
      const gone = await request(harness.express).delete(`/v1/attachments/${id}`).set(as(who));
      expect([who, gone.status]).toEqual([who, 404]);
    }
    expect((await get('h1', '/v1/attachments')).body).toEqual({ items: [] });
    const own = await get('e2', `/v1/attachments/${id}`);
    expect([own.status, own.type, own.headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      `attachment; filename="__.pdf"; filename*=UTF-8''${encodeURIComponent('草稿.pdf')}`,
    ]);
    expect((await request(harness.express).delete(`/v1/attachments/${id}`).set(as('e2'))).status).toBe(204);
    expect((await get('e2', `/v1/attachments/${id}`)).status).toBe(404);
    const { rows } = await sql`select from attachment_piece where attachment_id = ${id}`.execute(harness.database.db);
    expect(rows).toEqual([]);
  });

  test('a call that is repeated keeps one file', async () => {
    const send = (headers: object) =>
      request(harness.express)
        .post('/v1/attachments?filename=a.pdf')
        .set({ ...headers, 'Content-Type': 'application/pdf' })
        .send(PDF);
    const headers = as('s1');
    const [first, again] = [await send(headers), await send(headers)];
    expect((again.body as { id: string }).id).toBe((first.body as { id: string }).id);
    expect((await get('s1', '/v1/attachments')).body).toMatchObject({ items: [{ filename: 'a.pdf' }] });
  });

  test('nobody lets more of them lie about than the limit', async () => {
    for (let count = 1; count < UNBOUND_FILES; count += 1) await given('s1', `${count}.png`, PNG);
    expect(outcome(await upload('s1', '一个太多.png', PNG))).toEqual([409, 'ATTACHMENT.TOO_MANY']);
  });
});

describe('handing files in', () => {
  const bind = (ids: readonly string[], more: { actor?: string; purpose?: 'evidence' | 'signed-scan' } = {}) =>
    harness.database.db.transaction().execute((trx) =>
      bindFiles(trx, [{ about: { complaintId: 'K1' }, purpose: more.purpose ?? 'evidence', files: ids }], {
        actor: more.actor ?? 'e1',
        at: new Date('2026-11-23T02:00:00Z'),
        step: null,
      }),
    );
  beforeAll(() =>
    sql`insert into complaint (id, person_id, incident_on, cause, status, recorded_by)
      values ('K1', 'e2', '2026-05-04', 'service-attitude', 'pending', 'h1')`.execute(harness.database.db),
  );

  test('takes one’s own file, once, of a fit kind', async () => {
    const [id, scan] = [await given('e1', '证据.txt', Buffer.from('证据')), await given('e1', '签字.png', PNG)];
    expect(await refusalOf(bind([id], { actor: 'h1' }))).toBe('ATTACHMENT.UNKNOWN');
    expect(await refusalOf(bind([randomUUID()]))).toBe('ATTACHMENT.UNKNOWN');
    expect(await refusalOf(bind([id, id]))).toBe('ATTACHMENT.TWICE');
    expect(await refusalOf(bind([id], { purpose: 'signed-scan' }))).toBe('ATTACHMENT.NO_SCAN');
    await bind([id]);
    await bind([scan], { purpose: 'signed-scan' });
    expect(await refusalOf(bind([id]))).toBe('ATTACHMENT.HANDED_IN');
    expect((await request(harness.express).delete(`/v1/attachments/${id}`).set(as('e1'))).status).toBe(404);
    expect((await get('e1', `/v1/attachments/${id}`)).status).toBe(200);
  });

  test('by two acts at once: one of them is refused', async () => {
    const id = await given('e1', '同时.pdf');
    const outcomes = await Promise.all([refusalOf(bind([id])), refusalOf(bind([id]))]);
    expect(outcomes.filter((one) => one === undefined)).toHaveLength(1);
    expect(outcomes).toContain('ATTACHMENT.HANDED_IN');
  });

  test('what is handed in stays; what is not goes after its time', async () => {
    const { db } = harness.database;
    const [kept, left] = [await given('e1', '留.pdf'), await given('e1', '弃.pdf')];
    await bind([kept]);
    await forgetUnbound(db, new Date('2026-11-23T01:59:59Z'), new Date());
    expect((await get('e1', `/v1/attachments/${left}`)).status).toBe(200);
    await forgetUnbound(db, new Date('2026-11-23T02:00:01Z'), new Date());
    expect((await get('e1', `/v1/attachments/${left}`)).status).toBe(404);
    expect((await get('e1', `/v1/attachments/${kept}`)).status).toBe(200);
    for (const statement of [
      sql`delete from case_attachment where attachment_id = ${kept}`,
      sql`delete from attachment where id = ${kept}`,
      sql`update attachment set filename = 'x' where id = ${kept}`,
      sql`delete from attachment_piece where attachment_id = ${kept}`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow();
    }
  });
});
