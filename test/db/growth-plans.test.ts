import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql, type RawBuilder } from 'kysely';
import { missingRatings } from '../../api/views/cases/missing-ratings.js';
import { addresseesFor } from '../../api/views/tasks/addressees.js';
import { fillYears } from '../../bench/support/growth-house.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { countCases, listCases } from '../../db/cases/views.js';
import { readCycleFacts } from '../../db/cycles/facts.js';
import { listDefenses } from '../../db/cycles/defenses.js';
import { listUnusualBeside } from '../../db/documents/unusual-words.js';
import { readMailService } from '../../db/messages/mails.js';
import { listMessages } from '../../db/messages/messages.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { listPeople } from '../../db/people/people.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

let scratch: ScratchDatabase;
let handle: DatabaseHandle;
beforeAll(async () => {
  scratch = await scratchDatabase();
  const administrator = createDatabase({ connectionString: scratch.administratorUrl, max: 1 });
  const standards = { policyVersion: 'v1', source: 'release', laidDownFor: null, items: [], aims: {} } as const;
  const empty = { request: {}, answer: { kind: 'invalid' } as never, standards };
  await fillYears(administrator.db, { people: 2_000, years: 2, today: '2026-07-15', ...empty }, () => undefined);
  await sql`set session_replication_role = replica`.execute(administrator.db);
  await sql`insert into defense_scorer (session_id, case_id, scorer_id, groups)
    select 'S-' || n / 12, 'C-' || n, 'E1', '{humanResources}' from generate_series(1, 60000) n`.execute(
    administrator.db,
  );
  // HR's own people are nobody's rivals, so that they may be asked.
  await sql`update personnel_case set closed_at = opened_at
    where closed_at is null and person_id in (select 'E' || n from generate_series(11, 30) n)`.execute(
    administrator.db,
  );
  // Names that no face has, so that it is asked where they stand.
  await sql`update person set name = name || '㐀'`.execute(administrator.db);
  await sql`analyze defense_scorer, person`.execute(administrator.db);
  await administrator.close();
  handle = createDatabase({ connectionString: scratch.url, max: 2 });
}, 300_000);
afterAll(async () => {
  await handle.close();
  await scratch.drop();
});

type Work = (db: DatabaseHandle['db']) => Promise<unknown>;

/** How many rows of a table this work reads one by one from its beginning, also inside of functions. */
const readOneByOne = (table: string, work: Work): Promise<number> => counted(table, sql`seq_tup_read`, work);

/** How many rows of a table this work reads in any way. */
const readAtAll = (table: string, work: Work): Promise<number> =>
  counted(table, sql`seq_tup_read + idx_tup_fetch`, work);

async function counted(table: string, what: RawBuilder<unknown>, work: Work): Promise<number> {
  return handle.db.transaction().execute(async (trx) => {
    const readSoFar = async (): Promise<number> => {
      const { rows } = await sql<{ read: number }>`
        select (${what})::int as read from pg_stat_xact_user_tables where relname = ${table}`.execute(trx);
      return rows[0]?.read ?? 0;
    };
    // All of so small a house lies in memory, where a row by its number costs what the next one does.
    await sql`set local random_page_cost = 1`.execute(trx);
    const before = await readSoFar();
    await work(trx);
    return (await readSoFar()) - before;
  });
}

test('issue 17.6: a page of messages looks up the tasks of its own lines, not all tasks there ever were', async () => {
  for (const personId of ['E11', 'E501']) {
    for (const unread of [false, true]) {
      const read = await readOneByOne('task', async (db) => {
        const page = await listMessages(db, personId, { unread, limit: 51 });
        if (personId === 'E11') expect(page.length).toBeGreaterThan(0);
      });
      expect([personId, unread, read]).toEqual([personId, unread, 0]);
    }
  }
});

test('issue 17.6: a message says whether its task is done, and is not done where it leads to none', async () => {
  const messages = await listMessages(handle.db, 'E11', { limit: 2_000 });
  const { rows } = await sql<{ id: number; done: boolean }>`
    select m.id, coalesce(t.state <> 'open', false) as done from message m left join task t on t.id = m.task_id
    where m.person_id = 'E11' order by m.id desc`.execute(handle.db);
  expect(messages.map(({ id, done }) => ({ id, done }))).toEqual(rows.slice(0, messages.length));
});

test('issue 17.6: how the mail stands is counted from what is not sent, not from all that ever was', async () => {
  const read = await readOneByOne('outbox', (db) => readMailService(db));
  expect(read).toBe(0);
  expect(await readMailService(handle.db)).toMatchObject({ waiting: 0, delayed: 0, failed: 0 });
});

test('issue 17.6: who stands on the papers of a case is found by the case, not from all panels there ever were', async () => {
  const { rows } = await sql<{ id: string }>`select case_id as id from defense_scorer limit 1`.execute(handle.db);
  const caseId = rows[0]?.id ?? '';
  const read = await readOneByOne('defense_scorer', (db) => listUnusualBeside(db, { caseId }, 'E11'));
  expect([caseId, read]).toEqual([caseId, 0]);
});

test('issue 17.6: numbers of one kind are in one order everywhere, so that an index finds them from any table', async () => {
  const { rows } = await sql<{ name: string; orders: readonly string[] }>`
    select a.attname as name, array_agg(distinct l.collname || ': ' || k.relname) as orders
    from pg_attribute a join pg_class k on k.oid = a.attrelid join pg_collation l on l.oid = a.attcollation
    where k.relkind = 'r' and k.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped and a.attname like '%\\_id'
    group by a.attname having count(distinct a.attcollation) > 1`.execute(handle.db);
  expect(rows).toEqual([]);
});

test('issue 17.6: whom one may ask or tell is found by who he is, not among everybody who has an account or a case', async () => {
  const { rows } = await sql<{ id: string }>`
    select c.id from personnel_case c join task t on t.case_id = c.id and t.state = 'open'
    where c.kind = 'level-promotion' and c.closed_at is null order by c.id desc limit 1`.execute(handle.db);
  const caseId = rows[0]?.id ?? '';
  for (const search of [undefined, 'wang']) {
    for (const table of ['account', 'account_role', 'personnel_case', 'person', 'task']) {
      const read = await readOneByOne(table, async (db) => {
        const found = await addresseesFor(db, { caseId, by: 'E11', search, toSubject: true });
        if (search === undefined) expect(found.length).toBeGreaterThan(3);
      });
      expect([search, table, read]).toEqual([search, table, 0]);
    }
  }
});

test('issue 17.6: the people of a cycle are found by the cycle, not among all cases there ever were', async () => {
  const viewer = { personId: 'E11', scope: 'all', office: 'hr' } as const;
  const cycleId = 'LC-2025-07';
  const { rows } = await sql<{ all: number; its: number }>`
    select count(*)::int as all, (count(*) filter (where group_id = ${cycleId}))::int as its from personnel_case`.execute(
    handle.db,
  );
  const { all = 0, its = 0 } = rows[0] ?? {};
  expect(its).toBeGreaterThan(100);
  expect(all).toBeGreaterThan(5 * its);
  const looks: Readonly<Record<string, Work>> = {
    counted: async (db) => {
      expect(await countCases(db, viewer, { cycleId })).toEqual({ promoted: its });
    },
    'a page': (db) => listCases(db, viewer, { cycleId }, { limit: 51 }),
    'searched for': (db) => listCases(db, viewer, { cycleId, search: 'wang' }, { limit: 51 }),
  };
  for (const [name, look] of Object.entries(looks)) {
    const read = await readAtAll('personnel_case', look);
    expect([name, read <= its || read]).toEqual([name, true]);
  }
});

test('issue 17.6: the defenses of a cycle read their own panels, not all there ever were', async () => {
  const { rows } = await sql<{ all: number; its: number }>`
    select count(*)::int as all, (count(*) filter (where d.group_id = 'LC-2025-07'))::int as its
    from defense_scorer s left join defense_session d on d.id = s.session_id`.execute(handle.db);
  const { all = 0, its = 0 } = rows[0] ?? {};
  expect(its).toBeGreaterThan(20);
  expect(all).toBeGreaterThan(50_000);
  for (const table of ['defense_scorer', 'score_sheet']) {
    const read = await readAtAll(table, async (db) => {
      const found = await listDefenses(db, 'LC-2025-07', 'E11');
      expect(found.reduce((sum, { sheets }) => sum + sheets, 0)).toBe(its);
    });
    expect([table, read <= 3 * its || read]).toEqual([table, true]);
  }
});

test('I-09, I-12: whose ratings are missing is asked of each month as a whole; only who lacks one is looked up', async () => {
  const cycle = { month: '2026-07', launchBy: '2026-07-07', policyVersion: 'v1' };
  const deps = { library: loadPolicyLibrary(), calendar: loadCalendar(), today: '2026-07-15' };
  for (const table of ['level_history', 'position_history', 'leave_record']) {
    const read = await readAtAll(table, (db) => missingRatings({ db, ...deps }, cycle));
    expect([table, read < 200 || read]).toEqual([table, true]);
  }
});

test('issue 17.6: a page of people looks up the posts and levels of its own people, not those of everybody', async () => {
  const today = '2026-07-15';
  const pages: Readonly<Record<string, Parameters<typeof listPeople>[1]>> = {
    HR: { today, limit: 50 },
    'a head': { today, limit: 50, managedBy: 'E1' },
    'a team, by level': { today, limit: 50, superiorId: 'E1', level: 'junior-3' },
    'a name': { today, limit: 50, search: 'E50' },
  };
  for (const [who, question] of Object.entries(pages)) {
    for (const table of ['level_history', 'position_history']) {
      const read = await readOneByOne(table, (db) => listPeople(db, question));
      expect([who, table, read]).toEqual([who, table, 0]);
    }
  }
});

test('a list of people by level and one by name tell the same of each', async () => {
  const all = { today: '2026-07-15', limit: 5_000 };
  const byNumber = (people: readonly { readonly id: string }[]): readonly unknown[] =>
    people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byName = await listPeople(handle.db, all);
  const byLevel = await listPeople(handle.db, { ...all, order: 'level' });
  expect(byNumber(byLevel.items)).toEqual(byNumber(byName.items));
});

test('issue 17.6: the facts of one person for a cycle are his own posts and levels, not looked for among those of everybody', async () => {
  const question = { referenceDay: '2026-07-07', windowFrom: '2026-01', windowTo: '2026-06', personIds: ['E501'] };
  for (const pastCycle of [undefined, '2026-07']) {
    for (const table of ['level_history', 'position_history', 'person', 'rating']) {
      const read = await readOneByOne(table, async (db) => {
        const found = await readCycleFacts(db, { ...question, ...(pastCycle === undefined ? {} : { pastCycle }) });
        expect(found.map(({ personId }) => personId)).toEqual(['E501']);
      });
      expect([pastCycle, table, read]).toEqual([pastCycle, table, 0]);
    }
  }
});
