import type { Ruling } from '../../evaluation/request.js';
import type { ItemScores } from '../../evaluation/assessment-form.js';

/** The forms of a vacancy (9.1 to 9.5.4), from nomination to the general manager's approval of the trial. */

/** 9.1, I-46: what HR does with an open vacancy. */
export type ManageVacancyAct =
  | { readonly do: 'close'; readonly reason: string }
  | { readonly do: 'head-count'; readonly headCount: number; readonly reason: string };

/** 9.5.1: the department manager nominates somebody; the engine is asked at once. */
export interface NominationAct {
  readonly personId: string;
  /** What speaks for him (9.3.1). */
  readonly reason: string;
  /** Files that show it; they come with the case that begins. */
  readonly files?: readonly string[];
}

/** 9.5.1, I-38: HR has returned a nomination: the department hands it in anew, as of today, or withdraws it. */
export interface RenominationAct {
  readonly do: 'nominate' | 'withdraw';
  /** What speaks for him now; why he is nominated no more. */
  readonly reason: string;
  readonly files?: readonly string[];
}

/** 9.5.2: HR confirms the facts of a nominee and names who fills in the sheets; or refuses him. */
export type VerificationAct =
  | {
      readonly do: 'confirm';
      /** I-48: heads of the department. */
      readonly competency: readonly string[];
      /** I-48: heads of related departments; fewer than two are warned of. */
      readonly peripheral: readonly string[];
    }
  /** I-09: on months of protected leave, where leaving them out gives more; the person reads the reason. */
  | { readonly do: 'rule'; readonly ruling: Ruling; readonly reason: string }
  /** I-68: asks the engine again with today's facts. */
  | { readonly do: 'reevaluate' }
  | { readonly do: 'refuse'; readonly reason: string };

/** 9.5.2, §15.4, §15.5: a rater's sheet; its items are those of the policy version. */
export interface AssessmentSheetAct {
  readonly scores: ItemScores;
  readonly comment?: string;
}

/** 9.5.2: HR names somebody else for a sheet that is still owed. */
export interface ReplaceRaterAct {
  readonly form: 'competency' | 'peripheral';
  readonly rater: string;
  readonly by: string;
  readonly reason: string;
}

/** 9.5.3, 《管理干部资格审查评定表》: HR says whether the nominee qualifies. */
export interface QualificationAct {
  readonly qualified: boolean;
  /** Required when he does not. */
  readonly reason?: string;
}

/** 9.5.4: HR lays the materials before the general manager. */
export interface TrialSubmissionAct {
  readonly note?: string;
  /** Required while other nominees are still in an earlier stage. */
  readonly withoutOthersReason?: string;
}

/** 9.5.4, I-38: the general manager's decisions on the trial, a nominee each. */
export interface TrialDecisionAct {
  readonly decisions: readonly TrialDecision[];
}
/** What the general manager says to one nominee's trial (9.5.4). */
export interface TrialDecision {
  readonly caseId: string;
  readonly decision: 'approve' | 'reject' | 'return';
  /** Required to reject and to return. */
  readonly reason?: string;
  /** Where a returned case goes on; required to return. */
  readonly to?: 'verification' | 'qualification';
}

/** Which form belongs to which task of a vacancy. */
export interface VacancyActByKind {
  readonly 'vacancy.manage': ManageVacancyAct;
  readonly 'vacancy.nomination': NominationAct;
  readonly 'vacancy.renomination': RenominationAct;
  readonly 'vacancy.verification': VerificationAct;
  readonly 'vacancy.competency-sheet': AssessmentSheetAct;
  readonly 'vacancy.peripheral-sheet': AssessmentSheetAct;
  readonly 'vacancy.raters': ReplaceRaterAct;
  readonly 'vacancy.qualification': QualificationAct;
  readonly 'vacancy.gm-submission': TrialSubmissionAct;
  readonly 'vacancy.gm-decision': TrialDecisionAct;
}
