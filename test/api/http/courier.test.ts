import { describe, expect, test } from '@jest/globals';
import { createCourier } from '../../../api/engine/courier.js';
import type { Engine, UpdateCall } from '../../../api/engine/engine.js';
import { engineTimeout } from '../../../api/http/refusals.js';
import type { JournalledAct } from '../../../domain/step/journal.js';
import { refuse } from '../../../domain/vocabulary/refusal.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { deliverActs, type DeliveredAct, type SentAct } from '../../../workflows/messages/cases.js';

const act = (id: string, workflowId = 'LC-1', summary = ''): JournalledAct => ({
  id,
  workflowId,
  taskIds: [`${workflowId}.${id}`],
  what: 'complete',
  input: { actor: { personId: 'E1', roles: ['employee'] }, taskId: `${workflowId}.${id}`, act: { summary } },
  takenAt: new Date(0),
  deliveries: 0,
  again: false,
  answeredAt: null,
  requestId: null,
  refusal: null,
});

interface Sent {
  readonly to: string;
  readonly update: string;
  readonly acts: readonly string[];
  readonly answer: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** An engine that answers when the test says so. */
function engine(): { readonly sent: Sent[]; readonly update: Engine['update'] } {
  const sent: Sent[] = [];
  const update = <R, I>({ workflowId, update: { name }, input }: UpdateCall<R, I>): Promise<R | undefined> =>
    new Promise((answer, fail) => {
      const inputs = (name === deliverActs.name ? (input as readonly SentAct[]).map((one) => one.input) : [input]) as {
        actId: string;
      }[];
      const acts = inputs.map(({ actId }) => actId);
      sent.push({ to: workflowId, update: name, acts, answer: answer as (value: unknown) => void, fail });
    });
  return { sent, update };
}
const courierOf = (update: Engine['update'], patienceMs = 5_000) =>
  createCourier({ update }, patienceMs, { places: 100, heldMs: 60_000 });
const done = (id: string): DeliveredAct => ({ taskId: `LC-1.${id}`, state: 'completed' });
/** Long enough for what may go to have gone. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('acts on their way to their workflows (0041)', () => {
  test('one alone goes at once, as the act it is', async () => {
    const { sent, update } = engine();
    const outcome = courierOf(update).bring(act('a'));
    expect(sent.map(({ to, update: name, acts }) => [to, name, acts])).toEqual([['LC-1', 'completeTask', ['a']]]);
    sent[0]?.answer(done('a'));
    expect(await outcome).toEqual({ state: 'completed' });
  });

  test('those that wait meanwhile travel together, in order; other workflows are not kept waiting', async () => {
    const { sent, update } = engine();
    const courier = courierOf(update);
    const all = ['a', 'b', 'c', 'd'].map((id) => courier.bring(act(id)));
    const other = courier.bring(act('x', 'LC-2'));
    expect(sent.map(({ acts }) => acts)).toEqual([['a'], ['x']]);
    sent[0]?.answer(done('a'));
    sent[1]?.answer(done('x'));
    await settle();
    expect([sent[2]?.update, sent[2]?.acts]).toEqual(['deliverActs', ['b', 'c', 'd']]);
    const refusal = refuse(TASK.NOT_OPEN, {});
    sent[2]?.answer([done('b'), { refusal }, { taskId: 'LC-1.d', state: 'in-progress' }]);
    expect(await Promise.all(all)).toEqual([
      { state: 'completed' },
      { state: 'completed' },
      { refusal },
      { state: 'in-progress' },
    ]);
    expect(await other).toEqual({ state: 'completed' });
  });

  test('where as many are on their way as the machine has places, others wait in turn and gather', async () => {
    const { sent, update } = engine();
    const courier = createCourier({ update }, 5_000, { places: 1, heldMs: 60_000 });
    const all = [courier.bring(act('a')), ...['x', 'y'].map((id) => courier.bring(act(id, 'LC-2')))];
    all.push(courier.bring(act('z', 'LC-3')), courier.bring(act('w', 'LC-2')));
    expect(sent.map(({ acts }) => acts)).toEqual([['a']]);
    sent[0]?.answer(done('a'));
    await settle();
    expect(sent.map(({ acts }) => acts)).toEqual([['a'], ['x', 'y', 'w']]);
    sent[1]?.answer(['x', 'y', 'w'].map((id) => ({ taskId: `LC-2.${id}`, state: 'completed' })));
    await settle();
    expect(sent.map(({ acts }) => acts)).toEqual([['a'], ['x', 'y', 'w'], ['z']]);
    sent[2]?.answer({ taskId: 'LC-3.z', state: 'completed' });
    expect(await Promise.all(all)).toEqual(Array.from({ length: 5 }, () => ({ state: 'completed' })));
  });

  test('one that is not answered gives its place back after a while, and what waits for another workflow goes', async () => {
    const { sent, update } = engine();
    const courier = createCourier({ update }, 5_000, { places: 1, heldMs: 10 });
    const [stuck, other] = [courier.bring(act('a')), courier.bring(act('x', 'LC-2'))];
    await settle();
    expect(sent.map(({ acts }) => acts)).toEqual([['a'], ['x']]);
    sent[1]?.answer(done('x'));
    sent[0]?.answer(done('a'));
    expect(await Promise.all([stuck, other])).toEqual([{ state: 'completed' }, { state: 'completed' }]);
  });

  test('who gives up waiting for a place leaves it to the next', async () => {
    const { sent, update } = engine();
    const courier = createCourier({ update }, 20, { places: 1, heldMs: 60_000 });
    const [first, tired] = [courier.bring(act('a')), courier.bring(act('x', 'LC-2'))];
    expect(await tired).toBe('none');
    const late = courier.bring(act('z', 'LC-3'));
    sent[0]?.answer(done('a'));
    await first;
    await settle();
    expect(sent.map(({ acts }) => acts)).toEqual([['a'], ['z']]);
    sent[1]?.answer(done('z'));
    expect(await late).toEqual({ state: 'completed' });
  });

  test('what becomes of the whole is said of each: no such workflow, no answer, a fault', async () => {
    const { sent, update } = engine();
    const courier = courierOf(update);
    const fates = [
      ['gone', (one: Sent | undefined) => one?.answer(undefined)],
      ['none', (one: Sent | undefined) => one?.fail(engineTimeout())],
      ['fault', (one: Sent | undefined) => one?.fail(new Error('out of order'))],
    ] as const;
    for (const [name, meet] of fates) {
      const before = sent.length;
      const all = ['a', 'b', 'c'].map((id) =>
        courier.bring(act(id, `LC-${name}`)).catch((error: unknown) => String(error)),
      );
      meet(sent[before]);
      await settle();
      meet(sent[before + 1]);
      const [first, ...more] = await Promise.all(all);
      if (name === 'gone') expect(first).toMatchObject({ gone: { code: 'TASK.NOT_OPEN' } });
      else expect(first).toEqual(name === 'none' ? 'none' : 'Error: out of order');
      expect(more.map((one) => (typeof one === 'string' ? one : Object.keys(one)[0]))).toEqual(
        more.map(() => (name === 'fault' ? 'Error: out of order' : name)),
      );
    }
  });

  test('who finds no place in time is delivered again, and not sent', async () => {
    const { sent, update } = engine();
    const courier = courierOf(update, 20);
    const first = courier.bring(act('a'));
    expect(await courier.bring(act('b'))).toBe('none');
    sent[0]?.answer(done('a'));
    expect(await first).toEqual({ state: 'completed' });
    await settle();
    expect(sent.map(({ acts }) => acts)).toEqual([['a']]);
  });

  test('together they stay far below what the engine takes; a large one goes all the same', async () => {
    const { sent, update } = engine();
    const courier = courierOf(update);
    const long = '长'.repeat(100_000);
    void courier.bring(act('a'));
    for (const id of ['b', 'c', 'd']) void courier.bring(act(id, 'LC-1', long));
    void courier.bring(act('e', 'LC-1', long.repeat(5)));
    for (let index = 0; index < 4; index += 1) {
      const { acts = [], answer } = sent[index] ?? {};
      answer?.(acts.length === 1 ? done('') : acts.map(done));
      await settle();
    }
    expect(sent.map(({ acts }) => acts)).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
  });

  test('no more than so many at once', async () => {
    const { sent, update } = engine();
    const courier = courierOf(update);
    void courier.bring(act('first'));
    for (let index = 0; index < 40; index += 1) void courier.bring(act(`${index}`));
    sent[0]?.answer(done('first'));
    await settle();
    expect(sent[1]?.acts).toHaveLength(32);
    sent[1]?.answer(sent[1].acts.map(done));
    await settle();
    expect(sent[2]?.acts).toHaveLength(8);
  });
});
