import { defineSignal, setHandler, type SignalDefinition } from '@temporalio/workflow';
import type { CauseId } from '../../domain/step/turn.js';
import { arrivedAs } from '../trails.js';

/** Something that is no human act: a signal, a child's result, a moment that has come. */
export interface Heard<T = unknown> {
  readonly kind: 'heard';
  /** Name of the signal or child; `timer` for a moment. */
  readonly what: string;
  readonly content: T;
}

export interface Mail {
  readonly cause: CauseId;
  /** Epoch milliseconds at which it came, as far as this attempt knows; its turn keeps the first. */
  readonly at: number;
  /** Counts everything that came to the workflow, acts among it. */
  readonly order: number;
  readonly heard: Heard;
}

/**
 * Signals and children's results in the order in which they came. The n-th signal of a name is the n-th again
 * after any crash: the engine keeps signals before a worker sees them.
 */
export class Mailbox {
  private readonly waiting: Mail[] = [];

  constructor(
    private readonly nextOrder: () => number,
    /** How many of each signal came in earlier runs. */
    private readonly counts: Record<string, number>,
  ) {}

  /** Has signals of a kind wait here for their turn. */
  listen(signal: { readonly name: string }): void {
    setHandler(defineSignal<[unknown]>(signal.name), (content) => {
      const no = (this.counts[signal.name] ?? 0) + 1;
      this.counts[signal.name] = no;
      this.put(`signal:${signal.name}:${no}`, { kind: 'heard', what: signal.name, content });
    });
  }

  put(cause: CauseId, heard: Heard): void {
    arrivedAs(cause);
    this.waiting.push({ cause, at: Date.now(), order: this.nextOrder(), heard });
  }

  first(): Mail | undefined {
    return this.waiting[0];
  }

  find(cause: CauseId): Mail | undefined {
    return this.waiting.find((mail) => mail.cause === cause);
  }

  /** The first with that cause goes; nothing where there is none, as for a moment. */
  take(cause: CauseId): void {
    const index = this.waiting.findIndex((mail) => mail.cause === cause);
    if (index >= 0) this.waiting.splice(index, 1);
  }

  isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** How many of each signal have come in all runs. */
  carry(): Readonly<Record<string, number>> {
    return { ...this.counts };
  }
}

/** Reads what was heard, when it is a signal of that kind. */
export const contentOf = <T>(
  heard: Pick<Heard, 'kind' | 'what' | 'content'>,
  signal: SignalDefinition<[T]>,
): T | undefined => (heard.what === signal.name ? (heard.content as T) : undefined);
