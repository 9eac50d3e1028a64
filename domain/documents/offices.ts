/** Whom a signature is for: the chair of a panel (8.5.4, 9.5.7), HR, or the general manager (8.5.5, 9.5.4, 9.5.8). */
export type Office = 'chair' | 'hr' | 'gm';

/** What was decided with a signature: how many of each outcome, and of a single document why. */
export interface OfficeSaid {
  readonly approve?: number;
  readonly reject?: number;
  readonly return?: number;
  readonly reason?: string;
}

/** Who signed for an office, when, and the digest of what he signed. */
export interface OfficeSignature {
  readonly role: Office;
  /** As he was called then. */
  readonly name: string;
  /** Who acted in his place, by a proxy. */
  readonly deputyName: string | null;
  /** Of a frozen paper, for which of its cases; empty of a document. */
  readonly cases: readonly string[];
  readonly said: OfficeSaid;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What is frozen when an office signs it: the summary of a session, the report of a cycle. */
export type FrozenKind = 'session-summary' | 'cycle-report';
