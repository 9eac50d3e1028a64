import { setTimeout as sleep } from 'node:timers/promises';
import { EX_CONFIG } from '../../domain/settings/configuration.js';
import { isAlive } from './machine/processes.js';
import type { Running } from './service.js';

export interface SupervisorOptions<T extends Running> {
  /** Starts it, or attaches to it when it still lives. */
  start(): Promise<T>;
  /** Milliseconds without a beat after which it is taken for dead though its process lives; two minutes unless told. */
  readonly silentMs?: number;
  /** Called when it died, or was stopped because it had stood still; `deaths` counts those in quick succession, `error` says why a restart failed. */
  onDeath(event: { readonly deaths: number; readonly error?: unknown }): void;
  onRestart?(running: T): void;
  /** Called when it ended because somebody has to correct something first; it is not started again. */
  onFinal(): void;
  /** Whether it is to stand still for now: then it is stopped, and started again once it is not. */
  isHeld?(): Promise<boolean>;
  /** Milliseconds between looks; 250 unless told. */
  readonly pollMs?: number;
  /** Milliseconds before the first restart, doubled for each further death up to `maxBackoffMs`. */
  readonly backoffMs?: number;
  readonly maxBackoffMs?: number;
  /** Milliseconds of life after which earlier deaths are forgotten. */
  readonly forgetMs?: number;
}

const TOLD_WITHIN_MS = 500;
const MOST_A_LOOK_MS = 5_000;

/** A process that is started again when it dies. */
export interface Supervised<T extends Running> {
  /** What runs now, or ran last. */
  current(): T;
  /** Stops watching, then stops the process. */
  stop(): Promise<void>;
}

/**
 * Whether a process that lives still does something, by beats that change; one that has never beaten is not judged. What
 * passed between two looks counts for some seconds at most: a machine that slept has not heard anybody be silent.
 */
function createPulse(silentMs: number): { isThere(of: Running): Promise<boolean> } {
  let last: number | undefined;
  let lookedAt = performance.now();
  let silent = 0;
  return {
    isThere: async ({ beat: ask }) => {
      const beat = await ask?.();
      const since = performance.now() - lookedAt;
      lookedAt += since;
      silent = beat === last ? silent + Math.min(since, MOST_A_LOOK_MS) : 0;
      last = beat;
      return beat === undefined || silent < silentMs;
    },
  };
}

/** Starts a process and keeps it running: after a death it is started again, later and later while it keeps dying. */
export async function supervise<T extends Running>(options: SupervisorOptions<T>): Promise<Supervised<T>> {
  const stopping = new AbortController();
  const stopped = (): boolean => stopping.signal.aborted;
  let current = await options.start();
  let pulse = createPulse(options.silentMs ?? 120_000);
  const watching = watch();

  async function watch(): Promise<void> {
    let deaths = 0;
    let startedAt = Date.now();
    while (!stopped()) {
      await pause(options.pollMs ?? 250);
      if (await standsStill()) {
        deaths = await revive(0);
        startedAt = Date.now();
        continue;
      }
      if (current.pid === undefined || (isAlive(current.pid) && (await pulse.isThere(current)))) continue;
      if (stopped()) return;
      if (isAlive(current.pid)) await current.stop();
      if (await endedForGood()) {
        options.onFinal();
        return;
      }
      if (Date.now() - startedAt > (options.forgetMs ?? 60_000)) deaths = 0;
      deaths += 1;
      options.onDeath({ deaths });
      await pause(Math.min((options.backoffMs ?? 250) * 2 ** (deaths - 1), options.maxBackoffMs ?? 10_000));
      deaths = await revive(deaths);
      startedAt = Date.now();
    }
  }

  /** Where it is held: stops it, and waits until it is not. */
  async function standsStill(): Promise<boolean> {
    const isHeld = (): Promise<boolean> => options.isHeld?.() ?? Promise.resolve(false);
    if (current.pid === undefined || stopped() || !(await isHeld())) return false;
    await current.stop();
    while (!stopped() && (await isHeld())) await pause(options.pollMs ?? 250);
    return true;
  }

  /** A process is seen to be gone a moment before its exit code is told. */
  async function endedForGood(): Promise<boolean> {
    if (current.exited === undefined) return false;
    return (await Promise.race([current.exited, pause(TOLD_WITHIN_MS)])) === EX_CONFIG;
  }

  async function revive(deathsBefore: number): Promise<number> {
    let deaths = deathsBefore;
    while (!stopped()) {
      try {
        current = await options.start();
        pulse = createPulse(options.silentMs ?? 120_000);
        options.onRestart?.(current);
        return deaths;
      } catch (error) {
        deaths += 1;
        options.onDeath({ deaths, error });
        await pause(options.maxBackoffMs ?? 10_000);
      }
    }
    return deaths;
  }

  async function pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  return {
    current: () => current,
    stop: async () => {
      stopping.abort();
      await watching;
      await current.stop();
    },
  };
}
