import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import type { JournalPilot } from '../../support/journal-pilot.js';
import { isHeld, signersOf } from '../../../db/tasks/signers.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { killedWorker } from '../../support/mortal.js';
import { hr } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { eachJournalled, told, type Journalled } from './journalled.js';
import { HR2, HRM, SigningPlay } from './signing-play.js';

/**
 * docs/decisions/0065: what is done about a task beside its form, where the worker is killed with -9 between the records
 * and the engine. Moves, returns, voiding, taking back and the last signature are killed where they are tested.
 */
describe('the worker is killed', () => {
  let stack: TestStack;
  let journal: Journalled;
  let pilot: JournalPilot;
  eachJournalled((...given) => {
    [stack, journal] = given;
    ({ pilot } = journal);
  });
  const hrm = actor(HRM.personId, 'hr-manager');
  const lines = async (taskId: string, act: string) =>
    (
      await sql<{
        n: number;
      }>`select count(*)::int as n from ledger where task_id = ${taskId} and act = ${act}`.execute(stack.database.db)
    ).rows;
  const killedAt = async (saying: string, act: () => Promise<{ readonly state: string }>): Promise<void> => {
    await killedWorker(stack, { activity: 'projectStep', saying, when: 'after' }, async () => {
      expect(await told(act())).toBe('taken');
    });
    await stack.startWorker();
  };

  test('in the midst of an answer, of a signer who is added and of a claim: each counts once', async () => {
    const play = await SigningPlay.begin(stack, pilot);
    const { taskId } = play;
    const caseId = play.id;
    const talk = (by: typeof hr, asked: Parameters<JournalPilot['talk']>[2], actId: string) =>
      pilot.talk(taskId, by, asked, actId);
    await talk(hr, { say: 'ask', caseId, to: HRM.personId, question: '材料齐全吗?' }, 'A');
    await killedAt('"answered"', () => talk(hrm, { say: 'answer', seq: 1, answer: '齐全' }, 'B'));
    expect(await journal.answer('B')).toBe('done');
    await killedAt('"signer-added"', () =>
      pilot.sign(taskId, hr, { do: 'add', way: 'before', to: HRM.personId, note: '请会签', caseId }, 'C'),
    );
    expect(await journal.answer('C')).toBe('done');
    await killedAt('"claimed"', () => pilot.claim(taskId, hr, 'D'));
    expect(await journal.answer('D')).toBe('done');
    for (const act of ['task.asked', 'task.answered', 'task.signer-added', 'task.claimed'])
      expect([act, await lines(taskId, act)]).toEqual([act, [{ n: 1 }]]);
    expect(await play.sign()).toBe('completed');
    expect(await play.verify()).toBe('completed');
    expect(await play.stage()).toBe('special-approval');
    await journal.agree();
  });

  test('in the midst of an urge, and of a signer who is removed: each counts once, and what was handed in came back', async () => {
    const play = await SigningPlay.begin(stack, pilot);
    const { taskId } = play;
    await pilot.claim(taskId, actor('M-HR2', 'hr'));
    const workday = '2026-07-10';
    await killedAt('"urged"', () => pilot.talk(taskId, hr, { say: 'urge', workday }, 'A'));
    expect(await journal.answer('A')).toBe('done');
    expect(await told(pilot.talk(taskId, hr, { say: 'urge', workday }))).toBe('TALK.URGED_TODAY');
    await pilot.release(taskId, actor('M-HR2', 'hr'));
    await play.add('beside');
    expect(await play.verify()).toBe('open');
    await killedAt('"signer-removed"', () => pilot.sign(taskId, hr, { do: 'remove', no: 1, reason: '不再需要' }, 'B'));
    expect(await journal.answer('B')).toBe('done');
    expect(await lines(taskId, 'task.urged')).toEqual([{ n: 1 }]);
    expect(await lines(taskId, 'task.signer-removed')).toEqual([{ n: 1 }]);
    expect(await play.verify()).toBe('completed');
    await journal.agree();
  });
});

/** docs/decisions/0058: what becomes of a signature that is not wanted any more, or comes too late. */
describe('a signature', () => {
  let stack: TestStack;
  let journal: Journalled;
  let pilot: JournalPilot;
  eachJournalled((...given) => {
    [stack, journal] = given;
    ({ pilot } = journal);
  });
  const column = async (query: ReturnType<typeof sql<{ it: string | null }>>) =>
    (await query.execute(stack.database.db)).rows.map(({ it }) => it);

  test('a signature is taken back until what was handed in is written: it is asked anew, and whoever asked reads why', async () => {
    const play = await SigningPlay.begin(stack, pilot);
    const { taskId } = play;
    await play.add('beside');
    await play.add('after', hr, 'M-HR2');
    const first = await play.signature();
    const back = async (by: Actor, id = first) => told(pilot.takeBack(await pilot.find(id, by), by));
    expect(await play.sign()).toBe('completed');
    expect(await play.verify()).toBe('open');
    expect(await back(hr)).toBe('TAKE_BACK.NOT_YOURS');
    expect(await back(HRM)).toBe('completed');
    expect(await back(HRM)).toBe('TAKE_BACK.MOVED_ON'); // twice
    const seen = async () => (await signersOf(stack.database.db, taskId)).map(({ answer }) => answer);
    expect(await seen()).toEqual([null, null]);
    const heard = await column(
      sql`select (subject ->> 'zh') || (body ->> 'zh' like '%填写有误%')::text as it from message where person_id = ${hr.personId}
        and task_id = ${taskId} and topic = 'news' order by id`,
    );
    expect(heard).toEqual(['加签人撤回签署true']);
    const second =
      (await stack.pilot.open({}, 'task.signing')).find(({ people }) => people.includes('M-HR2'))?.id ?? '';
    expect(await told(pilot.complete(second, HR2, { decision: 'sign' }))).toBe('completed');
    expect(await play.stage()).toBe('verification'); // the first one has not signed
    const again = await play.signature();
    expect(await play.sign()).toBe('completed');
    expect(await play.stage()).toBe('special-approval');
    expect(await seen()).toEqual(['sign', 'sign']);
    expect(await back(HRM, again)).toBe('TAKE_BACK.MOVED_ON'); // it is written
    const lines = await column(
      sql`select act as it from ledger where task_id = ${taskId} and act like 'task.sign-%' order by id`,
    );
    expect(lines).toEqual(['task.sign-withdrawn']);
    await journal.agree();
  });

  test('4.1: what somebody handed in who has lost the office meanwhile is not done by the last signature; he, HR and the office read why', async () => {
    const play = await SigningPlay.begin(stack, pilot);
    const { taskId } = play;
    const { db } = stack.database;
    await play.add('after');
    expect(await play.verify()).toBe('open');
    await sql`delete from account_role where account_id = (select id from account where person_id = ${hr.personId})`.execute(
      db,
    );
    expect(await play.sign()).toBe('completed');
    expect(await play.stage()).toBe('verification');
    expect(await isHeld(db, taskId)).toBe(false);
    const heard = await column(
      sql`select person_id || ' ' || (subject ->> 'zh') as it from message where task_id = ${taskId} and topic = 'news' order by 1`,
    );
    expect(new Set(heard)).toEqual(new Set(['M-HR2 待办须重新提交', `${hr.personId} 您提交的内容未生效`]));
    expect(await stack.pilot.open({}, 'task.signing')).toEqual([]);
    expect(await told(pilot.complete(taskId, hr, { decision: 'verify' }))).toBe('completed'); // as the test has him, HR again
    await journal.agree();
  });
});
