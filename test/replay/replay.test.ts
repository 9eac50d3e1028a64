import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
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

describe('cases that began with an earlier version go on with this one', () => {
  let workflowBundle: Awaited<ReturnType<typeof cachedBundle>>;
  beforeAll(async () => {
    workflowBundle = await cachedBundle();
  });

  test('every workflow type has a recorded history', () => {
    const types = new Set(recorded.map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.values(WORKFLOWS).sort());
  });

  test.each(recorded)('$name replays', async ({ workflowId, history }) => {
    await Worker.runReplayHistory({ workflowBundle }, history, workflowId);
  });

  test('a history that this code would not have written is noticed', async () => {
    const [one] = recorded.filter(({ name }) => name.includes('levelPromotionCycle-closed'));
    // Under another id the tasks have other numbers, and the code takes none of the recorded acts.
    const history = one?.history ?? { events: [] };
    const replay = Worker.runReplayHistory({ workflowBundle }, history, 'LC-2000-01');
    await expect(replay).rejects.toThrow(/determinis/i);
  });
});
