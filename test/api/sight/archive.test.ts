import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import request from 'supertest';
import { unprintableIn } from '../../../api/views/papers/unprintable.js';
import { sealNext } from '../../../db/seals/seal.js';
import { textOf } from '../../support/pdf-text.js';
import { bytesOf, filesOf, rowsOf } from '../../support/zip.js';
import { SightHouse } from './house.js';
import { PAUSED_FOR } from './rows.js';

/** 8.5.7, I-41, docs/decisions/0068: scans of signed sheets, the whole file of a case, a cycle for the archive. */
let house: SightHouse;
beforeAll(async () => {
  house = await SightHouse.open();
});
afterAll(() => house.close());

const db = () => house.harness.database.db;
const PDF = Buffer.from('%PDF-1.7\n签字页');
const sha = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
async function upload(who: string, filename: string, content = PDF): Promise<string> {
  const answer = await request(house.harness.express)
    .post(`/v1/attachments?filename=${encodeURIComponent(filename)}`)
    .set({ Authorization: `Bearer ${await house.tokenOf(who)}`, 'Content-Type': 'application/pdf' })
    .send(content);
  expect(answer.status).toBe(201);
  return (answer.body as { readonly id: string }).id;
}
const attach = (who: string, documentId: string, scan: readonly string[]) =>
  house.call<{ code: string; items: { id: string }[] }>(who, 'post', `/v1/documents/${documentId}/scans`, {
    body: { scan },
  });
const bytes = async (who: string, path: string): Promise<Buffer> =>
  (
    await request(house.harness.express)
      .get(path)
      .set({ Authorization: `Bearer ${await house.tokenOf(who)}` })
      .buffer(true)
      .parse(bytesOf)
  ).body as Buffer;
interface Scan {
  readonly fileSha256: string;
  readonly documentSha256: string;
  readonly by: string;
}

describe('I-41: the scan of a sheet that was signed by hand', () => {
  test('HR attaches it to a document, once and for good; nobody else, and nobody to his own', async () => {
    const scan = await upload('h1', '签字页.pdf');
    for (const who of ['e1', 's1', 'd1', 'g1', 'u1'])
      expect([who, (await attach(who, 'TZ-1', [scan])).status]).toEqual([who, 403]);
    const foreign = await upload('h2', '别人的.pdf');
    const refused = await attach('h1', 'TZ-1', [foreign]);
    expect([refused.status, refused.body.code]).toEqual([422, 'ATTACHMENT.UNKNOWN']);
    expect((await attach('h1', 'TZ-99', [scan])).status).toBe(404);
    expect((await attach('h1', 'TZ-1', [])).status).toBe(400);
    const done = await attach('h1', 'TZ-1', [scan]);
    expect([done.status, done.body.items.map(({ id }) => id)]).toEqual([201, [scan]]);
    // What belongs somewhere is taken nowhere else, and not twice.
    expect((await attach('h1', 'TZ-1', [scan])).status).toBe(409);
    await expect(sql`update document_scan set file_sha256 = ${'f'.repeat(64)}`.execute(db())).rejects.toThrow();
  });

  test('it is shown beside the document with both digests, to the offices and the person', async () => {
    const scansOf = async (who: string) =>
      (await house.get<{ scans: Scan[]; sha256: string }>(who, '/v1/documents/TZ-1')).body;
    for (const who of ['e1', 'h1', 'g1']) {
      const { scans, sha256 } = await scansOf(who);
      expect(scans).toMatchObject([{ fileSha256: sha(PDF), documentSha256: sha256, by: 'h1' }]);
    }
    for (const who of ['s1', 'd1']) expect((await scansOf(who)).scans).toEqual([]);
  });
});

describe('8.5.7: the whole file of a case', () => {
  const path = '/v1/cases/PP-2/file/pdf';
  test('has everything in order, with the scan and both digests, and the chain’s head', async () => {
    await sql`insert into ledger (at, actor, act, clause, workflow_id, seq, case_id, after)
      values (now(), 'h1', 'open', '9.5.1', 'PP-2', 1, 'PP-2', '{"stage":"trial"}')`.execute(db());
    const scan = await upload('h1', '档案签字页.pdf', Buffer.concat([PDF, Buffer.from('2')]));
    expect((await attach('h1', 'DA-1', [scan])).status).toBe(201);
    await sealNext(db(), new Date());
    const said = await textOf(await bytes('h1', path));
    const { rows } = await sql<{ no: number; hash: string; sha256: string }>`
      select s.no, encode(s.hash, 'hex') as hash, (select sha256 from document where id = 'DA-1') from seal s
      order by s.no desc limit 1`.execute(db());
    const [head] = rows;
    const parts = [
      '基本情况',
      '评定依据',
      '决定经过',
      '本人陈述',
      '评审所依标准',
      '考核表',
      '文书目录',
      '附件目录',
      '九、经过',
      '台账摘录',
    ];
    const places = parts.map((part) => said.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    for (const one of [
      'DA-2026-0001',
      PAUSED_FOR,
      '立案',
      '§9.5.1',
      '档案签字页.pdf',
      head?.sha256,
      `${head?.no}${head?.hash}`,
    ])
      expect([one, said.includes(one ?? '?')]).toEqual([one, true]);
    expect(said).toContain(sha(Buffer.concat([PDF, Buffer.from('2')])));
  });

  test('HR and the general manager read it, he without which leave it was; nobody else; none before it is filed', async () => {
    expect(await textOf(await bytes('g1', path))).not.toContain(PAUSED_FOR);
    const status = async (who: string, of: string) => (await house.get(who, of)).status;
    expect(await Promise.all(['e1', 's1', 'd1', 'u1', 'x1', 'p1'].map((who) => status(who, path)))).toEqual(
      Array.from({ length: 6 }, () => 403),
    );
    const early = await house.get<{ code: string }>('h1', '/v1/cases/LP-OLD/file/pdf');
    expect([early.status, early.body.code]).toEqual([409, 'CASE.NOT_FILED']);
    expect(await status('h1', '/v1/cases/LP-99/file/pdf')).toBe(404);
  });

  test('the general manager reads no digest of it either, by which he could try which leave it was (I-09)', async () => {
    const { sha256 } = (await house.get<{ sha256: string }>('h1', '/v1/documents/DA-1')).body;
    for (const where of ['/v1/documents/DA-1', '/v1/documents?case=PP-2'])
      expect([where, (await house.get('g1', where)).text.includes(sha256)]).toEqual([where, false]);
    expect([
      (await textOf(await bytes('h1', path))).includes(sha256),
      (await textOf(await bytes('g1', path))).includes(sha256),
    ]).toEqual([true, false]);
  });
});

describe('8.5.7: a cycle for the archive', () => {
  test('is a ZIP whose index names each file with number, person, kind, day, size and digest', async () => {
    const zip = await bytes('h1', '/v1/cycles/LC-OLD/archive');
    const files = await filesOf(zip);
    const [heads, ...rows] = await rowsOf(files.get('索引.xlsx') ?? Buffer.alloc(0));
    expect(heads).toEqual(['编号', '工号', '姓名', '种类', '案件', '日期', '文件', '字节', 'SHA-256']);
    expect(rows.map(([number, personId, , kind]) => [number, personId, kind])).toEqual([
      ['TZ-2026-0001', 'e1', '任职资格/薪资调整通知书'],
      ['D-OLD', '', '答辩评审汇总表'],
      ['LC-OLD', '', '周期汇总报告'],
    ]);
    for (const [, , , , , day, path = '', size, digest] of rows) {
      const content = files.get(path) ?? Buffer.alloc(0);
      expect([path, String(content.length), sha(content)]).toEqual([path, size, digest]);
      expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect((await textOf(content)).length).toBeGreaterThan(100);
    }
    expect([...files.keys()].toSorted()).toEqual([...rows.map((row) => row[6] ?? ''), '索引.xlsx'].toSorted());
    // Asked for again it is the same to its last byte, and each left a line of who read pay.
    expect((await bytes('h1', '/v1/cycles/LC-OLD/archive')).equals(zip)).toBe(true);
    const { rows: lines } = await sql<{ about: string[]; noted: string }>`
      select about, noted from read_line where resource = 'cycle-archive'`.execute(db());
    expect(lines).toEqual([
      { about: ['e1'], noted: 'pay' },
      { about: ['e1'], noted: 'pay' },
    ]);
  });

  test('is for HR alone, and not before the cycle is over', async () => {
    for (const who of ['e1', 'd1', 'g1', 'u1', 'i1'])
      expect([who, (await house.get(who, '/v1/cycles/LC-OLD/archive')).status]).toEqual([who, 403]);
    const open = await house.get<{ code: string; detail: string }>('h1', '/v1/cycles/LC-NOW/archive');
    expect([open.status, open.body.code]).toEqual([409, 'CYCLE.NOT_OVER']);
    expect(open.body.detail).toContain('待全部案件办结之后再取');
    expect((await house.get('h1', '/v1/cycles/LC-99/archive')).status).toBe(404);
  });

  test('how far its papers are typeset is counted, and whose name no font has is named before', async () => {
    await sql`update person set name = '艾ก客服' where id = 'e1'`.execute(db());
    // Who sits on a panel, stands above somebody, or gives his department a name stands on papers as well.
    await sql`update person set name = '评ข' where id = 'c1'`.execute(db());
    await sql`update person set name = '总ค' where id = 't1'`.execute(db());
    await sql`update department set name = '部ฆ' where id = 'care'`.execute(db());
    await sql`update vacancy set team = '组ง'`.execute(db());
    const { body } = await house.get('h1', '/v1/cycles/LC-OLD/papers');
    expect(body).toEqual({
      wanted: 1,
      kept: 0,
      lastAt: null,
      coded: [],
      unprintable: [
        { caseId: 'LP-OLD', personId: 'e1', name: '艾ก客服', inName: true, coded: ['U+0E01'] },
        ...[
          ['总ค', 'U+0E04'],
          ['评ข', 'U+0E02'],
          ['部ฆ', 'U+0E06'],
        ].map(([name, code]) => ({ caseId: null, personId: null, name, inName: true, coded: [code] })),
      ],
    });
    // HR reads it beside the task before anything is issued; whoever does it is not told.
    const beside = async (who: string, task: string) =>
      (await house.get<{ unprintable: { coded: string[] }[] }>(who, `/v1/tasks/${task}`)).body.unprintable;
    expect((await beside('h1', 'IV-hr.1')).map(({ coded }) => coded)).toEqual(
      ['U+0E01', 'U+0E04', 'U+0E02', 'U+0E06'].map((one) => [one]),
    );
    expect((await unprintableIn(db(), 'h1', { caseId: 'PP-1' })).map(({ name }) => name)).toContain('组ง');
    expect(await beside('s1', 'IV-s1.1')).toEqual([]);
    expect((await house.get('g1', '/v1/cycles/LC-OLD/papers')).status).toBe(403);
  });
});
