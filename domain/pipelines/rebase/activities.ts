import type { CaseTerms } from '../../cases/case-terms.js';
import type { OpenedWith } from '../people/people.js';

/** I-73: what HR asks to move a case to another policy version with. */
export interface RebaseInput {
  readonly caseId: string;
  /** The case that is moved. */
  readonly aboutId: string;
  readonly toVersion: string;
  readonly reason: string;
  readonly openedBy: string;
}

export interface RebaseTerms extends CaseTerms {
  readonly personId: string;
  /** The workflow that carries the case. */
  readonly carriedBy: string;
  readonly round: number;
}

export interface RebaseActivities {
  /** I-73: may this case be moved to that version? The terms are those that it began with. Only reads. */
  openRebase(input: RebaseInput): Promise<OpenedWith<RebaseTerms>>;
}
