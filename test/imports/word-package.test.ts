import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { standardTemplate } from '../../documents/word/standard.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { readWordPackage } from '../../imports/word-package.js';
import { changed, partOf, withBody } from '../support/word-text.js';

let folder: string;
let template: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinji-word-'));
  template = await standardTemplate('level-notice');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function read(file: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  files += 1;
  const path = join(folder, `${files}.docx`);
  await writeFile(path, file);
  return readWordPackage(path);
}
/** The code, and each fault in Chinese. */
async function refused(file: Buffer): Promise<readonly [string, readonly string[]]> {
  try {
    await read(file);
    return ['taken', []];
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return [error.refusal.code, (error.refusal.details ?? []).map(({ message }) => message.zh)];
  }
}

const TYPES = '[Content_Types].xml';
const typed = (name: string, type: string, content: string | Buffer): Buffer =>
  changed(template, {
    [name]: content,
    [TYPES]: partOf(template, TYPES).replace(
      '</Types>',
      `<Override PartName="/${name}" ContentType="${type}"/></Types>`,
    ),
  });
const related = (relation: string, part = 'word/_rels/document.xml.rels'): Buffer =>
  changed(template, {
    [part]: partOf(template, part).replace(/\/>$|<\/Relationships>$/, (end) =>
      end === '/>' ? `>${relation}</Relationships>` : `${relation}${end}`,
    ),
  });
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (type: string, target: string, mode = ' TargetMode="External"'): string =>
  `<Relationship Id="rId99" Type="${OFFICE}/${type}" Target="${target}"${mode}/>`;
const field = (instruction: string): string =>
  ['begin', 'text', 'separate', 'end']
    .map((one) =>
      one === 'text'
        ? `<w:r><w:instrText>${instruction.slice(0, 4)}</w:instrText></w:r><w:r><w:instrText>${instruction.slice(4)}</w:instrText></w:r>`
        : `<w:r><w:fldChar w:fldCharType="${one}"/></w:r>`,
    )
    .join('');

/** One point each, as programs write them. */
const PICTURES = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
  jpeg: Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00d2cf20ffd9',
    'hex',
  ),
  gif: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
} as const;
const picture = (name: string, type: string, content: Buffer): Buffer =>
  changed(template, {
    [`word/media/${name}`]: content,
    [TYPES]: partOf(template, TYPES).replace(
      '<Override',
      `<Default Extension="${name.split('.')[1]}" ContentType="${type}"/><Override`,
    ),
  });

describe('an uploaded Word file (§15)', () => {
  test('what Word itself writes is taken: fields of pages, pictures in the file, text of its own', async () => {
    const parts = await read(withBody(template, `<w:p>${field(' PAGE \\* MERGEFORMAT ')}</w:p>`));
    expect([...parts.keys()].sort()).toEqual(Object.keys(new PizZip(template).files).sort());
    for (const [sort, content] of Object.entries(PICTURES))
      expect([sort, await refused(picture(`logo.${sort}`, `image/${sort}`, content))]).toEqual([sort, ['taken', []]]);
    // Some programs leave zeros behind the end.
    expect(await refused(picture('logo.png', 'image/png', Buffer.concat([PICTURES.png, Buffer.alloc(3)])))).toEqual([
      'taken',
      [],
    ]);
  });

  test('a picture is judged by what it holds, not by its name', async () => {
    const { png, jpeg, gif } = PICTURES;
    const huge = Buffer.from(png);
    huge.writeUInt32BE(100_000, 16);
    huge.writeUInt32BE(100_000, 20);
    const wrong: readonly (readonly [string, string, Buffer])[] = [
      ['a.png', 'image/png', jpeg],
      ['a.jpg', 'image/jpeg', gif],
      ['a.gif', 'image/gif', png],
      ['a.png', 'image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
      ['a.jpeg', 'image/jpeg', Buffer.from('MZ\x90 a program')],
      ['a.png', 'image/png', png.subarray(0, 8)],
      ['a.png', 'image/png', png.subarray(0, -4)],
      ['a.png', 'image/png', Buffer.concat([png, Buffer.alloc(200, 'PK')])],
      ['a.png', 'image/png', huge],
      ['a.jpg', 'image/jpeg', Buffer.from('ffd8ffd9', 'hex')],
      ['a.gif', 'image/gif', Buffer.alloc(0)],
    ];
    for (const [name, type, content] of wrong)
      expect([name, await refused(picture(name, type, content))]).toEqual([
        name,
        [
          'TEMPLATE.UNFIT',
          [`word/media/${name}：图片的内容与其类型不符，或无法显示（${type}）。请重新插入 PNG、JPEG 或 GIF 图片。`],
        ],
      ]);
  });

  test('what is no Word document is refused whole', async () => {
    const whole = async (file: Buffer) => (await refused(file))[0];
    expect(await whole(Buffer.from('PK nothing'))).toBe('TEMPLATE.NOT_WORD');
    expect(await whole(Buffer.alloc(0))).toBe('TEMPLATE.NOT_WORD');
    expect(await whole(template.subarray(0, template.length - 100))).toBe('TEMPLATE.NOT_WORD');
    expect(await whole(changed(template, { 'word/document.xml': undefined }))).toBe('TEMPLATE.NOT_WORD');
    // An encrypted file of Word is an OLE container.
    expect(await whole(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toBe('TEMPLATE.NOT_WORD');
    // Twice the same part by another writing: of which one would Word read?
    expect(await whole(changed(template, { 'word/DOCUMENT.xml': partOf(template, 'word/document.xml') }))).toBe(
      'TEMPLATE.NOT_WORD',
    );
  });

  test('a bomb is not unpacked: words, pictures and parts are bounded', async () => {
    const words = (megabytes: number) => withBody(template, `<!--${' '.repeat(megabytes * 1024 * 1024)}-->`);
    expect((await refused(words(5)))[0]).toBe('TEMPLATE.TOO_LARGE');
    const pictures = changed(template, { 'word/media/a.png': Buffer.alloc(21 * 1024 * 1024) });
    expect((await refused(pictures))[0]).toBe('TEMPLATE.TOO_LARGE');
    const parts = changed(
      template,
      Object.fromEntries(Array.from({ length: 501 }, (_, no) => [`customXml/item${no}.xml`, '<a/>'])),
    );
    expect((await refused(parts))[0]).toBe('TEMPLATE.TOO_LARGE');
  });

  test('a part that is damaged, has a document type, or is written in another encoding is named', async () => {
    const broken = ['正文：内容已损坏，无法读取。请在 Word 中打开并另存一次。'];
    const body = partOf(template, 'word/document.xml');
    expect(await refused(changed(template, { 'word/document.xml': body.slice(0, 900) }))).toEqual([
      'TEMPLATE.UNFIT',
      broken,
    ]);
    const entity = body.replace('<w:document', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><w:document');
    expect((await refused(changed(template, { 'word/document.xml': entity })))[1]).toEqual(broken);
    for (const encoding of ['UTF-7', 'utf-16']) {
      const other = `<?xml version="1.0" encoding="${encoding}"?>${body.replace(/^<\?xml.*?\?>/, '')}`;
      expect((await refused(changed(template, { 'word/document.xml': other })))[1]).toEqual(broken);
    }
    const bytes = Buffer.from(template);
    const at = bytes.indexOf('word/document.xml') + 200;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    expect((await refused(bytes))[1]).toEqual(broken);
  });

  test('macros are refused, by what the file says of itself and by the part', async () => {
    const macro = changed(template, {
      [TYPES]: partOf(template, TYPES).replace(
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
        'application/vnd.ms-word.document.macroEnabled.main+xml',
      ),
    });
    expect((await refused(macro))[1]).toEqual([expect.stringMatching(/^正文：含有宏/)]);
    const part = typed('word/vbaProject.bin', 'application/vnd.ms-office.vbaProject', Buffer.from('x'));
    expect((await refused(part))[1]).toEqual([expect.stringMatching(/^word\/vbaProject\.bin：含有宏/)]);
    const disguised = typed('word/vbaProject.bin', 'image/png', Buffer.from('x'));
    expect((await refused(disguised))[1]).toEqual([expect.stringMatching(/含有宏/)]);
  });

  test.each([
    ['word/embeddings/a.bin', 'application/vnd.openxmlformats-officedocument.oleObject', /含有嵌入的对象/],
    ['word/embeddings/a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /含有嵌入的对象/],
    ['word/activeX/a.xml', 'application/vnd.ms-office.activeX+xml', /含有嵌入的对象/],
    ['word/chunk.html', 'text/html', /模板不能使用的内容/],
    ['word/media/a.emf', 'image/x-emf', /模板不能使用的内容/],
    ['word/media/a.svg', 'image/svg+xml', /模板不能使用的内容/],
    ['word/disguised.xml', 'image/png', /模板不能使用的内容/],
    ['word/disguised.png', 'application/xml', /模板不能使用的内容/],
  ])('%s is no part of a template', async (name, type, said) => {
    expect((await refused(typed(name, type, '<a/>')))[1]).toEqual([expect.stringMatching(said)]);
  });

  test('what stands outside the file is refused with its address', async () => {
    const told = async (...given: Parameters<typeof relation>) => (await refused(related(relation(...given))))[1];
    expect(await told('hyperlink', 'https://example.org/x')).toEqual([
      '正文：链接到文件以外（https://example.org/x）。请取消链接，改为文字。',
    ]);
    expect(await told('image', 'https://example.org/pixel.png')).toEqual([
      '正文：图片不在文件内（https://example.org/pixel.png）。请将图片直接插入文件。',
    ]);
    expect(await told('attachedTemplate', 'file:///C:/x.dotm')).toHaveLength(1);
    expect(await told('image', '\\\\server\\share\\x.png', '')).toHaveLength(1);
    expect(await told('image', 'http://example.org/x.png', '')).toHaveLength(1);
    expect(await told('image', 'x.png', ' TargetMode="EXTERNAL"')).toHaveLength(1);
    const foot = related(relation('image', 'https://example.org/x.png'), 'word/_rels/footer1.xml.rels');
    expect((await refused(foot))[1]).toEqual([expect.stringMatching(/^页脚：图片不在文件内/)]);
    const drawn = withBody(
      template,
      '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:v" src="https://example.org/a.png"/></w:pict></w:r></w:p>',
    );
    expect((await refused(drawn))[1]).toEqual([expect.stringMatching(/^正文：图片不在文件内/)]);
  });

  test.each([
    'INCLUDEPICTURE "https://example.org/a.png"',
    'DDEAUTO c:\\\\x "y"',
    'INCLUDETEXT x',
    'MACROBUTTON x y',
    'DATE',
  ])('of Word’s own fields only numbers of pages: %s, at once, in pieces, inside another', async (instruction) => {
    const word = instruction.split(' ')[0] ?? '';
    const told = async (xml: string) => (await refused(withBody(template, `<w:p>${xml}</w:p>`)))[1];
    const expected = [expect.stringMatching(new RegExp(`^正文：含有 Word 域（${word}`))];
    expect(await told(field(` ${instruction.replaceAll('"', '&quot;')} `))).toEqual(expected);
    expect(await told(`<w:fldSimple w:instr="${instruction.replaceAll('"', '&quot;')}"/>`)).toEqual(expected);
    const inner = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE </w:instrText></w:r>${field(instruction)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(await told(inner)).toEqual(expected);
  });

  test('objects in the text and mail merges are refused; of many faults fifty are named', async () => {
    const body = async (xml: string) => (await refused(withBody(template, xml)))[1];
    expect(await body('<w:p><w:r><w:object/></w:r></w:p>')).toEqual([expect.stringMatching(/嵌入的对象（object）/)]);
    expect(await body('<w:altChunk/>')).toHaveLength(1);
    const settings = partOf(template, 'word/settings.xml').replace('</w:settings>', '<w:mailMerge/></w:settings>');
    expect((await refused(changed(template, { 'word/settings.xml': settings })))[1]).toEqual([
      expect.stringMatching(/^文档设置：链接到文件以外/),
    ]);
    expect(await body('<w:p><w:r><w:object/></w:r></w:p>'.repeat(80))).toHaveLength(50);
  });
});
