import type { ConfirmationEntry } from '../../taken-over/entry.js';
import type { TakenOver } from '../../taken-over/taken-over.js';
import type { CaseTerms } from '../../cases/case-terms.js';
import type { ConfirmationTrack } from '../../evaluation/request.js';
import type { Level } from '../../vocabulary/level.js';
import type { Position } from '../../vocabulary/position.js';

/** What starts a confirmation (§7): HR, or the day itself (I-45). Civil dates in Asia/Shanghai. */
export interface ConfirmationInput {
  readonly caseId: string;
  readonly personId: string;
  /** 转正日: as HR has entered it (I-45). */
  readonly confirmedOn: string;
  /** Employee number, or `system:schedule`. */
  readonly openedBy: string;
  /** It was under way when the service came (docs/decisions/0085). */
  readonly takenOver?: TakenOver<ConfirmationEntry>;
}

/** What the records say of the person and the rules of his level, at the start. */
export interface ConfirmationTerms extends CaseTerms {
  readonly position: Position;
  /** At present. */
  readonly level: Level;
  readonly track: ConfirmationTrack;
  /** Where the climb begins (7.3), and where it ends (8.3.3.A). */
  readonly base: Level;
  readonly cap: Level;
  readonly offers: ConfirmationOffers;
  /** 4.5.1: the supervisor above an agent; null where the manager proposes. */
  readonly proposer: string | null;
  /** 4.4: who manages his department; where nobody is named, whoever holds the role. */
  readonly managers: readonly string[];
  /** I-43: the department's within the workdays after the confirmation, HR's decision some more later. */
  readonly due: { readonly proposal: string; readonly review: string; readonly decision: string };
}

/** 7.3: what the rules offer on the ratings alone, and with an outstanding contribution. */
export interface ConfirmationOffers {
  readonly plain: Level;
  readonly outstanding: Level;
}
