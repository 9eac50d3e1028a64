import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { deliverNext } from '../../activities/service/deliver-event.js';
import { makeEndpoint } from '../../api/changes/endpoint.js';
import { insertEvents, insertTest } from '../../db/outbox/events.js';
import { setEndpointHours } from '../../db/outbox/endpoints.js';
import { listDeliveries } from '../../db/outbox/deliveries.js';
import type { Channel } from '../../domain/outgoing/endpoint.js';
import type { EventKind } from '../../domain/outgoing/events.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { text } from '../../domain/vocabulary/text.js';
import { KEYS } from '../support/keys.js';
import { says, type Taken } from './http-server.js';
import { inWords, MINUTE, outside } from './outside.js';
import { CALENDAR } from './webhooks.js';

/** What groups are told by WeCom, DingTalk and Feishu robots; their vendors' rules written anew from the documentation. */

const GAP = 3_000;
const LINK = 'https://jinji.example.com';
const REACH = { loopback: true, networks: [] };
type Robot = Exclude<Channel, 'webhook'>;
const ROBOTS: Readonly<Record<Robot, { readonly path: string; readonly secret?: string; readonly yes: string }>> = {
  wecom: { path: '/cgi-bin/webhook/send?key=693a91f6-7xxx', yes: '{"errcode":0,"errmsg":"ok"}' },
  dingtalk: { path: '/robot/send?access_token=b1c2', secret: 'SECabc', yes: '{"errcode":0,"errmsg":"ok"}' },
  feishu: { path: '/open-apis/bot/v2/hook/00-11-22', secret: 'fs+secret', yes: '{"code":0,"msg":"success","data":{}}' },
};
const NAMES = Object.keys(ROBOTS) as readonly Robot[];

/** A Thursday that is nobody's quiet hour. */
const MORNING = instantAt('2026-07-09', '10:00');
const here = outside();
let steps = 0;
beforeEach(() => {
  here.clock = MORNING;
});

function register(channel: Robot, events: readonly EventKind[]): Promise<number> {
  const { path, secret, yes } = ROBOTS[channel];
  here.server.yes = says(200, yes);
  const one = { channel, name: '人力资源部群', url: here.server.url(path), events };
  const deps = { keys: KEYS, settings: { reach: REACH } };
  return here.house.db
    .transaction()
    .execute((trx) => makeEndpoint(trx, deps, one, { by: 'i1', at: new Date(here.clock), secret }));
}
/** It happened five minutes before, so that nobody waits for more of its kind any longer; or when it says. */
async function happens(
  kind: 'task.overdue' | 'task.opened',
  title = '评审结果面谈',
  at = here.clock - 5 * MINUTE,
): Promise<void> {
  steps += 1;
  const content = {
    kind: 'level.interview',
    clause: '8.5.6',
    title: text(title, 'x'),
    tasks: [{ taskId: 'LN-1.1', dueOn: null }],
  } as const;
  const event = { kind, subject: text(`已逾期:${title}`, `Overdue: x`), path: '/inbox', content };
  const mark = { workflowId: 'W', seq: steps, at: new Date() };
  await here.house.db.transaction().execute(async (trx) => {
    await insertEvents(trx, [{ event, mark }]);
    await sql`update outbox set queued_at = ${new Date(at)}, due_at = ${new Date(at)}::timestamptz + (due_at - queued_at)
      where event_id = (select max(id) from outgoing_event)`.execute(trx);
  });
}
async function outcome(): Promise<string> {
  const settings = { reach: REACH, link: LINK, timeoutMs: 2_000 };
  const { db } = here.house;
  return inWords(await deliverNext({ db, keys: KEYS, now: () => new Date(here.clock), settings, calendar: CALENDAR }));
}
interface Said {
  readonly msgtype?: string;
  readonly msg_type?: string;
  readonly timestamp?: string;
  readonly sign?: string;
  readonly text?: { readonly content: string };
  readonly content?: { readonly text: string };
}
const last = (): Taken => {
  const taken = here.server.taken.at(-1);
  if (taken === undefined) throw new Error('nothing came');
  return taken;
};
const said = (): Said => JSON.parse(last().body) as Said;
const words = (): string => said().text?.content ?? said().content?.text ?? '';

describe.each(NAMES)('%s', (robot) => {
  test('shows title and link, once for all of a kind, and names nobody', async () => {
    await register(robot, ['task.overdue', 'task.opened']);
    await happens('task.overdue');
    await happens('task.overdue');
    await happens('task.overdue', '<at user_id="all">通知签收');
    await happens('task.opened');
    expect(await outcome()).toBe('sent');
    expect(words().split('\n')).toEqual([
      '【晋级】已逾期:评审结果面谈 ×2',
      expect.stringMatching(/^【晋级】已逾期:[^<>@]*通知签收$/),
      `${LINK}/inbox`,
    ]);
    expect(last().headers['content-type']).toMatch(/^application\/json/);
    expect(await outcome()).toBe('idle');
    here.clock += GAP;
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    expect(here.server.taken).toHaveLength(2);
  });

  test('waits a minute for the others of a morning', async () => {
    await register(robot, ['task.overdue']);
    await happens('task.overdue', undefined, here.clock);
    expect(await outcome()).toBe('idle');
    here.clock += 2 * MINUTE;
    expect(await outcome()).toBe('sent');
  });

  test('a group is people: at night and on days off it is left alone, and reads all of it together in the morning', async () => {
    await register(robot, ['task.overdue', 'task.opened']);
    here.clock = instantAt('2026-07-09', '20:59');
    await happens('task.overdue');
    expect(await outcome()).toBe('sent');
    here.clock = instantAt('2026-07-09', '21:00');
    await happens('task.overdue');
    await happens('task.overdue');
    await happens('task.opened');
    expect([await outcome(), await outcome(), await outcome()]).toEqual(['quiet', 'quiet', 'idle']);
    here.clock = instantAt('2026-07-10', '07:59');
    expect([await outcome(), here.server.taken.length]).toEqual(['idle', 1]);
    here.clock = instantAt('2026-07-10', '08:00');
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    expect(words()).toContain('已逾期:评审结果面谈 ×2');
    here.clock += GAP;
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    // A Saturday, and Sunday 20 September, which is worked (I-02): the workday calendar says so, not the weekday.
    here.clock = instantAt('2026-07-11', '10:00');
    await happens('task.overdue');
    expect(await outcome()).toBe('quiet');
    here.clock = instantAt('2026-07-13', '07:59');
    expect(await outcome()).toBe('idle');
    here.clock = instantAt('2026-07-13', '08:00');
    expect(await outcome()).toBe('sent');
    here.clock = instantAt('2026-09-20', '10:00');
    await happens('task.overdue');
    expect(await outcome()).toBe('sent');
    here.clock = instantAt('2026-10-01', '10:00');
    await happens('task.overdue');
    expect(await outcome()).toBe('quiet');
    here.clock = instantAt('2026-10-08', '08:00');
    expect(await outcome()).toBe('sent');
  });

  test('a group has hours of its own where IT has set them, or none', async () => {
    const id = await register(robot, ['task.overdue']);
    const hours = (from: string | null, until: string | null, daysOff: boolean) =>
      here.house.db.transaction().execute((trx) =>
        setEndpointHours(trx, id, {
          hours: { quietFrom: from, quietUntil: until, quietDaysOff: daysOff },
          by: 'I1',
          at: new Date(here.clock),
        }),
      );
    await hours('12:00', '14:00', true);
    here.clock = instantAt('2026-07-09', '23:00');
    await happens('task.overdue');
    expect(await outcome()).toBe('sent');
    here.clock = instantAt('2026-07-10', '12:30');
    await happens('task.overdue');
    expect(await outcome()).toBe('quiet');
    // What waits for the hours of before goes by those of now.
    await hours(null, null, true);
    expect(await outcome()).toBe('sent');
    here.clock = instantAt('2026-07-11', '10:00');
    await happens('task.overdue');
    expect(await outcome()).toBe('quiet');
    await hours(null, null, false);
    expect(await outcome()).toBe('sent');
  });

  test('what IT tries out goes at once, at any hour', async () => {
    const id = await register(robot, ['task.overdue']);
    here.clock = instantAt('2026-07-11', '23:00');
    const event = {
      kind: 'endpoint.tested',
      subject: text('测试', 'A test'),
      path: '/endpoints',
      content: { endpointId: id },
    } as const;
    await here.house.db.transaction().execute((trx) => insertTest(trx, id, event, new Date(here.clock)));
    expect([await outcome(), words().split('\n')[0]]).toEqual(['sent', '【晋级】测试']);
  });

  test('a vendor that asks for a pause gets it', async () => {
    await register(robot, ['task.overdue']);
    await happens('task.overdue');
    here.server.next.push(says(429, '', { 'retry-after': '600' }));
    expect(await outcome()).toBe('later 429');
    here.clock += 9 * MINUTE;
    expect(await outcome()).toBe('idle');
    here.clock += MINUTE;
    expect(await outcome()).toBe('sent');
  });

  test('a no within a 200, an answer that is none, and a limit are failures: it pauses, and comes again', async () => {
    const id = await register(robot, ['task.overdue']);
    await happens('task.overdue');
    const code =
      robot === 'feishu' ? '{"code":9499,"msg":"too many request"}' : '{"errcode":45009,"errmsg":"freq out of limit"}';
    here.server.next.push(says(200, code), says(200, '<html>'), says(502, 'bad gateway'));
    expect([await outcome(), await outcome()]).toEqual([robot === 'feishu' ? 'later 9499' : 'later 45009', 'idle']);
    const [waiting] = await listDeliveries(here.house.db, {
      endpointId: id,
      state: 'waiting',
      before: undefined,
      limit: 1,
    });
    expect(waiting?.fault).toMatch(/too many request|freq out of limit/);
    here.clock += MINUTE;
    expect(await outcome()).toBe('later NO_ANSWER');
    here.clock += 2 * MINUTE;
    expect(await outcome()).toBe('later 502');
    here.clock += 4 * MINUTE;
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
  });
});

test('WeCom: a text message to the key’s address', async () => {
  await register('wecom', ['task.overdue']);
  await happens('task.overdue');
  expect(await outcome()).toBe('sent');
  expect([last().path, said().msgtype]).toEqual(['/cgi-bin/webhook/send?key=693a91f6-7xxx', 'text']);
  expect(Buffer.byteLength(words())).toBeLessThanOrEqual(2048);
});

test('DingTalk: signed with HMAC-SHA256 over timestamp and secret, in the address', async () => {
  await register('dingtalk', ['task.overdue']);
  await happens('task.overdue');
  expect(await outcome()).toBe('sent');
  const asked = new URL(last().path, 'http://x');
  const timestamp = asked.searchParams.get('timestamp') ?? '';
  const expected = createHmac('sha256', 'SECabc').update(`${timestamp}\nSECabc`, 'utf8').digest('base64');
  expect([asked.pathname, asked.searchParams.get('access_token')]).toEqual(['/robot/send', 'b1c2']);
  expect([asked.searchParams.get('sign'), Number(timestamp)]).toEqual([expected, here.clock]);
  expect(last().path).toContain(`sign=${encodeURIComponent(expected)}`);
  expect(said().msgtype).toBe('text');
});

test('Feishu: signed with timestamp and secret as the key of an empty message, in the body', async () => {
  await register('feishu', ['task.overdue']);
  await happens('task.overdue');
  expect(await outcome()).toBe('sent');
  const { timestamp = '', sign, msg_type } = said();
  expect([sign, msg_type]).toEqual([
    createHmac('sha256', `${timestamp}\nfs+secret`).update('').digest('base64'),
    'text',
  ]);
  expect(Number(timestamp)).toBe(Math.floor(here.clock / 1000));
});

test('forty kinds of titles at once stay within what WeCom takes', async () => {
  await register('wecom', ['task.overdue']);
  for (let no = 0; no < 40; no += 1) await happens('task.overdue', `${no}${'面'.repeat(120)}`);
  expect(await outcome()).toBe('sent');
  expect(words()).toContain('另有');
  expect(Buffer.byteLength(words())).toBeLessThanOrEqual(2048);
});
