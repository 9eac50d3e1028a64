import http from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

/** Hands a call to the service at this very moment, and says whether it was answered. */
function call(path: string): () => boolean {
  const req = Object.assign(new http.IncomingMessage(new Socket()), { method: 'GET', url: path, headers: {} });
  const res = new http.ServerResponse(req);
  harness.express(req as never, res as never);
  return () => res.headersSent || res.writableEnded;
}

test('the service has the calls that come at once begin in turns, and answers in the meantime whether it lives', async () => {
  const calls = Array.from({ length: 100 }, () => call('/openapi.json'));
  const answered = (): number => calls.filter((one) => one()).length;
  const lives = call('/livez');
  expect(answered()).toBe(0);
  const seen: number[] = [];
  while (answered() < calls.length) {
    await turn();
    seen.push(answered());
    if (seen.length > 1000) throw new Error(seen.slice(-5).join());
  }
  expect(seen[0]).toBeGreaterThan(0);
  expect(seen[0]).toBeLessThan(50);
  expect(lives()).toBe(true);
});
