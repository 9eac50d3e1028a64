import { ipKeyGenerator, MemoryStore } from 'express-rate-limit';
import type { Request } from 'express';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { tooOften } from '../refusals.js';

/** How often somebody may call in a minute, judged before anything of the call is read. */
export interface CallLimits {
  /** Counts a call of nobody whom we know for its address. @throws ApiRefusal `REQUEST.TOO_OFTEN`. */
  stranger(req: Request): Promise<void>;
  /** Counts a call of an account, or of a script by its own name. @throws ApiRefusal `REQUEST.TOO_OFTEN`. */
  account(key: number | string): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Counts things by a key, a minute from the first of them on. */
interface MinuteCount {
  /** Counts one more; how many there are, and in how many seconds the count begins anew. */
  add(key: string): Promise<{ readonly hits: number; readonly seconds: number }>;
  takeBack(key: string): Promise<void>;
}

/** A count in the memory of this process. */
export function createMinuteCount(): MinuteCount {
  const store = new MemoryStore();
  store.init({ windowMs: MINUTE_MS } as Parameters<MemoryStore['init']>[0]);
  return {
    add: async (key) => {
      const { totalHits, resetTime } = await store.increment(key);
      const end = resetTime?.getTime() ?? Date.now() + MINUTE_MS;
      return { hits: totalHits, seconds: Math.max(1, Math.ceil((end - Date.now()) / 1000)) };
    },
    takeBack: (key) => store.decrement(key),
  };
}

/** Counted in the memory of this process: a second API counts for itself. */
export function createCallLimits({ anonymousCalls, accountCalls }: ApiSettings): CallLimits {
  const strangers = createMinuteCount();
  const accounts = createMinuteCount();
  const count = async (of: MinuteCount, key: string, most: number): Promise<void> => {
    const { hits, seconds } = await of.add(key);
    if (hits > most) throw tooOften(seconds);
  };
  return {
    stranger: (req) => count(strangers, ipKeyGenerator(req.ip ?? ''), anonymousCalls),
    account: (key) => count(accounts, String(key), accountCalls),
  };
}
