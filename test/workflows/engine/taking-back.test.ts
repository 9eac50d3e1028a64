import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { enteredBefore } from '../../../api/views/tasks/entered-before.js';
import { isHeld, signedBy, signersOf } from '../../../db/tasks/signers.js';
import { returnedTo } from '../../../db/tasks/returns.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { killedWorker } from '../../support/mortal.js';
import type { JournalPilot } from '../../support/journal-pilot.js';
import type { OwnServer } from '../../support/own-server.js';
import { RELATED } from '../../support/department.js';
import { gm, head, hr } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { eachJournalled, onOwnServer, told, type Journalled } from './journalled.js';
import { Play } from '../level-promotion/play.js';
import { HR2, HRM, SigningPlay } from './signing-play.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

/**
 * docs/decisions/0057, 0058: whoever has done a task takes that back while the next step is untouched; whoever has one
 * returns cases to an earlier step.
 */
describe('an act of a cycle is taken back, and cases are returned', () => {
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
  const column = async (query: ReturnType<typeof sql<{ it: string | null }>>) =>
    (await query.execute(stack.database.db)).rows.map(({ it }) => it);
  /** Two people, submitted by the head; the task that he has done. */
  const submitted = async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-1', ratings: B },
    ]);
    const task = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.submission', head);
    await play.submit();
    return { play, task: await pilot.find(task.id, head) };
  };
  const openKinds = async (cycleId: string): Promise<readonly TaskKind[]> =>
    (await stack.pilot.open({ cycle: cycleId })).map(({ kind }) => kind);
  /** The task in which the general manager has the batch. */
  const atGm = async (play: Play) =>
    pilot.find((await stack.pilot.task({ cycle: play.cycleId }, 'cycle.gm-decision', gm)).id, gm);
  const rounds = async () => column(sql`select round::text as it from personnel_case order by person_id`);

  test('it opens again in a new round, the next is withdrawn and its holder told; then it goes on', async () => {
    const { play, task } = await submitted();
    const next = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.first-review', hr);
    expect(await told(pilot.takeBack(task, head))).toBe('completed');
    expect(await openKinds(play.cycleId)).toEqual(['cycle.submission']);
    expect(await play.stages()).toEqual({ E1: 'listed', E2: 'listed' });
    expect(await rounds()).toEqual(['2', '2']);
    expect(
      await column(sql`select person_id as it from message where topic = 'withdrawn' and task_id = ${next.id}`),
    ).toEqual([hr.personId]);
    const line = await sql`select distinct actor, act, task_id from ledger where act = 'act.taken-back'`.execute(
      stack.database.db,
    );
    expect(line.rows).toEqual([{ actor: head.personId, act: 'act.taken-back', task_id: task.id }]);
    expect(await column(sql`select distinct reason as it from decision where kind = 'take-back'`)).toEqual([
      '填写有误',
    ]);
    expect(await told(pilot.takeBack(task, head))).toBe('TAKE_BACK.MOVED_ON'); // twice
    await play.submit();
    await play.review();
    await play.handIn();
    expect(await play.stages()).toEqual({ E1: 'with-gm', E2: 'with-gm' });
    await journal.agree();
  });

  test('not once somebody has claimed the next, nor after it was done; released again it may be', async () => {
    const { play, task } = await submitted();
    const next = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.first-review', hr);
    await pilot.claim(next.id, hr);
    expect(await told(pilot.takeBack(task, head))).toBe('TAKE_BACK.TOUCHED');
    await play.review();
    expect(await told(pilot.takeBack(task, head))).toBe('TAKE_BACK.MOVED_ON');
    expect((await play.stages()).E1).toBe('ready');
    await journal.agree();
  });

  test('not by somebody else, nor of a kind that does not offer it, nor of a task that is open', async () => {
    const { play, task } = await submitted();
    expect(await told(pilot.takeBack(task, actor('M-SUP', 'department-head')))).toBe('TAKE_BACK.NOT_YOURS');
    const next = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.first-review', hr);
    expect(await told(pilot.takeBack(await pilot.find(next.id, hr), hr))).toBe('TAKE_BACK.NOT_DONE');
    await play.review();
    await play.decide('approve');
    const [decision] = await column(sql`select id as it from task where kind = 'cycle.gm-decision'`);
    expect(await told(pilot.takeBack(await pilot.find(decision ?? '', gm), gm))).toBe('TAKE_BACK.NOT_OFFERED');
    await journal.agree();
  });

  test('a batch comes back from the general manager, and is laid before him again', async () => {
    const { play } = await submitted();
    await play.review();
    const task = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.gm-submission', hr);
    await play.handIn();
    expect(await told(pilot.takeBack(await pilot.find(task.id, hr), hr))).toBe('completed');
    expect(await openKinds(play.cycleId)).toEqual(['cycle.gm-submission']);
    await play.decide('approve'); // handed in again first
    expect(await play.stages()).toEqual({ E1: 'approved', E2: 'approved' });
    await journal.agree();
  });

  test('whom the head left out was told: that is not taken back', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: B },
      { id: 'E2', level: 'junior-1', ratings: B },
    ]);
    const task = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.submission', head);
    const [e1, e2] = [await play.id('E1'), await play.id('E2')];
    await stack.pilot.complete(task, 'cycle.submission', head, {
      submitted: [{ caseId: e1, steps: 1 }],
      leftOut: [{ caseId: e2, reason: '表现不足' }],
    });
    expect(await told(pilot.takeBack(await pilot.find(task.id, head), head))).toBe('TAKE_BACK.TOLD');
    await journal.agree();
  });

  test('at the same moment as the next act: one counts, the other reads why not', async () => {
    const { play, task } = await submitted();
    const next = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.first-review', hr);
    const [e1, e2] = [await play.id('E1'), await play.id('E2')];
    const act = { decisions: [e1, e2].map((caseId) => ({ caseId, decision: 'pass' as const })) };
    const both = await Promise.all([told(pilot.takeBack(task, head)), told(pilot.complete(next.id, hr, act))]);
    expect([
      ['completed', 'TASK.NOT_OPEN'],
      ['TAKE_BACK.MOVED_ON', 'completed'],
    ]).toContainEqual(both);
    await journal.agree();
  });

  test('the worker is killed between the records and the engine: taken back once, and it goes on', async () => {
    const { play, task } = await submitted();
    await killedWorker(stack, { activity: 'projectStep', saying: '"act.taken-back"', when: 'after' }, async () => {
      expect(await told(pilot.takeBack(task, head, 'T'))).toBe('taken');
    });
    await own.restart();
    await stack.startWorker();
    expect(await journal.answer('T')).toBe('done');
    expect(await rounds()).toEqual(['2', '2']);
    await play.submit();
    expect(await play.stages()).toEqual({ E1: 'first-review', E2: 'first-review' });
    await journal.agree();
  });

  test('one of a batch goes back to the review in round 2, the other stays; later steps run again', async () => {
    const { play } = await submitted();
    await play.review();
    await play.handIn();
    const e1 = await play.id('E1');
    const decision = await atGm(play);
    expect(await told(pilot.returnTo(decision, gm, 'cycle.first-review', [e1]))).toBe('open');
    expect(await play.stages()).toEqual({ E1: 'first-review', E2: 'with-gm' });
    expect(await rounds()).toEqual(['2', '1']);
    const line = await sql`select distinct actor, act, clause, task_id from ledger where act = 'act.returned'`.execute(
      stack.database.db,
    );
    expect(line.rows).toEqual([{ actor: gm.personId, act: 'act.returned', clause: '8.5.5', task_id: decision.id }]);
    const said = await sql`select case_id, outcome, reason, round, detail from decision where kind = 'return'`.execute(
      stack.database.db,
    );
    expect(said.rows).toEqual([
      {
        case_id: e1,
        outcome: 'to-office',
        reason: '材料不全',
        round: 1,
        detail: { task: 'cycle.gm-decision', redo: 'cycle.first-review' },
      },
    ]);
    const review = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.first-review', hr);
    expect(
      await column(sql`select person_id as it from message where topic = 'returned' and task_id = ${review.id}`),
    ).toEqual([hr.personId]);
    const [came] = await returnedTo(stack.database.db, await pilot.find(review.id, hr), ['first-review']);
    expect(came).toMatchObject({ caseId: e1, round: 2, reason: '材料不全', byId: gm.personId });
    expect(enteredBefore(came?.answers ?? [], e1)).toEqual({ decisions: [{ caseId: e1, decision: 'pass' }] });
    expect(await told(pilot.returnTo(decision, gm, 'cycle.first-review', [e1]))).toBe('RETURN.NOT_HERE'); // twice
    await play.review();
    await play.decide('approve'); // handed in again first
    expect(await play.stages()).toEqual({ E1: 'approved', E2: 'approved' });
    await journal.agree();
  });

  test('HR returns what waits for the batch to the department, which submits it again; the last one ends the task', async () => {
    const { play } = await submitted();
    await play.review();
    const task = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.gm-submission', hr);
    const ids = [await play.id('E1'), await play.id('E2')];
    expect(await told(pilot.returnTo(await pilot.find(task.id, hr), hr, 'cycle.submission', ids))).toBe('completed');
    expect(await play.stages()).toEqual({ E1: 'listed', E2: 'listed' });
    expect(await openKinds(play.cycleId)).toEqual(['cycle.submission']);
    const closed = await sql`select state, closed_by, answer from task where id = ${task.id}`.execute(
      stack.database.db,
    );
    expect(closed.rows).toEqual([{ state: 'completed', closed_by: hr.personId, answer: null }]);
    expect(await told(pilot.takeBack(await pilot.find(task.id, hr), hr))).toBe('TAKE_BACK.MOVED_ON');
    await play.submit();
    await play.review();
    await play.decide('approve'); // handed in again first
    expect(await rounds()).toEqual(['2', '2']);
    await journal.agree();
  });

  test('whose review stands open for others joins it, and its holders are told', async () => {
    const { play } = await submitted();
    const e1 = await play.id('E1');
    await stack.pilot.do(play.cycleId, 'cycle.first-review', hr, { decisions: [{ caseId: e1, decision: 'pass' }] });
    const review = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.first-review', hr);
    await play.handIn();
    expect(await told(pilot.returnTo(await atGm(play), gm, 'cycle.first-review', [e1]))).toBe('completed');
    expect(
      await column(sql`select person_id as it from message where topic = 'returned' and task_id = ${review.id}`),
    ).toEqual([hr.personId]);
    expect(await openKinds(play.cycleId)).toEqual(['cycle.first-review']);
    await play.review();
    expect(await play.stages()).toEqual({ E1: 'ready', E2: 'ready' });
    await journal.agree();
  });

  test('not from where it is not offered, nor to another step, nor by others, nor one’s own case, nor once it has gone', async () => {
    const { play, task } = await submitted();
    const [e1, e2] = [await play.id('E1'), await play.id('E2')];
    const review = await stack.pilot.task({ cycle: play.cycleId }, 'cycle.first-review', hr);
    const found = await pilot.find(review.id, hr);
    expect(await told(pilot.returnTo(found, hr, 'cycle.first-review', [e1]))).toBe('RETURN.NO_SUCH_STEP');
    expect(await told(pilot.returnTo(found, hr, 'cycle.submission', ['LP-none']))).toBe('RETURN.NOT_HERE');
    expect(await told(pilot.returnTo(found, hr, 'cycle.submission', []))).toBe('RETURN.NOT_HERE');
    expect(await told(pilot.returnTo(await pilot.find(review.id, head), head, 'cycle.submission', [e1]))).toBe(
      'TASK.NOT_YOURS',
    );
    const himself = actor('E1', 'hr');
    expect(
      await told(pilot.returnTo(await pilot.find(review.id, himself), himself, 'cycle.submission', [e1, e2])),
    ).toBe('TASK.OWN_CASE');
    expect(await told(pilot.returnTo(task, head, 'cycle.submission', [e1]))).toBe('TASK.NOT_OPEN'); // done
    await play.review();
    expect(await told(pilot.returnTo(found, hr, 'cycle.submission', [e1]))).toBe('TASK.NOT_OPEN');
    expect(await rounds()).toEqual(['1', '1']);
    await journal.agree();
  });

  test('returned at the same moment as it is decided: one counts', async () => {
    const { play } = await submitted();
    await play.review();
    await play.handIn();
    const ids = [await play.id('E1'), await play.id('E2')];
    const decision = await atGm(play);
    const act = { decisions: ids.map((caseId) => ({ caseId, decision: 'approve' as const })) };
    const both = await Promise.all([
      told(pilot.returnTo(decision, gm, 'cycle.submission', ids)),
      told(pilot.complete(decision.id, actor(RELATED, 'gm'), act)),
    ]);
    expect([
      ['completed', 'TASK.NOT_OPEN'],
      ['TASK.NOT_OPEN', 'completed'],
    ]).toContainEqual(both);
    await journal.agree();
  });

  test('the worker is killed between the records and the engine: returned once, and it goes on', async () => {
    const { play } = await submitted();
    await play.review();
    await play.handIn();
    const ids = [await play.id('E1'), await play.id('E2')];
    const decision = await atGm(play);
    await killedWorker(stack, { activity: 'projectStep', saying: '"act.returned"', when: 'after' }, async () => {
      expect(await told(pilot.returnTo(decision, gm, 'cycle.first-review', ids, 'R'))).toBe('taken');
    });
    await own.restart();
    await stack.startWorker();
    expect(await journal.answer('R')).toBe('done');
    expect(await rounds()).toEqual(['2', '2']);
    await play.review();
    expect(await play.stages()).toEqual({ E1: 'ready', E2: 'ready' });
    await journal.agree();
  });

  const begin = () => SigningPlay.begin(stack, pilot);

  test('somebody signs before the act, which is refused until then', async () => {
    const play = await begin();
    const { taskId } = play;
    expect(await play.add('before')).toBe('open');
    expect(await play.add('before')).toBe('SIGN.TWICE');
    expect(await play.verify()).toBe('SIGN.AWAITED');
    const opened = await column(
      sql`select person_id as it from message where topic = 'opened' and task_id = ${await play.signature()}`,
    );
    expect(opened).toEqual(['M-HRM']);
    expect(await told(pilot.complete(await play.signature(), hr, { decision: 'sign' }))).toBe('TASK.NOT_YOURS');
    expect(await play.sign('refuse')).toBe('SIGN.REASON_MISSING');
    expect(await play.sign()).toBe('completed');
    expect(await play.verify()).toBe('completed');
    expect(await play.stage()).toBe('special-approval');
    const lines = await column(sql`select act as it from ledger where task_id = ${taskId} order by id`);
    expect(lines).toEqual(['task.signer-added', 'task.signed', 'entry.verification']);
    await journal.agree();
  });

  test('beside and after: what was handed in takes effect with the last signature, in the name of whoever handed it in', async () => {
    const play = await begin();
    const { id, taskId } = play;
    expect(await play.add('beside')).toBe('open');
    expect(await play.add('after', hr, 'M-HR2')).toBe('open');
    expect((await stack.pilot.open({}, 'task.signing')).length).toBe(1); // after: once it is handed in
    expect(await play.verify()).toBe('open');
    expect((await stack.pilot.open({}, 'task.signing')).length).toBe(2);
    expect(await play.stage()).toBe('verification');
    expect(await play.verify()).toBe('SIGN.HELD');
    expect(await play.sign()).toBe('completed');
    expect(await play.stage()).toBe('verification');
    const last = await play.people.task(id, 'task.signing');
    expect(await signedBy(stack.database.db, last.id)).toMatchObject({ taskId, held: { decision: 'verify' } });
    expect(await told(pilot.complete(last.id, HR2, { decision: 'sign' }))).toBe('completed');
    expect(await play.stage()).toBe('special-approval');
    const done = await sql`select state, closed_by, answer from task where id = ${taskId}`.execute(stack.database.db);
    expect(done.rows).toEqual([{ state: 'completed', closed_by: hr.personId, answer: { decision: 'verify' } }]);
    const decided = await column(
      sql`select decided_by as it from decision where case_id = ${id} and outcome = 'verify'`,
    );
    expect(decided).toEqual([hr.personId]);
    expect((await signersOf(stack.database.db, taskId)).map(({ way, answer }) => [way, answer])).toEqual([
      ['beside', 'sign'],
      ['after', 'sign'],
    ]);
    await journal.agree();
  });

  test('one refusal gives it back with the reason, and nobody else is asked any more; removing a signer, too', async () => {
    const play = await begin();
    const { taskId } = play;
    await play.add('beside');
    await play.add('after', hr, 'M-HR2');
    await play.verify();
    expect(await play.sign('refuse', '证据不足')).toBe('completed');
    expect(await stack.pilot.open({}, 'task.signing')).toEqual([]);
    const heard = await column(sql`select person_id as it from message where subject ->> 'zh' = '加签人不同意'`);
    expect(heard).toEqual([hr.personId]);
    expect(await play.stage()).toBe('verification');
    await play.add('beside');
    expect(await play.verify()).toBe('open');
    const remove = (by: Actor, no: number) => told(pilot.sign(taskId, by, { do: 'remove', no, reason: '不再需要' }));
    expect(await remove(head, 3)).toBe('SIGN.NOT_YOURS');
    expect(await remove(hr, 1)).toBe('SIGN.NOT_THERE');
    expect(await remove(HR2, 3)).toBe('open'); // another one of HR
    expect(await isHeld(stack.database.db, taskId)).toBe(false);
    expect(await play.verify()).toBe('completed');
    expect(await remove(hr, 3)).toBe('TASK.NOT_OPEN'); // gone
    await journal.agree();
  });

  test('who may not: others than its holder, the person himself, an interested one, a kind that nobody signs', async () => {
    const play = await begin();
    expect(await play.add('before', head)).toBe('TASK.NOT_YOURS');
    expect(await play.add('before', hr, hr.personId)).toMatch(/^(?:SIGN\.SELF|TALK\.NOT_READER)$/);
    expect(await play.add('before', hr, 'N1')).toBe('TALK.INTERESTED');
    expect(await play.add('before', hr, 'M-GONE')).toBe('TALK.NOT_READER');
    await play.add('before');
    const signing = (await stack.pilot.open({}, 'task.signing'))[0]?.id ?? '';
    expect(await play.add('before', HRM, 'M-HR2', signing)).toBe('SIGN.NOT_OFFERED');
    expect(await play.stage()).toBe('verification');
    await journal.agree();
  });

  test('signed at the same moment as the signer is removed: one counts; killed with the last signature, it takes effect once', async () => {
    const play = await begin();
    const { id, taskId } = play;
    await play.add('beside');
    const signing = await play.signature();
    const both = await Promise.all([
      told(pilot.complete(signing, HRM, { decision: 'sign' })),
      told(pilot.sign(taskId, hr, { do: 'remove', no: 1, reason: '不再需要' })),
    ]);
    expect([
      ['completed', 'SIGN.NOT_THERE'],
      ['TASK.NOT_OPEN', 'open'],
    ]).toContainEqual(both);
    await play.add('after', hr, 'M-HR2');
    expect(await play.verify()).toBe('open');
    const last = await play.signature();
    await killedWorker(stack, { activity: 'projectStep', saying: '"signed"', when: 'after' }, async () => {
      expect(await told(pilot.complete(last, HR2, { decision: 'sign' }, 'S'))).toBe('taken');
    });
    await own.restart();
    await stack.startWorker();
    expect(await journal.answer('S')).toBe('done');
    expect(await play.stage()).toBe('special-approval');
    expect(await column(sql`select outcome as it from decision where case_id = ${id} and outcome = 'verify'`)).toEqual([
      'verify',
    ]);
    await journal.agree();
  });
});
