import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { createAccount } from '../../db/accounts/accounts.js';
import { createDatabase, type Database } from '../../db/database.js';
import { ERASED_TABLES, ERASING } from '../../db/privacy/erasing.js';
import { approvedErasures, carryOutErasure, kindsToErase, planErasure } from '../../db/privacy/erase.js';
import { dueErasures, tellDueErasures } from '../../db/privacy/due.js';
import { HOLDINGS } from '../../db/privacy/holdings.js';
import { RETAINED } from '../../db/privacy/retention.js';
import { TABLE_RULES } from '../../db/rights/register.js';
import { erasedEvaluations, listErasures } from '../../db/seals/erasures.js';
import { headOf, sealNext } from '../../db/seals/seal.js';
import { verifySeals } from '../../db/seals/verify.js';
import { askChange, endChange, findChange } from '../../db/second-person/waiting-changes.js';
import { ERASED_NAME } from '../../domain/privacy/erased-name.js';
import { PERSONAL_KINDS, type PersonalKind } from '../../domain/privacy/retention.js';
import { text } from '../../domain/vocabulary/text.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { runAs } from '../support/owner.js';
import { openHouse, type House } from './house.js';
import { fillSealed } from './sealed-rows.js';

/** P2 has left long ago; everything sealed of him stands beside rows of P1 and P3. */
const plan = loadPolicyLibrary().retentionOf('v1');
const AT = new Date('2026-11-29T10:00:00Z');
const BY = { by: 'command:it', at: AT, plan };
let house: House;
let owner: { readonly db: Kysely<Database>; close(): Promise<void> };

beforeEach(async () => {
  house = await openHouse();
  owner = createDatabase({ connectionString: house.ownerUrl, max: 2 });
  for (const id of ['h1', 'g1']) await house.person(id);
  await fillSealed(house);
  // The samples’ own erasures are of nobody here.
  await runAs(
    house.administratorUrl,
    `set session_replication_role = replica; delete from erasure; delete from unsealed where source = 'erasure';
     delete from waiting_change_end; delete from waiting_change;
     delete from ledger where workflow_id = 'waiting-change'; delete from unsealed u where source = 'ledger'
       and not exists (select from ledger l where l.id::text = u.key[1]);
     update personnel_case set closed_at = '2023-12-31T00:00:00Z';
     update person set status = 'left', left_on = '2024-01-31', hired_on = '2020-01-01' where id = 'P2'`,
  );
  const { db } = house;
  await sql`update person set name = '吴某某', email = 'wu@example.com' where id = 'P2'`.execute(db);
  await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
    values ('P2', '2023-12', 'C', '2024-01-05', 'h1'), ('P1', '2023-12', 'B', '2024-01-05', 'h1')`.execute(db);
  await sql`insert into complaint (id, person_id, incident_on, cause, status, description, recorded_by)
    values ('TS-1', 'P2', '2023-11-03', 'service-attitude', 'pending', '吴某某出言不逊', 'h1')`.execute(db);
  await sql`insert into message (person_id, workflow_id, seq, no, case_id, clause, subject, body, sent_at)
    values ('P2', 'w', 1, 0, null, '8.5.6', '{}', '{"zh": "吴某某"}', ${AT}),
           ('P1', 'C2', 1, 0, 'C2', '8.5.6', '{}', '{"zh": "吴某某"}', ${AT}),
           ('P1', 'C1', 2, 0, 'C1', '8.5.6', '{"zh": "吴某某（P2）问您"}', '{"en": "吴某某 (P2) asks"}', ${AT}),
           ('P1', 'C1', 1, 0, 'C1', '8.5.6', '{}', '{"zh": "别人"}', ${AT})`.execute(db);
  await sql`insert into ledger (at, actor, act, case_id, workflow_id, seq, after)
    values (${AT}, 'h1', 'case.act', 'C2', 'C2', 1, '{"reason": "吴某某"}'), (${AT}, 'P2', 'case.act', 'C1', 'C1', 1, '{}')`.execute(
    db,
  );
  await sealed();
});
afterEach(async () => {
  await owner.close();
  await house.close();
});

const sealed = async (): Promise<void> => {
  while ((await sealNext(house.db, AT)) !== 0);
};
const ask = async (kinds: readonly PersonalKind[], requested = false, personId = 'P2'): Promise<number> => {
  const { no } = await house.db.transaction().execute((trx) =>
    askChange(
      trx,
      {
        kind: 'erasure',
        clause: '13.1',
        what: text(`删除 ${personId}`, `erase ${personId}`),
        reason: '期满',
        about: [personId],
        deciders: ['gm'],
        content: { personId, kinds, requested },
        askedBy: 'h1',
      },
      AT,
    ),
  );
  return no;
};
const agree = async (no: number): Promise<void> => {
  await house.db.transaction().execute(async (trx) => {
    const change = await findChange(trx, no, AT);
    if (change === undefined) throw new Error(String(no));
    await endChange(trx, change, { outcome: 'applied', by: 'g1', reason: null, at: AT });
  });
  await sealed();
};
const agreed = async (kinds: readonly PersonalKind[] = PERSONAL_KINDS, requested = false): Promise<void> => {
  await agree(await ask(kinds, requested));
};
const carryOut = async (at = AT) => {
  const [one] = await approvedErasures(owner.db);
  if (one === undefined) throw new Error('nothing was agreed to');
  return carryOutErasure(owner.db, one, { ...BY, at });
};
const look = async (heads: readonly { no: number; hash: string }[] = []) => {
  const found = await verifySeals(house.db, heads);
  return { ...found, faults: found.faults.map(({ what, source, key }) => `${what} ${source} ${key.join(' ')}`) };
};
const dump = async (): Promise<string> => {
  let all = '';
  for (const table of Object.keys(TABLE_RULES)) {
    const { rows } = await sql<{ row: string | null }>`
      select string_agg(t::text, ' ') as row from ${sql.table(table)} t`.execute(owner.db);
    all += rows[0]?.row ?? '';
  }
  return all;
};
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error as Error).message.replace(/^([A-Z]+\.[A-Z_]+): .*$/s, '$1'),
  );

describe('an erasure', () => {
  test('leaves nothing of the person but his number, and the chain computes to the same heads', async () => {
    const head = await headOf(house.db);
    const kept = { no: head?.no ?? 0, hash: head?.hash.toString('hex') ?? '' };
    expect(await dump()).toContain('吴某某');
    await agreed();
    const gone = await carryOut();
    expect(Object.keys(gone)).toEqual(
      expect.arrayContaining([
        'rating',
        'complaint',
        'message',
        'ledger',
        'decision',
        'evaluation',
        'document',
        'person',
      ]),
    );
    await sealed();
    const after = await look([kept]);
    expect(after.faults).toEqual([]);
    expect(after.erased).toBeGreaterThan(8);
    expect(after.erasures).toMatchObject([
      { personId: 'P2', askedBy: 'h1', approvedBy: 'g1', carriedOutBy: 'command:it', at: AT, links: after.erased },
    ]);
    const left = await dump();
    for (const secret of ['吴某某', 'wu@example.com', '陈述2', '<p>2</p>'])
      expect([secret, left.includes(secret)]).toEqual([secret, false]);
    expect(left).toContain(ERASED_NAME);
    // What is about others stays, also where he did it.
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ledger where actor = 'P2' and case_id = 'C1'`.execute(house.db);
    expect(rows).toEqual([{ n: 1 }]);
    expect(left).toContain('别人');
    expect(left).toContain(`${ERASED_NAME}（P2）问您`);
    expect(left).toContain(`${ERASED_NAME} (P2) asks`);
    expect(await erasedEvaluations(house.db, 'C2')).toBe(1);
    expect(await erasedEvaluations(house.db, 'C1')).toBe(0);
  });

  test('is asked for and carried out once', async () => {
    await agreed();
    expect((await planned()).against.map(({ code }) => code)).toEqual(['ERASURE.ASKED']);
    const [one] = await approvedErasures(owner.db);
    if (one === undefined) throw new Error('nothing');
    await carryOutErasure(owner.db, one, BY);
    expect(await approvedErasures(owner.db)).toEqual([]);
    expect(await codeOf(carryOutErasure(owner.db, one, BY))).toBe('ERASURE.NOTHING_LEFT');
    expect((await planned()).against.map(({ code }) => code)).toEqual(['ERASURE.NOTHING_LEFT']);
    expect(await listErasures(house.db)).toHaveLength(1);
  });

  test('that breaks off has changed nothing, and is carried out later', async () => {
    await agreed();
    const before = await dump();
    await runAs(
      house.ownerUrl,
      `create function break_off() returns trigger language plpgsql as $$ begin
      perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return old; end $$;
      create trigger break_off before update on person for each row execute function break_off()`,
    );
    const victim = createDatabase({ connectionString: house.ownerUrl, max: 1, onConnectionLost: () => undefined });
    const [one] = await approvedErasures(owner.db);
    if (one === undefined) throw new Error('nothing');
    await expect(carryOutErasure(victim.db, one, BY)).rejects.toThrow();
    await victim.close();
    await runAs(house.ownerUrl, 'drop trigger break_off on person; drop function break_off');
    expect(await dump()).toBe(before);
    expect((await look()).faults).toEqual([]);
    await carryOut();
    await sealed();
    expect((await look()).faults).toEqual([]);
  });

  test('waits for what is not sealed yet, and changes nothing', async () => {
    await agreed();
    await sql`insert into ledger (at, actor, act, case_id, workflow_id, seq) values (${AT}, 'h1', 'late', 'C2', 'C2', 2)`.execute(
      house.db,
    );
    const before = await dump();
    expect(await codeOf(carryOut())).toBe('ERASURE.UNSEALED');
    expect(await dump()).toBe(before);
  });

  test('of the kinds that are due leaves the others; those go by a further one', async () => {
    await agreed(['messages']);
    await carryOut();
    await sealed();
    expect((await look()).faults).toEqual([]);
    expect(await dump()).toContain('wu@example.com');
    await agreed(PERSONAL_KINDS.filter((kind) => kind !== 'messages'));
    await carryOut();
    await sealed();
    expect((await look()).faults).toEqual([]);
    expect(await listErasures(house.db, 'P2')).toHaveLength(2);
    expect(await dump()).not.toContain('吴某某');
  });
});

const planned = async (personId = 'P2', at = AT) => {
  const found = await planErasure(house.db, personId, plan, at);
  if (found === undefined) throw new Error(personId);
  return found;
};
const codes = async (personId = 'P2', at = AT) => (await planned(personId, at)).against.map(({ code }) => code);

describe('what stands against it', () => {
  test('somebody who is here; an open case, an appeal that is running or still possible; a change that waits', async () => {
    expect(await codes('P1')).toEqual(['ERASURE.NOT_LEFT']);
    expect(await codes()).toEqual([]);
    await sql`insert into personnel_case (id, kind, person_id, about_id, stage, policy_version, choices, opened_by)
      values ('SS-2', 'appeal', 'P2', 'C2', 'reading', 'v1', '{}', 'P2')`.execute(house.db);
    expect(await codes()).toEqual(['ERASURE.OPEN_CASE']);
    await sql`update personnel_case set closed_at = '2026-11-20T00:00:00Z' where id = 'SS-2'`.execute(house.db);
    expect(await codes()).toEqual(['ERASURE.OPEN_CASE']);
    await sql`update personnel_case set closed_at = '2026-11-01T00:00:00Z' where id = 'SS-2'`.execute(house.db);
    expect(await codes()).toEqual([]);
    await sql`insert into waiting_change (kind, clause, what, about, deciders, content, asked_by, asked_at, expires_at)
      values ('departure', '4.1', '{}', '{P2}', '{gm}', '{}', 'h1', ${AT}, ${AT}::timestamptz + interval '1 day')`.execute(
      house.db,
    );
    expect(await codes()).toEqual(['ERASURE.CHANGE_WAITS']);
  });

  test('an appeal that is opened after the second person has agreed keeps it from being carried out', async () => {
    await agreed();
    await sql`insert into personnel_case (id, kind, person_id, about_id, stage, policy_version, choices, opened_by)
      values ('SS-2', 'appeal', 'P2', 'C2', 'reading', 'v1', '{}', 'P2')`.execute(house.db);
    const before = await dump();
    expect(await codeOf(carryOut())).toBe('ERASURE.OPEN_CASE');
    expect(await dump()).toBe(before);
  });

  test('the time for which each kind is kept, to the day; on his own request what no law keeps goes before', async () => {
    const due = async (day: string, requested = false) => {
      const found = await planned('P2', new Date(`${day}T02:00:00Z`));
      try {
        return kindsToErase(found, requested);
      } catch (error) {
        return (error as Error).message.slice(0, 'ERASURE.NOT_DUE'.length);
      }
    };
    expect(await due('2025-01-30')).toBe('ERASURE.NOT_DUE');
    expect(await due('2025-01-31')).toEqual(['messages']);
    expect(await due('2026-01-30')).toEqual(['messages']);
    expect(await due('2026-01-31')).toEqual([...PERSONAL_KINDS]);
    expect(await due('2024-03-01', true)).toEqual(['cases', 'files', 'account', 'messages']);
    expect((await planned()).kinds.find(({ kind }) => kind === 'personnel')?.rows).toMatchObject({
      rating: 1,
      person: 1,
    });
  });

  test('HR is told of it once a week, by number and never by name; who was asked for is not told again', async () => {
    expect(await dueErasures(house.db, plan, AT)).toMatchObject([{ personId: 'P2', asked: false }]);
    await createAccount(house.db, { login: 'p1', personId: 'P1', roles: ['hr'], password: 'a-long-password-1' });
    const tell = (at: Date) => house.db.transaction().execute((trx) => tellDueErasures(trx, plan, at));
    await tell(AT);
    await tell(AT);
    const told = async () =>
      (
        await sql<{ body: string }>`select body ->> 'zh' as body from message where workflow_id = 'retention'`.execute(
          house.db,
        )
      ).rows;
    expect(await told()).toEqual([{ body: expect.stringMatching(/^(?!.*吴).*P2/) }]);
    await tell(new Date('2026-11-30T02:00:00Z'));
    expect(await told()).toHaveLength(2);
    await ask(PERSONAL_KINDS);
    await tell(new Date('2026-12-07T02:00:00Z'));
    expect(await told()).toHaveLength(2);
  });
});

describe('who may not', () => {
  test('the service’s role deletes nothing, erases no link and writes no erasure, whatever it sets', async () => {
    await agreed();
    const [one] = await approvedErasures(house.db);
    if (one === undefined) throw new Error('nothing');
    expect(await codeOf(carryOutErasure(house.db, one, BY))).toMatch(/permission denied/);
    for (const statement of [
      `set jinji.erasing = 'on'; delete from ledger`,
      `set jinji.erasing = 'on'; update seal set salt = null, erasure_no = ${one.no}`,
      `insert into erasure values (${one.no}, 'P2', '{pay}', false, 'h1', 'g1', 'x', now(), '{}')`,
    ])
      expect([statement, await codeOf(runAs(house.url, statement))]).toEqual([
        statement,
        expect.stringMatching(/permission denied/),
      ]);
  });

  test('the owner neither, outside an erasure', async () => {
    for (const statement of [
      'delete from ledger',
      'delete from rating',
      'update seal set salt = null',
      'delete from seal',
    ])
      expect([statement, await codeOf(runAs(house.ownerUrl, statement))]).toEqual([
        statement,
        expect.stringMatching(/append-only/),
      ]);
    const reseal = `set jinji.erasing = 'on'; update seal set digest = sha256('x'), salt = null, erasure_no = 1`;
    expect(await codeOf(runAs(house.ownerUrl, reseal))).toMatch(/append-only/);
  });
});

describe('verify finds', () => {
  let administrator: pg.Client;
  beforeEach(async () => {
    administrator = new pg.Client({ connectionString: house.administratorUrl });
    await administrator.connect();
    await administrator.query('set session_replication_role = replica');
  });
  afterEach(() => administrator.end());
  const erased = async (): Promise<number> => {
    await agreed();
    await carryOut();
    await sealed();
    expect((await look()).faults).toEqual([]);
    return (await listErasures(house.db))[0]?.no ?? 0;
  };

  test('a row that is gone without an erasure, as ever, and one that comes back after its erasure', async () => {
    await administrator.query(`create table kept as select * from decision where case_id = 'C2'`);
    await erased();
    await administrator.query(`delete from decision where case_id = 'C1'`);
    expect((await look()).faults).toEqual(['missing decision C1 W 1']);
    await administrator.query(`insert into decision overriding system value select * from kept`);
    expect((await look()).faults.sort()).toEqual(['changed decision C2 W 2', 'missing decision C1 W 1']);
  });

  test('one more row that is passed off as erased', async () => {
    const no = await erased();
    await administrator.query(`delete from decision where case_id = 'C1';
      update seal set salt = null, erasure_no = ${no} where source = 'decision' and key[1] = 'C1'`);
    expect((await look()).faults).toEqual([`erased erasure ${no}`]);
    await administrator.query(`update erasure set links = links || '{"decision": 2}'`);
    expect((await look()).faults).toEqual([`changed erasure ${no}`]);
    await administrator.query(`delete from erasure`);
    expect((await look()).faults).toEqual(
      expect.arrayContaining([`missing erasure ${no}`, 'erased decision C1 W 1', 'erased decision C2 W 2']),
    );
  });

  test('an erasure that nobody else agreed to, also when the service’s role wrote the record', async () => {
    const no = await ask(PERSONAL_KINDS);
    await administrator.query(`reset session_replication_role; grant insert on erasure to jinji_writer`);
    await runAs(
      house.url,
      `insert into erasure values (${no}, 'P2', '{pay}', false, 'h1', 'g1', 'command:it', now(), '{}')`,
    );
    await sealed();
    expect((await look()).faults).toEqual([`erased erasure ${no}`]);
  });

  test('a consent that was for somebody else', async () => {
    await agreed();
    const [one] = await approvedErasures(house.db);
    await administrator.query(`reset session_replication_role; grant insert on erasure to jinji_writer`);
    await runAs(
      house.url,
      `insert into erasure values (${one?.no ?? 0}, 'P3', '{pay}', false, 'h1', 'g1', 'command:it', now(), '{}')`,
    );
    await sealed();
    expect((await look()).faults).toEqual([`erased erasure ${one?.no ?? 0}`]);
  });

  test('a consent that was written in afterwards, without its line of the ledger', async () => {
    const no = await ask(PERSONAL_KINDS);
    await administrator.query(`reset session_replication_role; grant insert on erasure to jinji_writer`);
    await sql`insert into waiting_change_end (change_no, outcome, ended_by, at) values (${no}, 'applied', 'g1', ${AT})`.execute(
      house.db,
    );
    await runAs(
      house.url,
      `insert into erasure values (${no}, 'P2', '{pay}', false, 'h1', 'g1', 'command:it', now(), '{}')`,
    );
    await sealed();
    expect((await look()).faults).toEqual([`erased erasure ${no}`]);
  });
});

test('every table that holds something of a person says what becomes of it, in a kind that an erasure knows', () => {
  const touched = new Set<string>(ERASED_TABLES.map(({ table }) => table));
  for (const [table, parts] of Object.entries(HOLDINGS)) {
    const isHeld = parts.some(({ held }) => held === 'rows' || held === 'with-cases' || held === 'kept-from-him');
    const rule = ERASING[table as keyof typeof ERASING];
    const kind: string = RETAINED[table as keyof typeof RETAINED];
    const said = touched.has(table) || 'stays' in rule;
    expect([table, said]).toEqual([table, true]);
    // What stays of what is held on somebody goes by itself, or is the record of his erasure.
    if (isHeld && !touched.has(table))
      expect([table, ['reads', 'refused', 'house'].includes(kind)]).toEqual([table, true]);
  }
  for (const { table } of ERASED_TABLES)
    expect([table, (PERSONAL_KINDS as readonly string[]).includes(RETAINED[table])]).toEqual([table, true]);
});
