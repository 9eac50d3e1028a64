import { describe, expect, test } from '@jest/globals';
import { FORMS, type Paper } from '../../../documents/papers/paper.js';
import { faultsOfFields } from '../../../documents/word/check.js';
import type { Field } from '../../../documents/word/field.js';
import { fieldsOf } from '../../../documents/word/fields/fields.js';
import { standardTemplate } from '../../../documents/word/standard.js';
import { inWord, preview, wordView } from '../../../documents/word/word.js';
import { changed, partOf, saying, withBody, wordText } from '../../support/word-text.js';
import { companyNotice, ISSUED, issued, levelNotice } from '../papers-of.js';
import { BLANK, RECORDS, summaryOf } from '../records-of.js';

/** Every text within some facts, without the blanks that a layout moves. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value.replace(/\s+/g, '')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
const missingIn = (said: string, facts: unknown): string[] => textsOf(facts).filter((one) => !said.includes(one));
const readBack = async (paper: Paper, template?: Buffer) => wordText((await inWord(paper, template)).docx);
const notice = (given: object = {}) => issued('level-notice', { ...levelNotice, ...given }, '2026-07-20');

describe('papers in Word (§15)', () => {
  test.each(Object.entries({ ...ISSUED, ...RECORDS }))('%s says every field that its PDF says', async (_, paper) => {
    const { docx, sha256 } = await inWord(paper);
    const said = wordText(docx);
    const { title, number, caseId, digest, chain } = paper.frame;
    expect(missingIn(said, paper.facts)).toEqual([]);
    expect(missingIn(said, { title, number, caseId, digest: digest.slice(0, 32), chain })).toEqual([]);
    // What was issued has its code, what is made of records has none.
    const code = paper.frame.code === '' ? undefined : '验证码7K3M-9QX2-TB4D';
    expect(/验证码[0-9A-Z-]{14}/.exec(said)?.[0]).toBe(code);
    // The same facts, the same bytes; nothing of braces is left.
    expect((await inWord(paper)).sha256).toBe(sha256);
    expect(said).not.toMatch(/[{}]/);
  });

  test.each(Object.entries(BLANK))('the blank form %s has places to write and nobody’s name', async (_, paper) => {
    const said = await readBack(paper);
    expect(missingIn(said, paper.facts)).toEqual([]);
    expect([said.includes(paper.frame.title), said.includes('SHA-256'), /[{}]/.test(said)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a page is A4, on its side where the PDF is; feet number the pages; faces are 宋体 and 黑体', async () => {
    for (const [paper, size] of [
      [ISSUED['level-notice'], 'w:w="11906" w:h="16838" w:orient="portrait"'],
      [RECORDS['15.2'], 'w:w="16838" w:h="11906" w:orient="landscape"'],
    ] as const) {
      if (paper === undefined) throw new Error('no such paper');
      const { docx } = await inWord(paper);
      expect(partOf(docx, 'word/document.xml')).toContain(`<w:pgSz ${size}`);
      expect(partOf(docx, 'word/footer1.xml')).toMatch(/instrText[^>]*>PAGE<.*instrText[^>]*>NUMPAGES</);
      expect(partOf(docx, 'word/document.xml')).toContain('w:eastAsia="黑体"');
      expect(partOf(docx, 'word/styles.xml')).toContain('w:eastAsia="宋体"');
      expect(partOf(docx, 'docProps/core.xml')).toContain(`${paper.frame.date}T00:00:00Z`);
    }
  });

  test('a red-head document has the letterhead of its PDF: a name on one line, its number, the rule, its foot', async () => {
    const letterhead = async (companyName?: string) => {
      const paper = issued(
        'company-notice',
        { ...companyNotice, ...(companyName === undefined ? {} : { companyName }) },
        '2026-10-22',
      );
      const { docx } = await inWord(paper);
      const body = partOf(docx, 'word/document.xml');
      const red = body.split('<w:r>').find((one) => one.includes('C8102E') && one.includes('文件<')) ?? '';
      const [, size, name] = /<w:sz w:val="(\d+)"\/>.*<w:t[^>]*>([^<]+)</.exec(red) ?? [];
      const [rule] = /<w:pBdr><w:bottom [^>]*w:color="C8102E"[^>]*w:sz="13"[^>]*\/>/.exec(body) ?? [];
      expect(rule).toBeDefined();
      expect(body.indexOf('HT-2026-00001')).toBeLessThan(body.indexOf('关于周超同志任职的通知'));
      // At the foot of the page, between lines, the day on the right.
      expect(body).toMatch(/<w:tblpPr (?=[^>]*w:vertAnchor="margin")(?=[^>]*w:tblpYSpec="bottom")/);
      expect(body).toMatch(/发至：公司各部门.*<w:jc w:val="right"\/>.*2026年10月22日 印发/s);
      return [name, Number(size) / 2];
    };
    expect(await letterhead()).toEqual(['公司文件', 36]);
    expect(await letterhead('晋级电子商务有限公司')).toEqual(['晋级电子商务有限公司文件', 24]);
    expect(await letterhead('长'.repeat(24))).toEqual([`${'长'.repeat(24)}文件`, 14]);
  });

  test('a red-head document has the place of its seal: a broken red circle of 38 mm behind name and day (9.5.10)', async () => {
    const { docx } = await inWord(issued('company-notice', companyNotice, '2026-10-22'));
    const body = partOf(docx, 'word/document.xml');
    const circles = body.match(/<w:drawing>(?:(?!<\/w:drawing>).)*prst="ellipse".*?<\/w:drawing>/gs) ?? [];
    expect(circles).toHaveLength(1);
    for (const said of [
      'behindDoc="1"',
      '<wp:extent cx="1368000" cy="1368000"/>',
      '<a:noFill/>',
      '<a:srgbClr val="E38896"/>',
      'prstDash val="dash"',
      'descr="盖章处"',
    ])
      expect([said, circles[0]?.includes(said)]).toEqual([said, true]);
    // It hangs on the line of the name; day and place of the seal follow on the same page.
    const [name = '', day = '', place = ''] = body
      .split('<w:p>')
      .filter((one) => /总经理：|^(?!.*印发).*2026年10月22日|盖章处）/s.test(one))
      .slice(-3);
    expect([name.includes('prst="ellipse"'), name.includes('总经理：'), day.includes('2026年10月22日')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([name, day].every((one) => one.includes('<w:keepNext/>'))).toBe(true);
    expect(place).toContain('（盖章处）');
  });

  test('a copy says so in the place of its code', async () => {
    const paper = notice();
    const copy = { ...paper, frame: { ...paper.frame, code: '', copy: '副本：薪资等内容按权限不予显示' } };
    const said = await readBack(copy);
    expect([said.includes('副本：薪资等内容按权限不予显示'), said.includes('验证码')]).toEqual([true, false]);
  });

  test('what somebody wrote stays words: braces, marks of XML, signs that turn the direction or that no file holds', async () => {
    const name = '<w:p/>&{工号}{#调整}“”Łukasz Ó Briain';
    expect(await readBack(notice({ personName: name }))).toContain(name.replace(/\s/g, ''));
    const turned = await readBack(notice({ personName: `周\u202e超\u0007\ud800` }));
    expect(turned).toContain('周[U+202E]超[U+0007][U+D800]');
    const long = '阿'.repeat(4000) + 'Wolfeschlegelsteinhausenbergerdorff'.repeat(20);
    expect(await readBack(notice({ personName: long }))).toContain(long);
  });

  test('lines that somebody wrote stay lines', async () => {
    const paper = RECORDS.interview;
    if (paper === undefined) throw new Error('no such paper');
    expect(partOf((await inWord(paper)).docx, 'word/document.xml')).toMatch(
      /（一般）。<\/w:t><\/w:r><w:r>.*?<w:br\/>.*?肯定服务态度/,
    );
  });

  test('a fact that is not there is no blank: nothing is made', async () => {
    const { facts, ...paper } = notice();
    const rest = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'effectiveFrom'));
    await expect(inWord({ ...paper, facts: rest })).rejects.toThrow(/effectiveFrom/);
  });

  test('a summary of 300 people has a line of each', async () => {
    const said = await readBack(summaryOf('level', 300));
    expect([said.includes('员工2'), said.includes('员工300'), said.match(/20\d{3}中（二）/g)?.length]).toEqual([
      true,
      true,
      300,
    ]);
  });
});

/** The names at one place, and those of each list within. */
const namesAt = (fields: readonly Field[]): readonly (readonly string[])[] => [
  fields.map(({ name }) => name),
  ...fields.flatMap((field) => (field.kind === 'list' ? namesAt(field.of) : [])),
];

describe('the company’s own templates (§15)', () => {
  test.each(FORMS)('our own template of %s names all that it has to, and nothing else', async (form) => {
    expect(faultsOfFields(form, await standardTemplate(form))).toEqual([]);
    for (const names of namesAt(fieldsOf(form))) expect(names).toEqual([...new Set(names)]);
  });

  test.each(Object.entries({ ...ISSUED, ...RECORDS }))('a template may name every fact of %s', (_, paper) => {
    expect(missingIn(textsOf(wordView(paper)).join('\n'), paper.facts)).toEqual([]);
  });

  const fault = async (...words: readonly string[]) =>
    faultsOfFields('level-notice', saying(await standardTemplate('level-notice'), ...words)).map(
      ({ message }) => message,
    );

  test('an unknown field is named with its part, in both languages', async () => {
    expect(await fault('{姓氏}')).toEqual([
      {
        zh: '正文：没有字段“姓氏”。请改为字段表中的名称；循环内的字段须写在其循环之中。',
        en: 'body: there is no field “姓氏”. Take a name of the table of fields; those of a loop stand inside it.',
      },
    ]);
    const foot = changed(await standardTemplate('level-notice'), {
      'word/footer1.xml': partOf(await standardTemplate('level-notice'), 'word/footer1.xml').replaceAll(
        '{内容摘要}',
        '{摘要}',
      ),
    });
    const [first] = faultsOfFields('level-notice', foot);
    expect(first?.message.zh).toMatch(/^页脚：没有字段“摘要”/);
    // Of a field that stands in a list alone, and of what another form has.
    expect((await fault('{调整前}', '{试用期限}')).map(({ zh }) => zh.slice(0, 12))).toEqual([
      '正文：没有字段“调整前”',
      '正文：没有字段“试用期限',
    ]);
  });

  test.each(['{constructor}', '{__proto__}', '{姓名.length}', '{姓名 | upper}', '{1+1}', '{@姓名}', '{=[[ ]]=}', '{}'])(
    'no code, no path, no raw XML, no other braces: %s',
    async (tag) => {
      expect((await fault(tag)).map(({ zh }) => zh)).toEqual([expect.stringMatching(/^正文：没有字段/)]);
    },
  );

  test('braces and loops without their counterpart are named', async () => {
    const told = async (...words: readonly string[]) => (await fault(...words)).map(({ zh }) => zh.split('的')[0]);
    expect(await told('{#调整}', '{项目}')).toEqual(['正文：“调整”']);
    expect(await told('{/调整}')).toEqual(['正文：“调整”']);
    expect(await told('{姓名')).toEqual([expect.stringMatching(/^正文：“\{?姓名/)]);
    expect(await told('{#调整}', '{/签字}')).toHaveLength(1);
  });

  test('a list is no text, and goes through its entries once', async () => {
    expect((await fault('{调整}'))[0]?.zh).toContain('“调整”有多条');
    // 300 people inside 300 people would be 90,000.
    expect((await fault('{#调整}{#调整}{项目}{/调整}{/调整}'))[0]?.zh).toContain('没有字段“调整”');
    expect(await fault('{#调整}{序号}. {姓名}：{项目}{/调整}', '{^调整}无{/调整}', '{#评定周期}有{/评定周期}')).toEqual(
      [],
    );
    expect((await fault('{序号}'))[0]?.zh).toContain('没有字段“序号”');
  });

  test('what a paper has to say may not be left out, nor what a list has to', async () => {
    const template = await standardTemplate('level-notice');
    const body = partOf(template, 'word/document.xml');
    const without = (word: string) =>
      faultsOfFields('level-notice', changed(template, { 'word/document.xml': body.replaceAll(word, '') })).map(
        ({ message }) => message.zh,
      );
    expect(without('{生效日期}')).toEqual(['缺少必须的字段“生效日期”。请加入模板。']);
    expect(without('{调整后}')).toEqual(['缺少必须的字段“调整 / 调整后”。请加入模板。']);
    // To ask whether there is one is not to say it.
    expect(without('{工号}')).toHaveLength(1);
    expect(
      faultsOfFields(
        'level-notice',
        changed(saying(template, '{#工号}有{/工号}'), {
          'word/document.xml': partOf(saying(template, '{#工号}有{/工号}'), 'word/document.xml').replaceAll(
            '{工号}',
            '',
          ),
        }),
      ),
    ).toHaveLength(1);
  });

  test('what comes again with each entry is bounded', async () => {
    const words = (times: number) => `{#调整}${'长'.repeat(times)}{/调整}`;
    expect(await fault(words(100_000))).toEqual([]);
    expect((await fault(words(300_000)))[0]?.zh).toContain('各循环的内容合计超过256 KB');
  });

  test('a template of its own goes through 300 people, and names are words in it as well', async () => {
    const own = saying(
      await standardTemplate('score-summary'),
      '{#候选人}',
      '（{序号}）{姓名}·{工号}·{加权总分}·{答辩场次}',
      '{/候选人}',
    );
    expect(faultsOfFields('score-summary', own)).toEqual([]);
    const said = await readBack(summaryOf('level', 300), own);
    expect(said.match(/（\d+）[^·]+·\d+·[\d.]+·LC-2026-07-D1/g)).toHaveLength(300);
  });

  test('a name that Word has cut into runs is read whole; a preview shows the invented sample', async () => {
    const runs = ['{', '姓', '名}先生'].map((one) => `<w:r><w:t>${one}</w:t></w:r>`).join('');
    const own = withBody(await standardTemplate('level-notice'), `<w:p>${runs}</w:p>`);
    expect(faultsOfFields('level-notice', own)).toEqual([]);
    expect(await readBack(notice(), own)).toContain('周超先生');
    const { docx, sha256 } = preview('level-notice', own);
    expect(wordText(docx)).toContain('初级客服（一般）');
    expect(wordText(docx)).not.toMatch(/[{}]/);
    expect(preview('level-notice', own).sha256).toBe(sha256);
  });
});
