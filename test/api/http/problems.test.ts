import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
let token: string;
beforeAll(async () => {
  harness = await createHarness();
  token = await harness.tokenOf('i1');
});
afterAll(() => harness.close());

const post = (path: string) => request(harness.express).post(path).set('Authorization', `Bearer ${token}`);

interface Body {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly texts: { readonly title: Texts; readonly detail: Texts };
  readonly errors?: readonly { readonly path: string; readonly texts: Texts }[];
}
interface Texts {
  readonly zh: string;
  readonly en: string;
}
const chinese = /\p{Script=Han}/u;

describe('problem details', () => {
  test('speak the language asked for and hold both', async () => {
    const zh = (await request(harness.express).get('/v1/me').set('Accept-Language', 'zh-CN')).body as Body;
    const en = (await request(harness.express).get('/v1/me').set('Accept-Language', 'en-GB')).body as Body;
    expect(zh.detail).toBe(zh.texts.detail.zh);
    expect(en.detail).toBe(zh.texts.detail.en);
    expect(zh.title).toMatch(chinese);
    expect(en.title).not.toMatch(chinese);
    expect(en.texts).toEqual(zh.texts);
  });

  test('without a wish they speak Chinese', async () => {
    const { body } = (await request(harness.express).get('/nowhere')) as { body: Body };
    expect(body.detail).toMatch(chinese);
  });

  test.each([
    ['malformed JSON', 400, 'REQUEST.MALFORMED_JSON', '{"login":', 'application/json'],
    ['a JSON string', 400, 'REQUEST.MALFORMED_JSON', '"login"', 'application/json'],
    ['no body at all', 400, 'REQUEST.INVALID', '', 'application/json'],
    ['a form', 415, 'REQUEST.UNSUPPORTED_TYPE', 'login=a', 'application/x-www-form-urlencoded'],
    ['another charset', 415, 'REQUEST.UNSUPPORTED_TYPE', '{}', 'application/json; charset=gbk'],
    ['an unknown field', 400, 'REQUEST.INVALID', '{"login":"a","password":"b","admin":true}', 'application/json'],
    ['a NUL character', 400, 'REQUEST.INVALID', '{"login":"a\\u0000","password":"b"}', 'application/json'],
    ['half a surrogate', 400, 'REQUEST.INVALID', '{"login":"a\\ud800","password":"b"}', 'application/json'],
    ['too large a body', 413, 'REQUEST.TOO_LARGE', `{"login":"${'a'.repeat(9_000_000)}"}`, 'application/json'],
  ])('%s is %d %s', async (_, status, code, body, type) => {
    const answer = await post('/v1/sessions').set('Content-Type', type).send(body);
    expect([answer.status, (answer.body as Body).code]).toEqual([status, code]);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.text).not.toMatch(/node_modules|\.ts:/);
  });

  test('compressed bodies are not inflated', async () => {
    const answer = await post('/v1/sessions')
      .set('Content-Encoding', 'gzip')
      .set('Content-Type', 'application/json')
      .send('{}');
    expect(answer.status).toBe(415);
  });

  test('name every faulty field in both languages and repeat nothing that was sent', async () => {
    const sent = { login: 'x', personId: 'a b', roles: ['king', 'hr'], more: 'tell nobody' };
    const answer = await post('/v1/accounts').send(sent);
    const { errors = [] } = answer.body as Body;
    expect(errors.map((one) => one.path).sort()).toEqual(['', 'personId', 'roles.0']);
    for (const one of errors) expect(one.texts.zh).toMatch(chinese);
    for (const one of errors) expect(one.texts.en).not.toMatch(chinese);
    expect(answer.text).not.toContain('tell nobody');
  });

  test('a wrong method names the right ones', async () => {
    const answer = await request(harness.express).put('/v1/accounts');
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });

  test.each(['garbage', 'W10', Buffer.from('["x",["a"]]').toString('base64url'), '%00'])(
    'the cursor %s is refused',
    async (cursor) => {
      const answer = await request(harness.express)
        .get(`/v1/accounts?cursor=${cursor}`)
        .set('Authorization', `Bearer ${token}`);
      expect(answer.status).toBe(400);
    },
  );

  test('a broken escape in the address is no fault of ours', async () => {
    const answer = await request(harness.express).get('/v1/people/%E4%BA').set('Authorization', `Bearer ${token}`);
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json']);
  });
});
