import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { holdWhilePaused, watchPause } from '../../../api/http/gate/pause.js';
import { failureOf } from '../../../api/http/failures.js';
import { beginPause, endPause, isPaused } from '../../../db/service/pause.js';
import { until } from '../../../cli/play/until.js';
import { openHouse, type House } from '../../db/house.js';

const HOUR = 3_600_000;

/** docs/decisions/0069: while a back-up is taken nobody acts, everybody reads and logs in; it ends by itself. */
describe('acts pause while a back-up is taken', () => {
  let house: House;
  let server: Server;
  let at: string;
  const stops = new AbortController();
  beforeEach(async () => {
    house = await openHouse();
    const app = express();
    app.use('/v1', holdWhilePaused(watchPause(() => isPaused(house.db), stops.signal)));
    app.use('/v1', (_req, res) => void res.status(200).end('done'));
    // Express knows by the four parameters that it is for what was thrown.
    app.use(((error, _req, res, next) => {
      const { status, headers, refusal } = failureOf(error);
      if (res.headersSent) next(error);
      else res.status(status).set(headers).end(refusal.code);
    }) satisfies express.ErrorRequestHandler);
    server = createServer(app).listen(0);
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  afterEach(async () => {
    stops.abort();
    server.close();
    await house.close();
  });
  const told = async (method: string, path: string): Promise<readonly unknown[]> => {
    const answer = await fetch(`${at}${path}`, { method });
    return [answer.status, await answer.text(), answer.headers.get('retry-after')];
  };
  const done = [200, 'done', null];

  test('from when it begins until it ends', async () => {
    expect(await told('POST', '/tasks/t/completion')).toEqual(done);
    await beginPause(house.db, new Date(Date.now() + HOUR));
    const refused = [503, 'SERVICE.PAUSED', '5'];
    await until('acts are held', async () => (await told('POST', '/tasks/t/completion'))[0] === 503);
    expect(await told('PUT', '/people/1')).toEqual(refused);
    expect(await told('DELETE', '/sessionsx')).toEqual(refused);
    expect(await told('GET', '/tasks')).toEqual(done);
    expect(await told('POST', '/sessions')).toEqual(done);
    expect(await told('DELETE', '/sessions/current')).toEqual(done);
    await endPause(house.db);
    await until('acts go on', async () => (await told('POST', '/tasks/t/completion'))[0] === 200);
  });

  test('one that nobody ended is over after its time; a later one takes its place', async () => {
    await beginPause(house.db, new Date(Date.now() - 1));
    expect(await isPaused(house.db)).toBe(false);
    await beginPause(house.db, new Date(Date.now() + HOUR));
    expect(await isPaused(house.db)).toBe(true);
  });
});
