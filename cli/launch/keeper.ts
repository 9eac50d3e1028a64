import { text, type Text } from '../../domain/vocabulary/text.js';
import { isHeld } from './hold.js';
import type { Progress } from './progress.js';
import { LAUNCH } from '../../domain/refusals/launch.js';
import { refuse, RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';
import { errorMessage } from './thrown.js';
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
  let dying: Refusal | undefined;

  async function reportDeath(name: string, label: Text, deaths: number, error: unknown): Promise<void> {
    const why = error === undefined ? '' : ` (${errorMessage(error)})`;
    progress.say(
      text(`✗ ${label.zh}意外停止${why}，重新启动…`, `${label.en} stopped unexpectedly, starting it again…`),
    );
    if (deaths < KEEPS_DYING) return;
    const tail = await logTail(dataFolder, name);
    dying = refuse(LAUNCH.KEEPS_DYING, { dataFolder, name, label, tail });
    if (isUp && deaths === KEEPS_DYING) progress.say(dying.message);
  }

  async function reportFinal(name: string, label: Text): Promise<void> {
    dying = refuse(LAUNCH.REFUSES_TO_START, { label, tail: await logTail(dataFolder, name) });
    if (isUp) progress.say(dying.message);
  }

  return {
    keep: async (name, label, start, onRestart) => {
      const supervised = await supervise({
        start,
        isHeld: () => isHeld(dataFolder, name),
        onDeath: ({ deaths, error }) => void reportDeath(name, label, deaths, error),
        onFinal: () => void reportFinal(name, label),
        onRestart: (running) => {
          progress.say(text(`✓ ${label.zh}已重新启动`, `${label.en} runs again`));
          onRestart?.(running);
        },
      });
      kept.push({ label, supervised });
      return supervised;
    },
    check: () => {
      if (dying !== undefined) throw new RefusalError(dying);
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
