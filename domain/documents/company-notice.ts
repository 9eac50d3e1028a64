import type { Position } from '../vocabulary/position.js';

/** What a step says of a company-wide notice (9.5.10, I-62): an appointment, or that an earlier notice is withdrawn. */
export type CompanyNoticeOrder = AppointmentAnnouncement | NoticeWithdrawal;

interface AppointmentAnnouncement {
  /** As it was drafted and signed off. */
  readonly text: string;
  readonly from: Position;
  readonly to: Position;
  /** Civil date. */
  readonly appointedOn: string;
}

interface NoticeWithdrawal {
  /** Number of the notice that no longer stands. */
  readonly withdraws: string;
  readonly reason: string;
}
