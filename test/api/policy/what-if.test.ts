import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { createEvaluateCycle } from '../../../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../../../activities/level-promotion/open-cycle.js';
import { createDatabase, type DatabaseHandle } from '../../../db/database.js';
import { appendLevel } from '../../support/entries.js';
import { calendar, engine, library } from '../../policy/fixture.js';
import { foundDepartment, HR } from '../../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/services.js';
import { createHarness, type Harness } from '../harness.js';
import { KEYS } from '../../support/keys.js';

const cycleId = 'LC-2026-07';
let scratch: ScratchDatabase;
let database: DatabaseHandle;
let harness: Harness;
let bearer: string;

/** July 2026 ran here and is frozen; January 2026 was before the records came. */
beforeAll(async () => {
  scratch = await scratchDatabase();
  database = createDatabase({ connectionString: scratch.url });
  await foundDepartment(database.db, '2026-07', [
    { id: 'E1', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B', 'A', 'A', 'B', 'B', 'B', 'B'] },
    { id: 'E2', level: 'intermediate2-2', ratings: ['A', 'A', 'B', 'B', 'B', 'B', 'A', 'A', 'B', 'B', 'B', 'B'] },
    { id: 'E3', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B', 'B', 'B', 'C', 'B', 'B', 'B'] },
  ]);
  const dependencies = { db: database.db, library, calendar, engine };
  const idle = {
    keys: KEYS,
    startClosing: () => Promise.resolve(true),
    tellClosing: () => Promise.resolve(),
    heartbeat: () => undefined,
  };
  await createOpenCycle(dependencies)({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
  await createEvaluateCycle({ ...dependencies, ...idle })({ cycleId, at: Date.now() });
  // What happens after the snapshot is none of its business (I-15).
  await sql`update rating set rating = 'S', reason = '更正' where person_id = 'E1' and month = '2026-06'`.execute(
    database.db,
  );
  const entry = { personId: 'E3', source: 'level-promotion', recordedBy: HR, caseId: 'LP-X' } as const;
  await appendLevel(database.db, {
    ...entry,
    level: 'junior-2',
    effectiveFrom: '2026-03-01',
    countsFrom: '2026-01-01',
  });
  harness = await createHarness({
    now: new Date('2026-11-23T02:00:00Z'),
    existing: { url: scratch.url, accounts: { [HR]: ['hr'], E1: ['employee'] } },
  });
  bearer = `Bearer ${await harness.tokenOf(HR)}`;
});
afterAll(async () => {
  await harness.close();
  await database.close();
  await scratch.drop();
});

interface Compared {
  readonly source: string;
  readonly people: number;
  readonly before: { readonly rise: number };
  readonly after: { readonly rise: number };
  readonly differing: number;
  readonly payFrom: { readonly before: string; readonly after: string };
  readonly differences: readonly {
    readonly personId: string;
    readonly before: { readonly level: string };
    readonly after: { readonly level: string; readonly way: string };
    readonly findings: readonly { readonly clause: string }[];
  }[];
  readonly levels: readonly { readonly level: string; readonly began: number }[];
}
interface Answer {
  readonly status: number;
  readonly body: { readonly cycles: readonly Compared[]; readonly code?: string; readonly clause?: string };
}
const ask = async (body: object): Promise<Answer> =>
  request(harness.express).post('/v1/policy/what-if').set('Authorization', bearer).send(body);
const { levelPromotion } = library.newest;
/** Two A where the policy asks for three. */
const easier = {
  ...library.newest,
  version: 'draft',
  levelPromotion: { ...levelPromotion, ruleB: { ...levelPromotion.ruleB, anyOf: [{ S: 0, A: 2 }] } },
};

describe('POST /v1/policy/what-if', () => {
  test('a cycle that ran here is read from its frozen facts, not from what came later', async () => {
    const { status, body } = await ask({ cycles: ['2026-07'], policy: easier });
    expect(status).toBe(200);
    const [cycle] = body.cycles;
    expect(cycle).toMatchObject({ source: 'frozen', people: 3, before: { rise: 2 }, after: { rise: 2 }, differing: 1 });
    expect(cycle?.differences).toMatchObject([
      { personId: 'E1', before: { level: 'junior-2' }, after: { level: 'junior-3', way: 'direct' } },
    ]);
    expect(cycle?.differences[0]?.findings.map(({ clause }) => clause)).toEqual(['8.4.1.2.B']);
  });

  test('one that never ran here is read from the records as of its reference day, without what it decided itself', async () => {
    const [cycle] = (await ask({ cycles: ['2026-01'], policy: easier })).body.cycles;
    expect(cycle).toMatchObject({ source: 'records', people: 3 });
    expect(cycle?.levels.find(({ level }) => level === 'junior-1')?.began).toBe(2);
    // In July, which it counts for (I-19), the same promotion was there.
    expect((await ask({ cycles: ['2026-07'], switches: { 'I-24': 'nothing-stands' } })).status).toBe(200);
  });

  test('I-42: the switch moves the day from which pay follows; the list may be left out', async () => {
    const [cycle] = (await ask({ cycles: ['2026-07'], switches: { 'I-42': 'month-after-approval' }, limit: 0 })).body
      .cycles;
    expect(cycle?.payFrom).toEqual({ before: '2026-07-01', after: '2026-08-01' });
    expect(cycle?.differences).toEqual([]);
  });

  test.each([
    [{ cycles: ['2026-07'] }, 422, 'WHAT_IF.NOTHING_CHANGED'],
    [{ cycles: ['2026-03'], switches: { 'I-24': 'nothing-stands' } }, 422, 'WHAT_IF.NO_CYCLE_MONTH'],
    [{ cycles: ['2027-01'], switches: { 'I-24': 'nothing-stands' } }, 422, 'WHAT_IF.NOT_PAST'],
    [{ cycles: ['2026-07'], switches: { 'I-30': 75 } }, 422, 'WHAT_IF.SWITCH_UNKNOWN'],
    [{ cycles: ['2026-07'], switches: { 'passMark.level': 101 } }, 422, 'WHAT_IF.VALUE_UNFIT'],
    [{ cycles: ['2026-07'], policy: { ...easier, typo: 1 } }, 400, 'REQUEST.INVALID'],
    [{ cycles: [] }, 400, 'REQUEST.INVALID'],
  ])('case %#: refused with %i %s', async (body, status, code) => {
    const answer = await ask(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('the window of agents alone made longer: the older months come from the records, and it says so (8.4.1)', async () => {
    const { windowMonths } = levelPromotion;
    const agents = { ...windowMonths.agents, value: windowMonths.teamLeaders.value };
    const wider = {
      ...library.newest,
      version: 'draft',
      levelPromotion: { ...levelPromotion, windowMonths: { ...windowMonths, agents } },
    };
    const [cycle] = (await ask({ cycles: ['2026-07'], policy: wider })).body.cycles;
    expect(cycle).toMatchObject({ beyond: { first: '2025-07', people: 3, unrated: [] } });
  });

  test('on the board of the cycle who is not eligible has the first test that he fails (8.4.1)', async () => {
    const answer = await request(harness.express).get(`/v1/cycles/${cycleId}/candidates`).set('Authorization', bearer);
    const { items } = answer.body as { items: readonly { personId: string; failing: { clause: string } | null }[] };
    expect(items.map(({ personId, failing }) => [personId, failing?.clause.startsWith('8.4.1')])).toEqual([
      ['E1', undefined],
      ['E2', undefined],
      ['E3', true],
    ]);
  });

  test('is for HR and the GM', async () => {
    const token = await harness.tokenOf('E1');
    const answer = await request(harness.express)
      .post('/v1/policy/what-if')
      .set('Authorization', `Bearer ${token}`)
      .send({ cycles: ['2026-07'] });
    expect(answer.status).toBe(403);
  });

  test('nothing is written: no row of any table comes, goes or changes', async () => {
    const contents = async (): Promise<string> => {
      const { rows: tables } = await sql<{ name: string }>`
        select quote_ident(table_name) as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(database.db);
      const digests = tables.map(async ({ name }) => {
        const digest = sql<{
          digest: string;
        }>`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
          from ${sql.raw(name)} t`;
        return `${name} ${(await digest.execute(database.db)).rows[0]?.digest ?? ''}`;
      });
      return (await Promise.all(digests)).join('\n');
    };
    const before = await contents();
    expect(before.split('\n').length).toBeGreaterThan(20);
    expect((await ask({ cycles: ['2026-01', '2026-07'], policy: easier, panels: 'fail' })).status).toBe(200);
    expect(await contents()).toBe(before);
  });
});
