import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import type { Move } from '../../../domain/standing-in/move.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { HR, NO_PASSWORD, RELATED, SUPERIOR } from '../../support/department.js';
import type { JournalPilot } from '../../support/journal-pilot.js';
import { killedWorker } from '../../support/mortal.js';
import type { OwnServer } from '../../support/own-server.js';
import { hr } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { eachJournalled, onOwnServer, told, type Journalled } from './journalled.js';
import { Play } from '../level-promotion/play.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

/** docs/decisions/0053: open tasks go to others by somebody's act, in engine, records and messages alike. */
describe('a task goes to others', () => {
  let own: OwnServer;
  let stack: TestStack;
  let journal: Journalled;
  let pilot: JournalPilot;
  eachJournalled(
    (...given) => {
      [stack, journal] = given;
      ({ pilot } = journal);
    },
    onOwnServer((kept) => (own = kept)),
  );
  const superior = actor(SUPERIOR);
  const other = actor(RELATED);
  const over = (move: Move['move']) => ({ move, from: SUPERIOR, to: RELATED, reason: '长期休假' }) as const;

  /** An interview that the superior is to hold (I-40); the other one has an account. */
  const interview = async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    await play.submit();
    await play.review();
    await play.decide('approve');
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    await sql`with made as (
        insert into account (login, person_id, password_hash) values ('rel', ${RELATED}, ${NO_PASSWORD}) returning id)
      insert into account_role (account_id, role) select id, 'employee' from made`.execute(stack.database.db);
    const task = await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id('E1'));
    return { task, act: { heldOn: await stack.today(), summary: '已面谈' } };
  };
  const messages = async () => {
    const { rows } = await sql<{ to: string; subject: string }>`
      select person_id as "to", subject ->> 'en' as subject from message where clause = '8.5.6' and subject ->> 'en' like '%ed%over%'
      order by 1`.execute(stack.database.db);
    return rows;
  };

  test('HR hands it over: both are told, the former acts no more, the relation moves it no more', async () => {
    const { task, act } = await interview();
    expect(await told(pilot.move(task.id, hr, over('hand-over')))).toBe('open');
    expect(await messages()).toEqual([
      { to: RELATED, subject: 'A task was handed over to you' },
      { to: SUPERIOR, subject: 'Your task was handed over' },
    ]);
    const { rows } = await sql`select people, superior_of from task where id = ${task.id}`.execute(stack.database.db);
    expect(rows).toEqual([{ people: [RELATED], superior_of: null }]);
    const line = await sql`select actor, clause, after ->> 'why' as why, after ->> 'note' as note from ledger
      where task_id = ${task.id} and act = 'task.handed-on'`.execute(stack.database.db);
    expect(line.rows).toEqual([{ actor: hr.personId, clause: 'I-39', why: 'hr', note: '长期休假' }]);
    expect(await told(pilot.complete(task.id, superior, act))).toBe('TASK.NOT_YOURS');
    expect(await told(pilot.complete(task.id, other, act))).toBe('completed');
    expect(await told(pilot.move(task.id, hr, over('hand-over')))).toBe('TASK.NOT_OPEN');
    await journal.agree();
  });

  test('two at the same moment: one counts, the other reads why not', async () => {
    const { task, act } = await interview();
    const both = await Promise.all([
      told(pilot.complete(task.id, superior, act)),
      told(pilot.move(task.id, hr, over('hand-over'))),
    ]);
    expect([
      ['completed', 'TASK.NOT_OPEN'],
      ['TASK.NOT_YOURS', 'open'],
    ]).toContainEqual(both);
    await journal.agree();
  });

  test('the worker is killed between the records and the engine: it has gone once', async () => {
    const { task, act } = await interview();
    await killedWorker(stack, { activity: 'projectStep', saying: '"handed-on"', when: 'after' }, async () => {
      expect(await told(pilot.move(task.id, hr, over('hand-over'), 'M'))).toBe('taken');
    });
    await own.restart();
    await stack.startWorker();
    expect(await journal.answer('M')).toBe('done');
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger
      where task_id = ${task.id} and act = 'task.handed-on'`.execute(stack.database.db);
    expect(rows).toEqual([{ n: 1 }]);
    expect(await told(pilot.complete(task.id, other, act))).toBe('completed');
    await journal.agree();
  });

  test('delegated and handed back, then transferred', async () => {
    const { task, act } = await interview();
    expect(await told(pilot.move(task.id, superior, over('delegate')))).toBe('open');
    expect(await told(pilot.move(task.id, other, { move: 'hand-back', from: RELATED, to: '', reason: '已核对' }))).toBe(
      'open',
    );
    expect(await told(pilot.complete(task.id, other, act))).toBe('TASK.NOT_YOURS');
    expect(await told(pilot.move(task.id, superior, over('transfer')))).toBe('open');
    expect(await told(pilot.complete(task.id, other, act))).toBe('completed');
    await journal.agree();
  });

  test('4.1: an office’s task passed on by name is done while he holds the office, and not once he has lost it', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    await play.submit();
    await play.review();
    await play.decide('approve');
    const { db } = stack.database;
    const hasRole = (role: Role) =>
      sql`delete from account_role`.execute(db).then(() =>
        sql`with made as (
              insert into account (login, person_id, password_hash) values ('rel', ${RELATED}, ${NO_PASSWORD})
              on conflict (login) do update set disabled = false returning id)
            insert into account_role (account_id, role) select id, ${role} from made`.execute(db),
      );
    await hasRole('hr');
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.release');
    expect(await told(pilot.move(task.id, hr, { move: 'transfer', from: HR, to: RELATED, reason: '出差' }))).toBe(
      'open',
    );
    const [still, lost] = [actor(RELATED, 'hr'), actor(RELATED, 'employee')];
    expect((await pilot.find(task.id, still)).mine).toBe(true);
    await hasRole('employee');
    expect((await pilot.find(task.id, lost)).mine).toBe(false);
    expect(await told(pilot.complete(task.id, lost, {}))).toBe('TASK.NOT_YOURS');
    // The engine by itself, whoever asks it: neither his act nor his passing it on.
    expect(await told(stack.pilot.complete(task, 'cycle.release', lost, {}))).toBe('TASK.NOT_YOURS');
    expect(await told(stack.pilot.claim(task, lost))).toBe('TASK.NOT_YOURS');
    expect(await told(pilot.complete(task.id, still, {}))).toBe('completed');
    await journal.agree();
  });

  test('not to whom it is about, nor to whom has left or has no account', async () => {
    const { task } = await interview();
    await sql`with made as (
        insert into account (login, person_id, password_hash) values ('e1', 'E1', ${NO_PASSWORD}) returning id)
      insert into account_role (account_id, role) select id, 'employee' from made`.execute(stack.database.db);
    expect(await told(pilot.move(task.id, hr, { ...over('hand-over'), to: 'E1' }))).toBe('MOVED.EXCLUDED');
    expect(await told(pilot.move(task.id, hr, { ...over('hand-over'), to: 'M-GM' }))).toBe('MOVED.GONE');
    expect(await told(pilot.move(task.id, hr, { ...over('hand-over'), to: 'nobody' }))).toBe('MOVED.GONE');
    await sql`update person set status = 'left', left_on = current_date where id = ${RELATED}`.execute(
      stack.database.db,
    );
    expect(await told(pilot.move(task.id, hr, over('hand-over')))).toBe('MOVED.GONE');
  });
});
