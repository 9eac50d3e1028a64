import { setHandler } from '@temporalio/workflow';
import type { TaskKind } from '../domain/acts.js';
import type { StepRecord } from '../domain/step.js';
import type { AnyAsk, Ask } from './board.js';
import type { Desk, Happening, HumanAct } from './desk.js';
import { caseInterrupted, type CaseInterruption } from './messages.js';

/** Something outside that ends a case (I-58). Made before anything is awaited, so that no signal is missed. */
export class Interruption {
  private found: CaseInterruption | undefined;

  /** @param ends which of them end this case when they befall its person; the others are left alone. */
  constructor(personId: string, ends: readonly CaseInterruption['why'][]) {
    setHandler(caseInterrupted, (interruption) => {
      if (interruption.personId === personId && ends.includes(interruption.why)) this.found ??= interruption;
    });
  }

  get happened(): CaseInterruption | undefined {
    return this.found;
  }
}

/** One task, as {@link Desk.ask} asks it; undefined when the case was ended from outside first. */
export async function askUnlessEnded<K extends TaskKind>(
  desk: Desk,
  ends: Interruption,
  ask: Ask<K>,
  record?: StepRecord,
): Promise<HumanAct<K> | undefined> {
  await desk.commit(record, [ask as unknown as AnyAsk]);
  return (await nextUnlessEnded(desk, ends)) as unknown as HumanAct<K> | undefined;
}

/** The next act on what stands open; undefined when the case was ended from outside first. */
export async function nextUnlessEnded(desk: Desk, ends: Interruption): Promise<Happening | undefined> {
  for (;;) {
    const happening = await desk.next(() => ends.happened !== undefined);
    if (happening !== undefined || ends.happened !== undefined) return happening;
  }
}
