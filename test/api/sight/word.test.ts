import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import type { Refusal } from '../../../domain/vocabulary/refusal.js';
import { standardTemplate } from '../../../documents/word/standard.js';
import { expectAppendOnly } from '../../support/owner.js';
import { changed, partOf, saying, wordText } from '../../support/word-text.js';
import { SightHouse } from './house.js';
import { PAY } from './rows.js';

/** Papers in Word are for whom their PDFs are; the company's own templates hold from a day on (§15, 0067). */
let house: SightHouse;
beforeAll(async () => {
  // A Monday in Shanghai, 10:00.
  house = await SightHouse.open({ now: new Date('2026-11-23T02:00:00Z') });
  const { db } = house.harness.database;
  for (const [id, at] of [
    ['TZ-BEFORE', '2026-12-01T15:59:59Z'],
    ['TZ-AFTER', '2026-12-01T16:00:00Z'],
  ] as const)
    await sql`
      insert into document (id, number, kind, case_id, person_id, content, html, sha256, edition, issued_by, issued_at)
      select ${id}, ${id}, kind, case_id, person_id, content, html, sha256, ${id === 'TZ-BEFORE' ? 2 : 3}, issued_by, ${at}
      from document where id = 'TZ-1'`.execute(db);
});
afterAll(() => house.close());

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const binary = (res: request.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('end', () => {
    done(null, Buffer.concat(chunks));
  });
};
interface File {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
const file = async (who: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<File> =>
  request(house.harness.express)
    .get(path)
    .set({ Authorization: `Bearer ${await house.tokenOf(who)}`, ...headers })
    .buffer(true)
    .parse(binary as never);
const says = async (who: string, path: string): Promise<string> => {
  const { status, body } = await file(who, path);
  return status === 200 ? wordText(body) : String(status);
};

describe('papers in Word show what their PDFs show (15, I-37)', () => {
  test('amounts are covered for whoever stands above, and the file then says that it is a copy (12)', async () => {
    const amounts = new RegExp(`${PAY.before}|${PAY.after}`);
    for (const who of ['e1', 'h1', 'g1']) {
      const whole = await says(who, '/v1/documents/TZ-1/docx');
      expect([who, amounts.test(whole), /验证码[0-9A-Z-]{14}/.test(whole)]).toEqual([who, true, true]);
      expect(whole).toContain('内容摘要SHA-256');
    }
    for (const who of ['s1', 'd1']) {
      const copy = await says(who, '/v1/documents/TZ-1/docx');
      expect([who, amounts.test(copy), copy.includes('副本'), copy.includes('验证码')]).toEqual([
        who,
        false,
        true,
        false,
      ]);
      expect(copy).toContain('TZ-2026-0001');
      // By it whoever knows the rest would find the amounts.
      expect(copy).not.toContain('SHA-256');
    }
    expect(await says('x1', '/v1/documents/TZ-1/docx')).toBe('404');
  });

  test('every address of a PDF has one of a Word file beside it, for the same readers', () => {
    const ends = (end: string) =>
      house.harness.routes
        .filter(({ path }) => path.endsWith(end))
        .map(({ path, access }) => ({ path: path.slice(0, -end.length), access }));
    // The whole file of a case is no form: a PDF alone.
    const forms = ends('/pdf').filter(({ path }) => path !== '/v1/cases/{caseId}/file');
    expect(ends('/docx')).toEqual(forms);
    expect(ends('/docx')).toHaveLength(8);
  });

  test('sheets and summary of a defense, a blank form, the report of a cycle', async () => {
    const own = await says('p2', '/v1/defenses/D-OLD/sheets/docx');
    expect([own.includes('某p2'), own.includes('某c1')]).toEqual([true, false]);
    expect(await says('g1', '/v1/defenses/D-OLD/summary/docx')).toContain('评审答辩小组组长：');
    expect(await says('p2', '/v1/defenses/D-OLD/summary/docx')).toBe('403');
    expect(await says('x1', '/v1/forms/15.6/docx')).toContain('匿名填写');
    expect(await says('g1', '/v1/cycles/LC-OLD/report/docx')).toContain('职级晋升评定汇总报告');
  });

  test('a file is named whole, to be kept, and not sent again to whoever has it', async () => {
    const { headers } = await file('e1', '/v1/documents/TZ-1/docx');
    expect(headers['content-disposition']).toMatch(/^attachment;/);
    expect(headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent('任职资格薪资调整通知书-艾客服-TZ-2026-0001.docx')}`,
    );
    expect(headers['content-type']).toBe(WORD);
    const again = await file('e1', '/v1/documents/TZ-1/docx', { 'If-None-Match': headers.etag ?? '' });
    expect([again.status, again.headers.etag]).toEqual([304, headers.etag]);
  });
});

interface Version {
  readonly no: number;
  readonly firstDay: string;
  readonly filename: string;
  readonly sha256: string;
  readonly state: string;
}
type Body = Version & Refusal & { readonly errors?: readonly { readonly texts: { readonly zh: string } }[] };

const send = async (who: string, path: string, template: Buffer, key: string = randomUUID()) => {
  const answer = (await request(house.harness.express)
    .post(`/v1/paper-templates/${path}`)
    .set({ Authorization: `Bearer ${await house.tokenOf(who)}`, 'Content-Type': WORD, 'Idempotency-Key': key })
    .send(template)
    .buffer(true)
    .parse(binary as never)) as { readonly status: number; readonly type: string; readonly body: Buffer };
  const json = answer.type === WORD ? undefined : (JSON.parse(answer.body.toString()) as Body);
  return { status: answer.status, body: answer.body, json };
};
const upload = (template: Buffer, firstDay: string, who = 'h1', key?: string) =>
  send(who, `level-notice?firstDay=${firstDay}&filename=${encodeURIComponent('通知书.docx')}`, template, key);
const own = async (...words: readonly string[]) => saying(await standardTemplate('level-notice'), ...words);
const versions = async (): Promise<readonly Version[]> => {
  const { body } = await house.get<{ items: { form: string; versions: Version[] }[] }>('h1', '/v1/paper-templates');
  return body.items.find(({ form }) => form === 'level-notice')?.versions ?? [];
};

describe('templates of the company’s own (§15)', () => {
  test('HR reads which fields a template of each form may name, and begins from ours', async () => {
    const { body } = await house.get<{
      items: { form: string; fields: { name: string; within: string[]; list: boolean; must: boolean }[] }[];
    }>('h1', '/v1/paper-templates');
    expect(body.items).toHaveLength(15);
    const notice = body.items.find(({ form }) => form === 'level-notice')?.fields ?? [];
    expect(notice).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: '姓名', within: [], list: false, must: true }),
        expect.objectContaining({ name: '序号', within: ['调整'], must: false }),
        expect.objectContaining({ name: '调整后', within: ['调整'], list: false, must: true }),
      ]),
    );
    const { status, body: ours } = await file('h1', '/v1/paper-templates/level-notice/standard');
    expect([status, wordText(ours).includes('{#调整}')]).toEqual([200, true]);
    for (const who of ['e1', 'd1', 'g1', 'i1'])
      expect([who, (await file(who, '/v1/paper-templates/level-notice/standard')).status]).toEqual([who, 403]);
    expect((await file('h1', '/v1/paper-templates/15.3/standard')).status).toBe(400);
  });

  test('a preview shows the invented sample, and writes nothing', async () => {
    const { status, body } = await send('h1', 'level-notice/preview', await own('{姓名}先生/女士'));
    expect([status, wordText(body)]).toEqual([200, expect.stringContaining('周超先生/女士')]);
    expect(await versions()).toEqual([]);
  });

  test('what is wrong with a file is named with its place, in the file and in its fields, and nothing is kept', async () => {
    const wrong = await upload(await own('{姓氏}', '{#调整}'.repeat(2)), '2026-12-01');
    expect([wrong.status, wrong.json?.code]).toEqual([422, 'TEMPLATE.UNFIT']);
    const unknown = await send('h1', 'level-notice/preview', await own('{姓氏}'));
    expect(unknown.json?.errors?.map(({ texts }) => texts.zh)).toEqual([
      '正文：没有字段“姓氏”。请改为字段表中的名称；循环内的字段须写在其循环之中。',
    ]);
    const template = await standardTemplate('level-notice');
    const linked = changed(template, {
      'word/_rels/document.xml.rels': partOf(template, 'word/_rels/document.xml.rels').replace(
        '</Relationships>',
        '<Relationship Id="r" Type="x/image" Target="https://example.org/a.png" TargetMode="External"/></Relationships>',
      ),
    });
    expect((await upload(linked, '2026-12-01')).json?.errors?.[0]?.texts.zh).toMatch(/^正文：图片不在文件内/);
    expect((await upload(Buffer.from('PK'), '2026-12-01')).json?.code).toBe('TEMPLATE.NOT_WORD');
    // The template of another form is none of this one.
    expect((await upload(await standardTemplate('trial-letter'), '2026-12-01')).json?.code).toBe('TEMPLATE.UNFIT');
    expect((await upload(Buffer.alloc(2 * 1024 * 1024 + 1), '2026-12-01')).status).toBe(413);
    expect(await versions()).toEqual([]);
  });

  test('it holds from tomorrow at the earliest, in Shanghai; HR alone brings it', async () => {
    const template = await own('甲版');
    for (const day of ['2026-11-22', '2026-11-23']) {
      const early = await upload(template, day);
      expect([day, early.status, early.json?.code]).toEqual([day, 422, 'TEMPLATE.FIRST_DAY']);
    }
    for (const who of ['e1', 'd1', 'g1', 'i1', 'u1'])
      expect([who, (await upload(template, '2026-12-02', who)).status]).toEqual([who, 403]);
    expect(await versions()).toEqual([]);
  });

  test('what was issued keeps the template of its day, to its last byte; later papers take the new one', async () => {
    const before = (await file('e1', '/v1/documents/TZ-BEFORE/docx')).body;
    const key = randomUUID();
    const first = await own('甲版：{姓名}');
    const made = await upload(first, '2026-12-02', 'h1', key);
    expect([made.status, made.json]).toMatchObject([201, { firstDay: '2026-12-02', state: 'to-come' }]);
    // Sent again after no answer, it counts once.
    expect((await upload(first, '2026-12-02', 'h1', key)).json?.no).toBe(made.json?.no);
    expect(await versions()).toHaveLength(1);
    expect((await file('e1', '/v1/documents/TZ-BEFORE/docx')).body.equals(before)).toBe(true);
    expect(await says('e1', '/v1/documents/TZ-AFTER/docx')).toContain('甲版：艾客服');
    // Corrected before its day: the later one of the same day holds.
    await upload(await own('乙版：{姓名}'), '2026-12-02');
    expect((await versions()).map(({ state }) => state)).toEqual(['to-come', 'replaced']);
    const after = (await file('e1', '/v1/documents/TZ-AFTER/docx')).body;
    expect(wordText(after)).toContain('乙版：艾客服');
    // Once the day has come, what it gives stays, whatever is uploaded.
    house.harness.clock.now = new Date('2026-12-02T02:00:00Z');
    for (const who of ['h1', 'e1', 's1', 'u1', 'x1']) house.forget(who);
    expect((await upload(await own('丙版'), '2026-12-02')).json?.code).toBe('TEMPLATE.FIRST_DAY');
    expect((await upload(await own('丙版'), '2026-12-03')).status).toBe(201);
    expect((await versions()).map(({ firstDay, state }) => `${firstDay} ${state}`)).toEqual([
      '2026-12-03 to-come',
      '2026-12-02 holds',
      '2026-12-02 replaced',
    ]);
    expect((await file('e1', '/v1/documents/TZ-AFTER/docx')).body.equals(after)).toBe(true);
    expect((await file('e1', '/v1/documents/TZ-BEFORE/docx')).body.equals(before)).toBe(true);
    // A blank form is of today, on whatever form of ours it is.
    expect(await says('x1', '/v1/forms/15.3/docx')).toContain('乙版：');
  });

  test('a copy with covered amounts is one on the company’s template as well (12)', async () => {
    const copy = await says('s1', '/v1/documents/TZ-AFTER/docx');
    expect([copy.includes('乙版'), copy.includes('副本'), copy.includes(PAY.after)]).toEqual([true, true, false]);
  });

  test('what was uploaded can be had again, under its name, and is never changed', async () => {
    const [first] = await versions();
    const found = await file('u1', `/v1/paper-templates/versions/${first?.no ?? 0}`);
    expect([found.status, found.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining(encodeURIComponent('通知书.docx')),
    ]);
    expect(wordText(found.body)).toContain('丙版');
    expect((await file('h1', '/v1/paper-templates/versions/999')).status).toBe(404);
    const { db } = house.harness.database;
    await expectAppendOnly(db, "update paper_template set filename = 'x'");
    await expectAppendOnly(db, 'delete from paper_template');
    await expect(
      sql`insert into paper_template (form, first_day, docx, sha256, filename, uploaded_by, uploaded_at)
          select form, '2026-12-02', docx, sha256, filename, uploaded_by, '2026-12-01T16:00:00Z' from paper_template`.execute(
        db,
      ),
    ).rejects.toThrow('paper_template_begins_later');
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ledger where act = 'paper-template.uploaded' and actor = 'h1'`.execute(db);
    expect(rows[0]?.n).toBe(3);
  });
});
