import { allHandlersFinished, condition, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { ActByKind, TaskKind } from '../domain/acts.js';
import type { PipelineActivities } from '../domain/activities.js';
import type { Refusal } from '../domain/refusal.js';
import type { Actor } from '../domain/roles.js';
import type { Step, StepAbout, StepRecord, StepResult, TaskTouch } from '../domain/step.js';
import { Board, clauseOf, toOpen, type AnyAsk, type Ask, type CarriedTask, type Standing } from './board.js';
import { keepTime } from './clock.js';
import { personReplaced, type PersonReplacement } from './messages-people.js';
import {
  claimTask,
  completeTask,
  releaseTask,
  type CompleteTaskInput,
  type TaskActInput,
  type TaskReceipt,
} from './messages.js';
import { refused, TASK_REFUSALS } from './refusals.js';

/** An act that passed its check and waits to be applied by `commit`, or refused by `refuse`. */
export type Happening = { readonly [K in TaskKind]: HumanAct<K> }[TaskKind];
export interface HumanAct<K extends TaskKind> {
  readonly kind: K;
  readonly key: string;
  readonly act: ActByKind[K];
  readonly actor: Actor;
}

/** What a desk hands to the next run of its workflow. */
export interface CarriedDesk {
  readonly seq: number;
  readonly tasks: number;
  readonly open: readonly CarriedTask[];
}

export interface DeskOptions {
  readonly about: StepAbout;
  /** Asked for at every step, because a cycle learns it only when it opens (I-73). */
  readonly policyVersion: () => string;
  readonly carried?: CarriedDesk;
}

interface Waiting {
  readonly input: CompleteTaskInput | (TaskActInput & { readonly claim: boolean });
  readonly answer: (receipt: TaskReceipt) => void;
  readonly fail: (error: Error) => void;
}

const { projectStep } = proxyLocalActivities<PipelineActivities>({
  // Everybody's act waits for the database here; it is asked again until it answers, and nothing is lost meanwhile.
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/**
 * The one human step: every task of every pipeline is asked, claimed, completed, reminded of and escalated here.
 *
 * 1. An update's validator checks it against what is open now; a refusal leaves nothing in the history.
 * 2. What passes waits in a queue; the pipeline takes one at a time (`next`), so acts never interleave.
 * 3. It is checked again when its turn comes: two acts may have passed side by side.
 * 4. `commit` writes the step, closes and opens tasks in one transaction, and only then does the caller hear of it:
 *    when the call returns, the task has left the inbox.
 */
export class Desk {
  private readonly board = new Board();
  private readonly queue: Waiting[] = [];
  private readonly rings: TaskTouch[] = [];
  private readonly replacements: PersonReplacement[] = [];
  private readonly workflowId = workflowInfo().workflowId;
  private pending:
    { readonly waiting: Waiting; readonly task: Standing; readonly input: CompleteTaskInput } | undefined;
  private seq: number;
  private tasks: number;
  /** In a new run the board is empty until `resume`: acts that come before are taken, and checked in their turn. */
  private seated: boolean;

  constructor(private readonly options: DeskOptions) {
    this.seq = options.carried?.seq ?? 0;
    this.tasks = options.carried?.tasks ?? 0;
    this.seated = options.carried === undefined;
    setHandler(completeTask, (input) => this.enqueue(input), {
      validator: (input: CompleteTaskInput) => {
        this.refuseAtOnce(this.board.refuseAct(input));
      },
    });
    setHandler(claimTask, (input) => this.enqueue({ ...input, claim: true }), {
      validator: ({ taskId, actor }: TaskActInput) => {
        this.refuseAtOnce(this.board.refuseClaim(taskId, actor));
      },
    });
    setHandler(releaseTask, (input) => this.enqueue({ ...input, claim: false }), {
      validator: ({ taskId, actor }: TaskActInput) => {
        this.refuseAtOnce(this.board.refuseRelease(taskId, actor));
      },
    });
    setHandler(personReplaced, (replacement) => {
      this.replacements.push(replacement);
    });
    void keepTime(
      () => this.board.earliest(),
      (now) => {
        this.rings.push(...this.board.ring(now));
      },
    );
  }

  /** Waits for the next act that may be applied; undefined when `otherwise` holds first. */
  async next(otherwise: () => boolean = () => false): Promise<Happening | undefined> {
    for (;;) {
      await condition(() => this.hasWork() || otherwise());
      const touch = this.rings.splice(0).filter(({ taskId }) => this.board.get(taskId) !== undefined);
      if (touch.length > 0) {
        await this.project({ touch });
        continue;
      }
      const replacement = this.replacements.shift();
      if (replacement !== undefined) {
        await this.handOn(replacement);
        continue;
      }
      const waiting = this.queue.shift();
      if (waiting === undefined) return undefined;
      const { input } = waiting;
      if ('claim' in input) {
        await this.applyClaim(waiting, input);
        continue;
      }
      const task = this.board.get(input.taskId);
      const refusal = this.board.refuseAct(input);
      if (task === undefined || refusal !== undefined) {
        waiting.fail(refused(refusal ?? TASK_REFUSALS.unknown(input.taskId)));
        continue;
      }
      this.pending = { waiting, task, input };
      return { kind: input.kind, key: task.ask.key, act: input.act, actor: input.actor } as Happening;
    }
  }

  /** Whether an act, a reminder or a replacement waits for its turn. */
  hasWork(): boolean {
    return this.queue.length > 0 || this.rings.length > 0 || this.replacements.length > 0;
  }

  /** Answers the act that `next` gave with a refusal found while applying it; nothing has changed. */
  refuse(refusal: Refusal): void {
    this.pending?.waiting.fail(refused(refusal));
    this.pending = undefined;
  }

  /**
   * Writes what the last act led to and keeps exactly these tasks open. A step that opens a case may come back
   * `refused`: then nothing was written, and the workflow ends.
   */
  async commit(record: StepRecord | undefined, asks: readonly AnyAsk[]): Promise<StepResult> {
    const { pending } = this;
    const open = this.board.missing(asks).map((ask) => toOpen(ask, this.newTaskId()));
    const close = this.board.obsolete(asks).map(({ taskId }) => ({
      taskId,
      how: taskId === pending?.task.taskId ? ('completed' as const) : ('withdrawn' as const),
    }));
    const result = await this.project({ close, open, ...(record === undefined ? {} : { record }) });
    if (result.refused !== undefined) return result;
    const taskIds = new Map(open.map(({ key, taskId }) => [key, taskId]));
    this.board.replace(
      asks,
      result.opened.map((task) => ({ ...task, taskId: taskIds.get(task.key) ?? '' })),
    );
    if (pending !== undefined) {
      const { taskId } = pending.task;
      pending.waiting.answer({ taskId, state: this.board.get(taskId) === undefined ? 'completed' : 'open' });
      this.pending = undefined;
    }
    return result;
  }

  /** One task after another: commits what came before, asks, and waits for the answer. */
  async ask<K extends TaskKind>(ask: Ask<K>, record?: StepRecord): Promise<HumanAct<K>> {
    await this.commit(record, [ask as unknown as AnyAsk]);
    for (;;) {
      const happening = await this.next();
      if (happening !== undefined) return happening as unknown as HumanAct<K>;
    }
  }

  /** The last step: no task stays open, and every caller has his answer before the workflow ends. */
  async finish(record?: StepRecord): Promise<StepResult> {
    const result = await this.commit(record, []);
    await this.drain();
    return result;
  }

  /** With no task open: whoever still waits is refused, and every answer is on its way. */
  async drain(): Promise<void> {
    for (const waiting of this.queue.splice(0)) waiting.fail(refused(TASK_REFUSALS.unknown(waiting.input.taskId)));
    await condition(allHandlersFinished);
  }

  /** I-58: handed on in the inbox, with a line in the ledger a task. */
  async handOn(replacement: PersonReplacement): Promise<void> {
    const touch = this.board.handOn(replacement);
    if (touch.length === 0) return;
    await this.project({ touch });
    for (const one of touch) if (one.what === 'handed-on') this.board.setPeople(one);
  }

  carry(): CarriedDesk {
    return { seq: this.seq, tasks: this.tasks, open: this.board.carry() };
  }

  /** In a new run: what stood open still does. */
  resume(asks: readonly AnyAsk[]): void {
    this.board.resume(this.options.carried?.open ?? [], asks);
    this.seated = true;
  }

  private project(part: Partial<Pick<Step, 'close' | 'open' | 'touch' | 'record'>>): Promise<StepResult> {
    const { pending } = this;
    this.seq += 1;
    return projectStep({
      workflowId: this.workflowId,
      seq: this.seq,
      at: Date.now(),
      about: this.options.about,
      policyVersion: this.options.policyVersion(),
      close: [],
      open: [],
      touch: [],
      ...part,
      ...(pending === undefined
        ? {}
        : {
            act: {
              taskId: pending.task.taskId,
              kind: pending.task.ask.kind,
              clause: clauseOf(pending.task.ask),
              actorId: pending.input.actor.personId,
              answer: pending.input.act,
            },
          }),
    });
  }

  private async applyClaim(waiting: Waiting, input: TaskActInput & { readonly claim: boolean }): Promise<void> {
    const { taskId, actor, claim } = input;
    const refusal = claim ? this.board.refuseClaim(taskId, actor) : this.board.refuseRelease(taskId, actor);
    if (refusal !== undefined) {
      waiting.fail(refused(refusal));
      return;
    }
    await this.project({ touch: [{ taskId, what: claim ? 'claimed' : 'released', actorId: actor.personId }] });
    this.board.setClaim(taskId, claim ? actor.personId : undefined);
    waiting.answer({ taskId, state: 'open' });
  }

  private enqueue(input: Waiting['input']): Promise<TaskReceipt> {
    return new Promise((answer, fail) => {
      this.queue.push({ input, answer, fail });
    });
  }

  private refuseAtOnce(refusal: Refusal | undefined): void {
    if (this.seated && refusal !== undefined) throw refused(refusal);
  }

  private newTaskId(): string {
    this.tasks += 1;
    return `${this.workflowId}.${this.tasks}`;
  }
}
