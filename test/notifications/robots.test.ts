import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { deliverNext } from '../../activities/service/deliver-event.js';
import { makeEndpoint } from '../../api/changes/endpoint.js';
import { insertEvents } from '../../db/outbox/events.js';
import { listDeliveries } from '../../db/outbox/deliveries.js';
import type { Channel } from '../../domain/outgoing/endpoint.js';
import type { EventKind } from '../../domain/outgoing/events.js';
import { text } from '../../domain/vocabulary/text.js';
import { KEYS } from '../support/keys.js';
import { says, type Taken } from './http-server.js';
import { inWords, MINUTE, outside } from './outside.js';

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

const here = outside();
let steps = 0;

function register(channel: Robot, events: readonly EventKind[]): Promise<number> {
  const { path, secret, yes } = ROBOTS[channel];
  here.server.yes = says(200, yes);
  const one = { channel, name: '人力资源部群', url: here.server.url(path), events };
  const deps = { keys: KEYS, settings: { reach: REACH } };
  return here.house.db
    .transaction()
    .execute((trx) => makeEndpoint(trx, deps, one, { by: 'i1', at: new Date(here.clock), secret }));
}
async function happens(kind: 'task.overdue' | 'task.opened', title = '评审结果面谈'): Promise<void> {
  steps += 1;
  const content = {
    kind: 'level.interview',
    clause: '8.5.6',
    title: text(title, 'x'),
    tasks: [{ taskId: 'LN-1.1', dueOn: null }],
  } as const;
  const event = { kind, subject: text(`已逾期:${title}`, `Overdue: x`), path: '/inbox', content };
  const mark = { workflowId: 'W', seq: steps, at: new Date() };
  await here.house.db.transaction().execute((trx) => insertEvents(trx, [{ event, mark }]));
}
async function outcome(): Promise<string> {
  const settings = { reach: REACH, link: LINK, timeoutMs: 300 };
  return inWords(await deliverNext({ db: here.house.db, keys: KEYS, now: () => new Date(here.clock), settings }));
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
    here.clock = Date.now();
    await register(robot, ['task.overdue']);
    await happens('task.overdue');
    expect(await outcome()).toBe('idle');
    here.clock += 2 * MINUTE;
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
