import { spawn } from 'node:child_process';
import { program } from './program.js';
import { cachedBundle, type TestStack } from './stack.js';

/** What a mortal worker is told. */
export interface Mortal {
  readonly databaseUrl: string;
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly codePath: string;
  readonly dies: Death;
}

/** At which activity it dies: one whose input, as JSON, contains `saying`. */
export interface Death {
  readonly activity: string;
  readonly saying: string;
  readonly when: 'before' | 'after';
}

/**
 * Takes the place of the stack's worker by one of its own process that is killed with -9 at that moment; `during` makes
 * the moment come. Resolves when it is dead and nobody works; the stack's worker is started again by whoever tests.
 */
export async function killedWorker(stack: TestStack, dies: Death, during: () => unknown): Promise<void> {
  const bundle = await cachedBundle();
  if (!('codePath' in bundle)) throw new Error('the bundle is not on disk');
  await stack.stopWorker();
  const { databaseUrl, taskQueue } = stack;
  const { connection, namespace = 'default' } = stack.environment;
  const { address } = connection.options;
  const told: Mortal = { databaseUrl, taskQueue, address, namespace, codePath: bundle.codePath, dies };
  const script = await program('test/support/mortal-worker.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(told)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const dead = new Promise<string | null>((resolve) => {
    child.once('exit', (_, signal) => {
      resolve(signal);
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => {
      resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`the worker did not start: ${code ?? 'killed'}`));
    });
  });
  await during();
  const signal = await dead;
  if (signal !== 'SIGKILL') throw new Error(`the worker ended by ${signal ?? 'itself'}`);
}
