import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../../cli/play/until.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { findTask, type TaskView } from '../../../db/tasks/inbox.js';
import { killedWorker } from '../../support/mortal.js';
import type { OwnServer } from '../../support/own-server.js';
import { actor } from '../../../cli/play/cast.js';
import { head, hr, Pilot } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { eachJournalled, onOwnServer, told, type Journalled } from './journalled.js';
import { answerActs, takeAct } from '../../../db/steps/acts.js';
import { signingWith } from '../../../seal/act-signature.js';
import { KEYS } from '../../support/keys.js';
import { deliverActs } from '../../../workflows/messages/cases.js';
import { Play } from '../level-promotion/play.js';
import { superior } from '../setback/setback-play.js';
import { runAs } from '../../support/owner.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const PEOPLE = ['E1', 'E2', 'E3', 'E4'] as const;
type Name = (typeof PEOPLE)[number];

/** docs/decisions/0034: acts that wait at one desk are written together; after a crash all of them come first again. */
describe('acts that are written together', () => {
  let own: OwnServer;
  let stack: TestStack;
  let journal: Journalled;
  let play: Play;
  eachJournalled(
    async (...given) => {
      [stack, journal] = given;
      play = await Play.evaluated(
        stack,
        PEOPLE.map((id) => ({ id, ratings: B })),
      );
      await play.submit();
      await play.review();
      await play.decide('approve');
      await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    },
    onOwnServer((kept) => (own = kept)),
  );

  const interviewTask = async (name: Name): Promise<string> =>
    (await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id(name))).id;

  /** What the records say of the interviews: of whom, by whom, in which step, with which words. */
  const interviews = async () => {
    const { rows } = await sql<{ person: string; by: string; seq: number; summary: string }>`
      select c.person_id as person, d.decided_by as by, d.seq, d.detail ->> 'summary' as summary
      from decision d join personnel_case c on c.id = d.case_id where d.kind = 'interview' order by d.no`.execute(
      stack.database.db,
    );
    return rows;
  };

  /** Whether the engine holds an act for the workflow that nobody runs. */
  const liesThere = async (summary: string): Promise<boolean> => {
    const one = journal.pilot.brought.find(({ input }) => JSON.stringify(input).includes(`"${summary}"`));
    if (one === undefined) return false;
    const { workflowId, updateId } = one;
    const { connection, options } = stack.environment.client;
    return connection.workflowService
      .pollWorkflowExecutionUpdate({
        namespace: options.namespace,
        updateRef: { workflowExecution: { workflowId }, updateId },
      })
      .then(
        () => true,
        () => false,
      );
  };

  /** Hands in interviews while nobody works: they lie side by side when the desk opens. */
  const sideBySide = async (acts: readonly (readonly [name: Name, by: Actor, summary: string])[]) => {
    const heldOn = await stack.today();
    const tasks = await Promise.all(acts.map(([name]) => interviewTask(name)));
    const sent = acts.map(([, by, summary], index) =>
      told(journal.pilot.complete(tasks[index] ?? '', by, { heldOn, summary }, summary)),
    );
    await until('all of them lie at the desk', async () => {
      const lying = await Promise.all(acts.map(([, , summary]) => liesThere(summary)));
      return lying.every(Boolean);
    });
    return sent;
  };

  test('delivered together, each is judged and answered for itself (0041)', async () => {
    const heldOn = await stack.today();
    const at = Date.now();
    const interview = async (name: Name, by: Actor, actId: string) => ({
      what: 'complete' as const,
      input: {
        actId,
        at,
        again: false,
        kind: 'level.interview' as const,
        actor: by,
        taskId: await interviewTask(name),
        act: { heldOn, summary: actId },
      },
    });
    const stranger = actor('E4');
    const acts = [
      await interview('E1', superior, 'first'),
      await interview('E2', stranger, 'second'),
      await interview('E3', head, 'third'),
      await interview('E1', head, 'too late'),
    ];
    const { workflowId } = (await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id('E1'))) as {
      workflowId: string;
    };
    for (const { what, input } of acts) {
      const { actId: id, at: takenAt, taskId, kind, actor: by, act } = input;
      const taken = { id, workflowId, taskIds: [taskId], what, input: { taskId, kind, actor: by, act } } as const;
      await takeAct(stack.database.db, taken, new Date(takenAt), signingWith(KEYS));
      await answerActs(stack.database.db, [id], new Date(takenAt));
    }
    const answers = await stack.environment.client.workflow
      .getHandle(workflowId)
      .executeUpdate(deliverActs, { args: [acts] });
    expect(answers.map((one) => ('refusal' in one ? one.refusal.code : one.state))).toEqual([
      'completed',
      'TASK.NOT_YOURS',
      'completed',
      'TASK.NOT_OPEN',
    ]);
    expect((await interviews()).map(({ person, summary }) => [person, summary]).sort()).toEqual([
      ['E1', 'first'],
      ['E3', 'third'],
    ]);
  });

  test('one step, one transaction, each under his own name', async () => {
    for (const name of PEOPLE) await interviewTask(name);
    await stack.stopWorker();
    const sent = await sideBySide([
      ['E1', superior, '第一次'],
      ['E2', head, '第二次'],
      ['E3', superior, '第三次'],
    ]);
    await stack.startWorker();
    for (const state of await Promise.all(sent)) expect(['completed', 'taken']).toContain(state);
    for (const act of ['第一次', '第二次', '第三次']) expect(await journal.answer(act)).toBe('done');
    const rows = await interviews();
    expect(rows.map(({ person, by, summary }) => [person, by, summary]).sort()).toEqual([
      ['E1', superior.personId, '第一次'],
      ['E2', head.personId, '第二次'],
      ['E3', superior.personId, '第三次'],
    ]);
    const ledger = await sql<{ actor: string; person: string; taskId: string | null }>`
      select l.actor, c.person_id as person, l.task_id as "taskId" from ledger l join personnel_case c on c.id = l.case_id
      where l.act = 'level.interview' order by 2`.execute(stack.database.db);
    expect(ledger.rows.map(({ actor: by, person }) => [person, by])).toEqual([
      ['E1', superior.personId],
      ['E2', head.personId],
      ['E3', superior.personId],
    ]);
    expect(ledger.rows.every(({ taskId }) => taskId !== null)).toBe(true);
    const steps = await sql<{ most: number }>`
      select max(cardinality(causes)) as most from projection`.execute(stack.database.db);
    expect(steps.rows[0]?.most).toBeGreaterThan(1);
    await journal.agree();
  });

  test('killed between commit and marker: all of them come first, in their order, whatever came meanwhile', async () => {
    for (const name of PEOPLE) await interviewTask(name);
    await stack.stopWorker();
    const sent = await sideBySide([
      ['E1', superior, '第一次'],
      ['E2', superior, '第二次'],
      ['E3', superior, '第三次'],
    ]);
    await killedWorker(stack, { activity: 'projectStep', saying: '"第二次"', when: 'after' }, () => undefined);
    await own.restart();
    const before = await interviews();
    expect(before.length).toBeGreaterThan(1); // written together
    const other = stack.pilot.complete(
      await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id('E4')),
      'level.interview',
      head,
      { heldOn: await stack.today(), summary: '第四次' },
    );
    await stack.startWorker();
    await Promise.all(sent);
    expect(['completed', 'in-progress', 'open']).toContain(await told(other));
    for (const act of ['第一次', '第二次', '第三次']) expect(await journal.answer(act)).toBe('done');
    const after = await interviews();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after.map(({ person }) => person)).size).toBe(after.length);
    await journal.agree();
  });

  test('one of them comes again late: the desk waits for it, and nobody goes before', async () => {
    const { db } = stack.database;
    for (const name of PEOPLE) await interviewTask(name);
    await stack.stopWorker();
    const sent = await sideBySide([
      ['E1', superior, '第一次'],
      ['E2', superior, '第二次'],
      ['E3', superior, '第三次'],
    ]);
    await killedWorker(stack, { activity: 'projectStep', saying: '"第二次"', when: 'after' }, () => undefined);
    const { rows } = await sql<{ causes: string[] }>`
      select causes from projection where cardinality(causes) > 1`.execute(db);
    const [{ causes } = { causes: [] }] = rows;
    expect(causes.length).toBeGreaterThan(1); // written together
    const late = causes.at(-1)?.replace('act:', '') ?? '';
    await sql`update act set deliver_at = 'infinity' where id = ${late}`.execute(db);
    await own.restart();
    const before = await interviews();
    await stack.startWorker();
    await Promise.all(sent);
    for (const act of ['第一次', '第二次', '第三次']) expect(await journal.answer(act)).toBe('done');
    const after = await interviews();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(3);
    await journal.agree();
  });

  test('two about one person are never written together: the second is told that the task is done', async () => {
    for (const name of PEOPLE) await interviewTask(name);
    await stack.stopWorker();
    const sent = await sideBySide([
      ['E1', superior, '第一次'],
      ['E1', head, '第二次'],
    ]);
    await stack.startWorker();
    await Promise.all(sent);
    expect([await journal.answer('第一次'), await journal.answer('第二次')].sort()).toEqual(['TASK.NOT_OPEN', 'done']);
    expect(await interviews()).toHaveLength(1);
    const alarms = await sql`select code from alarm where code = 'STEP.NOT_TAKEN'`.execute(stack.database.db);
    expect(alarms.rows).toEqual([]); // nor tried
    await journal.agree();
  });

  test('what was taken on different days is written apart, each on its own (I-42)', async () => {
    const heldOn = await stack.today();
    const names = ['E1', 'E2'] as const;
    for (const name of names) {
      const task = await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id(name));
      await stack.pilot.complete(task, 'level.interview', superior, { heldOn, summary: '面谈' });
    }
    const tasks = await Promise.all(
      names.map(async (name) => stack.pilot.waitFor(play.cycleId, 'level.interview-confirmation', await play.id(name))),
    );
    const { client } = stack.environment;
    const dayBefore = new Pilot(client, stack.database.db, () => Promise.resolve(Date.now() - 86_400_000));
    await stack.stopWorker();
    const sent = names.map(async (name, index) => {
      const task = tasks[index];
      if (task === undefined) throw new Error(`no task of ${name}`);
      const by = index === 0 ? dayBefore : stack.pilot;
      return told(by.complete(task, 'level.interview-confirmation', actor(name), { tookPlace: true }));
    });
    await stack.startWorker();
    expect(await Promise.all(sent)).toEqual(['completed', 'completed']);
    const { rows } = await sql<{ seq: number; day: string }>`
      select d.seq, (d.at at time zone 'Asia/Shanghai')::date::text as day
      from decision d where d.kind = 'confirmation' order by 2`.execute(stack.database.db);
    expect(rows.map(({ day }) => day)).toEqual([addDays(heldOn, -1), heldOn]);
    expect(new Set(rows.map(({ seq }) => seq)).size).toBe(2);
  });

  test('a claim between them ends the group, and holds', async () => {
    for (const name of PEOPLE) await interviewTask(name);
    await stack.stopWorker();
    const claimed = await interviewTask('E2');
    const first = await sideBySide([['E1', superior, '第一次']]);
    const claim = told(journal.pilot.claim(claimed, head));
    const more = await sideBySide([
      ['E2', superior, '第二次'],
      ['E3', superior, '第三次'],
    ]);
    await stack.startWorker();
    await Promise.all([...first, claim, ...more]);
    expect(await journal.answer('第一次')).toBe('done');
    expect(await journal.answer('第三次')).toBe('done');
    // Which of the two reached the desk first is the network's; one of them stands, and the other was told.
    const second = await journal.answer('第二次');
    const { rows } = await sql<{ state: string; by: string | null }>`
      select state, claimed_by as by from task where id = ${claimed}`.execute(stack.database.db);
    if (second === 'done') expect(rows).toMatchObject([{ state: 'completed' }]);
    else expect([second, rows]).toEqual(['TASK.CLAIMED_BY_ANOTHER', [{ state: 'open', by: head.personId }]]);
    await journal.agree();
  });

  test('what the database will not take of one of them is refused to him alone', async () => {
    for (const name of PEOPLE) await interviewTask(name);
    await runAs(
      stack.ownerUrl,
      `alter table decision add constraint test_never check (detail ->> 'summary' is distinct from '第二次')`,
    );
    await stack.stopWorker();
    const sent = await sideBySide([
      ['E1', superior, '第一次'],
      ['E2', superior, '第二次'],
      ['E3', superior, '第三次'],
    ]);
    await stack.startWorker();
    await Promise.all(sent);
    expect(await journal.answer('第一次')).toBe('done');
    expect(await journal.answer('第二次')).toBe('STEP.NOT_TAKEN');
    expect(await journal.answer('第三次')).toBe('done');
    expect((await interviews()).map(({ person }) => person).sort()).toEqual(['E1', 'E3']);
    await journal.agree();
  });

  describe('one act on several tasks', () => {
    const views = async (by: Actor, names: readonly Name[]): Promise<readonly TaskView[]> => {
      const found = await Promise.all(
        names.map(async (name) => findTask(stack.database.db, by, await interviewTask(name))),
      );
      return found.filter((task) => task !== undefined);
    };

    test('all of them are done in one step', async () => {
      const heldOn = await stack.today();
      const tasks = await views(superior, PEOPLE);
      const rows = tasks.map((task, index) => ({ task, form: { heldOn, summary: `面谈${index}` } }));
      const receipts = await journal.pilot.completeMany(superior, rows);
      expect(receipts).toEqual(tasks.map(({ id: taskId }) => ({ taskId, state: 'completed' })));
      const seqs = new Set((await interviews()).map(({ seq }) => seq));
      expect([seqs.size, await interviews()]).toMatchObject([1, PEOPLE.map((person) => ({ person }))]);
      expect(await play.stages()).toEqual(Object.fromEntries(PEOPLE.map((name) => [name, 'confirmation'])));
      await journal.agree();
    });

    test('or none: one day that is still to come', async () => {
      const heldOn = await stack.today();
      const tasks = await views(superior, PEOPLE);
      const rows = tasks.map((task, index) => ({
        task,
        form: { heldOn: index === 2 ? addDays(heldOn, 1) : heldOn, summary: '已面谈' },
      }));
      const receipts = await journal.pilot.completeMany(superior, rows);
      expect(receipts.map((one) => ('refusal' in one ? one.refusal.code : one.state))).toEqual(
        PEOPLE.map((_, index) => (index === 2 ? 'INTERVIEW.IN_FUTURE' : 'not-sent')),
      );
      expect(await interviews()).toEqual([]);
    });

    test('who may not do all of them does none', async () => {
      const heldOn = await stack.today();
      const tasks = await views(actor('E1'), PEOPLE);
      const rows = tasks.map((task) => ({ task, form: { heldOn, summary: '已面谈' } }));
      expect(await told(journal.pilot.completeMany(actor('E1'), rows).then(() => ({ state: 'done' })))).toBe(
        'TASK.NOT_YOURS',
      );
      expect(await interviews()).toEqual([]);
    });
  });
});
