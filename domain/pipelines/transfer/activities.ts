import type { EntanglementActivities } from '../../cases/entanglements.js';
import type { TransferOrderActivities } from '../../cases/transfer-order.js';
import type { OpenedWith } from '../../cases/opened-with.js';
import type { TransferInput, TransferTerms } from './start.js';

/** What a transfer (§10) asks of the records; the instant is in epoch milliseconds. */
export interface TransferActivities extends EntanglementActivities, TransferOrderActivities {
  /** §10: may this person be transferred like this, and who has a say? */
  openTransfer(input: TransferInput & { readonly at: number }): Promise<OpenedWith<TransferTerms>>;
}
