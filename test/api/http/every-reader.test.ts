import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { describe as describeApi } from '../../../api/http/openapi.js';
import type { Route } from '../../../api/http/route.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { declaredRoutes, formOf, isText, type Form } from '../../support/form-places.js';
import { withAt } from '../../support/json-form.js';
import { addAuditor, createHarness, idleEngine, type Harness } from '../harness.js';

/** Nobody, and one of each kind of reader. */
const READERS = ['', 'e1', 's1', 'd1', 'h1', 'h2', 'g1', 'i1', 'u1'] as const;
const PARTS = ['params', 'query', 'body'] as const;
const STRANGE = ['@{', '9999-12-31', '0000-00-00', '\u202eabc'];

const notNow = new RefusalError(refuse(TASK.NOT_OPEN, {}));
const engine = { ...idleEngine, start: () => Promise.reject(notNow) };
const description = describeApi(declaredRoutes(), 'jinji');

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness({ engine });
  await addAuditor(harness);
  const { db } = harness.database;
  await sql`insert into department (id, name) values ('10001', '某部')`.execute(db);
  await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
    values ('10001', '某人', '10001', 'd1', 'confirmed', '2020-01-01', '2020-04-01')`.execute(db);
});
afterAll(() => harness.close());

const tokens = new Map<string, string>();
async function tokenOf(login: string): Promise<string> {
  const known = tokens.get(login) ?? (await harness.tokenOf(login).catch(() => ''));
  tokens.set(login, known);
  return known;
}

type Contents = Readonly<Partial<Record<(typeof PARTS)[number], unknown>>>;
const inAddress = (value: unknown): string => encodeURIComponent(String(value));

async function call(
  route: Route,
  contents: Contents,
  reader: string,
  raw?: { readonly type: string; readonly body: string },
): Promise<request.Response> {
  const params = contents.params as Readonly<Record<string, unknown>> | undefined;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => inAddress(params?.[name]));
  const query = Object.entries(contents.query ?? {}).map(([name, value]) => `${name}=${inAddress(value)}`);
  const asked = request(harness.express)[route.method](query.length === 0 ? path : `${path}?${query.join('&')}`);
  if (reader !== '') asked.set('Authorization', `Bearer ${await tokenOf(reader)}`);
  asked.set('If-Match', '"1"');
  if (raw !== undefined) return asked.type(raw.type).send(raw.body);
  return contents.body === undefined ? asked : asked.send(contents.body as object);
}

/** The valid content, and it with something strange in each of its parts. */
function contentsOf(route: Route): readonly Contents[] {
  const forms = PARTS.flatMap((part): [string, Form][] => {
    const schema = route[part];
    return schema === undefined ? [] : [[part, formOf(`${route.method} ${route.path} ${part}`, schema)]];
  });
  const valid: Contents = Object.fromEntries(forms.map(([part, form]) => [part, form.valid[0] ?? {}]));
  const strange = forms.flatMap(([part, form]) => {
    const place = form.places.find(isText);
    return place === undefined
      ? []
      : STRANGE.map((put): Contents => ({ ...valid, [part]: withAt(place.form, place.path, put) }));
  });
  return [valid, ...strange];
}

/** They end the log-in with which the others are called. */
const ASIDE = ['/v1/sessions/current', '/v1/me/password', '/v1/me/log-ins/ending'];
const all = declaredRoutes().filter(({ path }) => !ASIDE.includes(path));
const routes = all.filter(({ rawBody }) => rawBody === undefined);
/** Those that take something else than JSON: a file, a form. */
const raw = all.filter(({ rawBody }) => rawBody !== undefined);
const paramsOf = (route: Route): unknown =>
  route.params === undefined ? undefined : formOf(`${route.method} ${route.path} params`, route.params).valid[0];
/** Of each reader, how many calls were taken as his. */
const taken = new Map<string, number>();

describe('whoever asks, every operation answers with a status that its description names', () => {
  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (name, route) => {
    const statuses = Object.keys(description.paths?.[route.path]?.[route.method]?.responses ?? {});
    for (const contents of contentsOf(route))
      for (const reader of READERS) {
        const what = `${reader} ${name} ${JSON.stringify(contents)}`;
        const { status } = await call(route, contents, reader);
        expect([what, status, status < 500 && statuses.includes(String(status))]).toEqual([what, status, true]);
        if (status !== 401) taken.set(reader, (taken.get(reader) ?? 0) + 1);
        if (reader === '' && route.access.kind !== 'public') expect([what, status]).toEqual([what, 401]);
      }
  });

  test.each(raw.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_name, route) => {
    const statuses = Object.keys(description.paths?.[route.path]?.[route.method]?.responses ?? {});
    for (const type of [...(route.rawBody?.types ?? []), 'text/html'])
      for (const body of ['', 'logout_token=x', '\u0000\u202e'])
        for (const reader of READERS) {
          const { status } = await call(route, { params: paramsOf(route) }, reader, { type, body });
          const what = [reader, type, body, status];
          expect([...what, status < 500 && statuses.includes(String(status))]).toEqual([...what, true]);
        }
  });

  test('where a version may be named, another one is an answer', () => {
    const versioned = all.filter((route) => route.versioned !== undefined);
    expect(versioned.length).toBeGreaterThan(2);
    const silent = versioned.filter(
      (route) => !('412' in (description.paths?.[route.path]?.[route.method]?.responses ?? {})),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('everybody was heard as himself', () => {
    expect(READERS.filter((reader) => (taken.get(reader) ?? 0) < (reader === '' ? 1 : routes.length))).toEqual([]);
  });

  test('nothing of it was a fault of ours', () => {
    expect(harness.faults()).toEqual([]);
  });
});
