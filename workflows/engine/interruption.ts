import type { Desk } from './desk.js';
import type { Happening } from './happening.js';
import { contentOf, type Heard } from './mailbox.js';
import { returnedIn, type Returned } from './undo/returning.js';
import { isTakenBack } from './undo/taking-back.js';
import { caseInterrupted, type CaseInterruption } from '../messages/cases.js';

/** Something outside that ends a case (I-58), once it has had its turn at a desk that hears {@link caseInterrupted}. */
export class Interruption {
  private found: CaseInterruption | undefined;
  private isVoidable = true;

  /** @param ends which of them end this case when they befall its person; the others are left alone. Voiding always does. */
  constructor(
    private readonly personId: string,
    private readonly ends: readonly CaseInterruption['why'][],
  ) {}

  get happened(): CaseInterruption | undefined {
    return this.found;
  }

  /** From now on the result holds: the case is voided no more. */
  holds(): void {
    this.isVoidable = false;
  }

  hear(heard: Heard): void {
    const interruption = contentOf(heard, caseInterrupted);
    if (interruption?.personId !== this.personId) return;
    const isEnd = interruption.why === 'voided' ? this.isVoidable : this.ends.includes(interruption.why);
    if (isEnd) this.found ??= interruption;
  }
}

/**
 * The next act on what stands open; undefined when the case was ended from outside first.
 * @param back puts the case back to where it stood before its last act, which was taken back.
 * @param returned puts it at an earlier step, to which it was returned.
 */
export async function nextUnlessEnded(
  desk: Desk,
  ends: Interruption,
  back: () => Promise<unknown> = () => Promise.resolve(),
  returned: (one: Returned) => Promise<unknown> = () => Promise.resolve(),
): Promise<Happening | undefined> {
  while (ends.happened === undefined) {
    const happening = await desk.next();
    if (happening === undefined) continue;
    if (happening.kind !== 'heard') return happening;
    if (isTakenBack(happening)) await back();
    const comes = returnedIn(happening);
    if (comes !== undefined) await returned(comes);
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
