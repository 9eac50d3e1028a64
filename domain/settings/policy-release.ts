import type { CivilDate } from '../vocabulary/civil-date.js';

/** A version of the policy that HR drafted and the general manager approved (13.1): as it was released, for good. */
export interface PolicyRelease {
  readonly version: string;
  /** The version that it was drafted from; the choices of the register that came with that one still hold. */
  readonly base: string;
  /** The first day on which it holds. */
  readonly validFrom: CivilDate;
  /** Its whole data, as the text of a version's file. */
  readonly document: string;
  /** SHA-256 of the document in UTF-8, in hexadecimal. */
  readonly sha256: string;
}
