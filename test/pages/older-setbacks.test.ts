import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../cli/play/until.js';
import { addDays, todayIn } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import { HR, SUPERIOR } from '../support/department.js';
import { House } from './house.js';

/** I-82 at the page: HR decides on what was published before the day, and the HR manager names the day. */
const MANAGER = 'M-HRM';
const rated = addToMonth(monthOf(todayIn('Asia/Shanghai', Date.now())), -1);
let house: House;
beforeAll(async () => {
  const people = ['E1', 'E2', MANAGER].map((id) => ({ id, level: 'junior-3' as const }));
  house = await House.open(people, rated, { [MANAGER]: ['hr-manager', 'employee'] });
  const of = addToMonth(rated, -2);
  const lines = ['E1', 'E2', HR].map((id) => `${id},${of},C,${firstDayOf(addToMonth(of, 1))}`);
  await house.live.importLines(HR, 'ratings', `工号,月份,考核成绩,公布日期\n${lines.join('\n')}\n`);
  // 4.1: the line about whoever imports waits for somebody else.
  const { body } = await house.live.get<{ items: readonly { no: number }[] }>(MANAGER, '/v1/waiting-changes');
  const asked = `/v1/waiting-changes/${body.items[0]?.no ?? 0}/decision`;
  expect((await house.live.post(MANAGER, asked, { decision: 'approve' })).status).toBe(200);
}, 120_000);
afterAll(() => house.close());

describe('older C and D', () => {
  test('one is chosen and decided with a reason; the row about oneself cannot be chosen', async () => {
    const hr = await house.as(HR);
    await hr.go('/older-setbacks');
    await hr.page.getByRole('heading', { name: '待决定 3 个' }).waitFor();
    expect(await hr.page.getByRole('checkbox', { name: `选择 ${HR}` }).isDisabled()).toBe(true);
    expect(await hr.page.getByRole('button', { name: '确定启用日' }).count()).toBe(0);
    expect(await hr.page.getByRole('button', { name: '登记决定' }).isDisabled()).toBe(true);
    await hr.tick('选择 员工E1');
    await hr.page.getByText('不再发起', { exact: true }).click();
    await hr.press('登记决定');
    await hr.page.locator('.fault').first().waitFor();
    await hr.fill('理由', '上线前已谈话');
    await hr.press('登记决定');
    await hr.page.getByRole('heading', { name: '待决定 2 个' }).waitFor();
    // All that are left but her own.
    await hr.press('全选');
    await hr.page.getByText('已选 1 个').waitFor();
    await hr.page.getByText('发起 §11 案件', { exact: true }).click();
    await hr.fill('理由', '尚未处理');
    await hr.press('登记决定');
    await hr.page.getByRole('heading', { name: '待决定 1 个' }).waitFor();
    await house.live.taskOf(HR, 'setback.cause');
  });

  test('the manager names the day, and reads first what it would change', async () => {
    const manager = await house.as(MANAGER);
    await manager.go('/older-setbacks');
    await manager.press('确定启用日');
    const since = firstDayOf(addToMonth(rated, -3));
    await manager.date('自哪一天起', since);
    await manager.page.getByText('待决定的 C、D 中有 1 个将触发 §11').waitFor();
    await manager.page.locator('form').getByLabel('理由').first().fill('数据自该日起登记');
    await manager.press('确定启用日');
    await manager.page.getByText('没有待决定的 C、D。').waitFor();
    await manager.page.getByText('更改启用日').waitFor();
    expect((await house.live.get(HR, '/v1/go-live')).body).toMatchObject({ since, named: true });
    // The form without a reason was refused above, which the browser writes down by itself.
    expect(house.complaints().filter((one) => !one.includes('status of 400'))).toEqual([]);
  });
});

describe('the forecast of the next cycle', () => {
  test('HR reads what it costs and follows a figure to its people, and keeps that view under a name', async () => {
    const { page, ...hr } = await at(HR);
    await page.getByRole('heading', { name: '每月增加的薪资' }).waitFor();
    await page.getByRole('link', { name: '客户关怀部 合计 3 人' }).waitFor();
    await page.getByRole('link', { name: '初级客服(优秀) 合计 3 人' }).click();
    await page.waitForURL(/level=junior-3/);
    await hr.press('我的视图');
    await hr.fill('为当前视图起名', '初级优秀');
    await page.getByRole('button', { name: /^保\s?存$/ }).click();
    await page.getByRole('button', { name: '初级优秀', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await hr.press('恢复默认视图');
    await page.waitForURL((url) => !url.search.includes('level'));
    await hr.press('我的视图');
    await page.getByRole('button', { name: '初级优秀', exact: true }).click();
    await page.waitForURL(/level=junior-3/);
    expect(await page.locator('#forecast-people tbody tr').count()).toBe(3);
  });

  test('whoever leads reads of those below him alone, and nothing of money', async () => {
    await sql`update person set superior_id = null where id = ${MANAGER}`.execute(house.live.stack.database.db);
    const { page } = await at(SUPERIOR);
    await page.getByRole('link', { name: '客户关怀部 合计 2 人' }).waitFor();
    expect(await page.getByText(/¥|每月增加/).count()).toBe(0);
    await page.getByRole('button', { name: '我的视图' }).click();
    await page.getByText('还没有保存的视图').waitFor();
  });

  const at = async (who: string) => {
    const person = await house.as(who);
    await person.go('/forecast');
    return {
      page: person.page,
      press: (button: string) => person.press(button),
      fill: (label: string, value: string) => person.fill(label, value),
    };
  };
});

describe('cases taken over (0085)', () => {
  test('HR enters a running trial; once another has confirmed it, the case says on which paper, and what is not proven', async () => {
    const hr = await house.as(HR);
    const began = addDays(firstDayOf(addToMonth(rated, -3)), -10);
    await hr.go('/taken-over');
    await hr.page.getByText('还没有承接的案件').waitFor();
    await hr.press('承接试用任命');
    await hr.name('为谁承接', 'E2');
    await hr.fill('所带班组', '夜班一组');
    await hr.name('试用期间的直属上级', SUPERIOR);
    await hr.date('试用开始日', began);
    await hr.fill('依据的书面材料', '试用任命通知第 9 号');
    await hr.date('发出试用任命通知：日期', addDays(began, -3));
    await hr.press('提交第二人确认');
    await hr.page.locator('.fault').first().waitFor();
    await hr.fill('发出试用任命通知：经办人', '人力资源部');
    await hr.press('提交第二人确认');
    await hr.page.getByText('已提交，待第二人确认').waitFor();
    const manager = await house.as(MANAGER);
    await manager.go('/waiting-changes');
    await manager.page.getByText('§9.5.4 总经理批准试用：没有书面材料').first().waitFor();
    await house.live.approve(MANAGER);
    await until('it is under way', async () => {
      await hr.go('/taken-over');
      await hr.page.locator('.table tbody tr').first().waitFor();
      return (await hr.page.getByText('在本系统办理', { exact: true }).count()) === 1;
    });
    // On a desk and on a phone the row is whole, each value with its name.
    const row = hr.page.locator('.table tbody tr').first();
    for (const width of [1280, 390]) {
      await hr.page.setViewportSize({ width, height: 800 });
      for (const said of ['员工E2', '试用任命通知第 9 号']) await row.getByText(said).first().waitFor();
      expect(await hr.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    }
    await hr.page.setViewportSize({ width: 1280, height: 900 });
    await hr.page.locator('.table').getByRole('link').first().click();
    const card = hr.page.locator('section[aria-labelledby=taken-over]');
    await card.getByText('依据「试用任命通知第 9 号」承接').waitFor();
    expect(await card.locator('li', { hasText: '总经理批准试用' }).textContent()).toContain('未证实');
    expect(await card.locator('li', { hasText: '发出试用任命通知' }).textContent()).toContain('有书面材料');
    expect(await hr.page.getByText('示例案件').count()).toBe(0);
  });
});

describe('the set-up', () => {
  test('shows what the records have: what was named above is done, what is missing stands at its step', async () => {
    const manager = await house.as(MANAGER);
    await manager.go('/set-up');
    const step = (title: string) =>
      manager.page.locator('ol > li').filter({ has: manager.page.getByRole('heading', { name: title, exact: true }) });
    await step('启用日').getByText('已完成').waitFor();
    await step('总经理确认').getByText('待完成').waitFor();
    await step('邮件').getByText('可跳过').waitFor();
    await step('承接进行中的案件').getByText('已完成').waitFor();
    const downloading = manager.page.waitForEvent('download');
    await manager.press('下载模板：人员');
    expect((await downloading).suggestedFilename()).toBe('人员.csv');
    await step('考核成绩').getByRole('link', { name: '前往办理' }).click();
    await manager.page.waitForURL(/\/imports$/);
  });

  test('opens an account for everybody who has none, once it was asked for twice', async () => {
    await house.live.importLines(HR, 'people', '工号,姓名,部门,状态,入职日期\nN1,新来者,客户关怀部,试用,2026-01-05\n');
    const manager = await house.as(MANAGER);
    await manager.go('/set-up');
    const step = manager.page.locator('ol > li').filter({ hasText: '账号与角色' });
    await step.getByText(/人还没有账号/).waitFor();
    await manager.press('为尚无账号的人开通');
    expect(await manager.page.getByText(/已开通/).count()).toBe(0);
    await manager.press('确认开通');
    await manager.page.getByText(/已开通 \d+ 个账号/).waitFor();
    await step.getByText(/人还没有账号/).waitFor({ state: 'detached' });
    const { body } = await house.live.get<{ items: readonly { login: string; roles: readonly string[] }[] }>(
      MANAGER,
      '/v1/accounts?limit=200',
    );
    expect(body.items.find(({ login }) => login === 'n1')?.roles).toEqual(['employee']);
  });

  test('is refused to somebody whom it does not concern', async () => {
    const employee = await house.as('E1');
    await employee.go('/set-up');
    await employee.page.locator('.notice.bad').first().waitFor();
    expect(await employee.page.getByText('待完成').count()).toBe(0);
  });
});
