import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../../cli/play/until.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { HEAD, SUPERIOR } from '../../support/department.js';
import { killedWorker } from '../../support/mortal.js';
import { head, hr, Pilot, refusalOf } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { Play } from '../level-promotion/play.js';
import { PeoplePlay } from '../people/people-play.js';
import { superior } from '../setback/setback-play.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

/** 8.5.6, 8.5.7: between the release and the archive. */
describe('a closing', () => {
  let stack: TestStack;
  let play: Play;
  beforeEach(async () => {
    stack = await startStack();
    play = await Play.evaluated(stack, [
      { id: 'E1', ratings: B },
      { id: 'E2', ratings: B },
    ]);
    await play.submit();
    await play.review();
    await play.decide('approve');
  });
  afterEach(() => stack.close());

  /** The results are out, and the worker dies before it has started who carries them on. */
  const releasedAlone = (): Promise<void> =>
    killedWorker(stack, { activity: 'startClosings', saying: play.cycleId, when: 'before' }, () =>
      stack.pilot.do(play.cycleId, 'cycle.release', hr, {}),
    );

  test('I-42, I-58: who leaves after the release and before it runs has been promoted, and is asked nothing more', async () => {
    await releasedAlone();
    await stack.startWorker();
    const people = new PeoplePlay(stack);
    const lastDay = addDays(await stack.today(), -1);
    const gone = await people.leave({ personId: 'E1', lastDay, reason: '辞职', successorId: SUPERIOR });
    await people.at(gone, 'left');
    const caseId = await play.id('E1');
    await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id('E2'));
    await until('the case of E1 is over', async () => (await play.stages()).E1 !== 'interview');
    const { rows } = await sql<{ outcome: string; detail: object; reason: string }>`
      select outcome, detail, reason from decision where case_id = ${caseId} and kind = 'interruption'`.execute(
      stack.database.db,
    );
    expect(rows).toMatchObject([{ outcome: 'left-promoted', detail: { on: await stack.today(), by: gone } }]);
    expect(rows[0]?.reason).toContain(lastDay);
    expect(await play.stages()).toEqual({ E1: 'promoted', E2: 'interview' });
    const open = await sql`select kind from task where case_id = ${caseId} and state = 'open'`.execute(
      stack.database.db,
    );
    expect(open.rows).toEqual([]);
    const level = await sql`select level from level_on('infinity') where person_id = 'E1'`.execute(stack.database.db);
    expect(level.rows).toEqual([{ level: 'junior-2' }]);
  });

  test('I-40: an interview may be held from the day on which the results went out, whenever the closing began', async () => {
    const yesterday = Date.now() - 86_400_000;
    const earlier = new Pilot(stack.environment.client, stack.database.db, () => Promise.resolve(yesterday));
    await earlier.do(play.cycleId, 'cycle.release', hr, {});
    const caseId = await play.id('E1');
    const task = await stack.pilot.waitFor(play.cycleId, 'level.interview', caseId);
    const releasedOn = addDays(await stack.today(), -1);
    const held = (heldOn: string) =>
      stack.pilot.complete(task, 'level.interview', superior, { heldOn, summary: '面谈' });
    expect((await refusalOf(held(addDays(releasedOn, -1)))).code).toBe('INTERVIEW.BEFORE_RESULT');
    expect(await held(releasedOn)).toMatchObject({ state: 'completed' });
  });

  test('I-58: the interviews of a superior who leaves are his successor’s; the head may always hold them', async () => {
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    const [first, second] = [await play.id('E1'), await play.id('E2')];
    const task = await stack.pilot.waitFor(play.cycleId, 'level.interview', first);
    await stack.pilot.waitFor(play.cycleId, 'level.interview', second);
    await stack.pilot.claim(task, superior);
    const people = new PeoplePlay(stack);
    const lastDay = addDays(await stack.today(), -1);
    await people.at(await people.leave({ personId: SUPERIOR, lastDay, reason: '辞职', successorId: HEAD }), 'left');
    await until('they are handed on', async () =>
      (await stack.pilot.openTasks(play.cycleId)).every(({ people: [one] }) => one === HEAD),
    );
    const heldOn = await stack.today();
    const held = { heldOn, summary: '面谈' };
    expect((await refusalOf(stack.pilot.complete(task, 'level.interview', superior, held))).code).toBe(
      'TASK.NOT_YOURS',
    );
    expect(await stack.pilot.complete(task, 'level.interview', head, held)).toMatchObject({ state: 'completed' });
  });
});
