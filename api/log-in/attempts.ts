import { ipKeyGenerator } from 'express-rate-limit';
import type { Request } from 'express';
import type { ApiSettings } from '../../domain/settings/configuration.js';
import { createMinuteCount } from '../http/gate/call-limits.js';
import { tooManyAttempts } from '../http/refusals.js';

/** Counts log-in attempts by address and minute. */
interface AttemptLimit {
  /**
   * Counts one before it is judged, so that parallel guesses cannot outrun the limit. What it gives takes it back: a
   * right password counts against nobody who shares the address.
   * @throws ApiRefusal `AUTH.TOO_MANY_ATTEMPTS`.
   */
  begin(req: Request): Promise<() => Promise<void>>;
}

/** A count of its own: whoever uses up one has the other left. */
export function createAttemptLimit({ signInAttempts }: ApiSettings): AttemptLimit {
  const count = createMinuteCount();
  return {
    begin: async (req) => {
      const address = ipKeyGenerator(req.ip ?? '');
      const { hits, seconds } = await count.add(address);
      if (hits > signInAttempts) throw tooManyAttempts(seconds);
      return () => count.takeBack(address);
    },
  };
}
