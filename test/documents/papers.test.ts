import { describe, expect, test } from '@jest/globals';
import { paperOfIssued } from '../../documents/papers/issued.js';
import type { Layout, Paper } from '../../documents/papers/paper.js';
import { signatureOf, UNSIGNED } from '../../documents/papers/signature.js';
import { USUAL } from '../../db/documents/unusual-words.js';
import { houseCoverage } from '../../documents/typeset/house-coverage.js';
import { legible } from '../../documents/typeset/legible.js';
import { typeset } from '../../documents/typeset/typeset.js';
import { unprintable } from '../../documents/typeset/unprintable.js';
import { pagesOf, textOf } from '../support/pdf-text.js';
import { companyNotice, ISSUED, issued, levelNotice } from './papers-of.js';
import { BLANK, RECORDS, reviewOf, summaryOf } from './records-of.js';
import { volumeOf } from './volume-of.js';

/** Every text within some facts, as a paper shows it: without the blanks that its layout moves. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value.replace(/\s+/g, '')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

const missingIn = (said: string, facts: unknown): string[] => textsOf(facts).filter((one) => !said.includes(one));

const readBack = async (paper: Paper<Layout>) => textOf(typeset(paper).pdf);

describe('papers (§15)', () => {
  test.each(Object.entries(ISSUED))('%s says in its PDF every field that it was given', async (_, paper) => {
    const { pdf, coded } = typeset(paper);
    const pages = await pagesOf(pdf);
    expect(coded).toEqual([]);
    const said = await textOf(pdf);
    const { title, number, caseId, digest, chain } = paper.frame;
    expect(missingIn(said, paper.facts)).toEqual([]);
    expect(missingIn(said, { title, number, caseId, digest: digest.slice(0, 32), chain })).toEqual([]);
    expect(said).toContain('验证码7K3M-9QX2-TB4D');
    expect(said).toContain(`第1页共${pages}页`);
    // A4 and PDF/A-2u, by the file's own words.
    expect(pdf.toString('latin1')).toMatch(/MediaBox ?\[0 0 595\.\d+ 841\.\d+\]/);
    expect(pdf.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>');
  });

  test.each(Object.entries<Paper<Layout>>({ ...RECORDS, 'case-volume': volumeOf(12) }))(
    '%s says in its PDF every field that the records have',
    async (_, paper) => {
      const { pdf, coded } = typeset(paper);
      const pages = await pagesOf(pdf);
      expect(coded).toEqual([]);
      const said = await textOf(pdf);
      const { title, caseId, digest } = paper.frame;
      expect(missingIn(said, paper.facts)).toEqual([]);
      // Sheets that are printed together each have the title of their form.
      if (paper.form !== 'assessment-sheet') expect(said).toContain(title.replace(/\s+/g, ''));
      expect(missingIn(said, { caseId, digest: digest.slice(0, 32) })).toEqual([]);
      expect([said.includes('验证码'), said.includes(`第${pages}页共${pages}页`)]).toEqual([false, true]);
    },
  );

  test.each(Object.entries(BLANK))('the blank form %s has places to write and nobody’s name', async (_, paper) => {
    const said = await readBack(paper);
    expect(missingIn(said, paper.facts)).toEqual([]);
    expect([said.includes(paper.frame.title), said.includes('SHA-256')]).toEqual([true, false]);
  });

  test('a number of staff stands where a form has a field for it, and nowhere else', async () => {
    // In these each line of a table has its own.
    const listed = ['15.2', '15.8', 'cycle-report'];
    for (const [name, paper] of Object.entries<Paper<Layout>>({ ...ISSUED, ...RECORDS, 'case-volume': volumeOf(12) })) {
      const said = await readBack(paper);
      const rest = listed.includes(name)
        ? JSON.stringify(paper.facts, (key, value: unknown) => (key === 'personId' ? undefined : value))
        : said.replaceAll('工号20001', '');
      expect([name, /[12]000\d(?!\d)/.exec(rest)?.[0]]).toEqual([name, undefined]);
    }
  });

  test('a review of fewer than three subordinates shows no figure of a group (I-56)', async () => {
    const said = await readBack(reviewOf({ groups: {}, comments: [], score: '83.58' }));
    expect([said.match(/不予显示/g)?.length, said.includes('83.58')]).toEqual([3, true]);
  });

  test('300 people on a summary keep its head on every page', async () => {
    const { pdf } = typeset(summaryOf('level', 300));
    const pages = await pagesOf(pdf);
    const said = await textOf(pdf);
    expect(pages).toBeGreaterThan(10);
    expect(said.match(/目标任职资格/g)).toHaveLength(pages);
    expect(said).toContain('员工300');
  });

  test('the same facts give the same bytes, whatever was typeset in between', () => {
    const paper = issued('level-notice', levelNotice, '2026-07-20');
    const first = typeset(paper).pdf;
    typeset(issued('level-notice', { ...levelNotice, number: 'TZ-2026-00009' }, '2026-07-21'));
    expect(typeset(paper).pdf.equals(first)).toBe(true);
  });

  test('hundreds of papers take no more memory than some', () => {
    const make = (count: number): number => {
      for (let no = 0; no < count; no += 1)
        typeset(
          issued(
            'level-notice',
            { ...levelNotice, personName: `员工${count}之${no}` } as typeof levelNotice,
            '2026-07-20',
          ),
        );
      return process.memoryUsage().rss / 1_048_576;
    };
    const before = make(30);
    // A compiled document that nobody gives back is 0.7 MB each.
    expect(make(150) - before).toBeLessThan(60);
  });

  test('what people wrote is never code, and stands as they wrote it', async () => {
    const wrote = '#panic("x") $x^2$ *bold* @ref <label> \\u{41} //none /* [a] "quoted" \'x\' -- ~ `code`';
    const said = await readBack(issued('level-notice', { ...levelNotice, personName: wrote } as never, '2026-07-20'));
    expect(said).toContain(wrote.replace(/\s+/g, ''));
  });

  test('rare characters are drawn; what no face has, and what turns the writing, stands as its code', async () => {
    const rare = '𠮷㛃䶮龘';
    const paper = issued(
      'level-notice',
      { ...levelNotice, personName: `${rare}ก\u202egnat Jose\u0301 葛\u{e0100}` } as never,
      '2026-07-20',
    );
    expect(typeset(paper).coded).toEqual(['U+0E01', 'U+202E']);
    const said = await readBack(paper);
    for (const one of [rare, '[U+0E01][U+202E]gnat', 'Jos\u00e9', '葛'])
      expect([one, said.includes(one)]).toEqual([one, true]);
    expect(said).not.toContain('\u202e');
  });

  test('a name without a blank and a reason of some pages break no page', async () => {
    const long = {
      ...levelNotice,
      personName: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(6),
      basis: { zh: '理由'.repeat(3000), en: '' },
    };
    expect(await pagesOf(typeset(issued('level-notice', long, '2026-07-20')).pdf)).toBeGreaterThan(1);
  });

  test('a name of one Latin word breaks within the narrowest column, and leaves the next one alone', () => {
    const { text } = legible('Wolfeschlegelste employee12345', () => true);
    expect(text.split(/[\u200b ]/).map(({ length }) => length)).toEqual([8, 8, 0, 8, 5]);
  });

  // UAX 14 breaks neither before closing signs and long marks, nor after opening ones, nor at a no-break space.
  test.each([
    ['！', 4],
    ['。', 4],
    ['（', 4],
    ['—', 4],
    ['ー', 4],
    ['々', 4],
    ['！？', 4],
    ['Wolfe\u00a0', 8],
  ])('so does what no line breaks in by itself: %j', (of, length) => {
    const { text } = legible(of.repeat(80).slice(0, 80), () => true);
    expect(text.split('\u200b').map((one) => one.length)).toEqual([...Array<number>(80 / length).fill(length), 0]);
  });

  test('a field that is not there is no blank: nothing is printed', () => {
    const { facts, ...paper } = issued('level-notice', levelNotice, '2026-07-20');
    const rest = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'effectiveFrom'));
    expect(() => typeset({ ...paper, facts: rest })).toThrow(/level-notice cannot be typeset: .*effectiveFrom/);
  });

  test('a notice says how it was signed, refused, or not reached (I-41)', async () => {
    const by = { at: '2026-07-21T16:05:00.000Z', recordedByName: '何人事', person: { id: '20001', name: '周超' } };
    const says = async (signature: Parameters<typeof signatureOf>[0]) =>
      readBack(issued('level-notice', levelNotice, '2026-07-20', signatureOf(signature)));
    expect(await says({ ...by, signature: 'signed', recordedBy: '20001', reason: null })).toContain(
      '员工签字：周超日期：2026年7月22日00:05本人在系统中签收',
    );
    expect(await says({ ...by, signature: 'signed', recordedBy: '10002', reason: null })).toContain(
      '扫描件由何人事录入',
    );
    expect(await says({ ...by, signature: 'refused', recordedBy: '20001', reason: '不认同' })).toContain('拒绝签收');
    expect(await says({ ...by, signature: 'not-reached', recordedBy: '10002', reason: '已离职' })).toContain(
      '未能送达',
    );
  });

  test('a copy says so in the place of its code', async () => {
    const paper = paperOfIssued({
      kind: 'level-notice',
      number: levelNotice.number,
      caseId: levelNotice.caseId,
      code: '7K3M9QX2TB4D',
      copy: '副本',
      sha256: '5e'.repeat(32),
      issuedOn: '2026-07-20',
      content: levelNotice,
      signature: UNSIGNED,
      offices: [],
    });
    const said = await readBack(paper);
    expect([said.includes('副本'), said.includes('验证码')]).toEqual([true, false]);
  });

  test('the company’s name stands at the head of its notices, long ones on one line; those of before keep theirs', async () => {
    const letterhead = async (companyName?: string) => {
      const { pdf } = typeset(
        issued(
          'company-notice',
          { ...companyNotice, ...(companyName === undefined ? {} : { companyName }) },
          '2026-10-22',
        ),
      );
      expect(await pagesOf(pdf)).toBe(1);
      return textOf(pdf);
    };
    expect(await letterhead()).toContain('公司文件');
    expect(await letterhead('晋级电商有限公司')).toContain('晋级电商有限公司文件');
    expect(await letterhead('长'.repeat(30))).toContain(`${'长'.repeat(30)}文件`);
  });

  test('what is taken for usual has a glyph in every face, so that looking only at the rest misses nothing', () => {
    const unusual = new RegExp(USUAL, 'u');
    const covers = houseCoverage();
    const missed = Array.from({ length: 0x2_0000 }, (_, sign) => sign)
      .filter((sign) => sign < 0xd800 || sign > 0xdfff)
      .filter((sign) => !unusual.test(String.fromCodePoint(sign)) && ![9, 10, 13].includes(sign))
      .filter((sign) => !covers(sign));
    expect(missed).toEqual([]);
    expect(['𠮷', '㛃', '\u0e01', '\u202e', '\u05d0'].map((one) => unusual.test(one))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(unprintable(['周超', '𠮷㛃', { reason: 'ก\u202e', others: [null, 3] }])).toEqual(['U+0E01', 'U+202E']);
  });

  test('a whole file breaks no page by what is missing, long, of another script or written from right to left', async () => {
    const bare = volumeOf(0, 0, (of) => ({
      ...of,
      assessments: undefined,
      review: undefined,
      documents: [],
      head: undefined,
      content: { ...of.content, evaluations: [], decisions: [], ownWords: [], attachments: [], standards: [] },
    }));
    const none = await readBack(bare);
    expect([none.match(/无/g)?.length, none.includes('尚无')]).toEqual([10, true]);
    const odd = volumeOf(300, 1, (of) => ({
      ...of,
      content: {
        ...of.content,
        personName: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(4),
        decisions: of.content.decisions.map((one) => ({
          ...one,
          reason: '理由'.repeat(4000),
          decidedByName: 'אבג\u202e',
        })),
      },
    }));
    const { pdf, coded } = typeset(odd);
    const pages = await pagesOf(pdf);
    const said = await textOf(pdf);
    expect(coded).toEqual(['U+05D0', 'U+05D1', 'U+05D2', 'U+202E']);
    expect(pages).toBeGreaterThan(20);
    for (const one of ['[U+05D0][U+05D1]', `第${pages}页共${pages}页`, '4299'])
      expect([one, said.includes(one)]).toEqual([one, true]);
    expect(said.match(/环节/g)?.length).toBeGreaterThan(5);
  });
});
