/**
 * What may be wrong: a row that is not as it was sealed, or stands where another stood; one that is gone; one that nobody
 * sealed, or that another role than the service's wrote; a link that does not follow the one before; links that are
 * gone; a head that was kept outside and is not in the chain; what was erased without a second person’s consent.
 */
export const SEAL_FAULTS = ['changed', 'missing', 'added', 'foreign', 'link', 'gap', 'head', 'erased'] as const;

/** One thing that is wrong, and where. */
export interface SealFault {
  readonly what: (typeof SEAL_FAULTS)[number];
  /** The table; `seal` for the chain itself. */
  readonly source: string;
  /** The primary key of the row; of the chain, the place of the link. */
  readonly key: readonly string[];
  /** The place in the chain, where there is one. */
  readonly no: number | null;
  /** Of a foreign row, who wrote it. */
  readonly by?: string;
}
