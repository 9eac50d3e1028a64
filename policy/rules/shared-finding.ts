import type { Finding } from '../../domain/evaluation/answer.js';
import type { Text } from '../../domain/vocabulary/text.js';

/**
 * A finding that several answers share, frozen: what it says cannot change under any of them. So whoever writes it
 * out does that once, and leaves the written form with it.
 */
export class SharedFinding implements Finding {
  #written: string | undefined;

  constructor(
    readonly clause: string,
    readonly met: boolean,
    readonly expected: Text,
    readonly actual: Text,
  ) {
    Object.freeze(this);
  }

  /** What `write` made of this finding the first time; later calls give the same, whatever their `write`. */
  writtenBy(write: (finding: Finding) => string): string {
    return (this.#written ??= write(this));
  }
}
