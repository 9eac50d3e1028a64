import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import { evenSheet } from '../../../cli/play/defense.js';
import { until } from '../../../cli/play/until.js';
import type { Level } from '../../../domain/vocabulary/level.js';
import { GM, type TestPerson } from '../../support/department.js';
import { killedWorker } from '../../support/mortal.js';
import type { JournalPilot } from '../../support/journal-pilot.js';
import type { OwnServer } from '../../support/own-server.js';
import { hr } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { eachJournalled, onOwnServer, told, type Journalled } from './journalled.js';
import { Play } from '../level-promotion/play.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

/** docs/decisions/0057: HR voids one person's case of a cycle, with a second person. */
describe('a case of a cycle is voided', () => {
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
  const voided = (caseId: string, no = 1) => told(pilot.void(caseId, no, hr, GM));
  const two = async (level: Level = 'junior-1', ratings: TestPerson['ratings'] = B) => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level, ratings },
      { id: 'E2', level, ratings },
    ]);
    await play.submit();
    return play;
  };
  const column = async (query: ReturnType<typeof sql<{ it: string | null }>>) =>
    (await query.execute(stack.database.db)).rows.map(({ it }) => it);

  test('it ends with its reason, its person is told, the others go on; a second time it is over', async () => {
    const play = await two();
    const id = await play.id('E1');
    expect(await voided(id)).toBe('completed');
    expect(await play.stages()).toEqual({ E1: 'not-promoted', E2: 'first-review' });
    const line =
      await sql`select actor, clause, act from ledger where case_id = ${id} order by id desc limit 1`.execute(
        stack.database.db,
      );
    expect(line.rows).toEqual([{ actor: hr.personId, clause: '4.1', act: 'case.voided' }]);
    const decision = await sql`select outcome, reason, decided_by, detail ->> 'approvedBy' as second from decision
      where case_id = ${id} and kind = 'void'`.execute(stack.database.db);
    expect(decision.rows).toEqual([{ outcome: 'voided', reason: '立案有误', decided_by: hr.personId, second: GM }]);
    const [body] = await column(
      sql`select body ->> 'zh' as it from message where person_id = 'E1' and case_id = ${id} order by id desc limit 1`,
    );
    expect(body).toMatch(/立案有误.*申诉/);
    expect(await voided(id, 2)).toBe('VOID.CLOSED');
    await play.review();
    expect((await play.stages()).E2).toBe('ready');
    await journal.agree();
  });

  test('whom the general manager has approved: nothing takes effect; after the release it is refused', async () => {
    const play = await two();
    await play.review();
    await play.decide('approve');
    expect(await voided(await play.id('E1'))).toBe('completed');
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id('E2'));
    expect(await column(sql`select person_id as it from pay_change order by 1`)).toEqual(['E2']);
    expect(await voided(await play.id('E2'), 2)).toBe('VOID.IN_EFFECT');
    await journal.agree();
  });

  test('the last one whom a task was about: it is withdrawn, and who held it is told', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', level: 'junior-1', ratings: B }]);
    await play.submit();
    const task = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.first-review', hr);
    expect(await voided(await play.id('E1'))).toBe('completed');
    expect(await column(sql`select state as it from task where id = ${task.id}`)).toEqual(['withdrawn']);
    expect(
      await column(sql`select person_id as it from message where topic = 'withdrawn' and task_id = ${task.id}`),
    ).toEqual([hr.personId]);
    await journal.agree();
  });

  test('while a panel sits: it hears him no more', async () => {
    const play = await two('intermediate2-1', ['A', 'A', 'A', 'B', 'B', 'B']);
    await play.review();
    await play.appoint();
    const id = await play.id('E1');
    expect(await voided(id)).toBe('completed');
    const e2 = await play.id('E2');
    const scorers = await column(sql`select distinct scorer_id as it from defense_scorer where case_id = ${e2}`);
    for (const scorer of scorers) {
      // Whether the session has heard of it yet: then the sheet of the other one is all that is owed.
      await until('the session hears one', async () =>
        play.score(scorer ?? '', [evenSheet(e2, 80)]).then(
          () => true,
          () => false,
        ),
      );
    }
    await play.sign([e2]);
    expect(await play.stages()).toEqual({ E1: 'not-promoted', E2: 'ready' });
    await journal.agree();
  });

  test('at the same moment as the release: one counts, the other reads why not', async () => {
    const play = await two();
    await play.review();
    await play.decide('approve');
    const id = await play.id('E1');
    const [, void_] = await Promise.all([told(stack.pilot.do(play.cycleId, 'cycle.release', hr, {})), voided(id)]);
    const paid = await column(sql`select person_id as it from pay_change where person_id = 'E1'`);
    expect([
      ['completed', 0],
      ['VOID.IN_EFFECT', 1],
      ['VOID.CLOSED', 1],
    ]).toContainEqual([void_, paid.length]);
    await journal.agree();
  });

  test('the worker is killed between the records and the engine: voided once, and answered', async () => {
    const play = await two();
    const id = await play.id('E1');
    await killedWorker(stack, { activity: 'projectStep', saying: '"case.voided"', when: 'after' }, async () => {
      expect(await voided(id)).toBe('taken');
    });
    await own.restart();
    await stack.startWorker();
    expect(await journal.answer('change-1')).toBe('done');
    expect(await column(sql`select outcome as it from decision where case_id = ${id} and kind = 'void'`)).toEqual([
      'voided',
    ]);
    expect((await play.stages()).E2).toBe('first-review');
    await journal.agree();
  });

  test('nobody voids his own case', async () => {
    const play = await two();
    const id = await play.id('E1');
    expect(await told(pilot.void(id, 1, actor('E1', 'hr'), GM))).toBe('CASE.OWN');
  });
});
