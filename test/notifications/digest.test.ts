import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { sendNextMail } from '../../activities/service/send-mail.js';
import type { Turn } from '../../activities/service/take-turn.js';
import { until } from '../../cli/play/until.js';
import { insertMessages } from '../../db/messages/messages.js';
import { listMails } from '../../db/messages/mails.js';
import { keepPreferences } from '../../db/people/own/preferences.js';
import { openTasks } from '../../db/tasks/tasks.js';
import type { MessageTopic } from '../../domain/pipelines/task-events.js';
import { DEFAULT_PREFERENCES, mayBeMailedAt, type Preferences } from '../../domain/people/preferences.js';
import { instantAt, timeIn, todayIn } from '../../domain/vocabulary/civil-date.js';
import { text } from '../../domain/vocabulary/text.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { startDigests } from '../../worker/telling/digests.js';
import { openHouse, type House } from '../db/house.js';
import { runAs } from '../support/owner.js';
import { LINK, openPostOffice, type PostOffice } from './post-office.js';

/** docs/decisions/0052: one mail a workday morning about tasks; nothing in quiet hours, nothing left out. */

const calendar = loadCalendar();
/** A Friday that is a workday, with a Saturday and a Sunday off behind it. */
const FRIDAY = '2026-07-10';
const MONDAY = '2026-07-13';

let house: House;
let post: PostOffice;
let clock = 0;
let tasks = 0;
let steps = 0;

beforeAll(async () => {
  house = await openHouse();
  for (const id of ['A1', 'B2', 'C3']) await house.person(id, { email: `${id.toLowerCase()}@staff.example.com` });
  await house.person('N0');
});
afterAll(() => house.close());
beforeEach(async () => {
  post = await openPostOffice(house);
});
afterEach(async () => {
  await post.close();
  await runAs(house.ownerUrl, 'truncate outbox, digest, digest_morning, message, preference; delete from task');
});

const send = (): Promise<Turn | 'idle'> =>
  sendNextMail({
    db: house.db,
    mailer: post.mailer,
    settings: post.settings,
    calendar,
    now: () => new Date(clock),
  });
async function sendAll(): Promise<readonly string[]> {
  const before = post.server.taken.length;
  while ((await send()) !== 'idle');
  return post.server.taken.slice(before).map(({ to, subject }) => `${[to].flat()[0]?.text ?? ''} ${subject ?? ''}`);
}
async function ask(people: readonly string[], dueOn: string | null, more: object = {}): Promise<string> {
  tasks += 1;
  const id = `W.${tasks}`;
  const nobody = { cycleId: null, vacancyId: null, caseId: null, sessionId: null };
  const task = { id, workflowId: 'W', kind: 'level.notice', clause: '8.5.7', roles: [], people, excluded: [], dueOn };
  await openTasks(house.db, [{ ...nobody, ...task, ...more }], new Date(clock));
  return id;
}
async function tell(
  to: string,
  topic: MessageTopic,
  subject = '结果',
  mailed: 'link' | 'whole' = 'link',
): Promise<void> {
  steps += 1;
  const order = { to: [to], clause: 'I-74', topic, subject: text(subject, 'a result'), body: text('—', '—'), mailed };
  const mark = { workflowId: 'W', seq: steps, at: new Date(clock), about: {} };
  await house.db.transaction().execute((trx) => insertMessages(trx, [{ order, mark }]));
  await sql`update outbox set due_at = ${new Date(clock)}, queued_at = ${new Date(clock)}
    where attempts = 0 and message_id is not null and state = 'waiting'`.execute(house.db);
}
/** A round of each of so many workers, at the same moment. */
async function morning(day: string, time: string, workers = 1): Promise<void> {
  clock = instantAt(day, time);
  const stop = new AbortController();
  let rounds = 0;
  const quiet = (): void => undefined;
  const running = Array.from({ length: workers }, () =>
    startDigests({
      db: house.db,
      calendar,
      log: { info: quiet, warn: quiet },
      signal: stop.signal,
      pauseMs: 5,
      now: () => {
        rounds += 1;
        return new Date(clock);
      },
    }),
  );
  await until('each worker has looked', () => Promise.resolve(rounds > workers * 2));
  stop.abort();
  await Promise.all(running.map(({ done }) => done));
}

describe('the mail of a morning', () => {
  test('lists what is open, due and overdue, once, whoever of five workers makes it', async () => {
    clock = instantAt('2026-07-08', '10:00');
    const late = await ask(['A1'], '2026-07-09');
    const today = await ask(['A1'], FRIDAY);
    await ask(['A1', 'B2'], '2026-07-17');
    await ask(['A1'], null);
    await ask(['N0'], FRIDAY);
    await morning(FRIDAY, '09:04', 3);
    expect(await sendAll()).toEqual([]);
    await morning(FRIDAY, '09:05', 5);
    await morning(FRIDAY, '11:00', 2);
    expect([...(await sendAll())].sort()).toEqual([
      '"人A1" <a1@staff.example.com> 今日待办：3 项待办，逾期 1 项，今日到期 1 项',
      '"人B2" <b2@staff.example.com> 今日待办：1 项待办',
    ]);
    const mail = post.server.taken.find(({ text: said }) => said?.startsWith('人A1') === true);
    const said = mail?.text ?? '';
    expect(said.indexOf(`${LINK}/tasks/${late}`)).toBeGreaterThan(-1);
    expect(said.indexOf(`${LINK}/tasks/${late}`)).toBeLessThan(said.indexOf(`${LINK}/tasks/${today}`));
    expect(said).toContain('签收调整通知书（§8.5.7），期限 2026年7月9日，已逾期');
    expect(mail?.html).toContain(`<a href="${LINK}/tasks/${today}"`);
  });

  test('is not made on a day off, nor twice a day, and comes again on the next workday', async () => {
    clock = instantAt(FRIDAY, '10:00');
    await ask(['A1'], MONDAY);
    await morning('2026-07-11', '09:05');
    expect(await sendAll()).toEqual([]);
    await morning(MONDAY, '15:00');
    expect(await sendAll()).toHaveLength(1);
    await morning('2026-07-14', '09:05');
    expect(await sendAll()).toEqual(['"人A1" <a1@staff.example.com> 今日待办：1 项待办，逾期 1 项']);
  });

  test('who has claimed a task has it in his list alone, until it is overdue', async () => {
    clock = instantAt(FRIDAY, '08:30');
    await ask(['A1', 'B2'], MONDAY);
    await sql`update task set claimed_by = 'B2', claimed_at = ${new Date(clock)}`.execute(house.db);
    await morning(FRIDAY, '09:05');
    expect((await sendAll()).join()).not.toContain('a1@');
    await morning('2026-07-14', '09:05');
    expect((await sendAll()).join()).toContain('a1@');
  });

  test('who stands in for whoever has claimed it has it in his list as well (I-39)', async () => {
    clock = instantAt(FRIDAY, '08:30');
    await ask(['A1', 'B2'], FRIDAY, { kind: 'level.interview' });
    await sql`update task set claimed_by = 'B2', claimed_at = ${new Date(clock)}`.execute(house.db);
    await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values ('B2', 'C3', ${FRIDAY}, ${FRIDAY}, '出差', 'B2', ${new Date(clock)})`.execute(house.db);
    await morning(FRIDAY, '09:05');
    expect([...(await sendAll())].map((mail) => /[a-z]\d(?=@)/.exec(mail)?.[0]).sort()).toEqual(['b2', 'c3']);
    await sql`insert into proxy_end (proxy_no, ended_by, at) select no, 'B2', ${new Date(clock)} from proxy`.execute(
      house.db,
    );
  });

  test('names what was withdrawn or handed on; who has nothing gets none', async () => {
    clock = instantAt('2026-07-09', '16:00');
    await tell('A1', 'withdrawn', '待办已撤回:填写答辩评审表');
    await tell('B2', 'opened');
    await morning(FRIDAY, '09:05');
    expect(await sendAll()).toEqual(['"人A1" <a1@staff.example.com> 今日待办：1 条通知']);
    expect(post.server.taken.at(-1)?.text).toContain('- 待办已撤回:填写答辩评审表');
    await morning(MONDAY, '09:05');
    expect(await sendAll()).toEqual([]);
  });

  test('a hundred tasks are one mail of forty lines and a number', async () => {
    clock = instantAt('2026-07-09', '16:00');
    for (let no = 0; no < 100; no += 1) await ask(['A1'], MONDAY);
    await morning(FRIDAY, '09:05');
    expect(await sendAll()).toHaveLength(1);
    expect(post.server.taken.at(-1)?.text).toContain('另有 60 项');
    expect(post.server.taken.at(-1)?.text?.match(/\/tasks\//g)).toHaveLength(40);
  });

  test('a server that refuses for the moment, or is away, gets the same mail once it is there', async () => {
    clock = instantAt('2026-07-09', '16:00');
    await ask(['A1'], MONDAY);
    await morning(FRIDAY, '09:05');
    post.server.nextContents.push({ code: 451, words: 'later' });
    expect(await send()).toMatchObject({ outcome: 'later' });
    await post.server.down();
    clock += 120_000;
    expect(await send()).toMatchObject({ outcome: 'later', reached: false });
    await post.server.up();
    clock += 600_000;
    expect(await sendAll()).toHaveLength(1);
    const [listed] = await listMails(house.db, { by: 'HR', state: 'sent', limit: 5 });
    expect(listed).toMatchObject({ personId: 'A1', subject: { zh: '今日待办' }, attempts: 3, caseId: null });
  });
});

describe('what somebody has chosen', () => {
  const chosen = (changes: Partial<Preferences>) =>
    keepPreferences(house.db, 'A1', { ...DEFAULT_PREFERENCES, ...changes }, new Date(clock));

  test('a mail each instead of the list: at once, with its link', async () => {
    clock = instantAt(FRIDAY, '09:30');
    await chosen({ mails: 'single', language: 'en' });
    await tell('A1', 'opened');
    await tell('B2', 'opened');
    expect(await sendAll()).toEqual(['"人A1" <a1@staff.example.com> a result']);
    await ask(['A1'], MONDAY);
    await morning(MONDAY, '09:05');
    expect(await sendAll()).toEqual([]);
  });

  test('whoever bundles all else he is told has it in the mail of the morning, whatever he chose for tasks; the rest at once', async () => {
    for (const [mails, subject] of [
      ['digest', '今日待办：1 项待办，1 条通知'],
      ['single', '今日待办：1 条通知'],
    ] as const) {
      await chosen({ mails, news: 'digest' });
      clock = instantAt('2026-07-09', '16:00');
      await ask(['A1'], MONDAY);
      await tell('A1', 'news', '晋级结果已反馈');
      await tell('A1', 'urged', '催办');
      await tell('A1', 'account', '重设密码');
      await tell('B2', 'news');
      expect((await sendAll()).map((mail) => mail.split(' ').at(-1)).sort()).toEqual(
        ['催办', '结果', '重设密码'].sort(),
      );
      await morning(FRIDAY, '09:05');
      expect((await sendAll()).filter((mail) => mail.includes('a1@'))).toEqual([
        `"人A1" <a1@staff.example.com> ${subject}`,
      ]);
      expect(post.server.taken.at(-1)?.text).toContain('- 晋级结果已反馈');
      expect(post.server.taken.at(-1)?.text).toContain(`${LINK}/messages`);
      await runAs(house.ownerUrl, 'truncate outbox, digest, digest_morning, message, preference; delete from task');
    }
  });

  test.each([
    ['news', { news: 'digest' }, { news: 'single' }],
    ['withdrawn', { mails: 'digest' }, { mails: 'single' }],
  ] as const)(
    '%s is in exactly one mail, however often the choice changes before the morning',
    async (topic, list, each) => {
      clock = instantAt('2026-07-09', '16:00');
      await chosen(list);
      await tell('A1', topic, '先前所选：晨间清单');
      await chosen(each);
      await tell('A1', topic, '先前所选：逐条');
      await chosen(list);
      await tell('A1', topic, '再次：晨间清单');
      await chosen(each);
      expect(await sendAll()).toEqual(['"人A1" <a1@staff.example.com> 先前所选：逐条']);
      await morning(FRIDAY, '09:05');
      expect(await sendAll()).toEqual(['"人A1" <a1@staff.example.com> 今日待办：2 条通知']);
      expect(post.server.taken.at(-1)?.text).toMatch(/- 先前所选：晨间清单\n- 再次：晨间清单/);
      await morning(MONDAY, '09:05');
      expect(await sendAll()).toEqual([]);
    },
  );

  test('what a step says of before the morning, and commits after it, is in the next one', async () => {
    await chosen({ news: 'digest' });
    await morning(FRIDAY, '09:05');
    clock = instantAt(FRIDAY, '09:04');
    await tell('A1', 'news', '晋级结果已反馈');
    await tell('A1', 'withdrawn', '待办已撤回');
    await morning(MONDAY, '09:05');
    expect(await sendAll()).toEqual(['"人A1" <a1@staff.example.com> 今日待办：2 条通知']);
  });

  test('of whoever had no address that morning nothing old comes once he has one: it stands among his messages', async () => {
    clock = instantAt('2026-07-09', '16:00');
    await tell('N0', 'withdrawn', '待办已撤回');
    await morning(FRIDAY, '09:05');
    await sql`update person set email = 'n0@staff.example.com' where id = 'N0'`.execute(house.db);
    await morning(MONDAY, '09:05');
    expect(await sendAll()).toEqual([]);
    await sql`update person set email = null where id = 'N0'`.execute(house.db);
  });

  test('a letter that is mailed whole goes at once, bundled or not (9.5.5), and is not said again', async () => {
    await chosen({ news: 'digest' });
    clock = instantAt('2026-07-09', '16:00');
    await tell('A1', 'news', '试用任命书', 'whole');
    expect(await sendAll()).toHaveLength(1);
    await morning(FRIDAY, '09:05');
    expect(await sendAll()).toEqual([]);
  });

  test('HR’s urging is mailed at once, whatever he bundles, but not in his quiet hours', async () => {
    clock = instantAt(FRIDAY, '10:00');
    await tell('A1', 'urged');
    expect(await sendAll()).toEqual(['"人A1" <a1@staff.example.com> 结果']);
    clock = instantAt(FRIDAY, '21:30');
    await tell('A1', 'urged');
    expect(await sendAll()).toEqual([]);
  });

  test('results are never left out: in quiet hours and on days off they wait until these are over', async () => {
    clock = instantAt(FRIDAY, '21:30');
    await tell('A1', 'news');
    expect(await sendAll()).toEqual([]);
    clock = instantAt('2026-07-11', '12:00');
    expect(await sendAll()).toEqual([]);
    clock = instantAt(MONDAY, '08:00') - 1;
    expect(await sendAll()).toEqual([]);
    clock = instantAt(MONDAY, '08:00');
    expect(await sendAll()).toHaveLength(1);
  });

  test('what concerns a log-in waits for no hour: a link to a new password is valid for two', async () => {
    clock = instantAt(FRIDAY, '23:00');
    await tell('A1', 'account', '重设密码');
    expect(await sendAll()).toEqual(['"人A1" <a1@staff.example.com> 重设密码']);
  });

  test('who chose so has them at any hour', async () => {
    await chosen({ quietFrom: null, quietUntil: null, quietDaysOff: false });
    clock = instantAt('2026-07-11', '23:00');
    await tell('A1', 'news');
    await tell('B2', 'news');
    expect(await sendAll()).toHaveLength(1);
  });

  test('a week of holidays takes nothing of the days for which a mail is tried', async () => {
    clock = instantAt('2026-02-14', '22:00');
    await tell('A1', 'news');
    let turns = 0;
    while ((await listMails(house.db, { by: 'HR', state: 'waiting', limit: 1 })).length > 0 && turns < 40) {
      post.server.nextContents.splice(0, 9, { code: 451, words: 'later' });
      const done = await send();
      if (done !== 'idle' && done.outcome === 'later') break;
      clock += 3_600_000 * 12;
      turns += 1;
    }
    expect((await listMails(house.db, { by: 'HR', state: 'waiting', limit: 1 }))[0]?.attempts).toBe(1);
  });
});

test.each([
  [FRIDAY, '07:59', FRIDAY, '08:00'],
  [FRIDAY, '08:00', FRIDAY, '08:00'],
  [FRIDAY, '20:59', FRIDAY, '20:59'],
  [FRIDAY, '21:00', MONDAY, '08:00'],
  ['2026-07-12', '12:00', MONDAY, '08:00'],
  // 2026-10-01 to 07 are off, 2026-10-10 is a make-up day where the State Council says so.
  ['2026-10-01', '09:00', '2026-10-08', '08:00'],
])('by default a mail of %s %s goes out on %s at %s', (day, time, thenDay, thenTime) => {
  const at = mayBeMailedAt(DEFAULT_PREFERENCES, calendar, instantAt(day, time));
  expect([todayIn('Asia/Shanghai', at), timeIn('Asia/Shanghai', at)]).toEqual([thenDay, thenTime]);
});

test('a nap at noon is quiet, and a window over midnight, whatever the zone of the machine', () => {
  const nap = { ...DEFAULT_PREFERENCES, quietFrom: '12:00', quietUntil: '14:00' };
  expect(mayBeMailedAt(nap, calendar, instantAt(FRIDAY, '13:00'))).toBe(instantAt(FRIDAY, '14:00'));
  expect(mayBeMailedAt(nap, calendar, instantAt(FRIDAY, '11:59'))).toBe(instantAt(FRIDAY, '11:59'));
  expect(mayBeMailedAt({ ...nap, quietDaysOff: false }, calendar, instantAt('2026-07-11', '23:00'))).toBe(
    instantAt('2026-07-11', '23:00'),
  );
});
