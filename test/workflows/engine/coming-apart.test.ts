import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { Act } from '../../../domain/pipelines/acts.js';
import { recordRating, type RatingEntry } from '../../../db/people/ratings.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { caseInterrupted } from '../../../workflows/messages/cases.js';
import { HEAD, HR, SUPERIOR } from '../../support/department.js';
import type { JournalPilot } from '../../support/journal-pilot.js';
import { killedWorker, type Death } from '../../support/mortal.js';
import type { OwnServer } from '../../support/own-server.js';
import { actor } from '../../../cli/play/cast.js';
import { head, hr, Pilot } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { eachJournalled, onOwnServer, ownNumbers, told, type Journalled } from './journalled.js';
import { Play } from '../level-promotion/play.js';
import { SetbackPlay, superior } from '../setback/setback-play.js';
import { trialBeforeReview } from '../trial/trial-before-review.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const secondHr = actor(HEAD, 'hr');
const projected = (saying: string): Death => ({ activity: 'projectStep', saying, when: 'after' });

/**
 * docs/decisions/0030: a worker dies when a step is in the records and the engine has not heard of it. Whatever comes
 * next, the step stays whose it was.
 */
describe('records and engine do not come apart', () => {
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

  /** The worker dies at that moment, and the engine with it: what had only been admitted is forgotten. */
  const killed = async (dies: Death, during: () => unknown): Promise<void> => {
    await killedWorker(stack, dies, during);
    await own.restart();
  };

  /** Takes an act; the worker dies when it is in the records. The act stays taken. */
  const killedAt = async (death: Death, taskId: string, by: Actor, act: Act, actId: string): Promise<void> => {
    await killed(death, async () => {
      expect(await pilot.complete(taskId, by, act, actId)).toEqual({ taskId, state: 'taken' });
    });
  };

  /** E1 has been approved, and the result is out (8.5.6). */
  const released = async (): Promise<{ readonly play: Play; readonly caseId: string }> => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    await play.submit();
    await play.review();
    await play.decide('approve');
    await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
    return { play, caseId: await play.id('E1') };
  };

  test('an act: HR dismisses the draft, then launches from a reloaded page: it is dismissed', async () => {
    const play = await Play.draft(stack, [{ id: 'E1', ratings: B }]);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.launch');
    const dismissal = { do: 'dismiss', reason: '不办' } as const;
    await killedAt(projected('"dismiss"'), task.id, actor(HR, 'hr', 'hr-manager'), dismissal, 'A');
    const launch = { do: 'launch', closingDate: await stack.today(), reason: '补办' } as const;
    expect(await told(pilot.complete(task.id, hr, launch, 'B'))).toBe('TASK.ACT_IN_PROGRESS');
    const raw = stack.pilot.complete(task, 'cycle.launch', secondHr, launch, 'C');
    await stack.startWorker();
    // Somebody else, before the first act has come again: he gives way.
    expect(['in-progress', 'TASK.NOT_OPEN']).toContain(await told(raw));
    expect(await journal.answer('A')).toBe('done');
    expect(await play.cycleStage()).toBe('dismissed');
    await stack.environment.client.workflow.getHandle(play.cycleId).result();
    await journal.agree();
  });

  test('two waiting acts: both count, once each, whichever comes again first', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', ratings: B },
      { id: 'E2', ratings: B },
    ]);
    await play.submit();
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.first-review');
    const [e1, e2] = [await play.id('E1'), await play.id('E2')];
    const pass = (caseId: string) => ({ decisions: [{ caseId, decision: 'pass' as const }] });
    await killed(projected('"cycle.first-review"'), () =>
      Promise.all([pilot.complete(task.id, hr, pass(e1), 'A'), pilot.complete(task.id, secondHr, pass(e2), 'B')]),
    );
    await stack.startWorker();
    expect([await journal.answer('A'), await journal.answer('B')]).toEqual(['done', 'done']);
    expect(await play.stages()).toEqual({ E1: 'ready', E2: 'ready' });
    const decisions = await sql<{ n: number }>`
      select count(*)::int as n from decision where kind = 'first-review'`.execute(stack.database.db);
    expect(decisions.rows).toEqual([{ n: 2 }]);
    await journal.agree();
  });

  test('an act on many: it stands whole, and a later one finds it', async () => {
    const people = Array.from({ length: 12 }, (_, index) => ({ id: `E${index + 1}`, ratings: B }));
    const play = await Play.evaluated(stack, people);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const ids = await Promise.all(people.map(({ id }) => play.id(id)));
    const some = { submitted: ids.slice(2).map((caseId) => ({ caseId })), leftOut: [] };
    const leftOut = ids.slice(0, 2).map((caseId) => ({ caseId, reason: '本人申请暂缓' }));
    await killedAt(projected('"cycle.submission"'), task.id, head, { ...some, leftOut }, 'A');
    await stack.startWorker();
    const all = { submitted: ids.map((caseId) => ({ caseId })), leftOut: [] };
    const later = stack.pilot.complete(task, 'cycle.submission', actor(SUPERIOR, 'department-head'), all);
    expect(['in-progress', 'TASK.NOT_OPEN']).toContain(await told(later));
    expect(await journal.answer('A')).toBe('done');
    expect(Object.values(await play.stages()).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 'first-review'),
      'left-out',
      'left-out',
    ]);
    await journal.agree();
  });

  test('a claim: who had it first has it', async () => {
    const play = await Play.draft(stack, [{ id: 'E1', ratings: B }]);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.launch');
    await killed(projected('"claimed"'), () => pilot.claim(task.id, hr));
    await stack.startWorker();
    expect(['in-progress', 'TASK.CLAIMED_BY_ANOTHER']).toContain(await told(stack.pilot.claim(task, secondHr)));
    const acts = await sql<{ id: string }>`select id from act`.execute(stack.database.db);
    expect(await journal.answer(acts.rows[0]?.id ?? '')).toBe('done');
    expect(await told(stack.pilot.claim(task, secondHr))).toBe('TASK.CLAIMED_BY_ANOTHER');
    const row = await sql`select claimed_by from task where id = ${task.id}`.execute(stack.database.db);
    expect(row.rows).toEqual([{ claimed_by: HR }]);
    await journal.agree();
  });

  test('a reminder, with an act at its heels', async () => {
    const play = await Play.draft(stack, [{ id: 'E1', ratings: B }]);
    await play.launch();
    // Closed a month ago, so that everything about the next task has long come due.
    const longAgo = new Pilot(stack.environment.client, stack.database.db, () =>
      Promise.resolve(Date.now() - 30 * 86_400_000),
    );
    const closing = await stack.pilot.waitFor(play.cycleId, 'cycle.close-ratings');
    await killed(projected('"escalated"'), () => {
      void longAgo.complete(closing, 'cycle.close-ratings', hr, { do: 'close' }).catch(() => undefined);
    });
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const act = { submitted: [{ caseId: await play.id('E1') }], leftOut: [] };
    const sent = pilot.complete(task.id, head, act, 'A');
    await stack.startWorker();
    await sent;
    expect(await journal.answer('A')).toBe('done');
    expect(await play.stages()).toEqual({ E1: 'first-review' });
    const lines = await sql<{ n: number }>`
      select count(*)::int as n from ledger where act = 'task.escalated' and task_id = ${task.id}`.execute(
      stack.database.db,
    );
    expect(lines.rows).toEqual([{ n: 1 }]);
    await journal.agree();
  });

  test('a signal, with an act at its heels: who has left is out of the cycle', async () => {
    const play = await Play.evaluated(stack, [
      { id: 'E1', ratings: B },
      { id: 'E2', ratings: B },
    ]);
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
    const [e1, e2] = [await play.id('E1'), await play.id('E2')];
    const left = { why: 'left', personId: 'E1', on: await stack.today(), by: 'DP-1', note: '离职' } as const;
    const cycle = stack.environment.client.workflow.getHandle(play.cycleId);
    await killed(projected('"signal:caseInterrupted:1"'), () => cycle.signal(caseInterrupted, left));
    const both = { submitted: [{ caseId: e1 }, { caseId: e2 }], leftOut: [] };
    const sent = stack.pilot.complete(task, 'cycle.submission', head, both);
    await stack.startWorker();
    expect(await told(sent)).toBe('BATCH.REFUSED');
    expect((await play.stages()).E2).toBe('listed');
    await journal.agree();
  });

  test('a case whose steps follow each other (§11): the cause that was stated first stands', async () => {
    const play = new SetbackPlay(stack);
    await ownNumbers(stack);
    await Play.draft(stack, [{ id: 'E1', level: 'junior-3', ratings: B }]);
    const rated = (await stack.today()).slice(0, 7);
    await play.publish('E1', rated, 'C');
    const { id } = await play.caseOf('E1');
    const task = await play.task(id, 'setback.cause');
    await killedAt(projected('"业务差错"'), task.id, superior, { cause: 'other', statement: '业务差错' }, 'A');
    const sent = stack.pilot.complete(task, 'setback.cause', hr, { cause: 'other', statement: '系统故障' });
    await stack.startWorker();
    expect(['in-progress', 'TASK.NOT_OPEN']).toContain(await told(sent));
    expect(await journal.answer('A')).toBe('done');
    const rows = await sql<{ reason: string }>`
      select reason from decision where case_id = ${id} and kind = 'cause'`.execute(stack.database.db);
    expect(rows.rows).toEqual([{ reason: '业务差错' }]);
    await journal.agree();
  });

  test('a turn that is taken with its step (8.5.6): the interview that was recorded first stands', async () => {
    const { play, caseId } = await released();
    const task = await stack.pilot.waitFor(play.cycleId, 'level.interview', caseId);
    const heldOn = await stack.today();
    await killedAt(projected('"第一次"'), task.id, superior, { heldOn, summary: '第一次' }, 'A');
    const later = stack.pilot.complete(task, 'level.interview', head, { heldOn, summary: '第二次' });
    const wrong = stack.pilot.complete(task, 'level.interview', head, { heldOn: '2999-01-01', summary: '第三次' });
    await stack.startWorker();
    expect(['in-progress', 'TASK.NOT_OPEN']).toContain(await told(later));
    expect(['in-progress', 'TASK.NOT_OPEN', 'INTERVIEW.IN_FUTURE']).toContain(await told(wrong));
    expect(await journal.answer('A')).toBe('done');
    const rows = await sql<{ summary: string }>`
      select detail ->> 'summary' as summary from decision where case_id = ${caseId} and kind = 'interview'`.execute(
      stack.database.db,
    );
    expect(rows.rows).toEqual([{ summary: '第一次' }]);
    expect(await play.stages()).toEqual({ E1: 'confirmation' });
    await journal.agree();
  });

  test('a confirmation that was denied (I-40), with another at its heels: it is denied once', async () => {
    const { play, caseId } = await released();
    const heldOn = await stack.today();
    await stack.pilot.do(play.cycleId, 'level.interview', superior, { heldOn, summary: '谈话' }, caseId);
    const task = await stack.pilot.waitFor(play.cycleId, 'level.interview-confirmation', caseId);
    const denial = { tookPlace: false, remark: '没有面谈' };
    await killedAt(projected('"tookPlace":false'), task.id, actor('E1'), denial, 'A');
    const later = stack.pilot.complete(task, 'level.interview-confirmation', actor('E1'), { tookPlace: true });
    await stack.startWorker();
    expect(['in-progress', 'TASK.NOT_OPEN']).toContain(await told(later));
    expect(await journal.answer('A')).toBe('done');
    expect(await play.stages()).toEqual({ E1: 'interview' });
    await journal.agree();
  });

  test('what a turn read is read again the same, though the records have moved', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    await play.submit();
    await play.review();
    await stack.pilot.do(play.cycleId, 'cycle.gm-submission', hr, {});
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.gm-decision');
    const act = { decisions: [{ caseId: await play.id('E1'), decision: 'approve' as const }] };
    const death = { activity: 'findMovedFacts', saying: play.cycleId, when: 'after' } as const;
    await killedAt(death, task.id, actor('M-GM', 'gm'), act, 'A');
    // I-15: a rating that comes after the decision was taken does not undo it.
    const corrected = {
      personId: 'E1',
      month: '2026-06',
      rating: 'A',
      publishedOn: await stack.today(),
      reason: '更正',
    };
    await recordRating(stack.database.db, corrected as RatingEntry, HR);
    await stack.startWorker();
    expect(await journal.answer('A')).toBe('done');
    expect(await play.stages()).toEqual({ E1: 'approved' });
    await journal.agree();
  });

  test('the day of an act is the day on which it was taken (I-42)', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    await play.submit();
    await play.review();
    await stack.pilot.do(play.cycleId, 'cycle.gm-submission', hr, {});
    const decided = Date.now() - 40 * 86_400_000;
    const later = new Pilot(stack.environment.client, stack.database.db, () => Promise.resolve(decided));
    const caseId = await play.id('E1');
    const by = actor('M-GM', 'gm');
    await later.do(play.cycleId, 'cycle.gm-decision', by, { decisions: [{ caseId, decision: 'approve' }] });
    const { rows } = await sql<{ from: string }>`
      select effective_from::text as from from promotion_case where id = ${caseId}`.execute(stack.database.db);
    expect(rows[0]?.from).toBe(`${todayIn('Asia/Shanghai', decided).slice(0, 7)}-01`);
  });

  test('a seed that was drawn is the one that is published (9.5.6, I-55)', async () => {
    const trial = await trialBeforeReview(stack);
    await killed({ activity: 'drawSeed', saying: '', when: 'after' }, () => trial.start());
    const drawn = await sql<{ seed: string }>`
      select answer -> 'answer' ->> 'seed' as seed from step_reading where name = 'drawSeed'`.execute(
      stack.database.db,
    );
    await killed(projected('"seeded"'), () => undefined);
    await stack.startWorker();
    const written = await trial.seed();
    expect(written).toBe(drawn.rows[0]?.seed);
    expect((await sql`select code from frozen_case`.execute(stack.database.db)).rows).toEqual([]);
  });
});
