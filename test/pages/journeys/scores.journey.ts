import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../../cli/play/until.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import { vocabulary } from '../../../web/i18n/zh/vocabulary.js';
import { PASSWORD } from '../../api/harness.js';
import { HEAD, HR, RELATED, SUPERIOR, type TestPerson } from '../../support/department.js';
import { thisMonth } from '../../support/this-month.js';
import { House } from '../house.js';
import { seatDepartments } from '../panel-house.js';
import { AtPhone, PHONE } from './at-phone.js';
import { Journey, type Seat } from './journey.js';

/** 8.5.4: a member of a panel gives sixty-six scores over two days, half of them at a desk, the rest on a phone. */
const CANDIDATES = 11;
const AT_THE_DESK = 5;
const month = thisMonth();
const [year = '', half = ''] = month.split('-');
const PEOPLE: readonly TestPerson[] = Array.from({ length: CANDIDATES }, (_, no) => ({
  id: `P${String(no + 1).padStart(2, '0')}`,
  level: 'intermediate2-1',
  ratings: Array.from({ length: 12 }, () => 'A' as const),
}));

/** What is given, each a little different, some with decimals as people type them. */
const given = (candidate: number, ability: number): number => 70 + candidate + ability + (ability % 2 === 0 ? 0.5 : 0);
const typed = (score: number): string => (Number.isInteger(score) ? String(score) : String(score).replace('.', '．'));

const journey = new Journey('scores');
let house: House;
let names: readonly string[] = [];

beforeAll(async () => {
  const roles = {
    [HEAD]: ['department-head', 'panel', 'employee'],
    [SUPERIOR]: ['supervisor', 'panel', 'employee'],
  } as const;
  house = await House.open(PEOPLE, month, roles, 'skipping');
  const { live } = house;
  await seatDepartments(live);
  await live.post(HR, '/v1/cycles', { month: `${year}-${Number(half) >= 7 ? '07' : '01'}` });
  const today = await live.stack.today();
  await live.act(HR, 'cycle.launch', { do: 'launch', closingDate: today, reason: '补办上一期评定' });
  await live.act(HR, 'cycle.close-ratings', { do: 'close' });
  const cases = await until('everybody is listed', async () => {
    const { rows } = await sql<{ id: string; name: string }>`
      select c.id, p.name from personnel_case c join person p on p.id = c.person_id
      where c.stage = 'listed' order by c.person_id`.execute(live.stack.database.db);
    return rows.length === CANDIDATES ? rows : undefined;
  });
  const caseIds = cases.map(({ id }) => id);
  await live.act(HEAD, 'cycle.submission', { submitted: caseIds.map((caseId) => ({ caseId })), leftOut: [] });
  await live.act(HR, 'cycle.first-review', { decisions: caseIds.map((caseId) => ({ caseId, decision: 'pass' })) });
  await live.act(HR, 'cycle.appoint-panel', {
    heldOn: today,
    chair: HEAD,
    supervisors: [SUPERIOR],
    departmentHead: [HEAD],
    relatedDepartments: [RELATED],
    humanResources: [HR],
    caseIds,
  });
  await live.taskOf(RELATED, 'defense.sheets');
}, 400_000);
afterAll(async () => {
  process.stdout.write(journey.report());
  await house.close();
}, 120_000);

async function signIn({ page }: Seat): Promise<void> {
  await page.getByLabel('登录名').fill(RELATED);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.shell').waitFor();
}

const nameOf = (name: string, ability: (typeof ABILITIES)[number]): string =>
  `${name} · ${vocabulary.abilities[ability]}`;

/** What stands in the fields, candidate by candidate. */
const standing = async ({ page }: Seat): Promise<readonly string[]> =>
  page
    .locator('.sheet input.typed-number')
    .evaluateAll((fields) => fields.map((one) => String(Reflect.get(one, 'value'))));

/** Of the candidates up to this one every score that was meant, and blanks after them. */
const meant = (until: number, but: Readonly<Record<string, number>> = {}): readonly string[] =>
  Array.from({ length: CANDIDATES }, (_, no) =>
    ABILITIES.map((_, ability) => (no < until ? String(but[`${no} ${ability}`] ?? given(no, ability)) : '')),
  ).flat();

const CORRECTED = { '1 2': 61.5, '8 0': 99 };
const address = async (): Promise<string> =>
  `/tasks/${encodeURIComponent((await house.live.taskOf(RELATED, 'defense.sheets')).id)}`;

journey.part('the first day, at a desk: half of them, then the tab is closed and he logs out', async () => {
  const window = await house.stranger(await address());
  const desk = journey.seat('desk', window);
  const { page } = desk;
  await signIn(desk);
  await page
    .locator('.sheet')
    .nth(CANDIDATES - 1)
    .waitFor();
  names = (await page.locator('.sheet legend').allTextContents()).map((one) => /^\S+/.exec(one)?.[0] ?? '');
  expect(new Set(names).size).toBe(CANDIDATES);
  await desk.look('sheets');
  for (let no = 0; no < AT_THE_DESK; no += 1)
    for (const [at, ability] of ABILITIES.entries()) {
      const box = page.getByLabel(nameOf(names[no] ?? '', ability), { exact: true });
      await box.click();
      desk.did.clicks += 1;
      await page.keyboard.type(typed(given(no, at)));
      desk.did.keys += typed(given(no, at)).length;
    }
  // At once, before anything has had time to be saved by itself; another tab of the same browser logs out.
  const other = await page.context().newPage();
  await page.close();
  await other.goto(window.page.url() === 'about:blank' ? '' : new URL('/home', window.page.url()).href);
  await other.locator('.shell').waitFor();
  await other.getByRole('button', { name: '退出' }).click();
  await other.getByLabel('登录名').waitFor();
  desk.did.clicks += 2;
  journey.station('thirty scores at a desk');
});

journey.part(
  'the next day, on a phone: nothing is lost, the rest is given, one is corrected, read once more and sent',
  async () => {
    const { live } = house;
    await live.skipTo(addDays(await live.stack.today(), 1), '09:30');
    const window = await house.stranger('/', { ...PHONE, scheme: 'light' });
    const seat = journey.seat('phone', window);
    const { page } = seat;
    await page.clock.setSystemTime(new Date(await live.stack.now()));
    const phone = new AtPhone(seat);
    await phone.watchWidth();
    await signIn(seat);
    await phone.tap(page.getByRole('link', { name: /填写答辩评审表/ }));
    await page
      .locator('.sheet')
      .nth(CANDIDATES - 1)
      .waitFor();
    expect(await standing(seat)).toEqual(meant(AT_THE_DESK));
    await seat.look('half filled');
    await phone.checkBar('half filled');
    for (let no = AT_THE_DESK; no < CANDIDATES; no += 1)
      for (const [at, ability] of ABILITIES.entries())
        await phone.fill(page.getByLabel(nameOf(names[no] ?? '', ability), { exact: true }), typed(given(no, at)));
    for (const [place, score] of Object.entries(CORRECTED)) {
      const [no = 0, at = 0] = place.split(' ').map(Number);
      await phone.fill(
        page.getByLabel(nameOf(names[no] ?? '', ABILITIES[at] ?? 'business'), { exact: true }),
        String(score),
      );
    }
    await phone.checkBar('all filled');
    await phone.tap(page.locator('.sticky-acts button[type=submit]'));
    const check = page.getByRole('dialog', { name: '提交前请核对' });
    await check.waitFor();
    await seat.look('final check');
    const shown = await check.locator('.final-check dd').allTextContents();
    expect(shown.map((one) => one.trim())).toEqual(meant(CANDIDATES, CORRECTED));
    await phone.tap(check.getByRole('button', { name: '确认提交' }));
    await page.waitForURL('**/inbox');
    await phone.checkWidth('all of it');
    await seat.look('sent');
    const { rows } = await sql<{ scores: Record<string, number> }>`
    select s.scores from score_sheet s join personnel_case c on c.id = s.case_id
    where s.scorer_id = ${RELATED} order by array_position(${names.map((name) => name.replace('员工', ''))}::text[], c.person_id)`.execute(
      live.stack.database.db,
    );
    expect(rows.flatMap(({ scores }) => ABILITIES.map((ability) => String(scores[ability])))).toEqual(
      meant(CANDIDATES, CORRECTED),
    );
    journey.station('thirty-six scores and two corrections on a phone');
  },
);

journey.part('9.5.6: an anonymous sheet, half filled and left, leaves nothing in the browser', async () => {
  const { db } = house.live.stack.database;
  await sql`insert into personnel_case (id, kind, person_id, post, stage, policy_version, choices, opened_by)
    values ('PP-9', 'position-promotion', 'P11', 'team-leader', 'trial', 'v1', '{}', ${HR})`.execute(db);
  await sql`insert into task (id, workflow_id, case_id, kind, clause, state, people)
    values ('PP-9.1', 'PP-9-trial', 'PP-9', 'review.sheet', '9.5.6', 'open', array['P01'])`.execute(db);
  const window = await house.stranger('/', { ...PHONE, scheme: 'dark' });
  const seat = journey.seat('rater', window);
  const { page } = seat;
  await page.clock.setSystemTime(new Date(await house.live.stack.now()));
  await page.getByLabel('登录名').fill('P01');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.shell').waitFor();
  const phone = new AtPhone(seat);
  await phone.tap(page.locator('a[href^="/tasks/PP-9"]'));
  await phone.fill(page.getByLabel('评语'), '对下属很耐心');
  await seat.look('anonymous sheet');
  await phone.button('菜单');
  await phone.button('退出');
  await page.getByLabel('登录名').waitFor();
  const kept = await page.evaluate<string>(`(async () => JSON.stringify([
    Object.entries(localStorage), Object.entries(sessionStorage), await indexedDB.databases(), await caches.keys(),
    document.cookie, location.href, document.title, history.state, document.body.innerText,
    [...document.querySelectorAll('input, textarea')].map((one) => one.value)]))()`);
  expect(kept).not.toMatch(/耐心|PP-9|P11/);
  await page.goBack();
  await page.getByLabel('登录名').waitFor();
  expect(await page.content()).not.toMatch(/耐心/);
  // Nobody told him of this one, which was put there.
  await sql`update task set excluded = array['P01'] where id = 'PP-9.1'`.execute(db);
  journey.station('an anonymous sheet');
});

test('nothing was wrong on the way', () => {
  expect(journey.faults()).toEqual([]);
});
