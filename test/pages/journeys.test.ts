import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { standardTemplate } from '../../documents/word/standard.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../support/department.js';
import { saying, wordText } from '../support/word-text.js';
import { RELATED_TOO } from '../workflows/position-promotion/vacancy-play.js';
import { until } from '../../cli/play/until.js';
import { decideByKeys, focusStays, refusedBatch, sameReason, sendFromPage } from './batches.js';
import { bothInterviews, score, scoreWrongly } from './panel-plays.js';
import { House, type Person } from './house.js';
import { seatDepartments } from './panel-house.js';
import { askRelease, draftWeights, release } from './policy-plays.js';

/** The long ways, by people at the pages and nothing else. */
const today = todayIn('Asia/Shanghai', Date.now());
const thisMonth = monthOf(today);
/** The month of the complaint that `foundDepartment` gives. */
const rated = addToMonth(thisMonth, -2);
/** §8.1: the last month in which a cycle was due. */
const launch = Number(thisMonth.slice(5)) >= 7 ? `${thisMonth.slice(0, 4)}-07` : `${thisMonth.slice(0, 4)}-01`;
const twelve = (of: string) => of.repeat(6).split('') as ('A' | 'B')[];
const ATTITUDE = { cause: 'service-attitude', status: 'pending' } as const;
let house: House;

beforeAll(async () => {
  house = await House.open(
    [
      { id: 'E1', level: 'junior-1', ratings: twelve('BB') },
      { id: 'E2', level: 'intermediate2-1', ratings: twelve('AA') },
      { id: 'E3', level: 'intermediate1-3', ratings: twelve('BB'), complaint: ATTITUDE },
      { id: 'E4', level: 'senior-1', ratings: twelve('AB') },
    ],
    thisMonth,
    { [HEAD]: ['department-head', 'panel', 'employee'], [SUPERIOR]: ['supervisor', 'panel', 'employee'] },
  );
  await seatDepartments(house.live);
}, 120_000);
afterAll(() => house.close());
/** What is refused is an answer, which the browser writes down by itself. */
const REFUSED = /status of (422.*\/(preview|completion)|422.*\/policy\/draft|404.*\/v1\/defenses\/[^/]+)$/;
afterEach(() => {
  expect(house.complaints().filter((line) => !REFUSED.test(line))).toEqual([]);
});

/** A card beside the task says all of this. */
async function beside({ page }: Person, card: string, ...said: readonly string[]): Promise<void> {
  const region = page.getByRole('region', { name: card });
  for (const one of said) await region.getByText(one).first().waitFor();
}

describe('§8: a level cycle by six people', () => {
  test('HR opens it, the head submits, HR reviews', async () => {
    const hr = await house.as(HR);
    await hr.go('/cycles');
    await hr.pick('月份', `${launch.slice(0, 4)}年${Number(launch.slice(5))}月`);
    await hr.press('起草周期');
    await hr.page.getByText('草稿', { exact: true }).waitFor();
    await hr.take('启动晋级评定');
    await hr.choose('启动评定');
    await hr.date('补录截止日', today);
    await hr.fill('理由', '补办上一期评定');
    await hr.submit();
    await hr.take('截止补录考核成绩');
    await hr.choose('现在截止');
    await hr.fill('理由', '成绩已齐');
    await hr.submit();
    const head = await house.as(HEAD);
    await head.take('提交晋级候选人');
    await focusStays(head);
    await sameReason(head);
    await refusedBatch(head);
    await head.submit();
    // The inbox is narrowed to this cycle, and says how many tasks HR has done.
    await hr.go('/inbox');
    await hr.page.getByRole('combobox', { name: '晋级周期' }).selectOption({ index: 1 });
    await hr.page.waitForURL(/[?&]cycle=LC-/);
    await hr.page.locator('.task-line', { hasText: '人力资源初审' }).waitFor();
    await hr.page.getByRole('link', { name: '已办 2', exact: true }).waitFor();
    await hr.take('人力资源初审');
    await hr.press(/全部通过/);
    await hr.submit();
  });

  test('the panel sits: five people score, the chair signs', async () => {
    const hr = await house.as(HR);
    await hr.take('组织评审答辩');
    await hr.date('日期', today);
    await hr.name('组长', HEAD);
    // 4.3: the head, the related departments' heads and HR are proposed from the records.
    for (const person of [HEAD, RELATED, RELATED_TOO, HR])
      await hr.page
        .locator('.ant-select-selection-item', { hasText: `· ${person} ·` })
        .first()
        .waitFor();
    // What would refuse the panel is said before it is handed in (I-35), and is gone with what caused it.
    await hr.name('业务关联部门代表', 'E2');
    await hr.page.getByRole('region', { name: '提交前须解决' }).getByText('是候选人本人').waitFor();
    await hr.page
      .locator('.ant-select-selection-item', { hasText: '· E2 ·' })
      .locator('.ant-select-selection-item-remove')
      .click();
    await hr.page.getByText('席位与档案一致，没有利害冲突。').waitFor();
    // B16: at what time and where; what is no time is refused at its place, and all is read once more.
    await hr.fill('开始时间', '下午2点');
    await hr.fill('地点', '三楼会议室');
    await hr.page.getByText('请按 24 小时制写时间').waitFor();
    await hr.fill('开始时间', '14：30');
    await hr.page.locator('form button[type=submit]').click();
    await hr.page.locator('.final-check').getByText('14:30').waitFor();
    await hr.page.locator('.final-check').getByText('三楼会议室').waitFor();
    await hr.press('返回修改');
    await hr.submitFinally();
    // 8.5.6: what is not released is told to nobody by his own page either.
    const candidate = await house.as('E2');
    await candidate.go('/standing');
    const meantime = candidate.page.getByRole('region', { name: '我经历的评定与决定' });
    await meantime.getByText('职级晋升').waitFor();
    const meanwhile = await meantime.textContent();
    expect(meanwhile).not.toMatch(/中\(二\)|总经理|自 20/);
    await scoreWrongly(await house.as(HEAD), '员工E2');
    // The board: people first, and whose sheets are missing by name.
    await hr.go(`/cycles/LC-${launch}`);
    await hr.page.getByRole('region', { name: '答辩' }).getByText(RELATED_TOO).waitFor();
    await hr.page.getByRole('region', { name: '答辩' }).getByText('14:30').waitFor();
    const places = await hr.page.locator('.board h2').allTextContents();
    expect(places.findIndex((one) => one.startsWith('人员'))).toBe(0);
    for (const login of [HEAD, SUPERIOR, RELATED, RELATED_TOO, HR]) await score(await house.as(login), '员工E2');
    const head = await house.as(HEAD);
    await head.take('签署答辩评审汇总表');
    const sheets = await head.page.getByRole('link', { name: '评分校准' }).getAttribute('href');
    // The sheets beside each other, for HR, and for the chair until he has signed (I-37).
    for (const reader of [hr, head]) {
      await reader.go(sheets ?? '');
      await reader.page.getByRole('region', { name: '评委的宽严' }).getByText(SUPERIOR).waitFor();
      await reader.page
        .getByRole('row', { name: /员工E2/ })
        .getByRole('cell')
        .first()
        .waitFor();
    }
    await head.take('签署答辩评审汇总表');
    await head.tick('我以组长身份签署本次答辩评审汇总表（8.5.4）');
    await head.submit();
    await hr.page
      .getByRole('region', { name: /与前两期比较/ })
      .getByText(/ \/ /)
      .first()
      .waitFor();
    await hr.go(`/cycles/LC-${launch}`);
    await hr.page.getByRole('link', { name: '评分校准' }).first().waitFor();
    // Who is not of the panel reads nothing of it.
    await candidate.page.goto(new URL(sheets ?? '', candidate.page.url()).href);
    await candidate.page.getByRole('alert').waitFor();
  });

  test('the general manager decides the batch, the superior interviews, the employee signs', async () => {
    const hr = await house.as(HR);
    await hr.take('汇总报总经理');
    await sendFromPage(hr);
    const gm = await house.as(GM);
    await gm.take('总经理审批');
    await decideByKeys(gm, '员工E2');
    await hr.take('反馈审批结果');
    await hr.submit();
    const superior = await house.as(SUPERIOR);
    await bothInterviews(superior, today);
    const employee = await house.as('E2');
    await employee.go('/standing');
    const happened = employee.page.getByRole('region', { name: '我经历的评定与决定' });
    await happened.getByText(/职级晋升：.*中\(二\).*自 20\d\d年\d+月\d+日起/).waitFor();
    await employee.take('确认已面谈');
    await employee.choose('是');
    await employee.submit();
    await employee.take('签收调整通知书');
    await beside(employee, '结果', '中(二)级客服', '生效日');
    await beside(employee, '已有的决定', '总经理批准');
    // What HR enters for whom it did not reach is not asked of himself (I-41).
    expect(await employee.page.getByRole('radio').count()).toBe(2);
    // Files stand beside a reason, which only a refusal needs; the notice itself is there to be read first.
    expect(await employee.page.locator('input[type=file]').count()).toBe(0);
    await employee.choose('拒签');
    await employee.page.locator('input[type=file]').first().waitFor({ state: 'attached' });
    await employee.page.getByRole('link', { name: /^通知书 TZ-/ }).waitFor();
    await employee.choose('签收');
    await employee.submit();
    await employee.go('/documents');
    await employee.page.getByText('已签收').first().waitFor();
    // What he has done says what was answered, in words.
    await employee.go('/inbox?tab=done');
    await employee.page.locator('.task-line', { hasText: '签收调整通知书' }).click();
    await employee.page.getByText('我填写的内容').waitFor();
    // A person's page has his cases and documents.
    await hr.go('/people/E2');
    await hr.page.getByRole('region', { name: '案件' }).getByText('职级晋升').waitFor();
    await hr.page
      .getByRole('region', { name: '文书' })
      .getByText(/通知书/)
      .first()
      .waitFor();
  });
});

describe('§9: a position promotion up to its trial', () => {
  test('HR opens the vacancy, the head nominates, HR verifies, three people rate', async () => {
    const hr = await house.as(HR);
    await hr.go('/vacancies');
    await hr.press('发布空缺');
    await hr.pick('部门', '客户关怀部');
    await hr.fill('所带班组', '一组');
    await hr.name('汇报对象', SUPERIOR);
    await hr.fill('理由', '业务扩展');
    await hr.page.locator('form button[type=submit]').click();
    await hr.page.waitForURL('**/vacancies/PV-*');
    const head = await house.as(HEAD);
    await head.take('申报职务晋升人选');
    // Beside the form: which post, and who meets §9.2.
    await beside(head, '空缺岗位', '一组', '业务扩展');
    await beside(head, '可以申报的人', '员工E4');
    await head.name('人员', 'E4');
    await head.fill('理由', '带班经验丰富');
    await head.submit();
    await hr.take('核定申报人员情况', '员工E4');
    // What the rules found, whom the records mean, and all of it once more before it goes (9.5.2, I-48).
    await hr.page.getByText('按 §9.2 符合申报条件。').waitFor();
    await beside(hr, '可请谁填写评估表', HEAD, RELATED, RELATED_TOO);
    expect(await hr.page.getByRole('radio', { name: '裁定受保护假期的月份（I-09）' }).count()).toBe(0);
    await hr.choose('确认');
    await hr.page.locator('.ant-select-selection-item', { hasText: HEAD }).waitFor();
    await hr.name('周边绩效考核人', RELATED, RELATED_TOO);
    await hr.page.locator('form button[type=submit]').click();
    await hr.page.locator('.final-check').getByText(RELATED_TOO).waitFor();
    await hr.press('返回修改');
    await hr.submitFinally();
    await rate(head, '填写胜任素质评估表');
    for (const login of [RELATED, RELATED_TOO]) await rate(await house.as(login), '填写周边绩效考核表');
  });

  test('HR finds him qualified, the general manager approves, and the trial is announced', async () => {
    const hr = await house.as(HR);
    await hr.take('填写资格审查评定表', '员工E4');
    await hr.choose('符合资格');
    await hr.submitFinally();
    await hr.take('汇总试用任命资料报总经理');
    await hr.submit();
    const gm = await house.as(GM);
    await gm.take('审批试用任命');
    await gm.choose('批准');
    await gm.submit();
    await hr.take('发出试用任命通知', '员工E4');
    await hr.date('开始日', today);
    await hr.fill('月数', '3');
    await hr.name('所带班组成员', 'E1');
    await hr.submitFinally();
    const nominee = await house.as('E4');
    await nominee.go('/messages');
    await nominee.page.getByText('试用').first().waitFor();
  });
});

/** Eighty-five on every item of the sheet. */
async function rate(rater: Person, sheet: string): Promise<void> {
  await rater.take(sheet, '员工E4');
  await rater.page.locator('.sheet-items li').first().waitFor();
  for (const item of await rater.page.locator('.sheet-items li').all()) {
    await item.getByRole('button', { name: / 90 分$/ }).click();
  }
  await rater.submitFinally();
}

describe('§11: a setback', () => {
  test('a C is imported, the complaint confirmed, the person heard, the demotion decided and agreed to', async () => {
    const hr = await house.as(HR);
    await hr.go('/imports');
    const csv = ['工号,月份,考核成绩,公布日期,更正原因', `E3,${rated},C,${today},复核更正`, ''].join('\n');
    await hr.page.locator('input[type=file]').setInputFiles({
      name: 'ratings.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    });
    await hr.press('试运行');
    await hr.press('全部执行');
    await hr.page.locator('.chip', { hasText: '已执行' }).first().waitFor();
    const superior = await house.as(SUPERIOR);
    await superior.take('说明考核 C/D 的原因', '员工E3');
    await superior.choose('服务态度');
    await superior.fill('投诉编号', 'C-E3');
    await superior.fill('情况说明', '接听态度生硬');
    await superior.submit();
    const head = await house.as(HEAD);
    await head.take('确认投诉是否成立', '员工E3');
    await head.choose('成立');
    await head.date('日期', today);
    await head.fill('理由', '录音属实');
    await head.submit();
    const employee = await house.as('E3');
    await employee.take('就可能的处理陈述意见');
    await employee.fill('情况说明', '当日设备故障');
    await employee.submit();
    await hr.take('提出或确认处理措施', '员工E3');
    await hr.pick('处理措施', '按规则处理');
    await hr.fill('理由', '投诉成立');
    await hr.submit();
    const gm = await house.as(GM);
    await gm.take('总经理审批处理措施', '员工E3');
    await gm.choose('批准');
    await gm.submit();
    await employee.take('答复是否同意降低');
    await employee.choose('是');
    await employee.submit();
  });

  test('the person appeals from his case, HR names a reader, who upholds it', async () => {
    const employee = await house.as('E3');
    await employee.go('/messages');
    await employee.page.locator('a[href^="/cases/"]').first().click();
    await employee.press('提出申诉');
    await employee.fill('申诉理由', '录音并非本人');
    await employee.press('提交申诉');
    await employee.page.getByText('受理中').waitFor();
    const hr = await house.as(HR);
    await hr.take('指定申诉受理人', '员工E3');
    await hr.name('受理人', RELATED);
    await hr.submit();
    const reader = await house.as(RELATED);
    await reader.take('受理申诉', '员工E3');
    await beside(reader, '案情：申诉', '录音并非本人');
    await beside(reader, '该案件已有的决定', '录音属实');
    await reader.choose('申诉成立');
    await reader.fill('理由', '复听录音,确非本人');
    await reader.submit();
  });
});

describe('§6: two inspectors are hired', () => {
  const hire = async (personId: string, name: string): Promise<void> => {
    const who = { personId, name, departmentId: 'CC', superiorId: SUPERIOR, hiredOn: today };
    const { status } = await house.live.post(HR, '/v1/hires', {
      ...who,
      hire: 'experienced',
      position: 'quality-inspector',
    });
    expect(status).toBe(201);
  };

  test('the manager proposes both levels in one form: what stands against one keeps both, and is said at its row', async () => {
    await hire('N1', '新质检甲');
    await hire('N2', '新质检乙');
    const head = await house.as(HEAD);
    const { page } = head;
    const choice = page.getByRole('checkbox', { name: /^全选 2 项「提出入职定级建议」/ });
    await until('two entries in the inbox', async () => {
      await head.go('/inbox');
      await page.locator('.task-line, .empty').first().waitFor();
      return (await choice.count()) === 1;
    });
    // By the keyboard alone.
    await choice.focus();
    await page.keyboard.press('Space');
    await page.getByRole('link', { name: /一起办理 2 项/ }).focus();
    await page.keyboard.press('Enter');
    const rows = page.locator('.together-row');
    const level = async (of: ReturnType<typeof rows.first>, name: string): Promise<void> => {
      await of.getByLabel('职级').click();
      await page
        .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
        .getByText(name, { exact: true })
        .click();
    };
    await head.pick('职级', '初级客服(一般)');
    await head.press('填入各行');
    await page.getByText('共 2 项，必填内容齐全 2 项').waitFor();
    await level(rows.first(), '中(一)级客服(一般)');
    await head.press('提交 2 项');
    await page.getByText('有 1 项不能办理，所以全部未提交').waitFor();
    await rows.first().locator('.fault').first().waitFor();
    expect(await rows.nth(1).locator('.fault').count()).toBe(0);
    const open = () =>
      sql`select from task where kind = 'entry.proposal' and state = 'open'`.execute(house.live.stack.database.db);
    expect((await open()).rows).toHaveLength(2);
    await level(rows.first(), '初级客服(一般)');
    await head.press('提交 2 项');
    await page.waitForURL('**/inbox');
    expect((await open()).rows).toEqual([]);
  });
});

describe('§13.2: a switch of the register', () => {
  test('HR sets I-42 differently, which the general manager agrees to', async () => {
    const hr = await house.as(HR);
    await hr.go('/policy?tab=register');
    await hr.page.locator('#I-42 > summary').click();
    await hr.page.locator('#I-42 .switches button').first().click();
    await hr.pick('改为', '周期月 1 日');
    await hr.fill('理由', '与周期一致');
    await hr.page.locator('#I-42 form button[type=submit]').click();
    await hr.page.getByText('已登记，待总经理同意').waitFor();
    const gm = await house.as(GM);
    await gm.go('/policy?tab=register');
    await gm.press('同意');
    await gm.page.locator('#I-42 > summary').click();
    await gm.page.locator('#I-42 .switches').getByText('今日有效：周期月 1 日').waitFor();
  });
});

describe('§13.1: the next version of the policy, without JSON', () => {
  test('HR changes numbers in a form, tries them, and the general manager approves from a first day on', async () => {
    const hr = await house.as(HR);
    await draftWeights(hr);
    await askRelease(hr, '2098-01-01');
    await release(hr, await house.as(GM), '2098-01-01', house.live.stack.database.db);
  });
});

describe('§15: a Word template of the company’s own', () => {
  test('HR sees what is wrong with it and where, then its preview, and takes it from a day on', async () => {
    const hr = await house.as(HR);
    await hr.go('/documents');
    await hr.page.getByRole('link', { name: '文书的 Word 模板' }).click();
    const choose = async (...words: readonly string[]) => {
      const buffer = saying(await standardTemplate('level-notice'), ...words);
      await hr.page.locator('input[type=file]').setInputFiles({ name: '通知书.docx', mimeType: '', buffer });
    };
    await choose('{姓氏}');
    await hr.press('检查并预览');
    await hr.page.locator('.notice.bad', { hasText: '正文：没有字段“姓氏”' }).waitFor();
    await choose('{姓名}先生/女士');
    const [preview] = await Promise.all([hr.page.waitForEvent('download'), hr.press('检查并预览')]);
    expect(preview.suggestedFilename()).toBe('通知书-preview.docx');
    expect(wordText(readFileSync(await preview.path()))).toContain('周超先生/女士');
    await hr.date('首日', '2098-01-01');
    await hr.press('自首日起采用');
    await hr.page.locator('tr', { hasText: '未到首日' }).getByRole('link', { name: '通知书.docx' }).waitFor();
  });
});
