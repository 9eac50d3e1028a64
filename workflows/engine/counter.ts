import { setHandler } from '@temporalio/workflow';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { causeOfAct, type ActAnswer, type CauseId } from '../../domain/step/turn.js';
import type { Board } from './board.js';
import {
  claimTask,
  completeTask,
  releaseTask,
  type CompleteTaskInput,
  type TaskActInput,
  type TaskReceipt,
} from '../messages/cases.js';
import { TASK } from '../../domain/refusals/tasks.js';
import { refused } from '../messages/refused.js';
import { asOf } from './turn.js';

export type ActInput = CompleteTaskInput | (TaskActInput & { readonly claim: boolean });

/** An act at the counter, with the way to its caller. */
export interface Waiting {
  readonly input: ActInput;
  /** Counts everything that came to the workflow. */
  readonly order: number;
  answer(state: TaskReceipt['state']): void;
  refuse(refusal: Refusal): void;
}

/** Where human acts come in: they are checked as things stand, and wait for their turn. */
export class Counter {
  private waiting: Waiting[] = [];
  private isClosed = false;

  /**
   * @param isSeated in a new run the board is empty until `open`: acts that come before are taken, and checked in turn.
   * @param refusedAtAll why nothing is taken now, whatever it is.
   */
  constructor(
    private readonly board: Board,
    private readonly nextOrder: () => number,
    private isSeated: boolean,
    private readonly refusedAtAll: () => Refusal | undefined,
  ) {
    setHandler(completeTask, (input) => this.enqueue(input), {
      validator: (input: CompleteTaskInput) => {
        this.judge(input, () => this.board.refuseAct(input));
      },
    });
    setHandler(claimTask, (input) => this.enqueue({ ...input, claim: true }), {
      validator: (input: TaskActInput) => {
        this.judge(input, () => this.board.refuseClaim(input.taskId, input.actor));
      },
    });
    setHandler(releaseTask, (input) => this.enqueue({ ...input, claim: false }), {
      validator: (input: TaskActInput) => {
        this.judge(input, () => this.board.refuseRelease(input.taskId, input.actor));
      },
    });
  }

  open(): void {
    this.isSeated = true;
  }

  isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  first(): Waiting | undefined {
    return this.waiting[0];
  }

  find(cause: CauseId): Waiting | undefined {
    return this.waiting.find(({ input }) => causeOfAct(input.actId) === cause);
  }

  take(one: Waiting): void {
    this.waiting = this.waiting.filter((other) => other !== one);
  }

  /** The act was carried out before, or refused in the course of it; its caller hears what it came to. */
  answer(one: Waiting, answer: ActAnswer): void {
    this.take(one);
    if ('refusal' in answer) one.refuse(answer.refusal);
    else one.answer(answer.state);
  }

  /** Something else comes first: whoever waits hears that his act is on its way, and it is delivered again. */
  putOff(): void {
    for (const one of this.waiting.splice(0)) one.answer('in-progress');
  }

  refuseAll(refusal: Refusal): void {
    for (const one of this.waiting.splice(0)) one.refuse(refusal);
  }

  /** No task is open any more. Who comes again may have been carried out: the records know. */
  close(): void {
    this.isClosed = true;
    for (const one of this.waiting.splice(0)) dismiss(one);
  }

  /** Refuses at once what cannot be applied; an act that comes again is judged in its turn, which knows its fate. */
  private judge(input: TaskActInput, refusal: () => Refusal | undefined): void {
    const atAll = this.refusedAtAll();
    if (atAll !== undefined) throw refused(atAll);
    if (!this.isSeated || input.again) return;
    const found = asOf(input.at, refusal);
    if (found !== undefined) throw refused(found);
  }

  private enqueue(input: ActInput): Promise<TaskReceipt> {
    return new Promise((resolve, reject) => {
      const { taskId } = input;
      const one: Waiting = {
        input,
        order: this.nextOrder(),
        answer: (state) => {
          resolve({ taskId, state });
        },
        refuse: (refusal) => {
          reject(refused(refusal));
        },
      };
      if (this.isClosed) dismiss(one);
      else this.waiting.push(one);
    });
  }
}

const dismiss = (one: Waiting): void => {
  if (one.input.again) one.answer('in-progress');
  else one.refuse(refuse(TASK.NOT_OPEN, { taskId: one.input.taskId }));
};
