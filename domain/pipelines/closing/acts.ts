/** 8.5.6, I-40: the department held the interview. */
export interface InterviewAct {
  readonly heldOn: string;
  readonly summary: string;
  /** 9.5.9: employee numbers of who else was there; HR and the department hold it together. */
  readonly attendees?: readonly string[];
}

/** I-40: the employee confirms that the interview took place. */
export interface InterviewConfirmationAct {
  readonly tookPlace: boolean;
  readonly remark?: string;
  /** Only HR, in the employee's place after escalation. */
  readonly onBehalfReason?: string;
}

/** How a sheet was signed, or why not (I-41). */
export const SIGNATURES = ['signed', 'refused', 'not-reached'] as const;
/** How a sheet was signed, or why not (I-41). */
export type Signature = (typeof SIGNATURES)[number];

/** 8.5.7, I-41: the employee signs the notice or refuses; HR enters what he signed on paper, or that he could not be reached. */
export interface NoticeSignatureAct {
  readonly signature: Signature;
  /** Required where nobody signed. */
  readonly reason?: string;
  /** Only HR: the pages of the signed sheet. */
  readonly scan?: readonly string[];
}

/** Which form belongs to which of the last tasks of a result. */
export interface ClosingActByKind {
  readonly 'level.interview': InterviewAct;
  readonly 'level.interview-confirmation': InterviewConfirmationAct;
  readonly 'level.notice': NoticeSignatureAct;
}
