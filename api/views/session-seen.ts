import type { SeatRow, SessionRow } from '../../db/defense/defense.js';
import type { SignedIn } from '../http/route.js';
import { scopeOf } from './viewer.js';

/** What of a defense session somebody reads. */
export interface SessionSeen {
  /** HR and the general manager: with what is kept from the panel. */
  readonly whole: boolean;
  readonly seats: readonly SeatRow[];
  /** Whether the result of a case is among it. */
  readonly isResultSeen: (caseId: string) => boolean;
}

/**
 * 8.3.4, I-37: a scorer reads the sheets of those whom he scores, the chair of all, while the session is open; afterwards
 * each his own sheet. A candidate reads nothing of it, whatever his office. Undefined for whom there is nothing to read.
 */
export function sessionSeen(actor: SignedIn, session: SessionRow, seats: readonly SeatRow[]): SessionSeen | undefined {
  const me = actor.personId;
  if (seats.some(({ candidateId }) => candidateId === me)) return undefined;
  if (scopeOf(actor) === 'all') return { whole: true, seats, isResultSeen: () => true };
  const own = seats.filter(({ scorerId }) => scorerId === me);
  const isOpen = session.stage !== 'closed';
  const scored = new Set((session.chair === me ? seats : own).map(({ caseId }) => caseId));
  const seen = isOpen ? seats.filter(({ caseId }) => scored.has(caseId)) : own;
  if (seen.length === 0) return undefined;
  return { whole: false, seats: seen, isResultSeen: (caseId) => isOpen && scored.has(caseId) };
}
