import type { Level } from '../vocabulary/level.js';
import type { Position } from '../vocabulary/position.js';

/** One person of a cycle as he is reported to the general manager (8.5.5), as far as his case has come. */
export interface ReportedCase {
  readonly caseId: string;
  readonly personId: string;
  readonly name: string;
  readonly position: Position;
  readonly from: Level | null;
  readonly target: Level | null;
  readonly route: 'direct' | 'panel' | null;
  /** I-26: applied for as a special promotion. */
  readonly special: boolean;
  /** numeric as text. */
  readonly panelTotal: string | null;
  readonly stage: string;
  readonly finalLevel: Level | null;
  readonly reason: string | null;
}
