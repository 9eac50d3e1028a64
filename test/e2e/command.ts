import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';

/** What a command came to. */
export interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** Runs `npm run WORDS` as a user does, and waits for its end. */
export async function command(env: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(checkoutRoot(), 'scripts', 'run.mjs'), ...words], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}
