import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { freePort, isPortFree } from '../../cli/launch/machine/ports.js';
import { isAlive } from '../../cli/launch/machine/processes.js';

const TIMES = 10;

/** A listener with four busy threads: its first thread is gone sooner than the others, which hold the port. */
const busyListener = (port: number): string => `
  const { Worker } = require('node:worker_threads');
  const busy = 'const all = []; setInterval(() => { for (let i = 0; i < 1e5; i += 1) all.push({ i }); }, 1);';
  for (let i = 0; i < 4; i += 1) new Worker(busy, { eval: true });
  require('node:http').createServer(() => {}).listen(${port}, '127.0.0.1', () => console.log('up'));`;

describe('a process that was killed', () => {
  it('counts as gone when its port is free, not while its threads still hold it', async () => {
    const free: boolean[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const port = await freePort();
      const child = spawn(process.execPath, ['-e', busyListener(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      while (isAlive(child.pid ?? 0)) await turn();
      free.push(await isPortFree(port));
    }
    expect(free).toEqual(Array.from({ length: TIMES }, () => true));
  });
});
