import { allHandlersFinished, condition, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { ActByKind, TaskKind } from '../domain/acts.js';
import type { PipelineActivities } from '../domain/activities.js';
import { diverged } from '../domain/frozen.js';
import type { Refusal } from '../domain/refusal.js';
import type { Actor } from '../domain/roles.js';
import type { Step, StepAbout, StepRecord, StepResult } from '../domain/step.js';
import { causeOfAct, type ActAnswer, type CauseId, type TurnAnswer } from '../domain/turn.js';
import { Board, clauseOf, toOpen, type AnyAsk, type CarriedTask, type Standing } from './board.js';
import { keepTime } from './clock.js';
import { Counter, type Waiting } from './counter.js';
import { Mailbox, type Heard } from './mailbox.js';
import { personReplaced, type PersonReplacement } from './messages-people.js';
import { caseRepaired, getStanding } from './messages.js';
import { TASK_REFUSALS } from './refusals.js';
import { beginTurn, now, turn } from './turn.js';

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
  readonly turns: number;
  readonly tasks: number;
  readonly signals: Readonly<Record<string, number>>;
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
  /** The next moment, epoch milliseconds, at which the pipeline wants a turn by itself. */
  readonly wakes?: () => number | undefined;
}

/** The act was refused while it was written; who acted knows, and the pipeline stands where it stood. */
export class ActRefused extends Error {}

const { projectStep, takeTurn } = proxyLocalActivities<PipelineActivities>({
  // Everybody's act waits for the database here; it is asked again until it answers, and nothing is lost meanwhile.
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** What may have the next turn. */
type Candidate =
  | { readonly cause: CauseId; readonly at: number; readonly waiting: Waiting }
  | { readonly cause: CauseId; readonly at: number; readonly heard: Heard }
  | { readonly cause: CauseId; readonly at: number; readonly reminds: true };

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
  private readonly counter: Counter;
  private readonly mailbox: Mailbox;
  private readonly workflowId = workflowInfo().workflowId;
  private pending: { readonly waiting: Waiting; readonly task: Standing } | undefined;
  private seq: number;
  private turns: number;
  private tasks: number;
  private arrivals = 0;
  private isTrying = false;
  private stands: 'going' | 'frozen' | 'repaired' = 'going';
  private resumes: readonly CarriedTask[] = [];

  constructor(private readonly options: DeskOptions) {
    const { carried, hears = [], replaces = false } = options;
    this.seq = carried?.seq ?? 0;
    this.turns = carried?.turns ?? 0;
    this.tasks = carried?.tasks ?? 0;
    this.resumes = carried?.open ?? [];
    if (carried !== undefined) beginTurn({ ...turn(), no: this.turns });
    const order = (): number => (this.arrivals += 1);
    this.counter = new Counter(this.board, order, carried === undefined, () => this.refusedAtAll());
    this.mailbox = new Mailbox(order, { ...carried?.signals });
    for (const signal of hears) this.mailbox.listen(signal);
    if (!replaces) this.mailbox.listen(personReplaced);
    setHandler(caseRepaired, () => {
      if (this.stands === 'frozen') this.stands = 'repaired';
    });
    setHandler(getStanding, () => ({
      seq: this.seq,
      openTasks: [...this.board.openTasks(), ...this.resumes.map(({ taskId }) => taskId)],
      frozen: this.stands !== 'going',
    }));
    void keepTime(
      () => soonest(this.board.earliest(), this.options.wakes?.()),
      () => undefined,
    );
  }

  /** Waits for what comes next: an act that may be applied, or something heard; undefined when `otherwise` holds first. */
  async next(otherwise: () => boolean = () => false): Promise<Happening | Heard | undefined> {
    for (;;) {
      await condition(() => this.hasWork() || otherwise());
      const first = this.first();
      if (first === undefined) return undefined;
      const taken = await this.take(first);
      const happening = taken === undefined ? undefined : await this.begin(taken);
      if (happening !== undefined) return happening;
    }
  }

  /** The next human act; what is heard meanwhile goes to `hear`. */
  async nextAct(hear: (heard: Heard) => void = () => undefined, until = (): boolean => false) {
    for (;;) {
      const happening = await this.next(until);
      if (happening?.kind !== 'heard') return happening;
      hear(happening);
      if (until()) return undefined;
    }
  }

  /** Whether an act, a signal or a moment waits for its turn. */
  hasWork(): boolean {
    return !this.counter.isEmpty() || !this.mailbox.isEmpty() || this.dueAt() !== undefined;
  }

  /** Has something that the engine has kept wait for its turn among the signals: a child's result. */
  hear(what: string, content: unknown): void {
    this.mailbox.put(`child:${what}`, { kind: 'heard', what, content });
  }

  /** Answers the act that `next` gave with a refusal found while applying it; nothing has changed. */
  refuse(refusal: Refusal): void {
    this.pending?.waiting.refuse(refusal);
    this.pending = undefined;
  }

  /**
   * Writes what the last act led to and keeps exactly these tasks open. A step that opens a case may come back
   * `refused`: then nothing was written, and the workflow ends.
   * @param refusing the act is refused all the same; what is written is what the facts have come to (I-15).
   * @throws ActRefused inside `tried`, when the database will never take what an act brings: whoever acted knows.
   */
  async commit(record: StepRecord | undefined, asks: readonly AnyAsk[], refusing?: Refusal): Promise<StepResult> {
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
    if (result.refused !== undefined) {
      this.tasks = before;
      if (pending === undefined) return result;
      this.refuse(result.refused);
      throw new ActRefused(result.refused.code);
    }
    const taskIds = new Map(open.map(({ key, taskId }) => [key, taskId]));
    this.board.replace(
      asks,
      result.opened.map((task) => ({ ...task, taskId: taskIds.get(task.key) ?? '' })),
    );
    if (refusing !== undefined) this.refuse(refusing);
    else if (pending !== undefined && 'state' in answer) {
      pending.waiting.answer(answer.state);
      this.pending = undefined;
    }
    return result;
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

  /** The last step: no task stays open, and every caller has his answer before the workflow ends. */
  async finish(record?: StepRecord): Promise<StepResult> {
    const result = await this.commit(record, []);
    await this.drain();
    return result;
  }

  /** With no task open: whoever still waits is refused, and every answer is on its way. */
  async drain(): Promise<void> {
    this.counter.close();
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
    const { seq, turns, tasks } = this;
    return { seq, turns, tasks, signals: this.mailbox.carry(), open: this.board.carry() };
  }

  /** In a new run: what stood open still does. */
  resume(asks: readonly AnyAsk[]): void {
    this.board.resume(this.resumes, asks);
    this.resumes = [];
    this.counter.open();
  }

  /** The moment that has come, the board's before the pipeline's at the same instant. */
  private dueAt(): { readonly at: number; readonly reminds: boolean } | undefined {
    const [board, pipeline] = [this.board.earliest() ?? Infinity, this.options.wakes?.() ?? Infinity];
    const at = Math.min(board, pipeline);
    return at <= Date.now() ? { at, reminds: board <= pipeline } : undefined;
  }

  /** In the order of arrival; a moment that had come before something arrived goes before it. */
  private first(): Candidate | undefined {
    const [act, mail, due] = [this.counter.first(), this.mailbox.first(), this.dueAt()];
    const arrived: Candidate | undefined =
      act !== undefined && act.order < (mail?.order ?? Infinity)
        ? { cause: causeOfAct(act.input.actId), at: act.input.at, waiting: act }
        : mail === undefined
          ? undefined
          : { cause: mail.cause, at: mail.at, heard: mail.heard };
    return due !== undefined && due.at <= (arrived?.at ?? Infinity) ? momentOf(due) : arrived;
  }

  /** Waits here for what the records say came first. */
  private find(cause: CauseId): Candidate | undefined {
    const waiting = this.counter.find(cause);
    if (waiting !== undefined) return { cause, at: waiting.input.at, waiting };
    const mail = this.mailbox.find(cause);
    if (mail !== undefined) return { cause, at: mail.at, heard: mail.heard };
    const moments = [
      { at: this.board.earliest(), reminds: true },
      { at: this.options.wakes?.(), reminds: false },
    ];
    const due = moments.find(({ at, reminds }) => at !== undefined && cause === momentOf({ at, reminds }).cause);
    return due?.at === undefined || due.at > Date.now() ? undefined : momentOf({ at: due.at, reminds: due.reminds });
  }

  /** Takes the turn for what came first here, or gives way to what had it before a crash (docs/decisions/0030). */
  private async take(first: Candidate): Promise<Candidate | undefined> {
    const own = 'heard' in first || 'reminds' in first ? Math.max(first.at, Date.now()) : first.at;
    const given = await takeTurn({ workflowId: this.workflowId, turn: this.turns + 1, cause: first.cause, at: own });
    if (given.answered !== undefined) {
      if ('waiting' in first) this.counter.answer(first.waiting, given.answered);
      return undefined;
    }
    const taken = given.cause === first.cause ? first : await this.awaited(given);
    this.turns += 1;
    beginTurn({ no: this.turns, cause: given.cause, at: given.at });
    return taken;
  }

  private async awaited({ cause }: TurnAnswer): Promise<Candidate> {
    for (;;) {
      const found = this.find(cause);
      if (found !== undefined) return found;
      this.counter.putOff();
      await condition(() => !this.counter.isEmpty() || this.find(cause) !== undefined);
    }
  }

  /** Hands what has its turn to the pipeline; undefined when the desk has seen to it, or refused it. */
  private async begin(taken: Candidate): Promise<Happening | Heard | undefined> {
    if ('reminds' in taken) {
      const touch = this.board.ring(now());
      if (touch.length > 0) await this.project({ touch });
      return undefined;
    }
    if ('heard' in taken) {
      const mail = this.mailbox.find(taken.cause);
      if (mail !== undefined) this.mailbox.take(mail);
      if (taken.heard.what !== personReplaced.name || this.options.replaces === true) return taken.heard;
      await this.handOn(taken.heard.content as PersonReplacement);
      return undefined;
    }
    const { waiting } = taken;
    this.counter.take(waiting);
    const { input } = waiting;
    if ('claim' in input) {
      await this.applyClaim(waiting, input.claim);
      return undefined;
    }
    const task = this.board.get(input.taskId);
    const refusal = this.board.refuseAct(input);
    if (task === undefined || refusal !== undefined) {
      waiting.refuse(refusal ?? TASK_REFUSALS.unknown(input.taskId));
      return undefined;
    }
    this.pending = { waiting, task };
    return { kind: input.kind, key: task.ask.key, act: input.act, actor: input.actor } as Happening;
  }

  private async project(
    part: Partial<Pick<Step, 'close' | 'open' | 'touch' | 'record'>>,
    by?: { readonly answer: ActAnswer; readonly act?: Step['act'] },
  ): Promise<StepResult> {
    const step: Step = {
      ...{ workflowId: this.workflowId, seq: this.seq + 1, cause: turn().cause, at: now() },
      about: this.options.about,
      policyVersion: this.options.policyVersion(),
      ...{ close: [], open: [], touch: [] },
      ...part,
      ...(by?.act === undefined ? {} : { act: by.act }),
      ...(by === undefined ? {} : { answer: by.answer }),
      ...(by !== undefined && (this.isTrying || this.pending === undefined) ? { refusable: true as const } : {}),
    };
    let result = await projectStep(step);
    while (result.frozen !== undefined) {
      this.freeze();
      await condition(() => this.stands === 'repaired');
      result = await projectStep({ ...step, repair: true });
    }
    this.stands = 'going';
    if (result.refused === undefined) this.seq += 1;
    return result;
  }

  /** Whoever waits hears of it; the act whose step it was is answered when the case goes on. */
  private freeze(): void {
    this.stands = 'frozen';
    this.pending?.waiting.answer('in-progress');
    this.counter.refuseAll(diverged(this.workflowId));
  }

  private refusedAtAll(): Refusal | undefined {
    return this.stands === 'going' ? undefined : diverged(this.workflowId);
  }

  private async applyClaim(waiting: Waiting, claim: boolean): Promise<void> {
    const { taskId, actor } = waiting.input;
    const refusal = claim ? this.board.refuseClaim(taskId, actor) : this.board.refuseRelease(taskId, actor);
    if (refusal !== undefined) {
      waiting.refuse(refusal);
      return;
    }
    const touch = [{ taskId, what: claim ? 'claimed' : 'released', actorId: actor.personId }] as const;
    const { refused } = await this.project({ touch }, { answer: { state: 'open' } });
    if (refused !== undefined) {
      waiting.refuse(refused);
      return;
    }
    this.board.setClaim(taskId, claim ? actor.personId : undefined);
    waiting.answer('open');
  }

  private newTaskId(): string {
    this.tasks += 1;
    return `${this.workflowId}.${this.tasks}`;
  }
}

/** The next of these instants that is still to come: what has come waits for its turn, and needs no timer. */
const soonest = (...instants: readonly (number | undefined)[]): number | undefined => {
  const future = instants.filter((at) => at !== undefined && at > Date.now()) as readonly number[];
  return future.length === 0 ? undefined : Math.min(...future);
};

const momentOf = ({ at = 0, reminds }: { readonly at: number | undefined; readonly reminds: boolean }): Candidate =>
  reminds
    ? { cause: `reminder:${at}`, at, reminds: true }
    : { cause: `timer:${at}`, at, heard: { kind: 'heard', what: 'timer', content: at } };

const actOf = ({ waiting: { input }, task }: { readonly waiting: Waiting; readonly task: Standing }): Step['act'] => {
  if ('claim' in input) return undefined;
  const { taskId, ask } = task;
  return { taskId, kind: ask.kind, clause: clauseOf(ask), actorId: input.actor.personId, answer: input.act };
};
