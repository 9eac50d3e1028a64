import type { Level } from '../../vocabulary/level.js';
import type { Position } from '../../vocabulary/position.js';

/**
 * One person's place in a level-promotion cycle (§8.5): a union on `stage`, plain JSON. The cycle's workflow
 * holds it; `candidate` and the head of the case are its projection, column by column.
 */
export type Candidate =
  /** I-09: waits for HR's ruling on missing months. */
  | (Found & { readonly stage: 'ruling' })
  /** 8.2, 8.4: no step; final for the cycle unless the department asks for a special promotion (I-26). */
  | (Found & { readonly stage: 'ineligible'; readonly reason?: string })
  /** 8.5.2: the department head may submit or leave out. */
  | (Found & { readonly stage: 'listed' })
  | (Found & { readonly stage: 'left-out'; readonly reason: string })
  /** With HR for its first review (8.5.3). */
  | (Asked & { readonly stage: 'first-review' })
  | (Asked & { readonly stage: 'refused'; readonly reason: string })
  /** Waiting for the panel, or before it (8.5.4). */
  | (Asked & { readonly stage: 'awaiting-defense' })
  | (Asked & { readonly stage: 'in-defense'; readonly sessionId: string })
  /** For the general manager to decide (8.5.5). */
  | (Asked & { readonly stage: 'ready' })
  | (Asked & { readonly stage: 'with-gm'; readonly batch: number })
  | (Asked & { readonly stage: 'approved'; readonly finalLevel: Level; readonly effectiveFrom: string })
  | (Asked & { readonly stage: 'rejected'; readonly reason: string });

/** Where a candidate of a cycle stands. */
export type CandidateStage = Candidate['stage'];

/** What the engine found. */
export interface Found {
  readonly caseId: string;
  readonly personId: string;
  readonly position: Position;
  readonly from: Level;
  readonly evaluationNo: number;
  readonly outcome: 'eligible' | 'ineligible' | 'needs-ruling' | 'on-hold';
  readonly directSteps: number;
  readonly panelSteps: number;
  /** I-17: a pending complaint could change the result. */
  readonly hold: boolean;
  /** Was on hold at some time: waiting for it must not cost the person the effective month (I-17). */
  readonly wasHeld: boolean;
  /** I-10: HR must acknowledge an upheld complaint. */
  readonly acknowledge: boolean;
  /** Counts up at every return (I-38). */
  readonly round: number;
  /** I-37: one new date a cycle. */
  readonly missedDefenses: number;
  readonly panel?: PanelResult;
}

/** What the department asks for. */
export interface Asked extends Found {
  readonly target: Level;
  /** Where the direct steps alone lead; `from` when there are none (I-24). */
  readonly directTarget: Level;
  readonly route: 'direct' | 'panel';
  readonly special: boolean;
}

/** What a panel came to for a candidate. */
export interface PanelResult {
  readonly sessionId: string;
  readonly outcome: 'passed' | 'failed' | 'missed';
  /** Two decimals, half up; null when the person did not come. */
  readonly total: string | null;
}
