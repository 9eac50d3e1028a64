import type { AppealRemedyAct } from './acts.js';
import type { CaseKind } from '../../cases/case-kind.js';
import type { CaseTerms } from '../../cases/case-terms.js';
import type { Level } from '../../vocabulary/level.js';
import type { OpenedWith } from '../people/people.js';
import type { Refusal } from '../../vocabulary/refusal.js';

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

/** A level that is corrected, with what it replaces. */
export interface LevelCorrection {
  readonly from: Level;
  readonly to: Level;
  readonly effectiveFrom: string;
  /** I-21: a level that comes back counts from where it counted before. */
  readonly countsFrom: string;
  /** By which level the pay goes now; null where it goes by the corrected one already. */
  readonly payFrom: Level | null;
  readonly reason: string;
}

/** What an appeal asks of the records; it only reads. */
export interface AppealActivities {
  /** May this person appeal against this decision now? */
  openAppeal(input: AppealInput & { readonly at: number }): Promise<OpenedWith<AppealTerms>>;

  /** Took the person no part in the case, and may he read the appeal? Gives everybody who took part. */
  checkReader(input: {
    readonly aboutId: string;
    readonly personId: string;
    readonly reader: string;
    readonly at: number;
  }): Promise<OpenedWith<{ readonly tookPart: readonly string[] }>>;

  /** Can the remedy be carried out as the records stand? For a level: what it changes. */
  checkRemedy(input: {
    readonly aboutId: string;
    readonly personId: string;
    readonly policyVersion: string;
    readonly act: AppealRemedyAct;
    readonly at: number;
  }): Promise<{ readonly refusal: Refusal } | { readonly correction: LevelCorrection | null }>;
}
