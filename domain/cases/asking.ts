import type { CaseTerms } from './case-terms.js';

/** An evaluation of a case by the policy it keeps; frozen under the name of the step that asks. */
export interface Asking extends Pick<CaseTerms, 'policyVersion' | 'choices'> {
  readonly caseId: string;
  readonly askedBy: string;
}
