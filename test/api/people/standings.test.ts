import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createEvaluateCycle } from '../../../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../../../activities/level-promotion/open-cycle.js';
import { nextCycle } from '../../../api/views/cases/next-cycle.js';
import { createDatabase, type DatabaseHandle } from '../../../db/database.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import type { Standing } from '../../../domain/evaluation/standing.js';
import { calendar, engine, library } from '../../policy/fixture.js';
import { foundDepartment, GM, HEAD, HR, SUPERIOR } from '../../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/services.js';
import { approveInRecords } from '../../support/candidates.js';
import { createHarness, type Harness } from '../harness.js';
import { KEYS } from '../../support/keys.js';

const ACCOUNTS: Readonly<Record<string, readonly Role[]>> = {
  [HR]: ['hr', 'employee'],
  [HEAD]: ['department-head', 'employee'],
  [SUPERIOR]: ['supervisor', 'employee'],
  [GM]: ['gm', 'employee'],
  E1: ['employee'],
  E2: ['employee'],
};
const cycleId = 'LC-2026-07';
let scratch: ScratchDatabase;
let database: DatabaseHandle;
let harness: Harness;
const tokens = new Map<string, string>();

/** The July cycle was evaluated; now it is October, and July to September are rated. */
beforeAll(async () => {
  scratch = await scratchDatabase();
  database = createDatabase({ connectionString: scratch.url });
  const ratings = ['B', 'B', 'B', 'B', 'B', 'B', 'A', 'A', 'B'] as const;
  await foundDepartment(database.db, '2026-10', [
    { id: 'E1', level: 'junior-1', ratings },
    { id: 'E2', level: 'intermediate2-3', ratings },
    { id: 'E3', level: 'junior-2', ratings: ['B', 'C', 'B', 'B', 'B', 'B', 'S', 'B', 'B'] },
    { id: 'T1', position: 'team-leader', level: 'senior-1', ratings },
  ]);
  await sql`update department set head_id = ${HEAD} where id = 'CC'`.execute(database.db);
  const dependencies = { db: database.db, library, calendar, engine };
  const idle = {
    keys: KEYS,
    startClosing: () => Promise.resolve(true),
    tellClosing: () => Promise.resolve(),
    heartbeat: () => undefined,
  };
  await createOpenCycle(dependencies)({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
  await createEvaluateCycle({ ...dependencies, ...idle })({ cycleId, at: Date.now() });
  const now = new Date('2026-10-15T02:00:00Z');
  harness = await createHarness({ now, existing: { url: scratch.url, accounts: ACCOUNTS } });
  for (const login of Object.keys(ACCOUNTS)) tokens.set(login, await harness.tokenOf(login));
});
afterAll(async () => {
  await harness.close();
  await database.close();
  await scratch.drop();
});

interface Detail extends Standing {
  readonly levels: readonly { readonly value: string }[];
  readonly lastCycle: {
    readonly stage: string;
    readonly released: boolean;
    readonly finalLevel: string | null;
    readonly findings: readonly { readonly clause: string; readonly met: boolean }[];
    readonly explanation: readonly { readonly text: { readonly zh: string } }[];
  } | null;
}
interface Page {
  readonly items: readonly (Standing & { readonly person: { readonly id: string } })[];
  readonly next: string | null;
}
interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
const get = async <T = unknown>(who: string, path: string): Promise<Answer<T>> =>
  request(harness.express)
    .get(path)
    .set('Authorization', `Bearer ${tokens.get(who) ?? ''}`);

describe('GET /v1/people/{personId}/standing', () => {
  test('tells the person himself what was found last and what is missing for January, by the rules', async () => {
    const { status, body } = await get<Detail>('E1', '/v1/people/E1/standing');
    expect(status).toBe(200);
    const [next] = body.levelPromotion;
    expect(next).toMatchObject({
      cycle: '2027-01',
      windowFrom: '2026-07',
      openMonths: ['2026-10', '2026-11', '2026-12'],
    });
    expect(next?.rules.map(({ clause, state }) => [clause, state])).toEqual([
      ['8.4.1.2.A', 'reachable'],
      ['8.4.1.2.B', 'reachable'],
      ['8.4.1.2.C', 'reachable'],
    ]);
    expect(next?.rules[1]?.text.zh).toContain('到 2026-12 还差 1 个 A');
    expect(body.levels.map(({ value }) => value)).toEqual(['junior-1']);
    expect(body.positionPromotion).toMatchObject({ to: 'team-leader', state: 'met' });
    expect(body.lastCycle).toMatchObject({ stage: 'listed' });
    expect(body.lastCycle?.findings.find(({ clause }) => clause === '8.4.1.2.A')).toMatchObject({ met: true });
  });

  test.each([
    [HR, 'E1', 200],
    [GM, 'E2', 200],
    [HEAD, 'E2', 200],
    [SUPERIOR, 'T1', 200],
    ['E1', 'E2', 404],
    [SUPERIOR, HEAD, 404],
    [HR, 'nobody', 404],
  ])('%s asking for %s gets %d', async (who, person, status) => {
    expect((await get(who, `/v1/people/${person}/standing`)).status).toBe(status);
  });

  test('8.5.6: what was decided and not handed back is nowhere in it, neither for the person nor for the head', async () => {
    await approveInRecords(database.db, 'E1', { stage: 'approved', to: 'junior-2', effectiveFrom: '2026-10-01' });
    const own = await get<Detail>('E1', '/v1/people/E1/standing');
    expect(own.body.lastCycle).toMatchObject({ stage: 'in-review', released: false, finalLevel: null });
    expect(JSON.stringify(own.body)).not.toContain('approved');
    expect((await get<Detail>(HEAD, '/v1/people/E1/standing')).body.lastCycle).toMatchObject({ stage: 'in-review' });
    expect((await get<Detail>(HR, '/v1/people/E1/standing')).body.lastCycle).toMatchObject({ finalLevel: 'junior-2' });
  });

  test('somebody without a post of the ladder has nothing ahead', async () => {
    expect((await get<Detail>(HR, `/v1/people/${HR}/standing`)).body).toMatchObject({
      levelPromotion: [],
      positionPromotion: null,
      lastCycle: null,
    });
  });
});

describe('GET /v1/standings', () => {
  const ids = ({ items }: Page): string[] => items.map(({ person }) => person.id).sort();
  test('lists those below a head, everybody on the ladder for HR, and oneself for an employee', async () => {
    for (const who of [HR, HEAD, SUPERIOR]) {
      expect(ids((await get<Page>(who, '/v1/standings')).body)).toEqual(['E1', 'E2', 'E3', 'T1']);
    }
    expect(ids((await get<Page>('E1', '/v1/standings')).body)).toEqual(['E1']);
  });

  test('filters by level, post and department, page by page', async () => {
    expect(ids((await get<Page>(HR, '/v1/standings?level=junior-2')).body)).toEqual(['E3']);
    expect(ids((await get<Page>(HR, '/v1/standings?position=team-leader')).body)).toEqual(['T1']);
    const longest = (await get<{ items: { levelSince: string }[] }>(HR, '/v1/standings?sort=since')).body.items;
    const days = longest.map(({ levelSince }) => levelSince);
    expect(days).toEqual([...days].sort());
    expect(ids((await get<Page>(HR, '/v1/standings?department=RD')).body)).toEqual([]);
    const first = (await get<Page>(HR, '/v1/standings?limit=3')).body;
    const second = (await get<Page>(HR, `/v1/standings?limit=3&cursor=${first.next ?? ''}`)).body;
    expect([...ids(first), ...ids(second)].sort()).toEqual(['E1', 'E2', 'E3', 'T1']);
    expect((await get(HR, `/v1/standings?level=junior-1&cursor=${first.next ?? ''}`)).status).toBe(400);
  });

  test('says the same of a person as his own page', async () => {
    const [item] = (await get<Page>(HR, '/v1/standings?level=intermediate2-3')).body.items;
    const own = (await get<Detail>('E2', '/v1/people/E2/standing')).body;
    expect(item?.levelPromotion).toEqual(own.levelPromotion);
    expect(own.levelPromotion[0]?.rules).toEqual([]);
    expect(own.levelPromotion[0]?.conditions.filter(({ met }) => !met)).toMatchObject([{ clause: '8.3.3.A' }]);
  });
});

describe('the forecast of the cycle to come', () => {
  interface Foretold {
    readonly cycle: string;
    readonly cycles: readonly string[];
    readonly items: readonly { readonly personId: string; readonly state: string; readonly to: string | null }[];
  }
  const forecast = async (who: string, query = '') => get<Foretold>(who, `/v1/forecast${query}`);

  test('January as the rules would find it at the present pace, July beside it, each by itself', async () => {
    const { status, body } = await forecast(HR);
    expect([status, body.cycle, body.cycles]).toEqual([200, '2027-01', ['2027-01', '2027-07']]);
    // E1: A A B rated, and the same again; E2 stands at the ceiling; E3: S B B, and the same again; T1 counts twelve months.
    const found = body.items.map(({ personId, state, to }) => [personId, state, to]).sort();
    expect(found).toEqual([
      ['E1', 'eligible', 'junior-3'],
      ['E2', 'not', null],
      ['E3', 'eligible', 'intermediate1-1'],
      ['T1', 'eligible', 'senior-2'],
    ]);
    const july = (await forecast(HR, '?cycle=2027-07')).body.items;
    expect(july.find(({ personId }) => personId === 'T1')).toMatchObject({ state: 'not', to: null });
  });

  test('a head is told of those below him, and nobody of another month', async () => {
    await sql`update person set superior_id = null where id = 'E1'`.execute(database.db);
    const told = (await forecast(SUPERIOR)).body.items.map(({ personId }) => personId).sort();
    await sql`update person set superior_id = ${SUPERIOR} where id = 'E1'`.execute(database.db);
    expect(told).toEqual(['E2', 'E3', 'T1']);
    expect(await forecast(HR, '?cycle=2026-07')).toMatchObject({ status: 422, body: { code: 'FORECAST.NOT_AHEAD' } });
  });

  test('§12: what it would cost is for those who see pay, by the pay table and the share of the closed cycles', async () => {
    for (const [who, status] of [
      [HEAD, 403],
      [SUPERIOR, 403],
      ['E1', 403],
      [GM, 200],
    ] as const)
      expect([who, (await get(who, '/v1/forecast/cost')).status]).toEqual([who, status]);
    expect(JSON.stringify((await forecast(HEAD)).body)).not.toMatch(/difference|payFrom|\d\.00/);
    const { body } = await get<object>(GM, '/v1/forecast/cost');
    expect(body).toMatchObject({
      cycle: '2027-01',
      payFrom: '2027-01-01',
      people: 3,
      difference: '2500.00',
      withoutAmount: 0,
      share: { months: [], eligible: 0, approved: 0 },
      atShare: null,
    });
  });

  test('what the people that were just told cost is of the same people, and is worked out once', async () => {
    const cost = async (): Promise<unknown> =>
      (await get<{ people: number }>(GM, '/v1/forecast/cost?cycle=2027-01')).body.people;
    await forecast(GM);
    await sql`update person set status = 'left', left_on = '2026-10-01' where id = 'E1'`.execute(database.db);
    const [first, second] = [await cost(), await cost()];
    await sql`update person set status = 'confirmed', left_on = null where id = 'E1'`.execute(database.db);
    expect([first, second]).toEqual([3, 2]);
  });
});

describe('8.5.1: the cycle that is started next', () => {
  interface Next {
    readonly cycle: Readonly<Record<'month' | 'draftId' | 'missing', unknown>> | null;
  }
  const next = async () => (await get<Next>(HR, '/v1/next-cycle')).body.cycle;

  test('its days, whether it is drafted, and what its window lacks so far', async () => {
    const expected = { month: '2027-01', launchFrom: '2027-01-04', launchBy: '2027-01-08', provisional: true };
    expect(await next()).toEqual({ ...expected, draftId: null, missing: { people: 0, months: 0, who: [] } });
    // By December October and November are over, and nobody was rated in them.
    const later = await nextCycle({ db: database.db, library, calendar, engine, today: '2026-12-01' });
    expect(later).toMatchObject({ month: '2027-01', missing: { people: 4, months: 8 } });
    expect(later?.missing.who.map(({ months }) => months)).toEqual(Array(4).fill(['2026-10', '2026-11']));
    const dependencies = { db: database.db, library, calendar, engine };
    const at = Date.parse('2026-10-15');
    await createOpenCycle(dependencies)({ cycleId: 'LC-2027-01', month: '2027-01', openedBy: HR, at });
    expect(await next()).toMatchObject({ month: '2027-01', draftId: 'LC-2027-01' });
  });

  test('once it runs the next one is named; a draft that was dropped does not count', async () => {
    await sql`update cycle set stage = 'collecting', launched_on = '2026-10-15', launched_by = ${HR}, closing_date = '2026-10-16'
      where id = 'LC-2027-01'`.execute(database.db);
    expect(await next()).toMatchObject({ month: '2027-07', draftId: null });
    await sql`update cycle set stage = 'dismissed', launched_on = null, launched_by = null, closing_date = null,
      dropped_by = ${HR}, drop_reason = '不评', closed_at = now() where id = 'LC-2027-01'`.execute(database.db);
    expect(await next()).toMatchObject({ month: '2027-01', draftId: null });
  });

  test.each([
    [GM, 200],
    [HEAD, 403],
    [SUPERIOR, 403],
    ['E1', 403],
  ])('%s asking for it gets %d', async (who, status) => {
    expect((await get(who, '/v1/next-cycle')).status).toBe(status);
  });

  test('a list of standings says since when each has his level', async () => {
    const { items } = (
      await get<{ items: { person: { id: string }; levelSince: string | null }[] }>(HR, '/v1/standings')
    ).body;
    expect(items.find(({ person }) => person.id === 'E1')?.levelSince).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
