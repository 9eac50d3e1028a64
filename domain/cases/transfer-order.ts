import type { Position } from '../vocabulary/position.js';
import type { Refusal } from '../vocabulary/refusal.js';

/** Where somebody is to go, and from when: what another case decided, and a transfer carries out (I-69, I-71). */
export interface TransferOrder {
  readonly position: Position;
  readonly departmentId: string;
  readonly superiorId: string;
  /** Civil date. */
  readonly transferOn: string;
  /** I-72: which opening for a quality inspector is filled. */
  readonly opening?: string;
}

/** What starts such a transfer. */
export interface OrderedTransfer extends Omit<TransferOrder, 'opening'> {
  readonly caseId: string;
  readonly personId: string;
  readonly reason: string;
  readonly opening: string | null;
  readonly openedBy: string;
}

/** What another case asks before it decides on a transfer, and to open it. */
export interface TransferOrderActivities {
  /** I-69, I-71: may this person be transferred like this? Nothing is opened. */
  admitTransfer(input: {
    readonly personId: string;
    readonly order: TransferOrder;
    readonly at: number;
  }): Promise<{ readonly refusal?: Refusal }>;

  /** The number of the transfer that a case opens; the same for the same case and round. */
  takeTransferNumber(input: {
    readonly caseId: string;
    readonly round: number;
    readonly at: number;
  }): Promise<{ readonly transferId: string }>;
}
