import type { Desk } from './desk.js';
import type { Happening } from './happening.js';
import { contentOf, type Heard } from './mailbox.js';
import { caseInterrupted, type CaseInterruption } from '../messages/cases.js';

/** Something outside that ends a case (I-58), once it has had its turn at a desk that hears {@link caseInterrupted}. */
export class Interruption {
  private found: CaseInterruption | undefined;

  /** @param ends which of them end this case when they befall its person; the others are left alone. */
  constructor(
    private readonly personId: string,
    private readonly ends: readonly CaseInterruption['why'][],
  ) {}

  get happened(): CaseInterruption | undefined {
    return this.found;
  }

  hear(heard: Heard): void {
    const interruption = contentOf(heard, caseInterrupted);
    if (interruption === undefined) return;
    if (interruption.personId === this.personId && this.ends.includes(interruption.why)) this.found ??= interruption;
  }
}

/** The next act on what stands open; undefined when the case was ended from outside first. */
export async function nextUnlessEnded(desk: Desk, ends: Interruption): Promise<Happening | undefined> {
  while (ends.happened === undefined) {
    const happening = await desk.next();
    if (happening === undefined) continue;
    if (happening.kind !== 'heard') return happening;
    ends.hear(happening);
  }
  return undefined;
}

/**
 * Takes acts until one could be written; `write` has undefined when the case was ended from outside first, and what it
 * gives is given on.
 */
export async function untilWritten<T>(
  desk: Desk,
  ends: Interruption,
  write: (act: Happening | undefined) => Promise<T>,
): Promise<T> {
  for (;;) {
    const act = await nextUnlessEnded(desk, ends);
    let written: { readonly given: T } | undefined;
    const isWritten = await desk.tried(async () => {
      written = { given: await write(act) };
    });
    if (isWritten && written !== undefined) return written.given;
  }
}
