import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { encodeCursor, listKey } from '../../../api/http/cursor.js';
import { mayCall } from '../../../domain/permissions/permissions.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { createCursorSeal } from '../../../api/http/cursor-seal.js';
import type { SignedIn } from '../../../api/http/route.js';
import { findAccountByLogin } from '../../../db/accounts/accounts.js';
import { addAuditor, createHarness, SESSION_SECRET, type Harness } from '../harness.js';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  await addAuditor(harness);
});
afterAll(() => harness.close());

/** One account for each role, and what it may not reach. */
const LOGIN_OF: Readonly<Record<Role, string>> = {
  hr: 'h1',
  'hr-manager': 'h2',
  'department-head': 'd1',
  supervisor: 's1',
  gm: 'g1',
  panel: 's2',
  'it-admin': 'i1',
  auditor: 'u1',
  employee: 'e1',
};
const ROLES_OF: Readonly<Record<string, readonly Role[]>> = {
  h1: ['hr', 'employee'],
  d1: ['department-head', 'employee'],
  s1: ['supervisor', 'panel', 'employee'],
  g1: ['gm', 'employee'],
  i1: ['it-admin', 'employee'],
  e1: ['employee'],
  u1: ['auditor'],
};
const sample = (path: string): string => path.replace(/\{\w+\}/g, '1');

describe('the first gate', () => {
  test('every route but the public ones asks who is calling', async () => {
    const open: string[] = [];
    for (const route of harness.routes) {
      const answer = await request(harness.express)[route.method](sample(route.path));
      if (route.access.kind === 'public') open.push(`${route.method} ${route.path}`);
      else expect([route.method, route.path, answer.status]).toEqual([route.method, route.path, 401]);
    }
    expect(open.sort()).toEqual([
      'get /livez',
      'get /readyz',
      // A calendar logs in nowhere: its address is the secret.
      'get /v1/calendar-feeds/{feed}',
      'get /v1/oidc',
      'get /v1/oidc/callback',
      'get /v1/oidc/start',
      'get /v1/sample-log-ins',
      // 15: whoever holds a paper has no account; its code is on it, and tells no name.
      'get /v1/verifications/{code}',
      'post /v1/oidc/logout',
      // 4.1: whoever has lost his password cannot say who he is.
      'post /v1/password-resets',
      'post /v1/password-resets/completion',
      // 4.1: whose link it is is told to whoever holds it, who could set the password as well.
      'post /v1/password-resets/owner',
      'post /v1/sessions',
      'post /v1/verifications/{code}/comparison',
    ]);
  });

  test('every route that asks for roles refuses all others with 403', async () => {
    for (const login of Object.keys(ROLES_OF)) {
      const token = await harness.tokenOf(login);
      for (const route of harness.routes) {
        const { access } = route;
        if (access.kind === 'public' || mayCall(ROLES_OF[login] ?? [], access.resource, access.act)) continue;
        const answer = await request(harness.express)
          [route.method](sample(route.path))
          .set('Authorization', `Bearer ${token}`);
        expect([login, route.path, answer.status]).toEqual([login, route.path, 403]);
        expect(answer.body).toMatchObject({ code: login === 'u1' ? 'AUTH.READS_ONLY' : 'AUTH.FORBIDDEN' });
      }
    }
  });

  test('nonsense never makes the service fail', async () => {
    const tokens = await Promise.all(Object.values(LOGIN_OF).map((login) => harness.tokenOf(login)));
    const bodies: unknown[] = [null, [], {}, { a: 1 }, 'x', 0, { login: {}, password: [] }, [[[[]]]], { roles: 'x' }];
    const ids = ['1', '0', '-1', '%00', '%F0%9F%98%80', "'", '..', 'x'.repeat(300), '9'.repeat(30), '%E4%BA%BA'];
    for (const route of harness.routes) {
      for (const [index, id] of ids.entries()) {
        const path = `${route.path.replace(/\{\w+\}/g, id)}${index % 2 ? '?limit=zzz&cursor=%00' : '?a=1&a=2'}`;
        const answer = await request(harness.express)
          [route.method](path)
          .set('Authorization', `Bearer ${tokens[index % tokens.length] ?? ''}`)
          .set('If-Match', '"1"')
          .set('Content-Type', 'application/json')
          .send(JSON.stringify(bodies[index % bodies.length]));
        expect([route.method, path, answer.status < 500]).toEqual([route.method, path, true]);
        if (answer.status >= 400) expect(answer.type).toBe('application/problem+json');
      }
    }
  });

  test('nor does a forged cursor, even of somebody who knows the secret', async () => {
    const hr = `Bearer ${await harness.tokenOf('h1')}`;
    const parts = [
      '\0',
      '\ud800',
      'infinity',
      '2026-02-30',
      '2026-02-30 10:00:00+00',
      -1,
      2 ** 40,
      1e300,
      null,
      'x'.repeat(90),
    ];
    const lists: readonly (readonly [string, string])[] = [
      ['/v1/people', listKey('people', { limit: 50 })],
      ['/v1/tasks', listKey('tasks', { state: 'open' })],
      ['/v1/tasks?state=completed', listKey('tasks', { state: 'completed' })],
      ['/v1/cases', listKey('cases', {})],
      ['/v1/cycles', listKey('cycles', {})],
      ['/v1/documents', listKey('documents', {})],
      ['/v1/imports', listKey('imports', {})],
    ];
    const account = await findAccountByLogin(harness.database.db, 'h1');
    const seal = createCursorSeal(SESSION_SECRET);
    const sealed = (path: string, next: string): string => {
      const route = harness.routes.find((one) => one.method === 'get' && one.path === path.replace(/\?.*/, ''));
      if (route === undefined) throw new Error(path);
      const { body } = seal.close(route, { accountId: account?.id } as SignedIn, { body: { next } });
      return (body as { readonly next: string }).next;
    };
    let taken = 0;
    for (const [path, key] of lists) {
      for (const last of parts.flatMap((one) => [[one], [one, 'x'], ['2026-07', one]])) {
        const cursor = sealed(path, encodeCursor(key, last));
        const answer = await request(harness.express)
          .get(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`)
          .set('Authorization', hr);
        expect([path, last, answer.status < 500]).toEqual([path, last, true]);
        if (answer.status === 200) taken += 1;
      }
    }
    expect(taken).toBeGreaterThan(0); // the keys are right, so the forgeries reached the lists
  });

  test('every route is in the description, and the description has nothing else', async () => {
    const { body } = (await request(harness.express).get('/openapi.json')) as {
      body: { openapi: string; paths: Record<string, Record<string, { responses: object; operationId: string }>> };
    };
    expect(body.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(harness.routes.map((route) => `${route.method} ${route.path}`).sort());
    const ids = Object.values(body.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    const references = JSON.stringify(body).match(/#\/components\/schemas\/[^"]+/g) ?? [];
    const components = (body as unknown as { components: { schemas: Record<string, unknown> } }).components.schemas;
    for (const reference of references) expect(components).toHaveProperty([reference.split('/').pop() ?? '']);
    expect(Object.keys(components).filter((name) => name.endsWith('Output'))).toEqual([]);
  });
});
