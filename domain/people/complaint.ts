import type { CivilDate } from '../vocabulary/civil-date.js';
import type { Text } from '../vocabulary/text.js';

/** Not decided yet, found to be right, or found not to be (I-17). */
export const COMPLAINT_STATUSES = ['pending', 'upheld', 'dismissed'] as const;
/** How far a complaint is. */
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

/** Why somebody complained (I-18); the first two are personal causes. */
export const COMPLAINT_CAUSES = ['service-attitude', 'other-personal', 'not-personal'] as const;
/** What a complaint is about; whether that is personal decides §8.4 and §11. */
export type ComplaintCause = (typeof COMPLAINT_CAUSES)[number];

/** A complaint about a person; `date` is the day of the incident (I-17). */
export interface Complaint {
  readonly date: CivilDate;
  readonly status: ComplaintStatus;
  readonly cause: ComplaintCause;
}

/** Whether the cause lies in the person (个人原因, I-18). */
export const isPersonal = (cause: ComplaintCause): boolean => cause !== 'not-personal';

/** How far a complaint is, in words. */
export const COMPLAINT_STATUS_NAMES: Readonly<Record<ComplaintStatus, Text>> = {
  pending: { zh: '待确认', en: 'pending' },
  upheld: { zh: '成立', en: 'upheld' },
  dismissed: { zh: '不成立', en: 'dismissed' },
};

/** What a complaint is about, in words. */
export const COMPLAINT_CAUSE_NAMES: Readonly<Record<ComplaintCause, Text>> = {
  'service-attitude': { zh: '服务态度', en: 'service attitude' },
  'other-personal': { zh: '其他个人原因', en: 'other personal cause' },
  'not-personal': { zh: '非个人原因', en: 'not personal' },
};
