import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { listGone, moveEndpoint } from '../../db/outbox/endpoints.js';
import { says } from './http-server.js';
import { MINUTE, outside } from './outside.js';
import { webhooks } from './webhooks.js';

/** What a receiver says of when, and whether at all, it wants more (Standard Webhooks 1.0, "Delivery success and failure"). */

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const here = outside();
const { register, happens, outcome, deliveries } = webhooks(here);
const httpDate = (ms: number): string => new Date(ms).toUTCString();

describe('Retry-After', () => {
  /** Status, header, and the milliseconds after which it is tried again; a clock that stands for the whole test. */
  test.each<readonly [number, (now: number) => string, number]>([
    [429, () => '600', 10 * MINUTE],
    [503, () => '600', 10 * MINUTE],
    [503, (now) => httpDate(now + HOUR), HOUR],
    // At most a day, whoever asks for more; and never sooner than without it.
    [429, () => '99999999999999999999', DAY],
    [429, (now) => httpDate(now + 40 * DAY), DAY],
    [429, () => '0', MINUTE],
    [429, (now) => httpDate(now - HOUR), MINUTE],
    [429, () => '-5', MINUTE],
    [503, () => 'soon', MINUTE],
    [503, () => '1.5', MINUTE],
  ])('%i is tried again when it may be', async (status, header, pause) => {
    here.clock = Math.floor(here.clock / 1000) * 1000;
    await register(['task.overdue']);
    await happens();
    await happens();
    here.server.next.push(says(status, '', { 'retry-after': header(here.clock) }));
    expect([await outcome(), await outcome()]).toEqual([`later ${status}`, 'idle']);
    here.clock += pause - 1;
    expect([await outcome(), here.server.taken.length]).toEqual(['idle', 1]);
    here.clock += 1;
    expect([await outcome(), await outcome(), await outcome()]).toEqual(['sent', 'sent', 'idle']);
  });

  test('of what was refused by itself it counts for nobody else', async () => {
    await register(['task.overdue']);
    await happens();
    await happens();
    here.server.next.push(says(400, '', { 'retry-after': '86400' }));
    expect([await outcome(), await outcome(), await outcome()]).toEqual(['later 400', 'sent', 'idle']);
  });
});

describe('410 Gone', () => {
  const lines = async (): Promise<readonly object[]> =>
    (
      await sql<object>`select actor, act, after from ledger where workflow_id = 'endpoint' order by id`.execute(
        here.house.db,
      )
    ).rows.slice(-1);
  const gone = () => listGone(here.house.db, new Date(here.clock));

  test('ends the endpoint: nothing more goes there or is queued, and IT is told until it is registered anew', async () => {
    const id = await register(['task.overdue']);
    const other = await register(['task.overdue'], '/other');
    await happens();
    await happens();
    expect(await gone()).toEqual([]);
    here.server.next.push(says(410, 'no longer here'));
    expect(await outcome()).toBe('never 410');
    expect([await outcome(), await outcome(), await outcome(), await outcome()].sort()).toEqual([
      'idle',
      'never ENDPOINT_ENDED',
      'sent',
      'sent',
    ]);
    expect(here.server.taken.map(({ path }) => path)).toEqual(['/hook', '/other', '/other']);
    await happens();
    expect([(await deliveries(id)).length, (await deliveries(other)).length]).toEqual([2, 3]);
    expect(await deliveries(id)).toMatchObject([
      { state: 'failed', faultCode: 'ENDPOINT_ENDED' },
      { state: 'failed', faultCode: '410', fault: 'no longer here' },
    ]);
    expect(await lines()).toEqual([
      { actor: 'system:receiver', act: 'endpoint.ended', after: { endpoint: id, answered: 410 } },
    ]);
    expect(await gone()).toEqual(['webhook /hook']);
    await register(['task.overdue']);
    expect(await gone()).toEqual([]);
  });

  test('is told for two weeks, and not of what IT has ended', async () => {
    const id = await register(['task.overdue']);
    await happens();
    here.server.next.push(says(410));
    expect(await outcome()).toBe('never 410');
    here.clock += 14 * DAY - MINUTE;
    expect(await gone()).toEqual(['webhook /hook']);
    here.clock += 2 * MINUTE;
    expect(await gone()).toEqual([]);
    expect(id).toBeGreaterThan(0);
    const mine = await register(['task.overdue'], '/mine');
    const ended = { state: 'ended', by: 'i1', at: new Date(here.clock) } as const;
    await here.house.db.transaction().execute((trx) => moveEndpoint(trx, mine, ended));
    expect(await gone()).toEqual([]);
  });

  test('from an endpoint that IT ends meanwhile there is one line, which is IT’s', async () => {
    const id = await register(['task.overdue']);
    await happens();
    here.server.next.push(async (response) => {
      const ended = { state: 'ended', by: 'i1', at: new Date(here.clock) } as const;
      await here.house.db.transaction().execute((trx) => moveEndpoint(trx, id, ended));
      response.writeHead(410).end();
    });
    expect(await outcome()).toBe('never 410');
    expect(await lines()).toMatchObject([{ actor: 'i1', act: 'endpoint.ended' }]);
    expect(await gone()).toEqual([]);
  });
});
