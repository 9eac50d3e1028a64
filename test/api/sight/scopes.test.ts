import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createServiceAccount } from '../../../db/accounts/service-accounts.js';
import { createServiceToken } from '../../../db/accounts/service-tokens.js';
import { findAccountByLogin } from '../../../db/accounts/accounts.js';
import { PARTIES, ROLE_OF } from '../../../domain/permissions/parties.js';
import { PERMISSIONS } from '../../../domain/permissions/permissions.js';
import { SCOPE_NAMES, SCOPES, scopedRoles, type Scope, type ScopeName } from '../../../domain/permissions/scopes.js';
import { declaredRoutes, formOf } from '../../support/form-places.js';
import { PLACES } from './addresses.js';
import { SightHouse } from './house.js';

/** Every route and every scope of an account of a script against the table of permissions, over HTTP. */
let house: SightHouse;
const tokens = new Map<ScopeName, string>();
beforeAll(async () => {
  house = await SightHouse.open();
  const { database, clock } = house.harness;
  for (const scope of SCOPE_NAMES) {
    const ownerId = scope === 'service-watch' ? 'i1' : 'h2';
    const owner = await findAccountByLogin(database.db, ownerId);
    if (owner === undefined) throw new Error(ownerId);
    await database.db.transaction().execute(async (trx) => {
      const account = { name: `of-${scope}`, purpose: '走遍接口', ownerId, scopes: [scope] };
      const id = await createServiceAccount(trx, account, 'i1', clock.now);
      const { token } = await createServiceToken(trx, { id, owner }, { days: 30, overlapHours: 0 }, clock.now);
      tokens.set(scope, token);
    });
  }
});
afterAll(() => house.close());

const routes = declaredRoutes().flatMap((route) =>
  route.access.kind === 'public' ? [] : [{ name: `${route.method} ${route.path}`, route, ...route.access }],
);

test.each(SCOPE_NAMES)('%s passes every route that its rows name, and no other', async (scope) => {
  const { reads, writes }: Scope = SCOPES[scope];
  for (const { name, route, resource, act } of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, (_, place: string) => PLACES[place]?.('hr', false) ?? place);
    const asked = request(house.harness.express)
      [route.method](path)
      .set({ Authorization: `Bearer ${tokens.get(scope) ?? ''}`, 'If-Match': '"1"' });
    const valid = route.body === undefined ? undefined : formOf(name, route.body).valid[0];
    const answer = await (valid === undefined ? asked : asked.send(valid as object));
    const { status } = answer;
    const may = (act === 'read' ? reads : writes).includes(resource);
    const refused = (answer.body as { code?: string }).code === 'AUTH.OUT_OF_SCOPE';
    expect([scope, name, status < 500, refused, status === 403]).toEqual([scope, name, true, !may, !may]);
  }
});

describe('8.5.6: whoever reads by a script is its owner in his own matter', () => {
  const by = async (scope: ScopeName, path: string) =>
    request(house.harness.express)
      .get(path)
      .set({ Authorization: `Bearer ${tokens.get(scope) ?? ''}` });

  test('his own case is told as to him, everybody else’s as to his office; the line names the script', async () => {
    const { db } = house.harness.database;
    await sql`update personnel_case set person_id = 'h2', released = false where id = 'LP-NOW'`.execute(db);
    await sql`update candidate set panel_outcome = 'passed', panel_total = 88 where id = 'LP-NOW'`.execute(db);
    interface Case {
      readonly id: string;
    }
    for (const path of ['/v1/cases', '/v1/cases?kind=level-promotion', '/v1/cases?cycle=LC-NOW']) {
      const answer = await by('cycle-reader', path);
      const { items } = answer.body as { readonly items: readonly Case[] };
      const own = (await house.get<{ readonly items: readonly Case[] }>('h2', path)).body.items;
      expect([path, items]).toEqual([path, own]);
      expect([path, items.find(({ id }) => id === 'LP-NOW')]).toMatchObject([
        path,
        { view: 'own', round: null, panelTotal: null, finalLevel: null },
      ]);
    }
    for (const path of ['/v1/reports/stage-times', '/v1/reports/overdue', '/v1/reports/pass-rates'])
      expect([path, (await by('report-reader', path)).text]).toEqual([path, (await house.get('h2', path)).text]);
    const { rows } = await sql<{ by: string }>`
      select distinct person_id as by from read_line where person_id like 'service:%'`.execute(db);
    expect(rows).toContainEqual({ by: 'service:of-cycle-reader' });
  });
});

describe('no scope', () => {
  test('brings along an office of its owner’s that it does not name', () => {
    const owner = ['it-admin', 'hr', 'employee'] as const;
    expect(scopedRoles(['service-watch'], owner, 'service', 'read')).toEqual(['it-admin']);
    expect(scopedRoles(['policy-reader', 'people-reader'], owner, 'policy', 'read')).toEqual([]);
    expect(scopedRoles(['service-watch', 'people-reader'], owner, 'people', 'read')).toEqual(['hr']);
  });

  test('holds more than the office by whose column it reads', () => {
    for (const scope of SCOPE_NAMES) {
      const { offices, reads, writes }: Scope = SCOPES[scope];
      const parties = PARTIES.filter((party) => {
        const role = ROLE_OF[party];
        return offices.length === 0 ? true : role !== undefined && offices.includes(role);
      });
      for (const party of parties) {
        for (const row of reads) expect([scope, row, party, PERMISSIONS[row].read?.[party]]).toContainEqual('A');
        for (const row of writes) expect([scope, row, party, PERMISSIONS[row].write?.[party]]).toContainEqual('A');
      }
    }
  });

  test('writes anything but imports, decides, has tasks, administers accounts or is anybody’s own', () => {
    const written = SCOPE_NAMES.flatMap((scope): readonly string[] => SCOPES[scope].writes);
    expect([...new Set(written)]).toEqual(['imports']);
    const read = SCOPE_NAMES.flatMap((scope): readonly string[] => SCOPES[scope].reads);
    for (const never of [
      'tasks',
      'materials',
      'own-account',
      'messages',
      'waiting-changes',
      'accounts',
      'engine-store',
    ])
      expect(read).not.toContain(never);
  });

  test('reads of people, pay or reports without waiting for a second person', () => {
    const open = SCOPE_NAMES.filter((scope) => !SCOPES[scope].sensitive);
    expect(open).toEqual(['policy-reader', 'service-watch']);
  });
});
