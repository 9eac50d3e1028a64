import type { ReviewGroup } from '../../evaluation/request.js';

/** 9.5.5: HR's letter. The months are whole and at least as many as the policy asks for (I-51). */
export interface TrialLetterAct {
  /** Civil date, not before the general manager's approval (9.5.4). */
  readonly startOn: string;
  readonly months: number;
  /** Employee numbers of those who report to the candidate from then on; may be empty. */
  readonly team: readonly string[];
  readonly remark?: string;
}

/** What HR does while a trial runs; each is one act of the standing task. */
export type TrialManageAct =
  /** I-51: once, and the general manager decides. */
  | { readonly do: 'request-extension'; readonly months: number; readonly reason: string }
  /** I-59: after a C, a complaint or for another reason; the general manager decides. */
  | { readonly do: 'request-end'; readonly reason: string }
  /** I-51: a long leave; the days from `from` on do not count. */
  | { readonly do: 'pause'; readonly from: string; readonly reason: string }
  /** The first day that counts again. */
  | { readonly do: 'resume'; readonly on: string; readonly reason?: string }
  /** 9.5.6: somebody who was forgotten. */
  | {
      readonly do: 'add-rater';
      readonly group: Exclude<ReviewGroup, 'subordinates'>;
      readonly personId: string;
      readonly reason: string;
    }
  /** I-55, I-58: for a subordinate the next of the same shuffle, for others whom HR names. */
  | { readonly do: 'replace-rater'; readonly rater: string; readonly by?: string; readonly reason: string }
  /** I-55, I-56: the review may close without this group. */
  | { readonly do: 'waive-group'; readonly group: ReviewGroup; readonly reason: string }
  /** I-56: after the due day, with what is there. */
  | { readonly do: 'close-review'; readonly reason?: string };

/** I-51, I-57, I-59: the general manager on HR's request. */
export interface TrialDecisionAct {
  readonly decision: 'approve' | 'reject';
  /** Required to reject. */
  readonly reason?: string;
}

/** I-57, I-60: below the mark HR proposes, the general manager decides. */
export type TrialBelowMarkAct =
  | { readonly propose: 'end'; readonly reason: string }
  | { readonly propose: 'extend'; readonly months: number; readonly reason: string };

/** A head of a department who is not asked though the records name him, and why (I-55). */
export interface HeadLeftOut {
  readonly personId: string;
  readonly reason: string;
}

/** 9.5.6: HR confirms who is asked beside the subordinates, who are drawn (I-55). */
export interface ReviewRatersAct {
  readonly superiors: readonly string[];
  readonly departmentHeads: readonly string[];
  /** I-55: heads on record whom HR does not ask; the general manager reads why. */
  readonly leftOut?: readonly HeadLeftOut[];
}

/** 9.5.6, §15.6: a rater's sheet. Only the API sees it open; what goes on to the workflow says `sealed`. */
export interface ReviewSheetAct {
  readonly sheet: ReviewSheet | 'sealed';
}
/** A sheet of the anonymous review. */
export interface ReviewSheet {
  /** 0 to 100, two decimals, by the items of the policy's form. */
  readonly scores: Readonly<Record<string, number>>;
  readonly comment?: string;
}

/** Which form belongs to which task of a trial appointment (9.5.5, 9.5.6). */
export interface TrialActByKind {
  readonly 'trial.letter': TrialLetterAct;
  readonly 'trial.manage': TrialManageAct;
  readonly 'trial.extension': TrialDecisionAct;
  readonly 'trial.end': TrialDecisionAct;
  readonly 'trial.below-mark': TrialBelowMarkAct;
  readonly 'review.raters': ReviewRatersAct;
  readonly 'review.sheet': ReviewSheetAct;
}
