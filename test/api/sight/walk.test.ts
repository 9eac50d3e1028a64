import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '../../../api/http/route.js';
import { PARTIES, ROLE_OF, type Party, type While } from '../../../domain/permissions/parties.js';
import { PERMISSIONS } from '../../../domain/permissions/permissions.js';
import type { Row } from '../../../domain/permissions/row.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { RESOURCES } from '../../docs/permissions-page.js';
import { declaredRoutes, formOf } from '../../support/form-places.js';
import { idleEngine } from '../harness.js';
import { CALLERS, MARKS, OTHERWISE, PLACES } from './addresses.js';
import { SightHouse, type Reply } from './house.js';

/** Every route and every party against the one table, over HTTP, on a house with a row for each situation. */
const notNow = new RefusalError(refuse(TASK.NOT_OPEN, {}));
const engine = { ...idleEngine, start: () => Promise.reject(notNow), update: () => Promise.reject(notNow) };

let house: SightHouse;
beforeAll(async () => {
  house = await SightHouse.open({ engine });
});
afterAll(() => house.close());

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const routes = declaredRoutes().flatMap((route) =>
  route.access.kind === 'public' ? [] : [{ name: nameOf(route), route, ...route.access }],
);

function addressOf({ name, route }: { readonly name: string; readonly route: Route }, party: Party, past: boolean) {
  const otherwise = OTHERWISE[name]?.(party);
  if (otherwise !== undefined) return otherwise;
  return route.path.replace(/\{(\w+)\}/g, (_, place: string) => {
    const fill = PLACES[place];
    if (fill === undefined) throw new Error(`${name}: nothing stands for ${place}; see addresses.ts`);
    return fill(party, past);
  });
}

/** What is sent along: something valid, about the task of whoever calls where it names one. */
function bodyOf(route: Route, party: Party, past: boolean): object | undefined {
  if (route.body === undefined) return undefined;
  const { valid } = formOf(`${nameOf(route)} body`, route.body);
  if (route.path === '/v1/tasks/completions')
    return { rows: [{ taskId: PLACES.taskId?.(party, past) ?? '', form: {} }] };
  // Not at a task: whose that is decides before everything else.
  if (route.path === '/v1/cases/{caseId}/remarks') return { kind: 'comment', text: '请核对', to: [] };
  const body = (valid[0] ?? {}) as Record<string, unknown>;
  return 'personId' in body ? { ...body, personId: 'e1' } : body;
}

const RELATIONS = PARTIES.filter((party) => ROLE_OF[party] === undefined);
/** Whether the handler judges by what somebody is to the person: the gate lets some through who may not. */
const isByRelation = (cells: NonNullable<Row['read']>): boolean =>
  cells['related-head'] !== cells.head ||
  (RELATIONS.some((party) => cells[party] !== '-') &&
    PARTIES.some((party) => party !== 'auditor' && cells[party] === '-'));

const HIDDEN = [403, 404];
interface Seen {
  readonly status: number;
  /** None where a file was sent. */
  readonly text?: string;
}
/** Whether the answer shows that he may: of what a relation decides, that he was not answered as if it were not there. */
function isLet(name: string, cells: NonNullable<Row['read']>, { status, text = '' }: Seen): boolean {
  // Who is told that his task asks for no sheet, or for no panel, reads his task.
  if (/TASK\.NO_(SHEET|PANEL)/.test(text)) return true;
  if (status === 403 || (isByRelation(cells) && HIDDEN.includes(status))) return false;
  return MARKS[name]?.test(text) ?? true;
}

const ENDS_LOG_IN = ['delete /v1/sessions/current', 'post /v1/me/log-ins/ending'];

const call = async (
  one: (typeof routes)[number],
  who: string,
  party: Party,
  past: boolean,
): Promise<Reply<unknown>> => {
  const body = bodyOf(one.route, party, past);
  const reply = await house.call(
    who,
    one.route.method,
    addressOf(one, party, past),
    body === undefined ? {} : { body },
  );
  // Whoever has logged out, or changed his password, logs in anew.
  if (ENDS_LOG_IN.includes(one.name)) house.forget(who);
  return reply;
};

const LASTS: readonly While[] = ['T', 'S'];

describe.each(['read', 'write'] as const)('what the table says of %s holds', (act) => {
  const of = routes.filter((one) => one.act === act).map((one) => [one.name, one] as const);
  test.each(of)('%s', async (name, one) => {
    const cells = PERMISSIONS[one.resource][act];
    expect([name, cells === undefined]).toEqual([name, false]);
    if (cells === undefined) return;
    for (const party of PARTIES) {
      const { now, past } = CALLERS[party];
      const reply = await call(one, now, party, false);
      expect([name, party, now, reply.status, reply.status < 500]).toEqual([name, party, now, reply.status, true]);
      const let_ = isLet(name, cells, reply);
      expect([name, party, now, reply.status, let_]).toEqual([name, party, now, reply.status, cells[party] !== '-']);
      if (past === undefined || !LASTS.includes(cells[party])) continue;
      const later = await call(one, past, party, true);
      const isOver = act === 'write' ? later.status >= 400 : !isLet(name, cells, later);
      expect([name, `${party}, whose time is over`, past, later.status, isOver]).toEqual([
        name,
        `${party}, whose time is over`,
        past,
        later.status,
        true,
      ]);
    }
    const stranger = await call(one, 'x1', 'rater', false);
    if (isByRelation(cells) || one.route.method !== 'get')
      expect([name, 'x1', stranger.status < 500]).toEqual([name, 'x1', true]);
    if (isByRelation(cells)) expect([name, 'x1', isLet(name, cells, stranger)]).toEqual([name, 'x1', false]);
  });
});

describe('the table', () => {
  test('every route names a row and an act of it, and every row is named', () => {
    const named = new Set(routes.map(({ resource, act }) => `${resource} ${act}`));
    const rows = RESOURCES.flatMap((resource) =>
      (['read', 'write'] as const).flatMap((act) => (PERMISSIONS[resource][act] ? [`${resource} ${act}`] : [])),
    );
    expect([...named].sort()).toEqual(rows.sort());
  });

  test('the house has all that the API has', () => {
    expect(house.harness.routes.map(nameOf).sort()).toEqual(declaredRoutes().map(nameOf).sort());
  });

  test('what has a method that writes and reads all the same computes on given facts', () => {
    const computing = routes
      .filter(({ route, act }) => route.method !== 'get' && act === 'read')
      .map(({ name }) => name);
    expect(computing.sort()).toEqual([
      'post /v1/codec/decode',
      'post /v1/paper-templates/{paperForm}/preview',
      'post /v1/policy/evaluations',
      'post /v1/policy/standards/{version}/comparison',
      'post /v1/policy/what-if',
      'post /v1/tasks/{taskId}/panel',
    ]);
    expect(routes.filter(({ route, act }) => route.method === 'get' && act === 'write')).toEqual([]);
  });

  test('IT reads nobody’s records, and the auditor writes nothing but what is his own log-in', () => {
    const written = RESOURCES.filter((one) => (PERMISSIONS[one].write?.auditor ?? '-') !== '-');
    expect(written).toEqual(['own-account']);
    const byIt = RESOURCES.filter((one) => (PERMISSIONS[one].read?.it ?? '-') !== '-');
    for (const one of ['people', 'person', 'case', 'cases', 'document', 'defense', 'pay-changes', 'trials'] as const)
      expect(byIt).not.toContain(one);
  });
});
