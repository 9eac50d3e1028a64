import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
let token: string;
beforeAll(async () => {
  harness = await createHarness();
  token = await harness.tokenOf('h1');
});
afterAll(() => harness.close());

const get = (path: string) => request(harness.express).get(path).set('Authorization', `Bearer ${token}`);

describe('whatever is answered, a browser is told what it may do with it', () => {
  test.each([
    ['data of people', '/v1/people', 200],
    ['a refusal', '/v1/accounts', 403],
    ['an unknown address', '/v1/nothing', 404],
    ['the description', '/openapi.json', 200],
    ['whether it stands', '/livez', 200],
  ])('%s', async (_what, path, status) => {
    const { status: got, headers } = await get(path);
    expect([path, got]).toEqual([path, status]);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers['content-type']).toMatch(/^[a-z]+\/[a-z+]+; charset=utf-8$/);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each(['/v1/people', '/v1/me', '/v1/accounts', '/v1/nothing'])('nobody keeps a copy of %s', async (path) => {
    expect((await get(path)).headers['cache-control']).toBe('no-store');
  });

  test('over TLS nothing goes without it for a year, under the subdomains neither', async () => {
    const secure = await createHarness({
      environment: { JINJI_PUBLIC_URL: 'https://jinji.example', JINJI_TRUSTED_PROXIES: 'loopback' },
    });
    try {
      const { headers } = await request(secure.express).get('/livez');
      const [, seconds] = /^max-age=(\d+); includeSubDomains$/.exec(headers['strict-transport-security'] ?? '') ?? [];
      expect(Number(seconds)).toBeGreaterThanOrEqual(31_536_000);
    } finally {
      await secure.close();
    }
  });
});

describe('what no page of ours sends', () => {
  const send = (method: string, path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const server = harness.express.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        http
          .request({ port, method, path, headers: { 'X-Secret': 'x' } }, (answer) => {
            answer.resume();
            server.close();
            resolve(answer.statusCode);
          })
          .on('error', reject)
          .end();
      });
    });

  test('TRACE is not answered', async () => {
    expect(await send('TRACE', '/v1/people')).toBe(405);
    expect(await send('TRACE', '/')).toBe(404);
  });

  test('a parameter that is given twice, or that nobody asked for, is refused', async () => {
    for (const query of ['limit=1&limit=2', 'limit[]=1', '__proto__[x]=1', 'isAdmin=true'])
      expect([query, (await get(`/v1/people?${query}`)).status]).toEqual([query, 400]);
  });

  test('a field beside those of a form is refused, be it of the account itself or of the prototype', async () => {
    const admin = await harness.tokenOf('i1');
    const post = (body: string) =>
      request(harness.express)
        .post('/v1/accounts')
        .set({
          Authorization: `Bearer ${admin}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': body.slice(-30),
        })
        .send(body);
    const form = '"login":"new1","personId":"e1","roles":[]';
    for (const more of [
      '"passwordHash":"x"',
      '"version":9',
      '"__proto__":{"x":1}',
      '"constructor":{"prototype":{"x":1}}',
    ])
      expect([more, (await post(`{${form},${more}}`)).status]).toEqual([more, 400]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});
