import type { PanelGroup } from '../../evaluation/request.js';
import type { HeardFor } from '../../evaluation/switches.js';
import type { Refusal } from '../../vocabulary/refusal.js';
import type { AppointPanelAct, SeatDeviation } from './acts.js';

/** What a defense session (8.3.4, 9.5.7) asks of the records; only evaluations are kept. */
export interface DefenseActivities {
  /** 4.3, 8.3.4, I-32 to I-35: who scores whom, or why this panel may not sit. */
  composePanel(input: {
    /** The cycle or the vacancy whose cases are heard. */
    readonly groupId: string;
    readonly panel: AppointPanelAct;
    readonly clause: string;
    /** Which of the three pass marks it takes (I-30). */
    readonly heardFor: HeardFor;
    /** What the case began with; where it has no mark, today's of the register is taken and kept for the whole group. */
    readonly choices: Readonly<Record<string, string | number>>;
    /** Epoch milliseconds. */
    readonly at: number;
  }): Promise<ComposedPanel | { readonly refusal: Refusal }>;

  /** I-33, I-35: may this person take that scorer's place in the session? */
  checkSubstitute(input: {
    readonly sessionId: string;
    readonly scorer: string;
    readonly by: string;
    /** Epoch milliseconds. */
    readonly at: number;
  }): Promise<{ readonly refusal?: Refusal }>;

  /** 8.3.4: the panel's figure for every candidate of a session whose sheets are in. Keeps each evaluation. */
  evaluateSession(input: { readonly sessionId: string }): Promise<readonly SessionFigure[]>;
}

/** A panel that may sit: who scores whom, and the mark from which it passes somebody (I-30). */
export interface ComposedPanel {
  readonly scorers: readonly PanelScorer[];
  /** 0 to 100. */
  readonly passMark: number;
  /** Where HR deviates from its records, as it was given (I-34). */
  readonly deviations: readonly SeatDeviation[];
}

/** Who scores a case, and for which groups of the panel. */
export interface PanelScorer {
  readonly caseId: string;
  readonly personId: string;
  readonly groups: readonly PanelGroup[];
}

/** What a case's panel came to; the total as text, with the decimals that decide (I-36), null where it cannot close. */
export interface SessionFigure {
  readonly caseId: string;
  readonly outcome: 'passed' | 'failed' | 'incomplete';
  readonly total: string | null;
}
