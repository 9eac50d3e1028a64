import type { CaseTerms } from '../../cases/case-terms.js';

/** I-73: what HR asks to move a case to another policy version with. */
export interface RebaseInput {
  readonly caseId: string;
  /** The case that is moved. */
  readonly aboutId: string;
  readonly toVersion: string;
  readonly reason: string;
  /** Numbers of uploads that bear the reason out. */
  readonly files?: readonly string[];
  readonly openedBy: string;
}

/** What the case that is moved began with, and who carries it. */
export interface RebaseTerms extends CaseTerms {
  readonly personId: string;
  /** The workflow that carries the case. */
  readonly carriedBy: string;
  readonly round: number;
}
