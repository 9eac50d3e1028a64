import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hold, isHeld } from '../../cli/launch/hold.js';
import { stopProcess, writePidFile } from '../../cli/launch/machine/processes.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { lastBeat } from '../../db/service/heartbeat.js';
import { supervise, type Supervised } from '../../cli/launch/supervisor.js';
import type { Running } from '../../cli/launch/service.js';
import { until } from '../../cli/play/until.js';

/** docs/decisions/0069: what a command holds stands still, for no longer than the command lives. */
let folder: string;
let kept: Supervised<Running> | undefined;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await makeDataFolder('jinji-hold-');
});
afterEach(async () => {
  await kept?.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await removeDataFolder(folder);
});

const sleeper = (): ChildProcess => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  children.push(child);
  return child;
};
const start = (): Promise<Running> => {
  const pid = sleeper().pid ?? 0;
  return Promise.resolve({ pid, stop: () => stopProcess(pid, [['SIGKILL', 5_000]]) });
};
const restarts: Running[] = [];
const deaths: unknown[] = [];
const keep = () =>
  supervise({
    start,
    isHeld: () => isHeld(folder, 'worker'),
    onDeath: (event) => void deaths.push(event),
    onRestart: (running) => void restarts.push(running),
    onFinal: () => undefined,
    pollMs: 20,
  });
const runs = (running: Running): boolean => {
  try {
    return process.kill(running.pid ?? 0, 0);
  } catch {
    return false;
  }
};

test('a part that is held is stopped, and started again when it is let go; that is no death', async () => {
  kept = await keep();
  const first = kept.current();
  const held = await hold(folder, ['worker']);
  await until('it has stopped', () => !runs(first));
  expect(restarts).toEqual([]);
  await held.letGo();
  await until('it runs again', () => restarts.length > 0);
  expect(runs(kept.current())).toBe(true);
  expect(deaths).toEqual([]);
});

test('what another part is held for, or who holds it has died, keeps nothing still', async () => {
  await hold(folder, ['temporal']);
  expect(await isHeld(folder, 'worker')).toBe(false);
  expect(await isHeld(folder, 'temporal')).toBe(true);
  const dying = sleeper();
  await writePidFile(join(folder, 'run', 'holder.pid'), dying.pid ?? 0);
  expect(await isHeld(folder, 'temporal')).toBe(true);
  dying.kill('SIGKILL');
  await until('nobody holds it', async () => !(await isHeld(folder, 'temporal')));
});

test('one that stands still though it lives is taken for dead; one that beats goes on (decision 74)', async () => {
  deaths.length = 0;
  const file = join(folder, 'run', 'worker.beat');
  await mkdir(join(folder, 'run'), { recursive: true });
  const beats = `setInterval(() => require('node:fs').writeFileSync(${JSON.stringify(file)}, ''), 20)`;
  kept = await supervise({
    start: () => {
      const child = spawn(process.execPath, ['-e', beats], { stdio: 'ignore' });
      children.push(child);
      const { pid = 0 } = child;
      const beat = () => lastBeat(folder, 'worker');
      return Promise.resolve({ pid, beat, stop: () => stopProcess(pid, [['SIGKILL', 5_000]]) });
    },
    onDeath: (event) => void deaths.push(event),
    onFinal: () => undefined,
    pollMs: 20,
    silentMs: 3_000,
  });
  const first = kept.current();
  await until('it beats', async () => (await lastBeat(folder, 'worker')) !== undefined);
  expect([runs(first), deaths]).toEqual([true, []]);
  process.kill(first.pid ?? 0, 'SIGSTOP');
  await until('another runs', () => kept?.current().pid !== first.pid);
  expect([runs(first), deaths.length]).toEqual([false, 1]);
});
