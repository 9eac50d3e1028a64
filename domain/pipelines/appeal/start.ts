import type { CaseKind } from '../../cases/case-kind.js';
import type { CaseTerms } from '../../cases/case-terms.js';

/** I-74: what a person appeals with. */
export interface AppealInput {
  readonly caseId: string;
  /** The case that the decision belongs to. */
  readonly aboutId: string;
  /** Employee number of whoever appeals. */
  readonly personId: string;
  /** Kind of the decision; null for the latest that he was told. */
  readonly decision: string | null;
  readonly grounds: string;
  readonly evidence: string | null;
  /** Numbers of uploads that prove it. */
  readonly files?: readonly string[];
}

/** An appeal keeps the policy and the choices of the case that it is about (I-73). */
export interface AppealTerms extends CaseTerms {
  readonly aboutKind: CaseKind;
  readonly decision: {
    readonly decision: string;
    readonly clause: string;
    readonly outcome: string;
    readonly round: number;
    readonly decidedBy: string | null;
    readonly at: number;
    readonly noticedOn: string;
    readonly until: string;
  };
}
