import { text, type Text } from '../../domain/vocabulary/text.js';
import type { Progress } from './progress.js';
import { errorMessage, refuse } from './refuse.js';
import { logTail, type Running } from './service.js';
import { supervise, type Supervised } from './supervisor.js';

/** Deaths in quick succession after which the person is told that it will not come right by itself. */
const KEEPS_DYING = 4;

/** Keeps the parts of the stack running and tells the person at the terminal about every death. */
export interface Keeper {
  /** Starts it and keeps it running; `onRestart` is told of each one that follows. */
  keep<T extends Running>(
    name: string,
    label: Text,
    start: () => Promise<T>,
    onRestart?: (running: T) => void,
  ): Promise<Supervised<T>>;
  /**
   * While the stack starts.
   * @throws RefusalError LAUNCH.KEEPS_DYING when a part died again and again, LAUNCH.REFUSES_TO_START when somebody
   * has to correct something before it can start.
   */
  check(): void;
  /** Says that the stack is up: from now on a part that keeps dying is told of and tried again, not given up. */
  up(): void;
  /** Stops everything, what was started last first. */
  stop(): Promise<void>;
}

/** A keeper that reports through `progress` and names the logs of `dataFolder`. */
export function createKeeper(dataFolder: string, progress: Progress): Keeper {
  const kept: { readonly label: Text; readonly supervised: Supervised<Running> }[] = [];
  let isUp = false;
  let dying: { readonly code: 'KEEPS_DYING' | 'REFUSES_TO_START'; readonly message: Text } | undefined;

  async function reportDeath(name: string, label: Text, deaths: number, error: unknown): Promise<void> {
    const why = error === undefined ? '' : ` (${errorMessage(error)})`;
    progress.say(text(`✗ ${label.zh}意外停止${why},重新启动…`, `${label.en} stopped unexpectedly, starting it again…`));
    if (deaths < KEEPS_DYING) return;
    const tail = await logTail(dataFolder, name);
    const message = hopeless(dataFolder, name, label, tail);
    dying = { code: 'KEEPS_DYING', message };
    if (isUp && deaths === KEEPS_DYING) progress.say(message);
  }

  async function reportRefusal(name: string, label: Text): Promise<void> {
    const message = refusing(label, await logTail(dataFolder, name));
    dying = { code: 'REFUSES_TO_START', message };
    if (isUp) progress.say(message);
  }

  return {
    keep: async (name, label, start, onRestart) => {
      const supervised = await supervise({
        start,
        onDeath: ({ deaths, error }) => void reportDeath(name, label, deaths, error),
        onFinal: () => void reportRefusal(name, label),
        onRestart: (running) => {
          progress.say(text(`✓ ${label.zh}已重新启动`, `${label.en} runs again`));
          onRestart?.(running);
        },
      });
      kept.push({ label, supervised });
      return supervised;
    },
    check: () => {
      if (dying === undefined) return;
      throw refuse(dying.code, dying.message.zh, dying.message.en);
    },
    up: () => {
      isUp = true;
    },
    stop: async () => {
      for (const { label, supervised } of kept.reverse()) {
        await progress.during(text(`停止${label.zh}`, `stopping ${label.en}`), () => supervised.stop());
      }
      kept.length = 0;
    },
  };
}

const hopeless = (dataFolder: string, name: string, label: Text, tail: string): Text =>
  text(
    `${label.zh}反复停止。日志:${dataFolder}/logs/${name}.log,最后几行如下:\n${tail}\n`,
    `${label.en} keeps stopping. Its log is ${dataFolder}/logs/${name}.log and ends as above; correct what it says and start again.`,
  );

const refusing = (label: Text, tail: string): Text =>
  text(
    `${label.zh}没有启动,须先更正以下问题:\n${tail}\n`,
    `${label.en} did not start; correct what it says above, stop this with Ctrl-C and start again.`,
  );
