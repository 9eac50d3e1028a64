import type { Level } from '../../vocabulary/level.js';

/** What people hand in while an appeal runs (I-74); the schemas stand in `act-schemas-appeal.ts`. */

/** HR names who reads it, and may name somebody else until it is read. */
export interface AppealReaderAct {
  /** Employee number of somebody who took no part in the case. */
  readonly reader: string;
  /** Required to name another one. */
  readonly reason?: string;
}

/** What the reader of an appeal finds (I-74). */
export interface AppealReadingAct {
  readonly decision: 'uphold' | 'refuse';
  /** The person reads it. */
  readonly reason: string;
}

/** What HR makes of an appeal that was upheld; nothing that stands is overwritten. */
export type AppealRemedyAct =
  /** The case is decided again, from its beginning. */
  | { readonly do: 'new-round'; readonly reason: string }
  /**
   * A correcting record: another level and its pay, once the general manager agrees; from the day of the decision that it
   * corrects on, which nobody types.
   */
  | { readonly do: 'level'; readonly level: Level; readonly reason: string }
  /** A correcting record that changes neither level nor pay. */
  | { readonly do: 'record'; readonly reason: string };

/** What the general manager says to an appeal that its reader upholds (I-74). */
export interface AppealGmDecisionAct {
  readonly decision: 'approve' | 'return';
  /** Required to return. */
  readonly reason?: string;
}

/** Which form belongs to which task of an appeal. */
export interface AppealActByKind {
  readonly 'appeal.reader': AppealReaderAct;
  readonly 'appeal.reading': AppealReadingAct;
  readonly 'appeal.remedy': AppealRemedyAct;
  readonly 'appeal.gm-decision': AppealGmDecisionAct;
}
