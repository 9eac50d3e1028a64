import { KEYS_TEXT } from '../support/keys.js';
import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { program } from '../support/program.js';

describe('the worker', () => {
  it('ends quietly on SIGTERM while Temporal is away', async () => {
    const child = spawn(process.execPath, [await program('worker/main.ts')], {
      cwd: checkoutRoot(),
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
        JINJI_SESSION_SECRET: 'x'.repeat(32),
        JINJI_KEYS: KEYS_TEXT,
        // Nobody listens there.
        TEMPORAL_ADDRESS: '127.0.0.1:1',
      },
    });
    let said = '';
    await new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          if (said.includes('does not answer yet')) resolve();
        });
    });
    const before = said.length;
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, said.slice(before)]).toEqual([0, '']);
  });
});
