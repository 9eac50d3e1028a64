import type { Asking } from '../../cases/asking.js';
import type { OpenedWith } from '../../cases/opened-with.js';
import type { ConfirmationInput, ConfirmationOffers, ConfirmationTerms } from './start.js';

/** What a confirmation (§7) asks of the records; evaluations are frozen. The instants are epoch milliseconds. */
export interface ConfirmationActivities {
  /** §7: may this person be confirmed, and what do the rules offer? */
  openConfirmation(input: ConfirmationInput & { readonly at: number }): Promise<OpenedWith<ConfirmationTerms>>;
  /** 7.3: what the rules offer now: ratings may have come since. */
  offerConfirmation(
    input: Asking &
      Pick<ConfirmationInput, 'personId' | 'confirmedOn'> &
      Pick<ConfirmationTerms, 'position' | 'level' | 'track'> & { readonly outstandingContribution: boolean },
  ): Promise<ConfirmationOffers>;
  /** 7.1: the cases that are due to be opened, numbered the same however often it is asked. */
  listDueConfirmations(input: { readonly at: number }): Promise<{ readonly cases: readonly ConfirmationInput[] }>;
}
