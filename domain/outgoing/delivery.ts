/** Whether something is still to be handed over, was taken, or was given up. */
export const DELIVERY_STATES = ['waiting', 'sent', 'failed'] as const;
/** One of these. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * How an attempt ended: taken by the other side; to be tried again, where `reached` says whether it was there at all; or
 * refused for good. Code and fault are its words, or those of the connection.
 */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'later'; readonly reached: boolean; readonly code: string; readonly fault: string }
  | { readonly outcome: 'never'; readonly code: string; readonly fault: string };
