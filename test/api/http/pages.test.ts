import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { findAccountByLogin } from '../../../db/accounts/accounts.js';
import { setPassword } from '../../../db/accounts/changes.js';
import { createHarness, type Harness } from '../harness.js';

let folder: string;
let harness: Harness;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinji-pages-'));
  await mkdir(join(folder, 'web', 'assets'), { recursive: true });
  await mkdir(join(folder, 'sample'));
  await writeFile(join(folder, 'web', 'index.html'), '<!doctype html><title>the page</title>');
  await writeFile(join(folder, 'web', 'assets', 'a-1.js'), 'plain');
  await writeFile(join(folder, 'web', 'assets', 'a-1.js.br'), 'small');
  await writeFile(join(folder, 'web', 'assets', 'a-1.js.gz'), 'smaller');
  await writeFile(join(folder, 'web', 'assets', 'gone-1.js'), 'gone');
  await writeFile(join(folder, 'web', 'assets', 'gone-1.js.br'), 'gone');
  await writeFile(join(folder, 'web', 'assets', '.hidden.js'), 'secret');
  await writeFile(join(folder, 'web', 'sign.svg'), '<svg/>');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  harness = await createHarness({ pagesFolder: join(folder, 'web'), environment: { JINJI_DATA: folder } });
});
afterAll(async () => {
  await harness.close();
  await rm(folder, { recursive: true });
});
const get = (path: string) => request(harness.express).get(path);
const html = (path: string) => get(path).set('Accept', 'text/html,*/*');

describe('the built pages', () => {
  test('are the page at / and at every address inside it, asked for anew each time', async () => {
    for (const path of ['/', '/inbox', '/tasks/LC-2026-07.1']) {
      const answer = await html(path);
      expect([answer.status, answer.text]).toEqual([200, '<!doctype html><title>the page</title>']);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    }
    const first = await html('/');
    expect((await html('/').set('If-None-Match', String(first.headers.etag))).status).toBe(304);
    const head = await request(harness.express).head('/inbox').set('Accept', 'text/html');
    expect([head.status, head.headers.etag]).toEqual([200, first.headers.etag]);
  });

  test('never stand in for the API: an unknown address of it is a problem', async () => {
    for (const path of ['/v1/nothing', '/assets/b-2.js']) expect((await html(path)).status).toBe(404);
    expect((await request(harness.express).post('/assets/a-1.js')).body).toMatchObject({ status: 404 });
    expect((await get('/inbox').set('Accept', 'application/json')).body).toMatchObject({ status: 404 });
  });

  const file = (path: string, encoding = 'identity') => get(path).set('Accept-Encoding', encoding).buffer(true);

  test('come in the smallest form that the browser takes, for good where their name carries a hash', async () => {
    expect((await file('/assets/a-1.js')).text).toBe('plain');
    const small = await request(harness.express).head('/assets/a-1.js').set('Accept-Encoding', 'gzip, br');
    expect(small.headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': '5',
      'content-type': expect.stringMatching(/^text\/javascript; charset=utf-8$/i),
      vary: 'Accept-Encoding',
    });
    expect(small.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const other = await request(harness.express).head('/assets/a-1.js').set('Accept-Encoding', 'gzip, br;q=0');
    expect(other.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': '7' });
    const sign = await file('/sign.svg');
    expect(sign.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' });
    const again = await file('/assets/a-1.js', 'br').set('If-None-Match', String(small.headers.etag));
    expect(again.status).toBe(304);
  });

  test('come in the part that was asked for', async () => {
    const part = async (range: string) => {
      const { status, text } = await file('/assets/a-1.js').set('Range', range);
      return [status, text];
    };
    expect(await part('bytes=1-2')).toEqual([206, 'la']);
    expect(await part('bytes=-2')).toEqual([206, 'in']);
    const beyond = await file('/assets/a-1.js').set('Range', 'bytes=9-');
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */5']);
    expect(await part('bytes=3-1')).toEqual([416, '']);
  });

  test('come only from their own folder, and only by the names that the build gave', async () => {
    const outside = [
      '/../secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
    ];
    for (const path of [
      ...outside,
      '/assets/.hidden.js',
      '/assets/a-1.js.br',
      '/assets/a-1.js/',
      '/assets/%E0%A4.js',
    ]) {
      const { status, text } = await get(path);
      expect([path, JSON.parse(text)]).toEqual([path, expect.objectContaining({ status })]);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  test('that a new build took away are a problem in plain words', async () => {
    await rm(join(folder, 'web', 'assets', 'gone-1.js.br'));
    const gone = await file('/assets/gone-1.js', 'br');
    expect(gone.headers['content-encoding']).toBeUndefined();
    expect(gone.headers['content-type']).toContain('application/problem+json');
    expect(gone.body).toMatchObject({ status: 404 });
  });
});

describe('the log-ins of the sample', () => {
  const listed = async () =>
    (await get('/v1/sample-log-ins')).body as { password: unknown; items: { login: string }[] };

  test('are listed only where the sample lies, and only those that still stand as it made them', async () => {
    expect(await listed()).toEqual({ password: null, items: [] });
    const about = { zh: '员工', en: 'employee' };
    const accounts = ['e1', 'e2', 'g1'].map((login) => ({ login, personId: login === 'g1' ? 'x9' : login, about }));
    await writeFile(join(folder, 'sample', 'log-ins.json'), JSON.stringify({ password: 'open', accounts }));
    const before = await listed();
    expect([before.password, before.items.map(({ login }) => login)]).toEqual(['open', ['e1', 'e2']]);
    const account = await findAccountByLogin(harness.database.db, 'e2');
    if (account === undefined) throw new Error('e2 is not there');
    await setPassword(harness.database.db, account, 'one of his own now', false);
    expect((await listed()).items.map(({ login }) => login)).toEqual(['e1']);
  });
});
