import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { TRAIL_HEADER } from '../../domain/trail/trail.js';
import { replayHistories } from '../../worker/replay-open.js';
import { trailSinks } from '../../worker/trails.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { cachedBundle } from '../support/stack.js';
import { inLetters } from './letters.js';
import type { RecordedRun } from './keep.js';

interface Recorded extends RecordedRun {
  readonly name: string;
  readonly type: string;
}

const folder = join(import.meta.dirname, 'histories');
const recorded: readonly Recorded[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecordedRun;
    const type = file.history.events.at(0)?.workflowExecutionStartedEventAttributes?.workflowType.name ?? '';
    return { name, type, ...file, history: inLetters(file.history) };
  });

/** Those in which acts carry the ids of their requests with them. */
const requested = () => recorded.filter(({ history }) => JSON.stringify(history).includes(`"${TRAIL_HEADER}"`));

const runOf = ({ history }: Recorded): string =>
  history.events.at(0)?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? '';

/** Batches in which no run is twice: some were kept half-way as well. */
function apart(all: readonly Recorded[]): readonly Recorded[][] {
  const batches: Recorded[][] = [];
  for (const one of all) {
    const free = batches.find((batch) => batch.every((other) => runOf(other) !== runOf(one)));
    if (free === undefined) batches.push([one]);
    else free.push(one);
  }
  return batches;
}

describe('cases that began with an earlier version go on with this one', () => {
  let workflowBundle: Awaited<ReturnType<typeof cachedBundle>>;
  /** What became of each, by its name. */
  const replayed = new Map<string, Error | undefined>();
  beforeAll(async () => {
    workflowBundle = await cachedBundle();
    // Of one run a worker has one history at a time; to make one takes a second.
    for (const batch of apart(recorded)) {
      const byRun = new Map(batch.map((one) => [runOf(one), one.name]));
      const options = { workflowBundle, sinks: trailSinks() };
      for await (const { runId, error } of Worker.runReplayHistories(options, batch))
        replayed.set(byRun.get(runId) ?? runId, error);
    }
  }, 300_000);

  test('every workflow type has a recorded history', () => {
    const types = new Set(recorded.map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.values(WORKFLOWS).sort());
  });

  test('whatever can come into a long life is among them', () => {
    const whichHold = (pattern: RegExp) => recorded.filter(({ history }) => pattern.test(JSON.stringify(history)));
    // Begun by an earlier run, and ended by handing over to a later one.
    const carriedOn = whichHold(/"continuedExecutionRunId":"[^"]/).filter(({ history }) =>
      JSON.stringify(history).includes('EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW'),
    );
    expect(carriedOn.map(({ type }) => type).sort()).toEqual(
      [WORKFLOWS.cycle, WORKFLOWS.vacancy, WORKFLOWS.trial].sort(),
    );
    for (const event of ['WORKFLOW_TASK_FAILED', 'WORKFLOW_TASK_TIMED_OUT', 'TIMER_FIRED'])
      expect([event, whichHold(new RegExp(`EVENT_TYPE_${event}`)).length > 0]).toEqual([event, true]);
    // An act with the request behind it, and its trace (docs/decisions/0087).
    expect(requested().length).toBeGreaterThan(0);
  });

  test.each(recorded)('$name replays', ({ name }) => {
    expect([replayed.has(name), replayed.get(name)]).toEqual([true, undefined]);
  });

  test('what was traced when it happened is neither told again nor complained about', async () => {
    const said: string[] = [];
    const listening = jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0);
    try {
      const build = () => Promise.resolve({ workflowBundle });
      expect(await replayHistories(build, requested())).toEqual({ histories: requested().length, unfit: [] });
    } finally {
      listening.mockRestore();
    }
    expect(said).toEqual([]);
  });

  test('a history that this code would not have written is noticed', async () => {
    const [one] = recorded.filter(({ name }) => name.includes('levelPromotionCycle-closed'));
    // Under another id the tasks have other numbers, and the code takes none of the recorded acts.
    const history = one?.history ?? { events: [] };
    const replay = Worker.runReplayHistory({ workflowBundle }, history, 'LC-2000-01');
    await expect(replay).rejects.toThrow(/determinis/i);
  });
});
