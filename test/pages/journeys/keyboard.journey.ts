import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { vocabulary } from '../../../web/i18n/zh/vocabulary.js';
import { GM, HEAD, HR, RELATED, SUPERIOR, type TestPerson } from '../../support/department.js';
import { thisMonth } from '../../support/this-month.js';
import { RELATED_TOO } from '../../workflows/position-promotion/vacancy-play.js';
import { House } from '../house.js';
import { seatDepartments } from '../panel-house.js';
import { AtKeyboard } from './at-keyboard.js';
import { Journey } from './journey.js';

/** §8: a cycle with forty candidates, by nine people who have a keyboard and nothing else. */
const DIRECT = 36;
const BY_PANEL = 4;
const EVERYBODY = DIRECT + BY_PANEL;
const LEFT_OUT = 2;
const today = todayIn('Asia/Shanghai', Date.now());
const month = thisMonth();
const [year = '', half = ''] = month.split('-');
const LAUNCH = `${year}年${Number(half) >= 7 ? 7 : 1}月`;
const rated = (of: 'A' | 'B'): readonly ('A' | 'B')[] => Array.from({ length: 12 }, () => of);

const PEOPLE: readonly TestPerson[] = Array.from({ length: EVERYBODY }, (_, no) => ({
  id: `E${String(no + 1).padStart(2, '0')}`,
  level: no < DIRECT ? 'junior-1' : 'intermediate2-1',
  ratings: rated(no < DIRECT ? 'B' : 'A'),
}));
const HEARD = PEOPLE.slice(DIRECT).map(({ id }) => `员工${id}`);
/** These three sign for what they were given; the others do the same. */
const SIGNED = ['E03', 'E20', PEOPLE.at(-1)?.id ?? ''];

const journey = new Journey('keyboard', /status of 404.*\/v1\/defenses\/[^/]+$/);
let house: House;
const seats = new Map<string, AtKeyboard>();

beforeAll(async () => {
  house = await House.open(PEOPLE, month, {
    [HEAD]: ['department-head', 'panel', 'employee'],
    [SUPERIOR]: ['supervisor', 'panel', 'employee'],
  });
  await seatDepartments(house.live);
}, 240_000);
afterAll(async () => {
  process.stdout.write(journey.report());
  await house.close();
}, 120_000);

/** Somebody at his desk; logs in when he first comes. */
async function at(login: string): Promise<AtKeyboard> {
  const known = seats.get(login);
  if (known !== undefined) return known;
  const keys = new AtKeyboard(journey.seat(login, await house.stranger('/')));
  await keys.signIn(login);
  seats.set(login, keys);
  return keys;
}

journey.part('HR opens the cycle', async () => {
  const hr = await at(HR);
  const { page } = hr.seat;
  await hr.seat.look('home');
  await hr.press('?');
  await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
  await hr.seat.look('sheet of keys');
  await hr.press('Escape');
  await hr.find('晋级周期', /晋级周期/);
  await hr.tabTo(page.getByLabel('月份'), '月份');
  await hr.type(LAUNCH);
  await hr.press('Enter', 'Tab');
  await hr.tabTo(page.getByRole('button', { name: '起草周期' }), '起草周期');
  await hr.press('Enter');
  await page.getByText('草稿', { exact: true }).waitFor();
  await hr.seat.look('cycles');
  await hr.next(/启动晋级评定/);
  await hr.seat.look('launch');
  await hr.choose('启动评定');
  await hr.fill('补录截止日', today);
  await hr.fill('理由', '补办上一期评定');
  await hr.send();
  await hr.next(/截止补录考核成绩/);
  await hr.choose('现在截止');
  await hr.fill('理由', '成绩已齐');
  await hr.send();
  journey.station('HR opens the cycle');
});

journey.part('the head submits, two left out with a reason, the others at once', async () => {
  const head = await at(HEAD);
  const { page } = head.seat;
  await head.next(/提交晋级候选人/);
  const rows = page.locator('.batch > li');
  expect(await rows.count()).toBe(EVERYBODY);
  await head.seat.look('submission');
  await head.press('j');
  for (let no = 0; no < LEFT_OUT; no += 1) {
    await head.press('r');
    await page.locator('.batch textarea:focus').waitFor();
    await head.type('本期名额已满');
    await head.press('Escape', 'j');
  }
  await head.press('Enter');
  await page.locator('.batch .unfolded').waitFor();
  await head.press('Enter');
  await head.tabTo(page.getByRole('button', { name: '全部提交' }), '全部提交', 'Shift+Tab');
  await head.press('Enter');
  await page.locator('.sticky-acts').getByText('全部已决定').waitFor();
  await head.checkFocus('全部提交');
  await head.send();
  journey.station('the head submits');
});

journey.part('HR reviews, and seats the panel', async () => {
  const hr = await at(HR);
  const { page } = hr.seat;
  await hr.next(/人力资源初审/);
  await hr.seat.look('review');
  await hr.tabTo(page.getByRole('button', { name: /全部通过$/ }), '全部通过');
  await hr.press('Enter');
  await page.locator('.sticky-acts').getByText('全部已决定').waitFor();
  await hr.checkFocus('全部通过');
  await hr.send();
  journey.station('HR reviews');
  await hr.next(/组织评审答辩/);
  await hr.fill('日期', today);
  await hr.name('组长', HEAD);
  await page.getByText('席位与档案一致，没有利害冲突。').waitFor();
  await hr.seat.look('panel');
  await hr.press('Escape');
  await hr.send();
  journey.station('HR seats the panel');
});

journey.part('five people score four candidates, and the chair signs', async () => {
  for (const login of [HEAD, SUPERIOR, RELATED, RELATED_TOO, HR]) await score(await at(login));
  journey.station('the panel scores');
  const head = await at(HEAD);
  await head.next(/签署答辩评审汇总表/);
  await head.seat.look('summary');
  await head.tabTo(head.seat.page.getByRole('checkbox', { name: /^我以组长身份签署/ }), '签署');
  await head.press('Space');
  await head.send();
  journey.station('the chair signs');
});

/** Every field of every sheet by Tab from the one before; the numbers are a little different each. */
async function score(scorer: AtKeyboard): Promise<void> {
  const { page } = scorer.seat;
  await scorer.next(/填写答辩评审表/);
  await scorer.seat.look('score sheets');
  for (const name of HEARD)
    for (const [no, ability] of ABILITIES.entries()) {
      await scorer.tabTo(page.getByLabel(`${name} · ${vocabulary.abilities[ability]}`), `${name} ${ability}`);
      await scorer.type(String(80 + no));
    }
  await scorer.press('Control+Enter');
  const check = page.getByRole('dialog', { name: '提交前请核对' });
  await check.waitFor();
  await scorer.tabTo(check.getByRole('button', { name: '确认提交' }), '确认提交');
  await scorer.press('Enter');
  await scorer.home();
}

journey.part('the general manager decides', async () => {
  const hr = await at(HR);
  await hr.next(/汇总报总经理/);
  await hr.send();
  const gm = await at(GM);
  const { page } = gm.seat;
  await gm.next(/总经理审批/);
  const rows = page.locator('.batch > li');
  expect(await rows.count()).toBe(EVERYBODY - LEFT_OUT);
  await gm.seat.look('batch');
  await gm.press('j', 'a', 'j', 'r');
  await gm.type('再观察一期');
  await gm.press('Escape', 'k', 'Enter');
  await page.locator('.batch .unfolded').waitFor();
  await gm.seat.look('batch, facts open');
  await gm.press('Enter');
  await gm.tabTo(page.getByRole('button', { name: /^一次批准 \d+ 位无异议者$/ }), '一次批准', 'Shift+Tab');
  await gm.press('Enter');
  await page.locator('.sticky-acts').getByText('全部已决定').waitFor();
  await gm.checkFocus('一次批准');
  await gm.press('Control+Enter');
  const check = page.getByRole('dialog', { name: '提交前请核对' });
  await check.waitFor();
  await gm.tabTo(check.getByRole('button', { name: '确认提交' }), '确认提交');
  await gm.press('Enter');
  await gm.home();
  journey.station('the general manager decides');
});

journey.part('results, interviews, notices', async () => {
  const hr = await at(HR);
  await hr.next(/反馈审批结果/);
  await hr.send();
  const superior = await at(SUPERIOR);
  const { page } = superior.seat;
  await superior.find('待办', /待办/);
  const all = page.getByRole('checkbox', { name: /^全选 \d+ 项「评审结果面谈」/ });
  await page
    .getByRole('checkbox', { name: new RegExp(`^全选 ${EVERYBODY - LEFT_OUT} 项`) })
    .waitFor({ timeout: 60_000 });
  await superior.seat.look('inbox with interviews');
  await superior.tabTo(all, '全选');
  await superior.press('Space');
  await superior.tabTo(page.getByRole('link', { name: /^一起办理/ }), '一起办理');
  await superior.press('Enter');
  await page.locator('.together-row').first().waitFor();
  await superior.seat.look('interviews together');
  await superior.fill('日期', today);
  await superior.fill('面谈纪要', '已就结果面谈，下半年继续按标准要求自己');
  await superior.tabTo(page.getByRole('button', { name: '填入各行' }), '填入各行');
  await superior.press('Enter');
  await superior.send();
  journey.station('forty interviews');
  for (const id of SIGNED) await sign(await at(id));
  journey.station('three notices');
});

async function sign(employee: AtKeyboard): Promise<void> {
  const { page } = employee.seat;
  await employee.next(/确认已面谈/);
  await employee.choose('是');
  await employee.send();
  await employee.next(/签收调整通知书/);
  await employee.seat.look('notice');
  await page.getByRole('link', { name: /^通知书 TZ-/ }).waitFor();
  await employee.choose('签收');
  await employee.send();
}

test('nothing was wrong on the way', () => {
  expect(journey.faults()).toEqual([]);
});
