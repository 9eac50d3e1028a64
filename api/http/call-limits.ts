import { ipKeyGenerator, MemoryStore, type Store } from 'express-rate-limit';
import type { Request } from 'express';
import type { ApiSettings } from '../../domain/settings/configuration.js';
import { tooOften } from './refusals.js';

/** How often somebody may call in a minute, judged before anything of the call is read. */
export interface CallLimits {
  /** Counts a call of nobody whom we know for its address. @throws ApiRefusal `REQUEST.TOO_OFTEN`. */
  stranger(req: Request): Promise<void>;
  /** Counts a call of an account. @throws ApiRefusal `REQUEST.TOO_OFTEN`. */
  account(accountId: number): Promise<void>;
}

const MINUTE_MS = 60_000;

const storeOf = (): Store => {
  const store = new MemoryStore();
  store.init({ windowMs: MINUTE_MS } as Parameters<MemoryStore['init']>[0]);
  return store;
};

const secondsTo = (end: Date | undefined): number =>
  Math.max(1, Math.ceil(((end?.getTime() ?? Date.now() + MINUTE_MS) - Date.now()) / 1000));

/** Counted in the memory of this process: a second API counts for itself. */
export function createCallLimits({ anonymousCalls, accountCalls }: ApiSettings): CallLimits {
  const strangers = storeOf();
  const accounts = storeOf();
  const count = async (store: Store, key: string, most: number): Promise<void> => {
    const { totalHits, resetTime } = await store.increment(key);
    if (totalHits > most) throw tooOften(secondsTo(resetTime));
  };
  return {
    stranger: (req) => count(strangers, ipKeyGenerator(req.ip ?? ''), anonymousCalls),
    account: (accountId) => count(accounts, String(accountId), accountCalls),
  };
}
