import type { CaseKind } from '../cases/case-kind.js';
import { isMarked } from '../pipelines/pipelines.js';
import { VOID } from '../refusals/undo.js';
import { RECORD_DECIDERS } from '../second-person/waiting-change.js';
import { refuse, type Refusal } from '../vocabulary/refusal.js';
import type { Role } from '../vocabulary/roles.js';

/** What the voiding of a case says, as the workflow that carries the case gets it (docs/decisions/0057). */
export interface Voiding {
  /** Which kind of case it is. */
  readonly voids: CaseKind;
  readonly caseId: string;
  /** Whose case it is. */
  readonly personId: string;
  readonly reason: string;
  /** Files beside the reason: uploads of whoever asks, handed in with the one case that it is about. */
  readonly files?: readonly string[];
  /** The second person (4.1): employee number. */
  readonly approvedBy: string;
}

/** Where a case stands, as far as it decides whether it may be voided. */
interface Voidable {
  readonly kind: CaseKind;
  readonly stage: string;
  readonly isClosed: boolean;
}

/** Why a case is voided no more: it is over, or its result is in effect or handed back. The workflow judges again. */
export function againstVoiding({ kind, stage, isClosed }: Voidable): Refusal | undefined {
  if (isClosed) return refuse(VOID.CLOSED, { caseKind: kind });
  return isMarked(kind, stage, 'holds') ? refuse(VOID.IN_EFFECT, { caseKind: kind }) : undefined;
}

/**
 * Who is the second person: whoever it is for HR's records; of an appeal the general manager, since HR may have taken
 * part in what it is about (I-74).
 */
export const voidDeciders = (kind: CaseKind): readonly Role[] => (kind === 'appeal' ? ['gm'] : RECORD_DECIDERS);

/** What HR has written, as the case keeps it beside other ways to end. */
export const voidedNote = (reason: string): string => `作废 / voided: ${reason}`;
