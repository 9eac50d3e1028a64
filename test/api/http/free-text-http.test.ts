import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { describe as describeApi } from '../../../api/http/openapi.js';
import type { Route } from '../../../api/http/route.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { rolesOf } from '../../../domain/permissions/permissions.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { declaredRoutes, formOf, isNumber, isText, label, type Form, type Place } from '../../support/form-places.js';
import { withAt } from '../../support/json-form.js';
import { NASTY, NASTY_DAYS } from '../../support/nasty.js';
import { digestOfRecords } from '../../support/records.js';
import { createHarness, idleEngine, type Harness } from '../harness.js';

/** Who calls what asks for a role. */
const LOGINS: Readonly<Partial<Record<Role, string>>> = {
  gm: 'g1',
  hr: 'h1',
  'hr-manager': 'h2',
  'department-head': 'd1',
  supervisor: 's1',
  panel: 's1',
  employee: 'e1',
  'it-admin': 'i1',
};
const notNow = new RefusalError(refuse(TASK.NOT_OPEN, {}));
/** The pipelines refuse whatever comes, so that what is accepted here was taken by the records alone. */
const engine = { ...idleEngine, start: () => Promise.reject(notNow) };
/** They end the session with which the others are called, or read a whole file. */
const ASIDE = ['/v1/sessions/current', '/v1/me/password', '/v1/me/log-ins/ending'];
const NUMBERS = [-1, 0.5, 1e308, 2 ** 31, 2 ** 53, 9_007_199_254_740_993, '1e400', null];

let harness: Harness;
const tokens = new Map<string, string>();
beforeAll(async () => {
  harness = await createHarness({ engine });
  const { db } = harness.database;
  // Whom and what the forms speak of.
  await sql`insert into department (id, name) values ('10001', '某部')`.execute(db);
  await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
    values ('10001', '某人', '10001', 'd1', 'confirmed', '2020-01-01', '2020-04-01')`.execute(db);
  for (const login of new Set(Object.values(LOGINS))) tokens.set(login, await harness.tokenOf(login));
});
afterAll(() => harness.close());

interface Parts {
  readonly body?: Form;
  readonly params?: Form;
  readonly query?: Form;
}
type Contents = Readonly<Partial<Record<keyof Parts, unknown>>>;
const partsOf = ({ method, path, body, params, query }: Route): Parts =>
  Object.fromEntries(
    Object.entries({ body, params, query }).flatMap(([part, schema]) =>
      schema === undefined ? [] : [[part, formOf(`${method} ${path} ${part}`, schema)] as const],
    ),
  );

/** In an address half a character cannot stand; everything else is encoded. */
const inAddress = (value: unknown): string => encodeURIComponent(String(value).replace(/\p{Cs}/gu, ''));

async function call(route: Route, contents: Contents): Promise<{ readonly status: number; readonly text: string }> {
  const { access, method } = route;
  const [role = 'hr-manager'] = (access.kind === 'permission' ? rolesOf(access.resource, access.act) : undefined) ?? [];
  const params = contents.params as Readonly<Record<string, unknown>> | undefined;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => inAddress(params?.[name]));
  const query = Object.entries(contents.query ?? {}).map(([name, value]) => `${name}=${inAddress(value)}`);
  const asked = request(harness.express)
    [method](query.length === 0 ? path : `${path}?${query.join('&')}`)
    .set('Authorization', `Bearer ${tokens.get(LOGINS[role] ?? '') ?? ''}`)
    .set('If-Match', '"1"');
  return contents.body === undefined ? asked : asked.send(contents.body as object);
}

const routes = declaredRoutes().filter(({ path, rawBody }) => !ASIDE.includes(path) && rawBody === undefined);

/** The statuses that `/openapi.json` names for an operation. */
const described = ({ path, method }: Route): readonly string[] =>
  Object.keys(description.paths?.[path]?.[method]?.responses ?? {});
const description = describeApi(declaredRoutes(), 'jinji');

/** Failed log-ins are counted, whatever came. */
const COUNTED = ['/v1/sessions', '/v1/me/second-factor/confirmation'];

/** Schemas that some operation has had a place of. */
const met = new Set<string>();

/**
 * A third of all there is, another one at each place; a ninth where an operation before has had a place of the same
 * schema. The whole is tried at the schemas themselves.
 */
const putsAt = (place: Place, no: number): readonly unknown[] => {
  if (isNumber(place)) return NUMBERS;
  if (!isText(place)) return ['@{', 'A', Buffer.from('["x",["\\u0000",1e99]]').toString('base64url')];
  const always = ['@{', '@{10001}', 'a\u0000b', 'a\ud800b', '\u202eabc'];
  const schema = JSON.stringify(place.schema);
  const part = met.has(schema) ? 9 : 3;
  met.add(schema);
  return [...always, ...NASTY_DAYS, ...NASTY.filter((_, index) => index % part === no % part)];
};

/** Sends it, and asks of what comes back that it is no fault of ours, in plain words, and what was sent. */
async function judged(route: Route, contents: Contents, place: Place, put: unknown): Promise<boolean> {
  const what = `${label(place)} ← ${JSON.stringify(put)}`;
  const { status, text } = await call(route, contents);
  expect([what, status < 500, status === 401 && !COUNTED.includes(route.path)]).toEqual([what, true, false]);
  // No status that the description does not name.
  // An empty name in an address makes it another one.
  const isElsewhere = status === 405 && inAddress(put) === '';
  expect([what, status, isElsewhere || described(route).includes(String(status))]).toEqual([what, status, true]);
  const answer = (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>;
  if (status < 400) {
    const back = answer[String(place.path.at(-1))];
    if (typeof back === 'string' && route.method !== 'get') expect([what, back]).toEqual([what, String(put).trim()]);
    return route.method !== 'get';
  }
  const { code, texts } = answer as unknown as { code: string; texts: { detail: { zh: string; en: string } } };
  expect([what, code]).toEqual([what, expect.stringMatching(/^[A-Z_]+(\.[A-Z_]+)+$/)]);
  expect([what, texts.detail.zh]).toEqual([what, expect.stringMatching(/\p{Script=Han}/u)]);
  return false;
}

describe('every operation of the API, with what nobody expected in each of its fields', () => {
  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_, route) => {
    const parts = Object.entries(partsOf(route)) as [keyof Parts, Form][];
    const valid: Contents = Object.fromEntries(parts.map(([part, form]) => [part, form.valid[0] ?? {}]));
    const before = await digestOfRecords(harness.database.db);
    let written = COUNTED.includes(route.path);
    for (const [part, form] of parts)
      for (const [no, place] of form.places.entries())
        for (const put of putsAt(place, no)) {
          const contents = { ...valid, [part]: withAt(place.form, place.path, put) };
          if (await judged(route, contents, place, put)) written = true;
        }
    if (!written) expect(await digestOfRecords(harness.database.db)).toEqual(before);
  });

  test('none of it was an internal error', () => {
    expect(harness.faults()).toEqual([]);
  });
});
