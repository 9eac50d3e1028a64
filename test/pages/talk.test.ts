import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, todayIn } from '../../domain/vocabulary/civil-date.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { HEAD, HR, RELATED, SUPERIOR } from '../support/department.js';
import { PeoplePlay } from '../workflows/people/people-play.js';
import { House, type Person } from './house.js';

/** Urging, passing on and talking about the tasks of transfers (I-72), by the words of the pages. */
const MANAGER = RELATED;
/** What an open page learns it learns within two seconds; the rest is a slow machine. */
const SOON_MS = 6_000;
let house: House;
const tasks = new Map<string, string>();

beforeAll(async () => {
  house = await House.open(
    ['E1', 'E2'].map((id) => ({ id, level: 'intermediate1-1' as const })),
    '2026-07',
    { [MANAGER]: ['hr-manager', 'employee'], [SUPERIOR]: ['supervisor', 'hr-manager', 'employee'] },
  );
  const { live } = house;
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${MANAGER} end`.execute(
    live.stack.database.db,
  );
  for (const id of ['E1', 'E2']) {
    const answer = await live.post<{ id: string }>(id, `/v1/people/${id}/transfer-application`, {
      opening: '质检组编制空缺一人',
      reason: '熟悉质检标准',
      wishedOn: addDays(todayIn('Asia/Shanghai', Date.now()), 30),
    });
    tasks.set(id, (await live.taskOf(MANAGER, 'transfer.opening', answer.body.id)).id);
  }
}, 120_000);
afterAll(() => house.close());

const open = async (who: string, id: string): Promise<Person> => {
  const person = await house.as(who);
  await person.go(`/tasks/${tasks.get(id) ?? ''}`);
  return person;
};

test('HR chooses tasks of the follow-up and urges them in one go; what was not urged says why at its row', async () => {
  const hr = await house.as(HR);
  await hr.go('/inbox?tab=followUp');
  await hr.page.getByRole('checkbox', { name: '选择 员工E1 · 确认岗位空缺' }).check();
  await hr.press('催办 1 项');
  await hr.page.locator('.chip.warn', { hasText: '催办' }).waitFor();
  await hr.page.getByRole('checkbox', { name: '选择已显示的各行' }).check();
  await hr.press('催办 2 项');
  await hr.page.locator('.toast', { hasText: '已催办 1 项，1 项未催办' }).waitFor();
  expect(await hr.page.locator('tr.below .fault').allTextContents()).toEqual([
    expect.stringContaining('本工作日已催办过'),
  ]);
  await hr.page.locator('.chip.warn', { hasText: '催办' }).nth(1).waitFor();
  expect(await hr.page.locator('.chip.warn', { hasText: '催办' }).count()).toBe(2);
});

test('the follow-up is ordered at its head, in its address; what one has started is narrowed by kind', async () => {
  const hr = await house.as(HR);
  await hr.go('/inbox?tab=followUp');
  const due = hr.page.locator('thead button.sorts', { hasText: '到期' });
  await due.click();
  await hr.page.waitForURL(/[?&]sort=soonest/);
  await due.click();
  await hr.page.waitForURL(/[?&]sort=latest/);
  await hr.page.locator('th[aria-sort=descending]', { hasText: '到期' }).waitFor();
  const employee = await house.as('E1');
  await employee.go('/inbox?tab=started&kind=transfer');
  await employee.page.locator('tbody tr', { hasText: '员工E1' }).getByText('调岗').waitFor();
  await employee.go('/inbox?tab=started&kind=appeal');
  await employee.page.getByText('没有符合条件的案件。').waitFor();
});

test('HR hands over from the follow-up what somebody has by claim; both are told', async () => {
  const { live } = house;
  await live.post(MANAGER, `/v1/tasks/${tasks.get('E2') ?? ''}/claim`, {});
  const superior = await open(SUPERIOR, 'E2');
  await superior.page.getByText(`这项任务已由 ${MANAGER} 认领，由其办理`).waitFor();
  expect(await superior.page.locator('form').count()).toBe(0);
  const hr = await house.as(HR);
  await hr.go('/inbox?tab=followUp');
  const box = (id: string) => hr.page.getByRole('checkbox', { name: `选择 员工${id} · 确认岗位空缺` });
  const button = hr.page.getByRole('button', { name: `移交${MANAGER}的 1 项` });
  await box('E2').check();
  await button.waitFor();
  await box('E1').check(); // which lies with the office, and is nobody's to hand over
  await button.waitFor({ state: 'detached' });
  await box('E1').uncheck();
  await button.click();
  await hr.name('接办人', SUPERIOR);
  await hr.page.getByLabel('理由').fill('长期休假');
  await hr.page.locator('form button[type=submit]', { hasText: '移交 1 项' }).click();
  await hr.page.locator('tbody tr', { hasText: '员工E2' }).filter({ hasText: SUPERIOR }).waitFor();
});

test('HR urges from the page of a task, and reads there that it was urged today', async () => {
  const hr = await open(HR, 'E1');
  await hr.press('催办');
  await hr.page.locator('.fault', { hasText: '本工作日已催办过' }).waitFor();
});

test('whoever has a task delegates it and takes it back, then transfers it for good', async () => {
  const manager = await open(MANAGER, 'E1');
  const card = manager.page.getByRole('region', { name: '转办与催办' });
  const send = card.locator('button[type=submit]');
  const to = async (button: string, reason: string): Promise<void> => {
    await card.getByRole('button', { name: button }).click();
    await manager.name('接办人', SUPERIOR);
    await card.getByLabel('理由').fill(reason);
    await send.click();
  };
  await to('委派', '出差');
  const delegated = card.getByText(`${MANAGER} 委派给 ${SUPERIOR}`);
  await delegated.waitFor();
  const superior = await open(SUPERIOR, 'E1');
  await superior.page.getByRole('button', { name: '交回' }).waitFor();
  await card.getByRole('button', { name: '收回' }).click();
  await card.getByLabel('理由').fill('已回');
  await send.click();
  await delegated.waitFor({ state: 'detached' });
  await to('转办', '由其办理');
  await manager.page.locator('.toast', { hasText: '已转出' }).waitFor();
});

test('whoever has a task asks; the asked answers in his inbox, and the answer stands beside the task', async () => {
  const manager = await open(MANAGER, 'E2');
  const card = manager.page.getByRole('region', { name: '沟通' });
  await card.getByRole('button', { name: '提问' }).click();
  await card.getByLabel('问谁').click();
  await manager.page.locator('.ant-select-item-option', { hasText: `· ${HR} ·` }).click();
  await card.getByLabel('问题').fill('质检组何时缺人?');
  await card.locator('button[type=submit]').click();
  // Exactly: what leads the form speaks of answers too, and stands there before anything was asked.
  await card.getByText('待答复', { exact: true }).waitFor();
  const hr = await house.as(HR);
  await hr.go('/inbox?tab=asked');
  await hr.page.getByText('质检组何时缺人?').waitFor();
  await hr.page.getByRole('button', { name: '答复' }).click();
  await hr.page.getByLabel('答复').last().fill('下个月一日起');
  await hr.page.locator('form button[type=submit]').click();
  await hr.page.locator('.empty').waitFor();
  await manager.page.reload();
  await card.getByText('下个月一日起').waitFor();
});

test('a comment mentions somebody, who finds it in his inbox and marks it as read; its author sees that', async () => {
  const manager = await open(MANAGER, 'E2');
  const card = manager.page.getByRole('region', { name: '评论与抄送' });
  await card.getByRole('button', { name: '评论' }).click();
  await card.getByLabel('内容').fill('请关注本案');
  await card.getByLabel('提到谁').click();
  await manager.page.locator('.ant-select-item-option', { hasText: `· ${HR} ·` }).click();
  await manager.page.keyboard.press('Escape');
  await card.locator('button[type=submit]').click();
  await card.getByText(`@ ${HR}`).waitFor();
  const hr = await house.as(HR);
  await hr.go('/inbox?tab=copied');
  await hr.page.getByText('请关注本案').waitFor();
  await hr.page.getByRole('button', { name: '已阅', exact: true }).click();
  await hr.page.getByText(`@ ${HR}（已阅）`).waitFor();
  await manager.page.reload();
  await card.getByText(`@ ${HR}（已阅）`).waitFor();
  await card.getByRole('button', { name: '修改' }).click();
  await card.getByLabel('内容').fill('请尽快关注本案');
  await card.getByRole('button', { name: '保存' }).click();
  await card.getByText('请尽快关注本案').waitFor();
  await card.getByText('原文（1）').waitFor();
});

test('two have the same task open: each sees at once what the other does, and what was typed stays', async () => {
  const { live } = house;
  const manager = await open(MANAGER, 'E2');
  const typed = manager.page.getByRole('region', { name: '办理', exact: true }).getByLabel('理由').first();
  await typed.fill('写到一半的理由');
  const superior = await open(SUPERIOR, 'E2');
  await superior.press('认领');
  const claimed = manager.page.locator('.chip', { hasText: `${SUPERIOR} 已认领` });
  await claimed.waitFor({ timeout: SOON_MS });
  await manager.page.getByText(`这项任务刚刚已由 ${SUPERIOR} 认领`).waitFor();
  expect(await manager.page.locator('form button[type=submit]', { hasText: '提交' }).count()).toBe(0);
  await superior.press('放回');
  await claimed.waitFor({ state: 'detached', timeout: SOON_MS });
  const task = { id: tasks.get('E2') ?? '', kind: 'transfer.opening', caseId: null } as const;
  expect((await live.complete(SUPERIOR, task, { decision: 'refuse', reason: '今年不再增设' })).status).toBe(200);
  await manager.page.getByText(`这项任务刚刚已由 ${SUPERIOR} 办理，不能再提交`).waitFor({ timeout: SOON_MS });
  expect([await typed.inputValue(), await typed.isDisabled()]).toEqual(['写到一半的理由', true]);
  // One sentence about what was typed, and nothing to press.
  expect(await manager.page.getByText('未提交的内容已保存').count()).toBe(0);
  expect(await manager.page.locator('form button[type=submit]', { hasText: '提交' }).count()).toBe(0);
});

test('a copy is counted on a page that is open, without asking anew', async () => {
  const hr = await house.as(HR);
  await hr.go('/inbox');
  const copied = hr.page.getByRole('navigation', { name: '待办分类' }).getByRole('link', { name: /抄送/ });
  const before = Number(/\d+/.exec((await copied.textContent()) ?? '')?.[0] ?? 0);
  const { live } = house;
  const { body } = await live.get<{ caseId: string }>(MANAGER, `/v1/tasks/${tasks.get('E2') ?? ''}`);
  const said = { kind: 'comment', text: '请知悉', to: [HR] };
  expect((await live.post(MANAGER, `/v1/cases/${body.caseId}/remarks`, said)).status).toBe(201);
  await copied.filter({ hasText: String(before + 1) }).waitFor({ timeout: SOON_MS });
});

test('what one has done oneself is taken back on its page, and stands open again', async () => {
  const { live } = house;
  const task = await live.taskOf(SUPERIOR, 'transfer.opening');
  const transferOn = addDays(todayIn('Asia/Shanghai', Date.now()), 30);
  const form = { decision: 'confirm', superiorId: SUPERIOR, transferOn };
  expect((await live.complete(SUPERIOR, task, form)).status).toBe(200);
  const superior = await house.as(SUPERIOR);
  await superior.go(`/tasks/${task.id}`);
  const card = superior.page.getByRole('region', { name: '撤回本人的办理' });
  await card.getByRole('button', { name: '撤回' }).click();
  await card.getByLabel('撤回理由').fill('日期有误');
  await card.getByRole('button', { name: '撤回办理' }).click();
  await superior.page.waitForURL('**/inbox');
  const again = await live.taskOf(SUPERIOR, 'transfer.opening', task.caseId ?? '');
  expect(again.id).not.toBe(task.id);
  await superior.page.locator(`a[href="/tasks/${again.id}"]`).waitFor();
});

test('HR voids a case on its page; a second person agrees, and the page that is open learns it', async () => {
  const { caseId } = await house.live.taskOf(SUPERIOR, 'transfer.opening');
  const hr = await house.as(HR);
  await hr.go(`/cases/${caseId ?? ''}`);
  const card = hr.page.getByRole('region', { name: '作废案件' });
  await card.getByRole('button', { name: '作废' }).click();
  await card.getByLabel('作废理由（本人可见）').fill('重复提交的申请');
  await card.getByRole('button', { name: '提交第二人确认' }).click();
  await card.getByText('作废已提出，待第二人确认。').waitFor();
  const manager = await house.as(MANAGER);
  await manager.go('/waiting-changes');
  await manager.press('同意');
  await manager.page.locator('.toast', { hasText: '已同意并生效' }).waitFor();
  // The case is closed: nothing is left to void, without asking anew.
  await card.waitFor({ state: 'detached' });
  expect(await house.live.inbox(SUPERIOR)).toEqual([]);
});

test('whoever has a task returns it on its page; the page of whoever does it again says why, and what stood there', async () => {
  const people = new PeoplePlay(house.live.stack);
  const id = await people.hire('N1');
  const special = { level: 'junior-2', reason: '技能突出', evidence: '证书' };
  await house.live.act(HEAD, 'entry.proposal', special, id);
  const hr = await house.as(HR);
  await hr.go(`/tasks/${(await house.live.taskOf(HR, 'entry.verification', id)).id}`);
  const card = hr.page.getByRole('region', { name: '退回' });
  await card.getByRole('button', { name: '退回' }).click();
  const send = card.locator('button[type=submit]');
  await hr.pick('退回到', TASK_KINDS['entry.proposal'].title.zh);
  await card.getByLabel('退回理由（重新办理的人可见）').fill('证书未附');
  await send.click();
  await hr.page.locator('.toast', { hasText: '已退回' }).waitFor();
  const head = await house.as(HEAD);
  await head.go(`/tasks/${(await house.live.taskOf(HEAD, 'entry.proposal', id)).id}`);
  const came = head.page.getByRole('region', { name: '退回重办' });
  await came.getByText('第 2 轮').waitFor();
  await came.getByText('证书未附').waitFor();
  await came.getByText('上一轮所填').click();
  await came.getByText('技能突出').waitFor();
});

test('I-39: what a deputy does in one’s name wipes nothing that one has typed, and is told by his name', async () => {
  const { live } = house;
  const head = await house.as(HEAD);
  const task = await live.taskOf(HEAD, 'entry.proposal');
  await head.go(`/tasks/${task.id}`);
  const typed = head.page.getByRole('region', { name: '办理', exact: true }).getByLabel('理由').first();
  const kept = head.page.waitForResponse((one) => one.url().endsWith('/draft') && one.request().method() !== 'GET');
  await typed.fill('本人写到一半');
  await kept;
  const from = todayIn('Asia/Shanghai', Date.now());
  const named = { deputyId: SUPERIOR, from, until: addDays(from, 5), kinds: null, reason: '出差' };
  expect((await live.post(HEAD, `/v1/people/${HEAD}/proxies`, named)).status).toBe(201);
  const form = { level: 'junior-2', reason: '代办所写', evidence: '证书' };
  expect((await live.complete(SUPERIOR, task, form)).status).toBe(200);
  await head.page.getByText(`这项任务刚刚已由 ${SUPERIOR} 代 ${HEAD} 办理`).waitFor({ timeout: SOON_MS });
  expect([await typed.inputValue(), await typed.isDisabled()]).toEqual(['本人写到一半', true]);
  await head.page.reload();
  await head.page.getByRole('heading', { name: `${SUPERIOR} 代 ${HEAD} 填写的内容` }).waitFor();
});

test('no page complained', () => {
  expect(house.complaints()).toEqual([]);
});
