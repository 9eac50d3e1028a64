import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { Readable } from 'node:stream';
import { createImporter, type Importer } from '../../imports/importer.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { openHouse, type House } from '../db/house.js';
import { NASTY, nastyText } from '../support/nasty.js';

let house: House;
let importer: Importer;
let count = 0;
beforeAll(async () => {
  house = await openHouse();
  importer = createImporter({ db: house.db, today: () => '2026-07-15' });
});
afterAll(() => house.close());

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csv = (...lines: readonly (readonly string[])[]): string =>
  lines.map((line) => line.map(cell).join(',')).join('\n');
/** UTF-16, as Excel's «Unicode text»: the one kind of text file that holds NUL and halves of characters. */
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Halves of characters become a sign of their own there. */
const utf8 = (text: string): Buffer => Buffer.from(text);

/** A dry run, and its import where nothing was refused; undefined where the file or a line was refused in plain words. */
async function brought(kind: 'people' | 'complaints', file: Buffer): Promise<string | undefined> {
  try {
    const { id, status } = await importer.dryRun({ kind, file: Readable.from([file]), filename: 'x.csv', actor: 'hr' });
    if (status === 'dry-run') return (await importer.apply({ importId: id, actor: 'hr', sensitive: 'alone' })).id;
    const { rows } = await importer.rows({ importId: id, limit: 10 });
    expect(rows.flatMap(({ problems }) => problems).length).toBeGreaterThan(0);
    return undefined;
  } catch (error) {
    if (error instanceof RefusalError) return undefined;
    throw error;
  }
}
/** Composed, without the signs without width that programs leave, blanks as one. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .trim()
    .replace(/\s+/gu, ' ');
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const HEADINGS = ['工号', '姓名', '部门', '职位名称', '状态', '入职日期', '转正日期'];
type Field = 'id' | 'name' | 'department' | 'title' | 'hiredOn';

async function tryPerson(field: Field, put: string, encode: (text: string) => Buffer): Promise<void> {
  count += 1;
  const given = {
    id: `P${count}`,
    name: `人${count}`,
    department: '某部',
    title: '专员',
    hiredOn: '2024-01-01',
    [field]: put,
  };
  const line = [given.id, given.name, given.department, given.title, '转正', given.hiredOn, '2026-01-01'];
  if ((await brought('people', encode(csv(HEADINGS, line)))) === undefined) return;
  const { rows } = await sql<Record<Field, string | null>>`
    select p.id, p.name, d.name as department, p.title, p.hired_on as "hiredOn"
    from person p join department d on d.id = p.department_id order by p.created_at desc, p.id desc limit 1`.execute(
    house.db,
  );
  const [kept] = rows;
  expect(Object.values(kept ?? {}).filter((text) => text !== null && UNSEEN.test(text))).toEqual([]);
  if (field === 'name' || field === 'title')
    expect(kept?.[field] ?? '').toBe(clean(encode === utf8 ? Buffer.from(put).toString() : put));
  expect(kept?.hiredOn).toMatch(/^(19|20|21)/);
}

test('people: any text in any cell is kept as it can be seen, or its line is refused; never half of it', async () => {
  const field = fc.constantFrom<Field>('id', 'name', 'department', 'title', 'hiredOn');
  await fc.assert(
    fc.asyncProperty(field, nastyText, fc.boolean(), (where, put, wide) => tryPerson(where, put, wide ? utf16 : utf8)),
    { numRuns: 150 },
  );
});

test('people: every single one of them in number and name', async () => {
  for (const put of NASTY) for (const where of ['id', 'name'] as const) await tryPerson(where, put, utf16);
});

test('a heading with what nobody can see is read or refused, and kept so that it can be stored', async () => {
  for (const put of NASTY) {
    const headings = [`工号(${put})`, ...HEADINGS.slice(1)];
    const line = ['H1', '人', '某部', '专员', '转正', '2024-01-01', '2026-01-01'];
    await brought('people', utf16(csv(headings, line)));
  }
});

test('I-17: a description is as long as a complaint may be, counted in characters', async () => {
  await house.person('C1');
  const complaint = (text: string): Promise<string | undefined> =>
    brought(
      'complaints',
      Buffer.from(
        csv(
          ['投诉编号', '工号', '事件日期', '原因', '状态', '说明'],
          ['T-1', 'C1', '2026-06-01', '服务态度', '待确认', text],
        ),
      ),
    );
  expect(await complaint('\u{20000}'.repeat(4001))).toBeUndefined();
  expect(await complaint('\u{20000}'.repeat(4000))).toBeDefined();
  const { rows } = await sql<{ text: string }>`select description as text from complaint where id = 'T-1'`.execute(
    house.db,
  );
  expect(rows[0]?.text).toBe('\u{20000}'.repeat(4000));
});
