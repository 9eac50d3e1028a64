import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  answerActs,
  countUnanswered,
  dropUndelivered,
  hurryAct,
  knownActs,
  nextDeliveries,
  refuseAct,
  takeAct,
} from '../../db/steps/acts.js';
import { createAccount } from '../../db/accounts/accounts.js';
import { claimKey } from '../../db/steps/idempotency.js';
import { settleAct } from '../../db/steps/settle-act.js';
import { keepReadings } from '../../activities/projection/keep-readings.js';
import { takeTurn } from '../../db/steps/turns.js';
import type { TakenAct } from '../../domain/step/journal.js';
import type { ReadingMark } from '../../domain/step/turn.js';
import { signingWith } from '../../seal/act-signature.js';
import { KEYS } from '../support/keys.js';
import { openHouse, type House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const sign = signingWith(KEYS);
const at = new Date('2026-11-02T01:00:00Z');
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);
const act = (id: string, personId: string, taskId = 'LC-1.1'): TakenAct => ({
  id,
  workflowId: 'LC-1',
  taskIds: [taskId],
  what: 'complete',
  input: { taskId, actor: { personId, roles: ['hr'] } },
});

describe('the journal of acts', () => {
  test('an act is taken once; taken again it is the same, and may have been carried out', async () => {
    const { db } = house;
    expect(await takeAct(db, act('A', 'P1'), at, sign)).toMatchObject({
      id: 'A',
      again: false,
      answeredAt: null,
      takenAt: at,
    });
    expect(await takeAct(db, act('A', 'P1'), later(1), sign)).toMatchObject({ id: 'A', again: true, takenAt: at });
  });

  test('while it waits, the task takes nothing of the same person; of others only while its caller may still hear', async () => {
    const { db } = house;
    expect(await takeAct(db, act('B', 'P1'), later(1), sign)).toBeUndefined();
    expect(await takeAct(db, act('C', 'P2'), later(1), sign)).toMatchObject({ id: 'C' });
    expect(await takeAct(db, act('D', 'P3'), later(11), sign)).toBeUndefined();
    expect(await takeAct(db, act('E', 'P1', 'LC-1.2'), later(11), sign)).toMatchObject({ id: 'E' });
  });

  test('a worker delivers what has no answer after three seconds, then ever less often', async () => {
    const { db } = house;
    expect(await nextDeliveries(db, 10, later(2))).toEqual([]);
    expect((await nextDeliveries(db, 10, later(3))).map(({ id, again }) => [id, again])).toEqual([['A', true]]);
    expect(await nextDeliveries(db, 10, later(3))).toEqual([]);
    await answerActs(db, ['A', 'C'], later(5));
    expect((await nextDeliveries(db, 10, later(20))).map(({ id }) => id)).toEqual(['E']);
    expect(await countUnanswered(db, later(611))).toBe(0);
    expect(await countUnanswered(db, later(612))).toBe(1);
  });

  test('one of several of a call waits for anybody, and anybody for it; together they are dropped while none was delivered', async () => {
    const { db } = house;
    const soon = later(400);
    const alone = (id: string, taskId: string) => takeAct(db, act(id, 'P1', taskId), soon, sign, true);
    await takeAct(db, act('M0', 'P2', 'LC-2.1'), soon, sign);
    expect(await alone('M1', 'LC-2.1')).toBeUndefined();
    await answerActs(db, ['M0'], soon);
    expect(await alone('M1', 'LC-2.1')).toMatchObject({ id: 'M1' });
    expect(await alone('M2', 'LC-2.2')).toMatchObject({ id: 'M2' });
    expect(await takeAct(db, act('M3', 'P2', 'LC-2.2'), soon, sign)).toBeUndefined();
    expect((await knownActs(db, ['M1', 'M2', 'M3'])).toSorted()).toEqual(['M1', 'M2']);
    // A worker leaves them to their call for a quarter of a minute; from then on they are carried out.
    expect((await nextDeliveries(db, 10, later(414))).map(({ id }) => id)).not.toContain('M1');
    expect(await dropUndelivered(db, ['M1', 'M2'])).toBe(true);
    expect(await knownActs(db, ['M1', 'M2'])).toEqual([]);
    await alone('M1', 'LC-2.1');
    await alone('M2', 'LC-2.2');
    await nextDeliveries(db, 10, later(415));
    expect(await dropUndelivered(db, ['M1', 'M2'])).toBe(false);
    expect((await knownActs(db, ['M1', 'M2'])).toSorted()).toEqual(['M1', 'M2']);
    await answerActs(db, ['M1', 'M2'], later(420));
  });

  test('an act that a service with other keys took for foreign is no refused one: it is delivered again', async () => {
    const { db } = house;
    const taken = await takeAct(db, act('F', 'P9', 'LC-1.9'), at, sign);
    if (taken === undefined) throw new Error('not taken');
    const refusal = { code: 'SEAL.FOREIGN', message: { zh: '否', en: 'no' } };
    expect(await settleAct(db, taken, { refusal }, { mark: () => undefined, at: later(1) })).toBe('taken');
    expect((await takeAct(db, act('F', 'P9', 'LC-1.9'), later(1), sign))?.answeredAt).toBeNull();
    await answerActs(db, ['F'], later(2));
  });

  test('what a workflow waits for is delivered at once, whatever was thought of it', async () => {
    const { db } = house;
    const refusal = { code: 'TASK.NOT_OPEN', message: { zh: '否', en: 'no' } };
    await refuseAct(db, 'E', refusal, later(30));
    expect(await nextDeliveries(db, 10, later(300))).toEqual([]);
    await hurryAct(db, 'E', later(31));
    expect((await nextDeliveries(db, 10, later(300))).map(({ id }) => id)).toEqual(['E']);
  });
});

describe('what was written by a clock that was an hour ahead', () => {
  const ahead = later(3_600);

  test('an act is delivered once the clock is right, and not an hour later', async () => {
    const { db } = house;
    await takeAct(db, act('G', 'P7', 'LC-3.1'), ahead, sign);
    expect((await nextDeliveries(db, 10, later(700))).map(({ id }) => id)).toContain('G');
    expect((await nextDeliveries(db, 10, later(700.5))).map(({ id }) => id)).not.toContain('G');
    await answerActs(db, ['G'], later(702));
  });

  test('a call whose process died is taken over once the clock is right', async () => {
    const { db } = house;
    await house.person('P7');
    const { id } = await createAccount(db, {
      login: 'p7',
      password: 'correct horse battery',
      personId: 'P7',
      roles: [],
    });
    const by = (attempt: string) => ({ accountId: id, key: 'K', requestSha256: Buffer.alloc(32), attempt });
    const [first, second, third] = [1, 2, 3].map((no) => by(`00000000-0000-4000-8000-00000000000${no}`));
    if (first === undefined || second === undefined || third === undefined) throw new Error('no attempts');
    expect(await claimKey(db, first, ahead)).toEqual({ kind: 'mine', again: false });
    expect(await claimKey(db, second, later(0))).toEqual({ kind: 'mine', again: true });
    // The clocks of two processes are never quite the same.
    expect(await claimKey(db, third, later(-5))).toEqual({ kind: 'running' });
  });
});

describe('turns', () => {
  test('a turn belongs to the cause that took it first, with its clock', async () => {
    const { db } = house;
    const one = { workflowId: 'LC-2', turn: 1, cause: 'timer:1', at: at.getTime() };
    expect(await takeTurn(db, one)).toEqual({ cause: 'timer:1', at: at.getTime() });
    expect(await takeTurn(db, { ...one, at: later(60).getTime() })).toEqual({ cause: 'timer:1', at: at.getTime() });
    expect(await takeTurn(db, { ...one, cause: 'act:A' })).toEqual({ cause: 'timer:1', at: at.getTime() });
  });

  test('two at once: one has it, both know who', async () => {
    const { db } = house;
    const ask = (cause: string) => takeTurn(db, { workflowId: 'LC-3', turn: 1, cause, at: at.getTime() });
    const answers = await Promise.all(['act:A', 'act:B', 'act:C', 'act:D'].map(ask));
    expect(new Set(answers.map(({ cause }) => cause)).size).toBe(1);
  });

  test('a reading is kept under its mark: asked again it is the same, in another turn it is new', async () => {
    let drawn = 0;
    const draw: (about: object, mark?: ReadingMark) => Promise<{ seed: string }> = () =>
      Promise.resolve({ seed: String((drawn += 1)) });
    const { drawSeed } = keepReadings({ drawSeed: draw }, house.db);
    const mark = { workflowId: 'LC-4', turn: 1, cause: 'timer:1', no: 1 };
    expect(await drawSeed({}, mark)).toEqual({ seed: '1' });
    expect(await drawSeed({}, mark)).toEqual({ seed: '1' });
    expect(await drawSeed({}, { ...mark, no: 2 })).toEqual({ seed: '2' });
    expect(await drawSeed({}, { ...mark, turn: 2 })).toEqual({ seed: '3' });
    expect(await drawSeed({})).toEqual({ seed: '4' });
  });
});
