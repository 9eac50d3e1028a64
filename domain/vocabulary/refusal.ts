import { text, type Text } from './text.js';

/**
 * An expected refusal: the request was understood and is not allowed. Its code is dotted and stable
 * (`REVIEW.STILL_ON_HOLD`); its message says what is wrong, under which §, and what to do next.
 * The table that maps codes to HTTP stands in `api/`.
 */
export interface Refusal {
  readonly code: string;
  /** The § or register entry it rests on, without the sign: `8.5.3`, `I-17`; absent for technical refusals. */
  readonly clause?: string;
  readonly message: Text;
  /** Where in the request, as a path (`decisions.3.reason`), or which people it is about. */
  readonly details?: readonly RefusalDetail[];
}

export interface RefusalDetail {
  readonly path?: string;
  readonly caseId?: string;
  readonly code: string;
  readonly message: Text;
}

/** Builds a {@link Refusal}; keeps call sites on a few lines. */
export const refuse = (code: string, clause: string, zh: string, en: string): Refusal => ({
  code,
  clause,
  message: text(zh, en),
});

/** Thrown outside the workflow sandbox where a refusal has to cross several calls. */
export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message.en}`);
    this.name = 'RefusalError';
  }
}
