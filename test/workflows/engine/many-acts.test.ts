import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../../cli/play/until.js';
import type { RowReceipt } from '../../../api/engine/receipts.js';
import { findTask, type TaskView } from '../../../db/tasks/inbox.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { RELATED } from '../../support/department.js';
import { journalPilot } from '../../support/journal-pilot.js';
import { hr } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { TrialPlay } from '../trial/trial-play.js';
import { eachJournalled, told, type Journalled } from './journalled.js';

const CANDIDATES = ['T1', 'T2', 'T3'] as const;
const colleague: Actor = { personId: RELATED, roles: ['hr'] };
const came = (rows: readonly RowReceipt[]) => rows.map((one) => ('refusal' in one ? one.refusal.code : one.state));

/** docs/decisions/0034: one act on tasks that several workflows carry, a trial each (9.5.5). */
describe('one call for several cases', () => {
  let stack: TestStack;
  let journal: Journalled;
  let trials: readonly TrialPlay[];
  let today: string;
  eachJournalled(async (...given) => {
    [stack, journal] = given;
    trials = await TrialPlay.beginEach(stack, CANDIDATES, 3);
    today = await stack.today();
  });

  const letters = async (): Promise<readonly TaskView[]> => {
    const found = await Promise.all(
      trials.map(async (trial) => findTask(stack.database.db, hr, (await trial.waitFor('trial.letter')).id)),
    );
    return found.filter((task) => task !== undefined);
  };
  const form = (startOn = today) => ({ startOn, months: 3, team: [] });
  /** Whose letters are out, and by whom. */
  const out = async () => {
    const { rows } = await sql<{ person: string; by: string }>`
      select c.person_id as person, d.decided_by as by from decision d join personnel_case c on c.id = d.case_id
      where d.kind = 'trial' and d.outcome = 'letter' order by 1`.execute(stack.database.db);
    return rows.map(({ person, by }) => [person, by]);
  };
  const acts = async (): Promise<number> => (await sql`select from act`.execute(stack.database.db)).rows.length;

  test('one of three that its workflow refuses keeps all from being done, and the reason is at its row', async () => {
    const tasks = await letters();
    const rows = tasks.map((task, index) => ({ task, form: form(index === 2 ? addDays(today, -40) : today) }));
    expect(came(await journal.pilot.completeMany(hr, rows))).toEqual([
      'not-sent',
      'not-sent',
      'TRIAL.START_BEFORE_APPROVAL',
    ]);
    const stranger: Actor = { personId: 'E01', roles: ['employee'] };
    const theirs = rows.map(({ task, ...row }, index) => ({ ...row, task: { ...task, mine: index !== 1 } }));
    expect(came(await journal.pilot.completeMany(stranger, theirs))).toEqual([
      'not-sent',
      'TASK.NOT_YOURS',
      'not-sent',
    ]);
    const [first, ...more] = tasks.map((task) => ({ task, form: form() }));
    if (first === undefined) throw new Error('no letter is asked for');
    expect(came(await journal.pilot.completeMany(hr, [first, first, ...more]))).toEqual([
      'TASK.ONE_BY_ONE',
      'TASK.ONE_BY_ONE',
      'not-sent',
      'not-sent',
    ]);
    expect([await out(), await acts()]).toEqual([[], 0]);
  });

  test('whoever is first with one of them is waited for; then all are judged anew, and none is done', async () => {
    const { db } = stack.database;
    const tasks = await letters();
    const rows = tasks.map((task) => ({ task, form: form() }));
    const third = tasks[2];
    await sql`insert into act (id, workflow_id, task_ids, what, input, actor_id, taken_at, deliver_at)
      values ('waits', ${third?.workflowId}, ${[third?.id]}::text[], 'claim', '{}', ${RELATED}, now(), now() + interval '2 minutes')`.execute(
      db,
    );
    expect(came(await journal.pilot.completeMany(hr, rows, 'key'))).toEqual([
      'not-sent',
      'not-sent',
      'TASK.ACT_IN_PROGRESS',
    ]);
    expect(await acts()).toBe(1);
    await sql`delete from act where id = 'waits'`.execute(db);
    const all = ['completed', 'completed', 'completed'];
    expect(came(await journal.pilot.completeMany(hr, rows, 'key'))).toEqual(all);
    // The same call again, as after a process that died before it could answer, is the same acts.
    expect(came(await journal.pilot.completeMany(hr, rows, 'key'))).toEqual(all);
    expect(await out()).toEqual(CANDIDATES.map((person) => [person, hr.personId]));
  });

  /** HR's call for all three; somebody does something when so many forms have been judged. */
  const meanwhile = async (after: number, does: (third: TaskView) => Promise<void>) => {
    const tasks = await letters();
    const third = tasks[2];
    if (third === undefined) throw new Error('three letters are asked for');
    let judged = 0;
    const pilot = journalPilot(
      { client: stack.environment.client, db: stack.database.db, library: stack.library },
      3_000,
      async () => {
        judged += 1;
        if (judged === after) await does(third);
      },
    );
    const rows = tasks.map((task) => ({ task, form: form() }));
    return { rows, receipts: await pilot.completeMany(hr, rows, 'key') };
  };

  test('somebody else does the third at the same moment: none goes in, and it is said by whom', async () => {
    const { rows, receipts } = await meanwhile(3, async (third) => {
      expect(await told(journal.pilot.complete(third.id, colleague, form(), 'theirs'))).toBe('completed');
      expect(await journal.answer('theirs')).toBe('done');
    });
    expect(came(receipts)).toEqual(['not-sent', 'not-sent', 'TASK.NOT_OPEN']);
    expect(JSON.stringify(receipts[2])).toContain(`已先由 ${RELATED} 办结`);
    expect([await out(), await acts()]).toEqual([[['T3', RELATED]], 1]);
    expect(came(await journal.pilot.completeMany(hr, rows.slice(0, 2), 'key'))).toEqual(['completed', 'completed']);
  });

  test('once they are taken nobody else is let in between, and hears that an act is on its way', async () => {
    const { receipts } = await meanwhile(6, async (third) => {
      expect(await told(journal.pilot.complete(third.id, colleague, form()))).toBe('TASK.ACT_IN_PROGRESS');
    });
    expect(came(receipts)).toEqual(['completed', 'completed', 'completed']);
    expect(await out()).toEqual(CANDIDATES.map((person) => [person, hr.personId]));
  });

  test('a case that ends after that is said at its row, and the others stand', async () => {
    const [, , third] = trials;
    const { receipts } = await meanwhile(6, async () => {
      await third?.interrupt({ why: 'left', personId: 'T3' });
      await until('the letter is withdrawn', async () => (await third?.tasks('trial.letter'))?.length === 0);
    });
    expect(came(receipts)).toEqual(['completed', 'completed', 'TASK.NOT_OPEN']);
    expect((await out()).map(([person]) => person)).toEqual(['T1', 'T2']);
  });
});
