/** A sentence in both languages of the house. Chinese is what the department reads first. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Builds a {@link Text}; keeps call sites on one line. */
export const text = (zh: string, en: string): Text => ({ zh, en });
