import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { StepResult } from '../../domain/step/step.js';
import type { AnyAsk, Ask } from './ask.js';
import { Course } from './course.js';
import { Desk } from './desk.js';
import type { DeskOptions } from './desk-options.js';
import type { HumanAct } from './happening.js';
import { contentOf, type Heard } from './mailbox.js';
import { returnedIn } from './undo/returning.js';
import { caseInterrupted, type CaseInterruption } from '../messages/cases.js';

/** Something outside ended the case; thrown through its steps to where it is closed. */
export class CaseEnded extends Error {
  constructor(readonly by: CaseInterruption) {
    super(`ended: ${by.why}`);
    this.name = 'CaseEnded';
  }
}

/** Whoever had a task has returned the case to an earlier step (docs/decisions/0058); thrown to where that step begins. */
export class CaseReturned extends Error {
  constructor(readonly to: string) {
    super(`returned: ${to}`);
    this.name = 'CaseReturned';
  }
}

interface Asking<K extends TaskKind> {
  readonly record?: StepRecord;
  /** Why the act cannot be applied as the records stand; nothing has changed then, and the task stays open. */
  readonly refuses?: (happening: HumanAct<K>) => Promise<Refusal | undefined>;
  /** Told the day by which it is due, once it stands open; not of a task that stood open before. */
  readonly opened?: (dueOn: string) => void;
}

export interface CaseDeskOptions extends DeskOptions {
  /** Which interruptions end the case; the others are let pass. */
  readonly ends: (interruption: CaseInterruption) => boolean;
  /** What a signal changes, or the interruption that it comes to. */
  readonly hear: (heard: Heard) => CaseInterruption | undefined;
  /** Whether the case goes back to a step as things stand; otherwise who returns it is refused. */
  readonly returns: (to: string) => boolean;
  /** Told each time a step stands in the records. */
  readonly written: () => Promise<void>;
}

/** The desk of a case whose steps follow each other, one task at a time, until something outside ends it. */
export class CaseDesk {
  private readonly desk: Desk;
  private course = new Course();

  constructor(private readonly options: CaseDeskOptions) {
    this.desk = new Desk({ ...options, hears: [caseInterrupted, ...(options.hears ?? [])] });
  }

  /**
   * Goes through the steps of the case. When the database will never take what an act brings, whoever acted is told,
   * and the steps are gone through again up to before that act: everything they were given is given to them again,
   * and nothing is written twice (docs/decisions/0030). So they begin from the same state each time, and ask and read
   * through this desk alone.
   * @throws CaseEnded
   */
  async play(steps: () => Promise<void>): Promise<void> {
    this.course = new Course();
    while (!(await this.desk.tried(steps))) this.course.goBack();
  }

  /** What the steps read beside their acts: the same when they are gone through again. */
  read<T>(live: () => Promise<T>): Promise<T> {
    return this.course.given(live);
  }

  /** The same for what is at hand. */
  note<T>(live: () => T): T {
    return this.course.noted(live);
  }

  /** Commits what came before, asks, and waits for an act that can be applied. @throws CaseEnded, CaseReturned */
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
    { record, refuses = () => Promise.resolve(undefined), opened }: Asking<K> = {},
  ): Promise<HumanAct<K> | undefined> {
    const asks = [ask as unknown as AnyAsk];
    const written = await this.write(() => this.desk.commit(record, asks));
    const dueOn = written.opened.find(({ key }) => key === ask.key)?.dueOn;
    if (typeof dueOn === 'string') opened?.(dueOn);
    if (!this.course.isAgain) this.desk.renew(asks);
    for (;;) {
      const happening = await this.next(otherwise);
      if (happening === undefined) return undefined;
      const act = happening as unknown as HumanAct<K>;
      const refusal = await refuses(act);
      if (refusal === undefined) return act;
      if (!this.course.isAgain) this.desk.refuse(refusal);
    }
  }

  /** Waits with no task open. @throws CaseEnded */
  async wait(holds: () => boolean): Promise<void> {
    while (!holds()) await this.next(holds);
  }

  /** Writes a step that asks for nothing: whoever acted has his answer. */
  commit(record: StepRecord): Promise<StepResult> {
    return this.write(() => this.desk.commit(record, []));
  }

  finish(record: StepRecord): Promise<StepResult> {
    return this.write(() => this.desk.finish(record));
  }

  drain(): Promise<void> {
    return this.desk.drain();
  }

  /** The next act; undefined when `holds` before one comes. @throws CaseEnded */
  private async next(holds: () => boolean) {
    while (!holds()) {
      const happening = await this.course.given(
        () => this.desk.next(),
        (came) => came !== undefined && (came.kind !== 'heard' || returnedIn(came) !== undefined),
      );
      if (happening === undefined) continue;
      if (happening.kind !== 'heard') return happening;
      const comes = returnedIn(happening);
      if (comes !== undefined && this.options.returns(comes.to)) throw new CaseReturned(comes.to);
      const by = contentOf(happening, caseInterrupted) ?? this.options.hear(happening);
      if (by !== undefined && this.options.ends(by)) throw new CaseEnded(by);
    }
    return undefined;
  }

  private write(step: () => Promise<StepResult>): Promise<StepResult> {
    return this.course.given(async () => {
      const result = await step();
      await this.options.written();
      return result;
    });
  }
}
