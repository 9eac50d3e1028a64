import { allHandlersFinished, condition, setHandler, workflowInfo } from '@temporalio/workflow';
import { diverged } from '../../domain/step/frozen.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Step, StepAbout, StepResult } from '../../domain/step/step.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { ActAnswer, CauseId } from '../../domain/step/turn.js';
import { Board, clauseOf, toOpen, type AnyAsk, type CarriedTask, type Standing } from './board.js';
import type { Waiting } from './counter.js';
import { Line, type Candidate, type CarriedLine } from './line.js';
import type { Happening } from './happening.js';
import type { Heard } from './mailbox.js';
import { personReplaced, type PersonReplacement } from '../messages/people.js';
import { getStanding } from '../messages/cases.js';
import { Projector } from './projector.js';
import { TASK } from '../../domain/refusals/tasks.js';
import { now } from './turn.js';

/** What a desk hands to the next run of its workflow. */
export interface CarriedDesk {
  readonly seq: number;
  readonly tasks: number;
  readonly line: CarriedLine;
  readonly open: readonly CarriedTask[];
}

export interface DeskOptions {
  readonly about: StepAbout;
  /** Asked for at every step, because a cycle learns it only when it opens (I-73). */
  readonly policyVersion: () => string;
  readonly carried?: CarriedDesk;
  /** Signals that wait for their turn and are handed to the pipeline. */
  readonly hears?: readonly { readonly name: string }[];
  /** The pipeline itself sees to people who are replaced (I-58); otherwise the desk hands their tasks on. */
  readonly replaces?: boolean;
  /** Nothing that an act changes here comes before its step: its turn may be taken with it, which saves a question. */
  readonly lateTurns?: boolean;
  /** The next moment, epoch milliseconds, at which the pipeline wants a turn by itself. */
  readonly wakes?: () => number | undefined;
}

/** The act was refused while it was written; who acted knows, and the pipeline stands where it stood. */
export class ActRefused extends Error {}

/**
 * The one human step: every task of every pipeline is asked, claimed, completed, reminded of and escalated here
 * (docs/decisions/0007, 0030).
 *
 * 1. An update's validator checks it against what is open now; a refusal leaves nothing in the history.
 * 2. What passes waits at the counter; the pipeline takes one thing at a time (`next`), acts, signals and moments, so
 *    that they never interleave. The records say whose turn it is before the pipeline sees it.
 * 3. It is checked again when its turn comes: two acts may have passed side by side.
 * 4. `commit` writes the step, closes and opens tasks in one transaction, and only then does the caller hear of it:
 *    when the call returns, the task has left the inbox.
 */
export class Desk {
  private readonly board = new Board();
  private readonly line: Line;
  private readonly workflowId = workflowInfo().workflowId;
  private pending: { readonly waiting: Waiting; readonly task: Standing } | undefined;
  private readonly projector: Projector;
  private tasks: number;
  private isTrying = false;
  private isOpening = false;
  /** At whose turn it is. */
  private acting: Waiting | undefined;
  private refused: { readonly waiting: Waiting; readonly refusal: Refusal } | undefined;
  private resumes: readonly CarriedTask[] = [];

  constructor(private readonly options: DeskOptions) {
    const { carried, hears = [], replaces = false, lateTurns = false, wakes = () => undefined } = options;
    this.projector = new Projector(carried?.seq ?? 0, options.about, options.policyVersion);
    this.tasks = carried?.tasks ?? 0;
    this.resumes = carried?.open ?? [];
    const refusedAtAll = () => this.projector.refusal();
    const heard = replaces ? hears : [...hears, personReplaced];
    this.line = new Line(this.board, { carried: carried?.line, hears: heard, wakes, refusedAtAll, lateTurns });
    setHandler(getStanding, () => ({
      seq: this.projector.written,
      openTasks: [...this.board.openTasks(), ...this.resumes.map(({ taskId }) => taskId)],
      frozen: this.projector.isFrozen,
    }));
  }

  /** Waits for what comes next: an act that may be applied, or something heard; undefined when `otherwise` holds first. */
  async next(otherwise: () => boolean = () => false): Promise<Happening | Heard | undefined> {
    for (;;) {
      await this.tellRefused();
      const taken = await this.line.next(otherwise);
      if (taken === undefined) return undefined;
      const happening = await this.begin(taken);
      if (happening !== undefined) return happening;
    }
  }

  /** Whether an act, a signal or a moment waits for its turn. */
  hasWork(): boolean {
    return this.line.hasWork();
  }

  /** Has something that the engine has kept wait for its turn among the signals: a child's result. */
  hear(what: string, content: unknown): void {
    this.line.hear(what, content);
  }

  /** Answers the act that `next` gave with a refusal found while applying it; nothing has changed. */
  refuse(refusal: Refusal): void {
    if (this.pending !== undefined) this.refused = { waiting: this.pending.waiting, refusal };
    this.pending = undefined;
  }

  /**
   * Writes what the last act led to and keeps exactly these tasks open. A step that opens a case may come back
   * `refused`: then nothing was written, and the workflow ends.
   * @param refusing the act is refused all the same; what is written is what the facts have come to (I-15).
   * @throws ActRefused inside `tried`, when the database will never take what an act brings: whoever acted knows.
   */
  async commit(record: StepRecord | undefined, asks: readonly AnyAsk[], refusing?: Refusal): Promise<StepResult> {
    await this.tellRefused();
    const { pending } = this;
    const before = this.tasks;
    const open = this.board.missing(asks).map((ask) => toOpen(ask, this.newTaskId()));
    const close = this.board.obsolete(asks).map(({ taskId }) => ({
      taskId,
      how: taskId === pending?.task.taskId && refusing === undefined ? ('completed' as const) : ('withdrawn' as const),
    }));
    const stays = close.every(({ taskId }) => taskId !== pending?.task.taskId);
    const answer: ActAnswer = refusing === undefined ? { state: stays ? 'open' : 'completed' } : { refusal: refusing };
    const result = await this.project(
      { close, open, ...(record === undefined ? {} : { record }) },
      pending === undefined ? undefined : { answer, act: refusing === undefined ? actOf(pending) : undefined },
    );
    const { refused, held } = result;
    if (refused !== undefined || held !== undefined) {
      this.tasks = before;
      if (pending === undefined && held !== undefined) throw new Error('a step without an act cannot wait');
      if (pending === undefined) return result;
      if (held !== undefined) this.giveWay(pending.waiting, held);
      if (refused !== undefined) this.refused = { waiting: pending.waiting, refusal: refused };
      this.pending = undefined;
      throw new ActRefused();
    }
    const taskIds = new Map(open.map(({ key, taskId }) => [key, taskId]));
    this.board.replace(
      asks,
      result.opened.map((task) => ({ ...task, taskId: taskIds.get(task.key) ?? '' })),
    );
    if (refusing !== undefined) {
      pending?.waiting.refuse(refusing);
      this.pending = undefined;
    } else if (pending !== undefined && 'state' in answer) {
      pending.waiting.answer(answer.state);
      this.pending = undefined;
    }
    return result;
  }

  /**
   * The first step of a case that somebody waits for: `refused` where it opens what is open already, or what the
   * database will never take; then nothing was written, and the workflow ends.
   */
  async opens(record: StepRecord | undefined, asks: readonly AnyAsk[]): Promise<StepResult> {
    this.isOpening = true;
    try {
      return await this.commit(record, asks);
    } finally {
      this.isOpening = false;
    }
  }

  /** Whether what `write` commits was written; false when the act was refused, and everything stands as before. */
  async tried(write: () => Promise<unknown>): Promise<boolean> {
    const before = this.isTrying;
    this.isTrying = true;
    try {
      await write();
      return true;
    } catch (error) {
      if (error instanceof ActRefused) return false;
      throw error;
    } finally {
      this.isTrying = before;
    }
  }

  /** Whether a long run may end here: nobody waits for an answer, and nothing for its turn. */
  async mayCarryOn(isLong: () => boolean): Promise<boolean> {
    await this.tellRefused();
    while (isLong() && !allHandlersFinished()) {
      await condition(() => allHandlersFinished() || this.hasWork());
      if (this.hasWork()) return false; // somebody acts; the next turn asks again
    }
    return isLong() && !this.hasWork();
  }

  /** The last step: no task stays open, and every caller has his answer before the workflow ends. */
  async finish(record?: StepRecord): Promise<StepResult> {
    const result = await this.commit(record, []);
    await this.drain();
    return result;
  }

  /** With no task open: whoever still waits is refused, and every answer is on its way. */
  async drain(): Promise<void> {
    await this.tellRefused();
    this.line.counter.close();
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
    const { projector, tasks, line, board } = this;
    return { seq: projector.written, tasks, line: line.carry(), open: board.carry() };
  }

  /** What stands open goes on under these asks, whose checks are the newer ones. */
  renew(asks: readonly AnyAsk[]): void {
    this.board.replace(asks, []);
  }

  /** In a new run: what stood open still does. */
  resume(asks: readonly AnyAsk[]): void {
    this.board.resume(this.resumes, asks);
    this.resumes = [];
    this.line.counter.open();
  }

  /** Hands what has its turn to the pipeline; undefined when the desk has seen to it, or refused it. */
  private async begin(taken: Candidate): Promise<Happening | Heard | undefined> {
    this.acting = 'waiting' in taken ? taken.waiting : undefined;
    if ('reminds' in taken) {
      const touch = this.board.ring(now());
      if (touch.length > 0) await this.project({ touch });
      return undefined;
    }
    if ('heard' in taken) {
      if (taken.heard.what !== personReplaced.name || this.options.replaces === true) return taken.heard;
      await this.handOn(taken.heard.content as PersonReplacement);
      return undefined;
    }
    const { waiting } = taken;
    const { input } = waiting;
    if ('claim' in input) {
      await this.applyClaim(waiting, input.claim);
      return undefined;
    }
    const task = this.board.get(input.taskId);
    const refusal = this.board.refuseAct(input);
    if (task === undefined || refusal !== undefined) {
      this.refused = { waiting, refusal: refusal ?? refuse(TASK.NOT_OPEN, { taskId: input.taskId }) };
      return undefined;
    }
    this.pending = { waiting, task };
    return { kind: input.kind, key: task.ask.key, act: input.act, actor: input.actor } as Happening;
  }

  private project(part: Parameters<Projector['write']>[0], by?: { answer: ActAnswer; act?: Step['act'] }) {
    const refusable = this.isOpening || (by !== undefined && (this.isTrying || this.pending === undefined));
    return this.projector.write(part, { ...by, refusable }, () => {
      // Whoever waits hears of it; the act whose step it was is answered when the case goes on.
      this.acting?.answer('in-progress');
      this.line.counter.refuseAll(diverged(this.workflowId));
    });
  }

  private async applyClaim(waiting: Waiting, claim: boolean): Promise<void> {
    const { taskId, actor } = waiting.input;
    const refusal = claim ? this.board.refuseClaim(taskId, actor) : this.board.refuseRelease(taskId, actor);
    if (refusal !== undefined) {
      this.refused = { waiting, refusal };
      return;
    }
    const touch = [{ taskId, what: claim ? 'claimed' : 'released', actorId: actor.personId }] as const;
    const { refused, held } = await this.project({ touch }, { answer: { state: 'open' } });
    if (refused !== undefined) this.refused = { waiting, refusal: refused };
    if (held !== undefined) this.giveWay(waiting, held);
    if (refused !== undefined || held !== undefined) return;
    this.board.setClaim(taskId, claim ? actor.personId : undefined);
    waiting.answer('open');
  }

  /** What was refused wrote no step: its caller hears of it once its turn is known to be its own. */
  private async tellRefused(): Promise<void> {
    const { refused } = this;
    if (refused === undefined) return;
    this.refused = undefined;
    if (await this.line.takeLate()) refused.waiting.refuse(refused.refusal);
    else refused.waiting.answer('in-progress');
  }

  private giveWay(waiting: Waiting, held: CauseId): void {
    this.line.giveWay(held);
    waiting.answer('in-progress');
  }

  private newTaskId(): string {
    this.tasks += 1;
    return `${this.workflowId}.${this.tasks}`;
  }
}

const actOf = ({ waiting: { input }, task }: { readonly waiting: Waiting; readonly task: Standing }): Step['act'] => {
  if ('claim' in input) return undefined;
  const { taskId, ask } = task;
  return { taskId, kind: ask.kind, clause: clauseOf(ask), actorId: input.actor.personId, answer: input.act };
};
