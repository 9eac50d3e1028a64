import type { Role } from '../vocabulary/roles.js';

/**
 * How an open task goes to others by somebody's act: HR hands over what was somebody's; whoever has it transfers it for
 * good, or delegates it and keeps it; whoever it was delegated to hands it back, or is relieved of it.
 */
export const MOVES = ['hand-over', 'transfer', 'delegate', 'hand-back'] as const;
/** How an open task goes to others by somebody's act. */
export type MoveKind = (typeof MOVES)[number];

/** What such an act says beside its task. */
export interface Move {
  readonly move: MoveKind;
  /** Whose it was: of a hand-over, named by HR; otherwise whoever acts, or whom it was delegated to. */
  readonly from: string;
  /** Whose it is now; whose it is again. */
  readonly to: string;
  /** The roles that count for whoever gets it. */
  readonly toRoles: readonly Role[];
  /** Of a hand-over: the roles of whose it was, where he has it by one of them; absent in acts from before. */
  readonly fromRoles?: readonly Role[];
  readonly reason: string;
}

/** To whom a task is delegated by whom, by employee number. */
export type Delegates = Readonly<Record<string, string>>;

/**
 * The same once it has gone on from somebody: a delegation is added, or ended with whose it was; what he had delegated is
 * his successor's to take back, and ended where it comes to that one himself.
 */
export function delegatesAfter(
  delegates: Delegates,
  { isDelegation, from, by }: { readonly isDelegation: boolean; readonly from: string; readonly by: string },
): Delegates {
  if (isDelegation) return { ...delegates, [by]: from };
  const kept = Object.entries(delegates).filter(([one]) => one !== from);
  const passedOn = kept.map(([to, whose]) => [to, whose === from ? by : whose] as const);
  return Object.fromEntries(passedOn.filter(([to, whose]) => to !== whose));
}
