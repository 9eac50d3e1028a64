import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { CycleForecast } from './forecast.js';

/** For so long, in milliseconds, what a page was told counts for what it asks next. */
const JUST_MS = 10_000;
/** So many pages may be between their two questions. */
const MOST = 8;

/**
 * Forecasts whose people a page was just told, so that what they cost is of the same people and is not worked out anew:
 * each is taken once, by the same reader for the same cycle, within ten seconds; whoever comes later asks the records.
 */
export class JustForetold {
  private readonly kept = new Map<string, { readonly at: number; readonly found: CycleForecast }>();

  /** @param at milliseconds since the epoch. */
  keep(actor: Actor, found: CycleForecast, at: number): void {
    const key = keyOf(actor, found.cycle);
    this.kept.delete(key);
    this.kept.set(key, { at, found });
    for (const [other, { at: since }] of this.kept) {
      if (this.kept.size > MOST || at - since > JUST_MS) this.kept.delete(other);
    }
  }

  /** What the reader was told of the cycle a moment ago; undefined where nothing was, or it was taken already. */
  take(actor: Actor, cycle: string | undefined, at: number): CycleForecast | undefined {
    const key = keyOf(actor, cycle ?? null);
    const one = this.kept.get(key);
    this.kept.delete(key);
    return one === undefined || at - one.at > JUST_MS ? undefined : one.found;
  }
}

const keyOf = ({ personId, roles, by = '' }: Actor, cycle: string | null): string =>
  JSON.stringify([personId, by, [...roles].sort(), cycle]);
