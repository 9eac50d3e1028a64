import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { errorCode } from '../thrown.js';

export interface ToolOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which the tool and its children are stopped. */
  readonly timeout: number;
  readonly cwd?: string;
  readonly signal?: AbortSignal | undefined;
}

/** The path of an executable on the PATH of `env`; undefined when there is none. */
export function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

/**
 * Runs a tool to its end and answers what it printed.
 * @throws Error with the last lines of its output when it fails, or says that it is missing or took too long.
 */
export function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: options.env,
      cwd: options.cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let printed = '';
    let late = false;
    const stop = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, options.timeout);
    options.signal?.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      output = (output + chunk.toString()).slice(-4_000);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000);
    });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
      settle();
    };
    child.once('error', (error) => {
      end(() => {
        reject(errorCode(error) === 'ENOENT' ? new Error(`${command}: not installed (未安装)`) : error);
      });
    });
    child.once('close', (code, signal) => {
      end(() => {
        if (code === 0) resolve(printed);
        else if (late) reject(new Error(`stopped after ${Math.round(options.timeout / 1000)} s (超时)`));
        else reject(new Error(lastLines(output) || `ended with ${signal ?? String(code)}`));
      });
    });
  });
}

const lastLines = (output: string): string => output.trim().split('\n').slice(-3).join(' | ').slice(0, 500);
