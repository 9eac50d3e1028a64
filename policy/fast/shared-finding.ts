import type { Finding } from '../../domain/evaluation/answer.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { rememberBy } from './memo.js';

/**
 * A finding that several answers share, frozen: what it says cannot change under any of them. So whoever writes it
 * out does that once, and leaves the written form with it.
 */
export class SharedFinding implements Finding {
  readonly clause: string;
  readonly met: boolean;
  readonly expected: Text;
  readonly actual: Text;
  #written: string | undefined;

  constructor({ clause, met, expected, actual }: Finding) {
    this.clause = clause;
    this.met = met;
    this.expected = expected;
    this.actual = actual;
    Object.freeze(this);
  }

  /** What `write` made of this finding the first time; later calls give the same, whatever their `write`. */
  writtenBy(write: (finding: Finding) => string): string {
    return (this.#written ??= write(this));
  }
}

type KeyOf<F> = (facts: F) => string | number | undefined;

/** As `find`, sharing the finding among facts of the same key. */
export const sharing = <F>(keyOf: KeyOf<F>, find: (facts: F) => Finding): ((facts: F) => Finding) =>
  rememberBy(keyOf, (facts) => new SharedFinding(find(facts)));

/** As `find`, sharing the findings among facts of the same key. */
export const sharingAll = <F>(
  keyOf: KeyOf<F>,
  find: (facts: F) => readonly Finding[],
): ((facts: F) => readonly Finding[]) =>
  rememberBy(keyOf, (facts) => Object.freeze(find(facts).map((finding) => new SharedFinding(finding))));
