import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { treesOf } from './processor.js';

/** What a peer says (bench/peers/peer.mjs): one word a line. */
interface Word {
  readonly ready?: number;
  readonly acted?: number;
  readonly seconds?: number;
  /** Milliseconds of each act. */
  readonly durations?: readonly number[];
  readonly ended?: number;
}

/** A peer at work: a process with all that it starts. */
export interface Peer {
  readonly pid: number | undefined;
  /** Acts that it has been answered so far. */
  acted(): number;
  /** Its next word that has this in it. Throws when it ends before, with what it wrote. */
  word<K extends keyof Word>(key: K): Promise<NonNullable<Word[K]>>;
  say(word: string): void;
  /** Kills it (SIGKILL) and all that it started. */
  kill(): Promise<void>;
}

/** Starts a peer and listens to it. */
export function startPeer(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Peer {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const words: Word[] = [];
  let told = '';
  let acted = 0;
  let hear = (): void => undefined;
  const ended = once(child, 'exit').then(() => {
    hear();
  });
  child.stderr.on('data', (text: Buffer) => {
    told = (told + text.toString()).slice(-4_000);
  });
  child.stdin.on('error', () => undefined); // it has ended: whoever waits for its word is told
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('PEER ')) return;
    const word = JSON.parse(line.slice('PEER '.length)) as Word;
    if (word.acted !== undefined) acted += word.acted;
    else words.push(word);
    hear();
  });
  return {
    pid: child.pid,
    acted: () => acted,
    word: async (key) => {
      for (;;) {
        const value = words.find((one) => one[key] !== undefined)?.[key];
        if (value !== undefined) return value;
        if (hasEnded(child)) throw new Error(`${command} ${args.join(' ')} ended early: ${told}`);
        await new Promise<void>((resolve) => {
          hear = resolve;
        });
      }
    },
    say: (word) => child.stdin.write(`${word}\n`),
    kill: async () => {
      if (hasEnded(child)) return;
      for (const pid of treesOf([child.pid])) endNow(pid);
      await ended;
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}
