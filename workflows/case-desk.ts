import type { TaskKind } from '../domain/acts.js';
import type { Refusal } from '../domain/refusal.js';
import type { StepRecord, StepResult } from '../domain/step.js';
import type { AnyAsk, Ask } from './board.js';
import { Desk, type DeskOptions } from './desk.js';
import type { HumanAct } from './happening.js';
import { contentOf, type Heard } from './mailbox.js';
import { caseInterrupted, type CaseInterruption } from './messages.js';

/** Something outside ended the case; thrown through its steps to where it is closed. */
export class CaseEnded extends Error {
  constructor(readonly by: CaseInterruption) {
    super(`ended: ${by.why}`);
    this.name = 'CaseEnded';
  }
}

interface Asking<K extends TaskKind> {
  readonly record?: StepRecord;
  /** Why the act cannot be applied as the records stand; nothing has changed then, and the task stays open. */
  readonly refuses?: (happening: HumanAct<K>) => Promise<Refusal | undefined>;
}

/** The desk of a case whose steps follow each other, one task at a time, until something outside ends it. */
export class CaseDesk {
  private readonly desk: Desk;

  /**
   * @param hear what a signal changes, or the interruption that it comes to.
   * @param ends which interruptions end the case; the others are let pass.
   */
  constructor(
    options: DeskOptions,
    private readonly ends: (interruption: CaseInterruption) => boolean,
    private readonly hear: (heard: Heard) => CaseInterruption | undefined,
  ) {
    this.desk = new Desk({ ...options, hears: [caseInterrupted, ...(options.hears ?? [])] });
  }

  /** Commits what came before, asks, and waits for an act that can be applied. @throws CaseEnded */
  async ask<K extends TaskKind>(ask: Ask<K>, asking: Asking<K> = {}): Promise<HumanAct<K>> {
    for (;;) {
      const act = await this.askUnless(ask, () => false, asking);
      if (act !== undefined) return act;
    }
  }

  /** The same; undefined when `otherwise` holds first. @throws CaseEnded */
  async askUnless<K extends TaskKind>(
    ask: Ask<K>,
    otherwise: () => boolean,
    { record, refuses = () => Promise.resolve(undefined) }: Asking<K> = {},
  ): Promise<HumanAct<K> | undefined> {
    await this.desk.commit(record, [ask as unknown as AnyAsk]);
    for (;;) {
      const happening = await this.next(otherwise);
      if (happening === undefined) return undefined;
      const act = happening as unknown as HumanAct<K>;
      const refusal = await refuses(act);
      if (refusal === undefined) return act;
      this.desk.refuse(refusal);
    }
  }

  /** Waits with no task open. @throws CaseEnded */
  async wait(holds: () => boolean): Promise<void> {
    while (!holds()) await this.next(holds);
  }

  /** Writes a step that asks for nothing: whoever acted has his answer. */
  commit(record: StepRecord): Promise<StepResult> {
    return this.desk.commit(record, []);
  }

  finish(record: StepRecord): Promise<StepResult> {
    return this.desk.finish(record);
  }

  drain(): Promise<void> {
    return this.desk.drain();
  }

  /** The next act; undefined when `holds` before one comes. @throws CaseEnded */
  private async next(holds: () => boolean) {
    while (!holds()) {
      const happening = await this.desk.next();
      if (happening === undefined) continue;
      if (happening.kind !== 'heard') return happening;
      const by = contentOf(happening, caseInterrupted) ?? this.hear(happening);
      if (by !== undefined && this.ends(by)) throw new CaseEnded(by);
    }
    return undefined;
  }
}
