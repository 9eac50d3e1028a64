import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sendNextMail, tellNextByRobot } from '../../activities/service/send-mail.js';
import { keepOwnRobot, noteOwnRobot, readOwnRobot } from '../../db/people/own/own-robots.js';
import { insertMessages } from '../../db/messages/messages.js';
import { holdDueMail, setMailService } from '../../db/messages/mails.js';
import { keepPreferences } from '../../db/people/own/preferences.js';
import { openTasks } from '../../db/tasks/tasks.js';
import { makeDigests } from '../../db/messages/digests.js';
import { OWN_ROBOT_SEALED_FOR } from '../../domain/outgoing/own-robot.js';
import { DEFAULT_PREFERENCES } from '../../domain/people/preferences.js';
import type { MessageTopic } from '../../domain/pipelines/task-events.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { text } from '../../domain/vocabulary/text.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { keepSecret } from '../../seal/kept-secret.js';
import { openHouse, type House } from '../db/house.js';
import { KEYS } from '../support/keys.js';
import { runAs } from '../support/owner.js';
import { HttpServer, says } from './http-server.js';
import { inWords, MINUTE } from './outside.js';
import { LINK, openPostOffice, ROBOTS, type PostOffice } from './post-office.js';

/** docs/decisions/0071: what concerns somebody's tasks is told by his own robot, and by mail where that does not answer. */

const FRIDAY = '2026-07-10';
let house: House;
let post: PostOffice;
const robot = new HttpServer();
let clock = 0;
let steps = 0;

beforeAll(async () => {
  await robot.up();
  house = await openHouse();
  await house.person('A1', { email: 'a1@staff.example.com' });
  await house.person('N0');
});
afterAll(async () => {
  await house.close();
  await robot.down();
});
beforeEach(async () => {
  post = await openPostOffice(house);
  robot.taken.splice(0);
  robot.yes = says(200, '{"code":0}');
  clock = instantAt(FRIDAY, '10:00');
  for (const who of ['A1', 'N0']) {
    await register(who);
    await keepPreferences(house.db, who, { ...DEFAULT_PREFERENCES, mails: 'single' }, new Date(clock));
  }
});
afterEach(async () => {
  await post.close();
  await runAs(
    house.ownerUrl,
    'truncate outbox, digest, digest_morning, message, preference, own_robot; delete from task',
  );
});

const register = (personId: string): Promise<number> =>
  keepOwnRobot(house.db, personId, {
    channel: 'feishu',
    sealedUrl: keepSecret(KEYS, robot.url('/open-apis/bot/v2/hook/key'), OWN_ROBOT_SEALED_FOR.address),
    shownUrl: `${robot.url('')}/…`,
    sealedSecret: keepSecret(KEYS, 'secret', OWN_ROBOT_SEALED_FOR.secret),
    at: new Date(clock),
  });
async function tell(to: string, topic: MessageTopic, mailed: 'link' | 'whole' = 'link'): Promise<void> {
  steps += 1;
  const order = {
    to: [to],
    clause: '8.5.6',
    topic,
    subject: text('新待办:评审结果面谈', 'To do: interview'),
    body: text('王某某', 'Wang'),
    mailed,
  };
  const mark = { workflowId: 'W', seq: steps, at: new Date(clock), about: {} };
  await house.db.transaction().execute((trx) => insertMessages(trx, [{ order, mark }]));
  await runAs(
    house.ownerUrl,
    `update outbox set due_at = '${new Date(clock).toISOString()}', queued_at = due_at where attempts = 0 and state = 'waiting'`,
  );
}
/** A turn of the robots, and where nothing is due there one of the mails. */
const turn = async (isMailSet = true): Promise<string> => {
  const at = { db: house.db, calendar: loadCalendar(), now: () => new Date(clock) };
  const told = await tellNextByRobot({ ...at, isMailSet, robots: ROBOTS });
  if (told !== 'idle' || !isMailSet) return inWords(told);
  return inWords(await sendNextMail({ ...at, mailer: post.mailer, settings: post.settings }));
};
const without = (): Promise<string> => turn(false);
const words = (): string => {
  const { text: said, content } = JSON.parse(robot.taken.at(-1)?.body ?? '{}') as {
    readonly text?: { readonly content: string };
    readonly content?: { readonly text: string };
  };
  return content?.text ?? said?.content ?? '';
};

describe('somebody’s own robot', () => {
  test('is told of his tasks, by title and link, naming nobody, in his language; his mail is not', async () => {
    await tell('A1', 'opened');
    expect(await turn()).toBe('sent');
    expect(words()).toBe(`【晋级】新待办:评审结果面谈\n${LINK}/messages`);
    expect([robot.taken.length, post.server.taken.length]).toEqual([1, 0]);
    clock += MINUTE;
    await keepPreferences(house.db, 'A1', { ...DEFAULT_PREFERENCES, mails: 'single', language: 'en' }, new Date(clock));
    await tell('A1', 'due-today');
    expect([await turn(), words()]).toEqual(['sent', `[Jinji] To do: interview\n${LINK}/messages`]);
  });

  test('hears nothing of his case, of letters and of his log-in: that goes by mail alone (0055)', async () => {
    await tell('A1', 'news');
    await tell('A1', 'news', 'whole');
    await tell('A1', 'account');
    expect([await turn(), await turn(), await turn(), await turn()]).toEqual(['sent', 'sent', 'sent', 'idle']);
    expect([robot.taken.length, post.server.taken.length]).toEqual([0, 3]);
  });

  test('where it does not take something, the next attempt is a mail, and the person reads why', async () => {
    robot.next.push(says(200, '{"code":19021,"msg":"sign match fail"}'));
    await tell('A1', 'opened');
    expect(await turn()).toBe('later 19021');
    const read = await readOwnRobot(house.db, 'A1');
    expect(read?.faultCode).toBe('19021');
    expect(JSON.stringify(read)).not.toContain('sign match fail');
    expect(await turn()).toBe('idle');
    clock += 2 * MINUTE;
    await tell('A1', 'opened');
    expect([await turn(), await turn(), await turn()]).toEqual(['sent', 'sent', 'idle']);
    expect([robot.taken.length, post.server.taken.length]).toEqual([1, 2]);
    clock += 10 * MINUTE;
    await tell('A1', 'opened');
    expect([await turn(), robot.taken.length]).toEqual(['sent', 2]);
    expect(await readOwnRobot(house.db, 'A1')).toMatchObject({ faultCode: null });
  });

  test('what the other side answers is in nobody’s words but ours: it may be no vendor’s', async () => {
    for (const said of [
      says(200, '{"code":"root:x:0:0","msg":"root:x:0:0"}'),
      says(500, 'root:x:0:0'),
      says(200, 'root:x:0:0'),
    ]) {
      robot.next.push(said);
      await tell('A1', 'opened');
      await turn();
      const read = await readOwnRobot(house.db, 'A1');
      expect(read?.faultCode).toMatch(/^(500|NO_ANSWER)$/);
      expect(JSON.stringify(read)).not.toContain('root:');
      await register('A1');
    }
  });

  test('a fault of the robot that he had before is not the one of the robot that he has set meanwhile', async () => {
    await tell('A1', 'opened');
    const due = await house.db
      .transaction()
      .execute((trx) => holdDueMail(trx, new Date(clock), { lane: 'robot', isMailSet: true }));
    await register('A1');
    const fault = { at: new Date(clock), faultCode: '19021' };
    await noteOwnRobot(house.db, due?.robot?.no ?? 0, fault, new Date(clock + MINUTE));
    expect(await readOwnRobot(house.db, 'A1')).toMatchObject({ faultCode: null, triedAt: null });
    expect(await turn()).toBe('sent');
  });

  test('one that wants to be left alone for a day keeps nobody waiting: what comes meanwhile is mailed', async () => {
    robot.next.push(says(429, '', { 'retry-after': '86400' }));
    await tell('A1', 'opened');
    expect(await turn()).toBe('later 429');
    clock += 11 * MINUTE;
    await tell('A1', 'opened');
    expect([await turn(), await turn(), robot.taken.length]).toEqual(['sent', 'sent', 1]);
  });

  test('of whoever has no address, and where mail is not set up, it is the one way out, tried again', async () => {
    robot.next.push(says(500, 'not now'));
    await tell('N0', 'opened');
    expect(await turn()).toBe('later 500');
    clock += 2 * MINUTE;
    expect([await turn(), robot.taken.length]).toEqual(['sent', 2]);
    await setMailService(house.db, null, new Date(clock));
    clock += MINUTE;
    await tell('A1', 'opened');
    await tell('A1', 'news');
    expect([await without(), await without()]).toEqual(['sent', 'idle']);
    expect(post.server.taken).toEqual([]);
  });

  test('keeps his quiet hours and its own pace; what is said at once when it is set is not held up', async () => {
    await tell('A1', 'opened');
    await tell('A1', 'opened');
    expect([await turn(), await turn()]).toEqual(['sent', 'idle']);
    clock += 3_000;
    expect(await turn()).toBe('sent');
    clock = instantAt(FRIDAY, '22:00');
    await tell('A1', 'opened');
    expect(await turn()).toBe('quiet');
    await tell('A1', 'robot');
    expect([await turn(), await turn(), await turn()]).toEqual(['quiet', 'sent', 'idle']);
  });

  test('brings the list of a morning, by titles', async () => {
    await keepPreferences(house.db, 'A1', DEFAULT_PREFERENCES, new Date(clock));
    const nobody = { cycleId: null, vacancyId: null, caseId: null, sessionId: null, roles: [], excluded: [] };
    const task = {
      id: 'W.1',
      workflowId: 'W',
      kind: 'level.notice',
      clause: '8.5.7',
      people: ['A1', 'N0'],
      dueOn: FRIDAY,
    };
    await openTasks(house.db, [{ ...nobody, ...task }], new Date(clock));
    await setMailService(house.db, null, new Date(clock));
    await house.db.transaction().execute((trx) => makeDigests(trx, FRIDAY, new Date(clock)));
    expect(await without()).toBe('sent');
    expect(words().split('\n')).toEqual([
      expect.stringMatching(/^【晋级】今日待办：1 项待办，今日到期 1 项$/),
      expect.stringMatching(/^【晋级】签收调整通知书（§8\.5\.7），期限 2026年7月10日，今日到期$/),
      `${LINK}/inbox`,
    ]);
  });

  test('of what waits for that list it says how many there are, never what: a subject says how a case ended (0071)', async () => {
    await keepPreferences(house.db, 'A1', { ...DEFAULT_PREFERENCES, news: 'digest' }, new Date(clock));
    await tell('A1', 'news');
    clock += MINUTE;
    await house.db.transaction().execute((trx) => makeDigests(trx, FRIDAY, new Date(clock)));
    expect(await turn()).toBe('sent');
    expect(words()).toContain('另有 1 条通知');
    expect(words()).not.toContain('评审结果面谈');
  });
});
