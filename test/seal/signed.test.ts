import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { takeAct } from '../../db/steps/acts.js';
import type { TakenAct } from '../../domain/step/journal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { signingWith } from '../../seal/act-signature.js';
import { KeyRing, makeKey, newKeys } from '../../seal/key-ring.js';
import { startDeliveries } from '../../worker/deliveries.js';
import { completeTask, deliverActs, type CompleteTaskInput } from '../../workflows/messages/cases.js';
import { until } from '../../cli/play/until.js';
import { gm, hr, refusalOf } from '../support/pilot.js';
import { KEYS } from '../support/keys.js';
import { startStack, type TestStack } from '../support/stack.js';
import { superior } from '../workflows/setback/setback-play.js';
import { Play } from '../workflows/level-promotion/play.js';

/** Who holds the key of the codec, and no more: what he sends opens, and no act of his is anybody's. */
describe('an act counts when the service has signed it', () => {
  let stack: TestStack;
  let play: Play;
  const handle = (workflowId: string) => stack.environment.client.workflow.getHandle(workflowId);
  const stageOf = async (person: string) => (await play.caseOf(person)).stage;
  const alarms = async (about: string): Promise<number> => {
    const { rows } =
      await sql`select from alarm where code = 'ACT.NOT_SIGNED' and about = ${about} and cleared_at is null`.execute(
        stack.database.db,
      );
    return rows.length;
  };
  const gmAct = async (): Promise<TakenAct> => {
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.gm-decision');
    const decisions = (await play.at('with-gm')).map(({ id }) => ({ caseId: id, decision: 'approve' }));
    const input = { taskId: task.id, kind: 'cycle.gm-decision', actor: gm, act: { decisions } };
    return { id: randomUUID(), workflowId: play.cycleId, taskIds: [task.id], what: 'complete', input };
  };
  /** As the engine would bring it, whatever the journal says. */
  const bring = (act: TakenAct, at: Date, again = false, input: object = act.input) =>
    handle(act.workflowId).executeUpdate(completeTask, {
      args: [{ ...input, actId: act.id, at: at.getTime(), again } as unknown as CompleteTaskInput],
    });

  beforeAll(async () => {
    stack = await startStack();
    play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
      { id: 'E2', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
    ]);
    await play.submit();
    await play.review();
    await play.handIn();
  });
  afterAll(() => stack.close());

  test('nobody decides as the general manager with an act that is not in the journal (8.5.5)', async () => {
    const act = await gmAct();
    for (const again of [false, true])
      expect((await refusalOf(bring(act, new Date(), again))).code).toBe('SEAL.NOT_SIGNED');
    expect(await stageOf('E1')).toBe('with-gm');
    expect(await alarms(play.cycleId)).toBe(1);
  });

  test('nor with one that somebody wrote into the journal, unsigned or signed with another key', async () => {
    const { db } = stack.database;
    // The key of the codec under its own name signs nothing, whoever holds it.
    const codec = { ...KEYS.current('seal'), use: 'sign' } as const;
    const withCodec = signingWith(new KeyRing([codec, makeKey('seal', new Date())]));
    const forged = () => ({ key: 'sign-test', bytes: Buffer.alloc(32) });
    for (const sign of [signingWith(newKeys(new Date())), forged, withCodec]) {
      const act = await gmAct();
      const at = new Date();
      await takeAct(db, act, at, sign);
      expect((await refusalOf(bring(act, at))).code).toBe('SEAL.NOT_SIGNED');
      await sql`update act set signature = null, signed_with = null where id = ${act.id}`.execute(db);
      expect((await refusalOf(bring(act, at))).code).toBe('SEAL.NOT_SIGNED');
      await sql`delete from act where id = ${act.id}`.execute(db);
    }
    expect(await stageOf('E1')).toBe('with-gm');
  });

  test('nor with another act, actor, role, task or instant than was signed', async () => {
    const { db } = stack.database;
    const act = await gmAct();
    const at = new Date();
    const asHr: TakenAct = { ...act, input: { ...act.input, actor: hr } };
    await takeAct(db, asHr, at, signingWith(KEYS));
    const rejected = { decisions: [{ caseId: await play.id('E1'), decision: 'reject', reason: '换' }] };
    const others: readonly [object, Date][] = [
      [act.input, at],
      [{ ...asHr.input, actor: { ...hr, roles: ['gm'] } }, at],
      [{ ...act.input, act: rejected }, at],
      [{ ...act.input }, new Date(at.getTime() - 86_400_000)],
    ];
    for (const [input, when] of others)
      expect((await refusalOf(bring(act, when, false, input))).code).toBe('SEAL.NOT_SIGNED');
    expect(await stageOf('E1')).toBe('with-gm');
    await sql`delete from act where id = ${act.id}`.execute(db);
  });

  test('a row that was changed in the database is delivered and refused, with an alarm', async () => {
    const { db } = stack.database;
    await sql`update alarm set cleared_at = now() where cleared_at is null`.execute(db);
    await sql`delete from intrusion`.execute(db);
    const act = await gmAct();
    await takeAct(db, act, new Date(Date.now() - 60_000), signingWith(KEYS));
    await sql`update act set input = jsonb_set(input, '{act,decisions,0,decision}', '"reject"')
      || jsonb_build_object('actor', input -> 'actor'), deliver_at = now() where id = ${act.id}`.execute(db);
    const stops = new AbortController();
    const log = pino({ level: 'silent' });
    const { done } = startDeliveries({ db, client: stack.environment.client, log, signal: stops.signal, pauseMs: 100 });
    const code = await until(
      'the answer',
      async () => {
        const { rows } = await sql<{ code: string }>`
        select refusal ->> 'code' as code from act where id = ${act.id} and answered_at is not null`.execute(db);
        return rows[0]?.code;
      },
      20_000,
    );
    stops.abort();
    await done;
    expect(code).toBe('SEAL.NOT_SIGNED');
    expect(await stageOf('E1')).toBe('with-gm');
    expect(await alarms(play.cycleId)).toBe(1);
  });

  test('a signed act is carried out, once, however often it is delivered', async () => {
    const { db } = stack.database;
    const act = await gmAct();
    const at = new Date();
    await takeAct(db, act, at, signingWith(KEYS));
    expect((await bring(act, at)).state).toBe('completed');
    expect((await bring(act, at, true)).state).toBe('completed');
    const { rows } = await sql`select from decision where kind = 'gm'`.execute(db);
    expect(rows).toHaveLength(2);
  });

  test('where turns are taken with the step, a forged act keeps nobody else of its group from being done (0034)', async () => {
    await play.release();
    const { db } = stack.database;
    const heldOn = await stack.today();
    const taken = async (person: string, by: Actor, signed: boolean) => {
      const { id, workflowId } = await stack.pilot.waitFor(play.cycleId, 'level.interview', await play.id(person));
      const input = { taskId: id, kind: 'level.interview', actor: by, act: { heldOn, summary: person } };
      const act: TakenAct = { id: randomUUID(), workflowId, taskIds: [id], what: 'complete', input };
      const at = new Date();
      if (signed) await takeAct(db, act, at, signingWith(KEYS));
      const sent = { ...input, actId: act.id, at: at.getTime(), again: false } as unknown as CompleteTaskInput;
      return { workflowId, sent: { what: 'complete' as const, input: sent } };
    };
    const forged = await taken('E1', superior, false);
    const signed = await taken('E2', superior, true);
    const refused = await taken('E2', gm, false);
    expect(signed.workflowId).toBe(forged.workflowId);
    const answers = await handle(forged.workflowId).executeUpdate(deliverActs, {
      args: [[forged.sent, signed.sent, refused.sent]],
    });
    const told = answers.map((one) => ('refusal' in one ? one.refusal.code : one.state));
    expect(told.slice(0, 2)).toEqual(['SEAL.NOT_SIGNED', 'completed']);
    expect(told[2]).toMatch(/^TASK\.|^SEAL\./);
    expect(await alarms(forged.workflowId)).toBe(1);
    // The case goes on: the same interview, by whoever holds it.
    await play.interview({ id: await play.id('E1'), personId: 'E1' });
    const { rows } = await sql`select from frozen_case`.execute(db);
    expect(rows).toHaveLength(0);
  });
});
