import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

/** How one wants to be reached (docs/decisions/0052): one's own alone, bundled or later, never off. */
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const PATH = '/v1/me/preferences';
const DEFAULTS = {
  language: 'zh',
  mails: 'digest',
  news: 'single',
  invitations: true,
  quietHours: { from: '21:00', until: '08:00' },
  quietDaysOff: true,
};
const read = async (login: string): Promise<unknown> => {
  const answer = await request(harness.express)
    .get(PATH)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);
  return answer.body;
};
const choose = async (login: string, body: object) =>
  request(harness.express)
    .put(PATH)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`)
    .send(body);

test('who has chosen nothing has the defaults; what one chooses is one’s own', async () => {
  expect(await read('e1')).toEqual(DEFAULTS);
  const chosen = {
    language: 'en',
    mails: 'single',
    news: 'digest',
    invitations: false,
    quietHours: null,
    quietDaysOff: false,
  };
  expect((await choose('e1', chosen)).status).toBe(204);
  expect((await choose('e1', chosen)).status).toBe(204);
  expect(await read('e1')).toEqual(chosen);
  expect(await read('e2')).toEqual(DEFAULTS);
  expect((await choose('e1', DEFAULTS)).status).toBe(204);
  expect(await read('e1')).toEqual(DEFAULTS);
});

test.each([
  ['a language that nobody writes', { ...DEFAULTS, language: 'fr' }, 'language'],
  ['nothing at all about tasks', { ...DEFAULTS, mails: 'none' }, 'mails'],
  ['nothing at all of what else one is told', { ...DEFAULTS, news: 'none' }, 'news'],
  ['an hour that no clock has', { ...DEFAULTS, quietHours: { from: '24:00', until: '08:00' } }, 'quietHours.from'],
  ['a day that is quiet throughout', { ...DEFAULTS, quietHours: { from: '08:00', until: '08:00' } }, 'quietHours'],
  ['a half of the hours', { ...DEFAULTS, quietHours: { from: '08:00' } }, 'quietHours.until'],
  ['something else', { ...DEFAULTS, silent: true }, ''],
])('refused: %s', async (_, body, field) => {
  const answer = await choose('e1', body);
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([expect.any(Number), expect.stringContaining(field)]);
  expect([400, 422]).toContain(answer.status);
  expect(await read('e1')).toEqual(DEFAULTS);
});

test('who writes what he knew before changes nothing that he did not know of', async () => {
  expect((await choose('e2', { ...DEFAULTS, news: 'digest', invitations: false })).status).toBe(204);
  const { language, mails, quietHours, quietDaysOff } = DEFAULTS;
  expect((await choose('e2', { language, mails, quietHours, quietDaysOff })).status).toBe(204);
  expect(await read('e2')).toEqual({ ...DEFAULTS, news: 'digest', invitations: false });
});

test('nobody without a log-in', async () => {
  expect((await request(harness.express).get(PATH)).status).toBe(401);
});
