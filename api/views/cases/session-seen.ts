import type { SeatRow, SessionRow } from '../../../db/defense/defense.js';
import type { SignedIn } from '../../http/route.js';
import { scopeOf } from '../viewer.js';

/** A seat with whether its sheet is in, and with the sheet where it may be read. */
type SeenSeat = SeatRow & { readonly submitted: boolean };
const withSheet = (seat: SeatRow): SeenSeat => ({ ...seat, submitted: seat.scores !== null });
const withoutSheet = (seat: SeatRow): SeenSeat => ({ ...withSheet(seat), scores: null, comment: null });

/** What of a defense session somebody reads. */
export interface SessionSeen {
  /** HR, the general manager and the auditor: with what is kept from the panel. */
  readonly whole: boolean;
  readonly seats: readonly SeenSeat[];
  /** Whether the result of a case is among it. */
  readonly isResultSeen: (caseId: string) => boolean;
  /** Whether results are read with their totals: not by the auditor (I-37). */
  readonly withTotals: boolean;
}

/**
 * 8.3.4, I-37: a scorer reads the sheets of those whom he scores, the chair of all, while the session is open; afterwards
 * each his own sheet. The auditor reads who sat and what came of it, no scores, totals and comments. A candidate reads nothing of it, whatever his office. Undefined for whom there is nothing to read.
 */
export function sessionSeen(actor: SignedIn, session: SessionRow, seats: readonly SeatRow[]): SessionSeen | undefined {
  const me = actor.personId;
  if (seats.some(({ candidateId }) => candidateId === me)) return undefined;
  const all = { whole: true, isResultSeen: () => true };
  if (actor.roles.includes('auditor')) return { ...all, seats: seats.map(withoutSheet), withTotals: false };
  if (scopeOf(actor) === 'all') return { ...all, seats: seats.map(withSheet), withTotals: true };
  const own = seats.filter(({ scorerId }) => scorerId === me);
  const isOpen = session.stage !== 'closed';
  const scored = new Set((session.chair === me ? seats : own).map(({ caseId }) => caseId));
  const seen = isOpen ? seats.filter(({ caseId }) => scored.has(caseId)) : own;
  if (seen.length === 0) return undefined;
  const isResultSeen = (caseId: string): boolean => isOpen && scored.has(caseId);
  return { whole: false, seats: seen.map(withSheet), isResultSeen, withTotals: true };
}
