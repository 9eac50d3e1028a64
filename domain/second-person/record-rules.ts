import { DEPARTURE } from '../refusals/pipelines/departure.js';
import { RELATIVE } from '../refusals/people/records.js';
import { type Refusal, refuse } from '../vocabulary/refusal.js';
import type { Role } from '../vocabulary/roles.js';

/** Whether a change of HR's records is carried out at once, waits for a second person, or is refused (4.1). */
export type RecordRule = 'alone' | 'second' | Refusal;

/** What the records say of a departure that somebody of HR records. */
export interface DepartureFacts {
  readonly personId: string;
  readonly actorId: string;
  /** The roles of the one who leaves. */
  readonly roles: readonly Role[];
  /** He is the head of a department, which passes to the successor. */
  readonly heads: boolean;
  /** Who takes over: as named, or the superior. */
  readonly successorId: string | null;
}

/**
 * 4.1, I-58: nobody records his own departure; that of the general manager, of the HR manager and of a head waits for a
 * second person, and so does one by which reports and departments pass to whoever records it.
 */
export function departureRule({ personId, actorId, roles, heads, successorId }: DepartureFacts): RecordRule {
  if (personId === actorId) return refuse(DEPARTURE.OWN);
  if (successorId === actorId || heads) return 'second';
  return roles.includes('gm') || roles.includes('hr-manager') ? 'second' : 'alone';
}

/** I-35: a declaration counts once HR has confirmed it; HR's own word is that, where it is about others. */
export const relationRule = (pair: readonly [string, string], actorId: string): RecordRule =>
  pair.includes(actorId) ? 'second' : 'alone';

/** I-35: nobody takes back a relation that concerns himself, of whomever declared. */
export const relationWithdrawal = (pair: readonly [string, string], actorId: string): RecordRule =>
  pair.includes(actorId) ? refuse(RELATIVE.OWN_WITHDRAWAL) : 'alone';
