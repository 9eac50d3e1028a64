import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { deliverNext } from '../../activities/service/deliver-event.js';
import { makeEndpoint } from '../../api/changes/endpoint.js';
import { until } from '../../cli/play/until.js';
import { retryMail } from '../../db/messages/mails.js';
import { countUntaken, replayDelivery } from '../../db/outbox/deliveries.js';
import { moveEndpoint, switchAllOff } from '../../db/outbox/endpoints.js';
import { insertEvents } from '../../db/outbox/events.js';
import { giveUpWaiting } from '../../db/outbox/outbox.js';
import { EVENT_BODIES } from '../../domain/outgoing/event-schemas.js';
import type { NewEvent } from '../../domain/outgoing/events.js';
import { text } from '../../domain/vocabulary/text.js';
import { startEndpoints } from '../../worker/telling/endpoints.js';
import { startSending } from '../../worker/telling/sending.js';
import { KEYS } from '../support/keys.js';
import { cut, endless, huge, says, silent, type Taken } from './http-server.js';
import { MINUTE, outside } from './outside.js';
import { CALENDAR, HERE, LINK, overdue, SECRET, SETTINGS as settings, webhooks } from './webhooks.js';

/** docs/decisions/0055: what leaves the house for other systems and groups, against real servers. */

const OLD_SECRET = `whsec_${Buffer.alloc(32, 'o').toString('base64')}`;
const released: NewEvent = {
  kind: 'case.released',
  subject: text('案件结果已反馈：职级晋升', 'The result of a case was released: level promotion'),
  path: '/cases/LP-1',
  content: { caseId: 'LP-1', kind: 'level-promotion' },
};
const here = outside();
const { register, secretOf, happens, turn, outcome, deliveries } = webhooks(here);

/** Standard Webhooks 1.0, "Verifying webhook authenticity", written anew from the specification. */
function verify(secret: string, { headers, body }: Taken): boolean {
  const [id, at, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => String(headers[name]));
  const signed = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(
    `${id}.${at}.${body}`,
  );
  const expected = `v1,${signed.digest('base64')}`;
  return (given ?? '').split(' ').includes(expected);
}

describe('a webhook', () => {
  test('gets an event as it is described, signed by the specification, and nothing that nobody wants', async () => {
    await happens();
    await register(['task.overdue']);
    await happens();
    await happens({ ...overdue(), kind: 'task.opened' } as NewEvent);
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    const [taken] = here.server.taken;
    if (taken === undefined) throw new Error('nothing came');
    expect([here.server.taken.length, verify(SECRET, taken), verify(OLD_SECRET, taken)]).toEqual([1, true, false]);
    expect(verify(SECRET, { ...taken, body: taken.body.replace('LN-1.0', 'LN-1.9') })).toBe(false);
    expect(Number(taken.headers['webhook-timestamp'])).toBe(Math.floor(here.clock / 1000));
    expect(taken.headers['content-type']).toBe('application/json');
    const body = JSON.parse(taken.body) as { data: object };
    expect(EVENT_BODIES['task.overdue'].parse(body)).toEqual(body);
    expect(body).toMatchObject({
      type: 'task.overdue',
      timestamp: '2026-07-10T01:00:00.000Z',
      data: { kind: 'level.interview', url: `${LINK}/inbox`, tasks: [{ taskId: 'LN-1.0', dueOn: '2026-07-09' }] },
    });
  });

  test('a step that runs again, or did not hold, tells nothing twice and nothing at all', async () => {
    await register(['task.overdue', 'case.released']);
    await happens();
    await happens(overdue(), true);
    const failing = here.house.db.transaction().execute(async (trx) => {
      await insertEvents(trx, [{ event: released, mark: { workflowId: 'V', seq: 1, at: new Date() } }]);
      throw new Error('the step did not hold');
    });
    await expect(failing).rejects.toThrow('did not hold');
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
  });

  test('no, and no again: tried later, one pause after the other, under one id with a new time and signature', async () => {
    const id = await register(['task.overdue']);
    await happens();
    here.server.next.push(says(400, '<b>bad\u0000</b>'), says(302, '', { location: here.server.url('/elsewhere') }));
    expect([await outcome(), await outcome()]).toEqual(['later 400', 'idle']);
    expect(await deliveries(id)).toMatchObject([
      { state: 'waiting', attempts: 1, faultCode: '400', fault: '<b>bad\ufffd</b>' },
    ]);
    here.clock += MINUTE;
    expect(await outcome()).toBe('later 302');
    here.clock += MINUTE;
    expect(await outcome()).toBe('idle');
    here.clock += MINUTE;
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    expect(here.server.taken.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook']);
    expect(new Set(here.server.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(here.server.taken.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
    expect(here.server.taken.every((one) => verify(SECRET, one))).toBe(true);
    expect(await deliveries(id)).toMatchObject([{ state: 'sent', attempts: 3, faultCode: null }]);
  });

  test.each([
    ['silent', silent, 'later TIMEOUT'],
    ['cut', cut, 'later ECONNRESET'],
    ['broken', says(503), 'later 503'],
  ] as const)('an endpoint that is %s pauses as a whole, and others go on', async (_, answer, said) => {
    const bad = await register(['task.overdue']);
    await happens();
    await happens();
    here.server.next.push(answer);
    expect([await outcome(), await outcome()]).toEqual([said, 'idle']);
    const other = await register(['case.released'], '/other');
    await happens(released);
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    here.clock += MINUTE;
    expect([await outcome(), await outcome(), await outcome()]).toEqual(['sent', 'sent', 'idle']);
    expect([(await deliveries(bad)).length, (await deliveries(other)).length]).toEqual([2, 1]);
  });

  test('a yes counts, however long the answer is or whether it ends', async () => {
    await register(['task.overdue']);
    for (const answer of [huge, endless]) {
      here.server.next.push(answer);
      await happens();
      expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    }
  });

  test('away for days and back: sent then; longer: given up, with an alarm, and sent when IT replays it', async () => {
    const id = await register(['task.overdue']);
    await happens();
    await here.server.down();
    expect(await outcome()).toBe('later ECONNREFUSED');
    here.clock += 4 * 24 * 60 * MINUTE;
    expect(await outcome()).toBe('later ECONNREFUSED');
    expect(await countUntaken(here.house.db, new Date(here.clock))).toEqual([
      { name: 'webhook /hook', failed: 0, delayed: 1 },
    ]);
    here.clock += 24 * 60 * MINUTE;
    expect(await outcome()).toBe('never ECONNREFUSED');
    here.clock += 24 * 60 * MINUTE;
    expect(await outcome()).toBe('idle');
    expect(await countUntaken(here.house.db, new Date(here.clock))).toEqual([
      { name: 'webhook /hook', failed: 1, delayed: 0 },
    ]);
    await here.server.up();
    const [failed] = await deliveries(id);
    // It is no mail, so nothing of HR's.
    expect(await retryMail(here.house.db, failed?.id ?? 0, 'HR', new Date(here.clock))).toBe(false);
    const by = { by: 'i1', at: new Date(here.clock) };
    await here.house.db.transaction().execute((trx) => replayDelivery(trx, failed?.id ?? 0, by));
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    expect(await countUntaken(here.house.db, new Date(here.clock))).toEqual([]);
  });

  test('what was taken is replayed under the same id as one more, once while it waits', async () => {
    const id = await register(['task.overdue']);
    await happens();
    expect(await outcome()).toBe('sent');
    const [sent] = await deliveries(id);
    const by = { by: 'i1', at: new Date(here.clock) };
    for (let times = 0; times < 2; times += 1)
      await here.house.db.transaction().execute((trx) => replayDelivery(trx, sent?.id ?? 0, by));
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    expect(here.server.taken.map(({ headers }) => headers['webhook-id'])).toEqual([sent?.eventId, sent?.eventId]);
    expect((await deliveries(id)).map(({ replay, state }) => [replay, state])).toEqual([
      [1, 'sent'],
      [0, 'sent'],
    ]);
    await expect(sql`update outbox set state = 'waiting', sent_at = null`.execute(here.house.db)).rejects.toThrow(
      /append-only/,
    );
  });

  test('while a secret is exchanged both sign; afterwards the new one alone', async () => {
    const id = await register(['task.overdue']);
    await secretOf(id, OLD_SECRET);
    await secretOf(id, SECRET, 60 * MINUTE);
    await happens();
    expect(await outcome()).toBe('sent');
    here.clock += 61 * MINUTE;
    await happens();
    expect(await outcome()).toBe('sent');
    expect(here.server.taken.map((one) => [verify(SECRET, one), verify(OLD_SECRET, one)])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(here.server.taken.map(({ headers }) => String(headers['webhook-signature']).split(' ').length)).toEqual([
      2, 1,
    ]);
  });

  test('switched off it waits and nothing is queued; ended, what waits is given up', async () => {
    const id = await register(['task.overdue']);
    await happens();
    const move = (state: 'on' | 'off' | 'ended'): Promise<void> =>
      here.house.db
        .transaction()
        .execute((trx) => moveEndpoint(trx, id, { state, by: 'i1', at: new Date(here.clock) }));
    await move('off');
    await happens();
    expect(await outcome()).toBe('idle');
    await move('on');
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    await happens();
    await move('ended');
    expect([await outcome(), await outcome()]).toEqual(['never ENDPOINT_ENDED', 'idle']);
    expect(here.server.taken).toHaveLength(1);
    await expect(move('on')).rejects.toThrow(/append-only/);
    await expect(sql`update endpoint set events = array['case.released']`.execute(here.house.db)).rejects.toThrow(
      /append-only/,
    );
  });

  test('switched off while it answers, what was taken is taken and the rest waits', async () => {
    const id = await register(['task.overdue']);
    await happens();
    await happens();
    here.server.next.push(async (response) => {
      await here.house.db
        .transaction()
        .execute((trx) => moveEndpoint(trx, id, { state: 'off', by: 'i1', at: new Date(here.clock) }));
      response.writeHead(200).end();
    });
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
  });

  test('a worker that dies after the yes sends it again, known by its id', async () => {
    const id = await register(['task.overdue']);
    await happens();
    here.server.next.push(async (response) => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`.execute(here.house.db);
      response.writeHead(200).end();
    });
    await expect(turn()).rejects.toThrow();
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    const ids = here.server.taken.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  test('five at once send each once, one at a time to an endpoint, in their order', async () => {
    await register(['task.overdue']);
    for (let no = 0; no < 6; no += 1) await happens();
    let under = 0;
    let most = 0;
    here.server.yes = async (response) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 20));
      under -= 1;
      response.writeHead(200).end();
    };
    const all = async (): Promise<void> => {
      while ((await turn()) !== 'idle');
    };
    await Promise.all([all(), all(), all()]);
    await all();
    const ids = here.server.taken.map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size, most]).toEqual([6, 6, 1]);
  });

  test('a copy of an installation leaves what waits to the original, and tells nobody until IT switches it on', async () => {
    const id = await register(['task.overdue']);
    await happens();
    expect(await giveUpWaiting(here.house.db, new Date(here.clock), 'COPIED_INSTALLATION')).toBe(1);
    await switchAllOff(here.house.db, new Date(here.clock));
    await happens();
    expect([await outcome(), (await deliveries(id)).length]).toEqual(['idle', 1]);
  });

  test('what is given up has the watch look at once, for many of them once', async () => {
    const id = await register(['task.overdue']);
    for (let no = 0; no < 3; no += 1) await happens();
    const ended = { state: 'ended', by: 'i1', at: new Date(here.clock) } as const;
    await here.house.db.transaction().execute((trx) => moveEndpoint(trx, id, ended));
    const stop = new AbortController();
    const quiet = (): void => undefined;
    let looks = 0;
    const running = startSending(
      {
        log: { info: quiet, warn: quiet },
        signal: stop.signal,
        pauseMs: 10,
        givenUp: () => {
          looks += 1;
          return Promise.reject(new Error('the engine is away'));
        },
      },
      { turn, unsent: 'x', failed: 'x' },
    );
    await until('all are given up', async () => (await deliveries(id)).every(({ state }) => state === 'failed'));
    stop.abort();
    await running.done;
    expect(looks).toBe(1);
  });

  test('the worker delivers, logs neither address nor secret, and stops', async () => {
    const stop = new AbortController();
    const logged: string[] = [];
    const note = (...args: readonly unknown[]): void => void logged.push(JSON.stringify(args));
    const running = startEndpoints({
      db: here.house.db,
      keys: KEYS,
      calendar: CALENDAR,
      settings,
      log: { info: note, warn: note },
      signal: stop.signal,
      pauseMs: 20,
      now: () => new Date(here.clock),
    });
    here.server.next.push(says(422, 'no'));
    const id = await register(['task.overdue']);
    await happens();
    await happens();
    await until('one is delivered', async () => (await deliveries(id)).some(({ state }) => state === 'sent'));
    stop.abort();
    await running.done;
    expect(logged.join()).toContain('"code":"422"');
    expect(logged.join()).not.toMatch(/hook|127\.0\.0\.1|whsec/);
  });
});

describe('where a request may go', () => {
  test.each([
    ['http://127.0.0.1:1/hook', { loopback: false, networks: [] }],
    ['https://localhost/hook', { loopback: false, networks: [] }],
    ['https://[::ffff:127.0.0.1]/hook', { loopback: false, networks: ['10.0.0.0/8'] }],
    ['https://10.1.2.3/hook', HERE],
    ['https://169.254.169.254/latest/meta-data', HERE],
  ])('%s is not connected to', async (url, reach) => {
    const deps = { keys: KEYS, settings: { reach: { loopback: true, networks: ['0.0.0.0/0', '::/0'] } } };
    const one = { channel: 'webhook', name: 'x', url, events: ['task.overdue'] } as const;
    const id = await here.house.db
      .transaction()
      .execute((trx) => makeEndpoint(trx, deps, one, { by: 'i1', at: new Date(here.clock) }));
    await secretOf(id, SECRET);
    await happens();
    const done = await deliverNext({
      db: here.house.db,
      keys: KEYS,
      calendar: CALENDAR,
      now: () => new Date(here.clock),
      settings: { ...settings, reach },
    });
    expect(done).toMatchObject({ outcome: 'later', reached: false, code: 'ADDRESS_NOT_ALLOWED' });
  });

  test('a name is resolved when it is connected to, and judged then', async () => {
    const one = {
      channel: 'webhook',
      name: 'x',
      url: here.server.url('/hook', 'localhost'),
      events: ['task.overdue'],
    } as const;
    const deps = { keys: KEYS, settings: { reach: HERE } };
    const id = await here.house.db
      .transaction()
      .execute((trx) => makeEndpoint(trx, deps, one, { by: 'i1', at: new Date(here.clock) }));
    await secretOf(id, SECRET);
    await happens();
    const nowhere = { ...settings, reach: { loopback: false, networks: [] } };
    const refused = await deliverNext({
      db: here.house.db,
      keys: KEYS,
      calendar: CALENDAR,
      now: () => new Date(here.clock),
      settings: nowhere,
    });
    expect(refused).toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
    here.clock += MINUTE;
    expect(await outcome()).toBe('sent');
    expect(here.server.taken).toHaveLength(1);
  });
});
