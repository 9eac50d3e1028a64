import type { Gate } from './gate.js';
import type { Part, Service } from './service.js';

/** What is killed in one chapter of the tour. */
export interface Kills {
  /** Between two acts, when the chapter begins. */
  readonly before?: readonly Part[];
  /** In the middle of the chapter's n-th write. */
  readonly during?: readonly {
    readonly act: number;
    /** So many milliseconds after it was sent, or when what it leads to is written and nobody has heard of it yet. */
    readonly after: number | 'written';
    readonly parts: readonly Part[];
  }[];
}

/** Kills parts of a service while the tour goes on. */
export interface Disturbance {
  /** To be called when a chapter begins; its kills `before` have happened when it returns. */
  chapter(): Promise<void>;
  /** No more kills. */
  stop(): void;
  /** Waits for the last kill. @throws what went wrong with a kill, or when one never came. */
  end(): Promise<void>;
  /** How many writes were sent more than once, because the first had no answer or was told to come again. */
  disturbed(): number;
}

/**
 * Follows the plan, one entry a chapter. It listens to `fetch`, so that its moments are those of the acts themselves
 * and not of the clock, however slow the machine is.
 */
export function disturb(service: Service, gate: Gate, plan: readonly Kills[]): Disturbance {
  const sent = new Map<string, number>();
  const undisturbed = globalThis.fetch;
  let queue: Promise<void> = Promise.resolve();
  let failure: Error | undefined;
  let chapter = -1;
  let acts = 0;
  let waiting = plan.flatMap(({ during = [] }) => during).length;

  /** One thing after another; a failure is kept for the one who waits. */
  function line(up: () => Promise<void>): Promise<void> {
    queue = queue.then(up).catch((error: unknown) => {
      failure ??= error instanceof Error ? error : new Error(String(error));
    });
    return queue;
  }
  async function hear(key: string): Promise<void> {
    const times = (sent.get(key) ?? 0) + 1;
    sent.set(key, times);
    if (times > 1) return;
    acts += 1;
    for (const { act, after, parts } of plan[chapter]?.during ?? []) {
      if (act !== acts) continue;
      waiting -= 1;
      if (after !== 'written') {
        setTimeout(() => void line(() => service.kill(parts)), after); // the moment is the plan's
        continue;
      }
      await line(() => gate.shut());
      void line(async () => {
        await gate.arrival();
        await service.kill(parts);
        await gate.open();
      });
    }
  }
  globalThis.fetch = async (input, init) => {
    const key = new Headers(init?.headers).get('idempotency-key');
    if (key !== null) await hear(key);
    return undisturbed(input, init);
  };

  return {
    chapter: async () => {
      chapter += 1;
      acts = 0;
      const before = plan[chapter]?.before ?? [];
      await line(() => (before.length > 0 ? service.kill(before) : Promise.resolve()));
      if (failure !== undefined) throw failure;
    },
    stop: () => {
      globalThis.fetch = undisturbed;
    },
    end: async () => {
      await queue;
      if (failure !== undefined) throw failure;
      if (waiting > 0) throw new Error(`${waiting} kills of the plan never came: their acts were not sent`);
    },
    disturbed: () => [...sent.values()].filter((times) => times > 1).length,
  };
}
