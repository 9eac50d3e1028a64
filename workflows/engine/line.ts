import { condition, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { causeOfAct, type CauseId } from '../../domain/step/turn.js';
import type { Board } from './board.js';
import { keepTime } from './clock.js';
import { Counter, type Waiting } from './counter.js';
import { Mailbox, type Heard } from './mailbox.js';
import { beginTurn, turn, turnTaken } from './turn.js';

/** What may have the next turn. */
export type Candidate = { readonly cause: CauseId; readonly at: number } & (
  { readonly waiting: Waiting } | { readonly heard: Heard } | { readonly reminds: true }
);

/** What a line hands to the next run of its workflow. */
export interface CarriedLine {
  readonly turns: number;
  readonly signals: Readonly<Record<string, number>>;
}

export interface LineOptions {
  readonly carried: CarriedLine | undefined;
  /** Signals that wait for their turn. */
  readonly hears: readonly { readonly name: string }[];
  /** The next moment, epoch milliseconds, at which the pipeline wants a turn by itself. */
  readonly wakes: () => number | undefined;
  /** Why no act is taken now, whatever it is. */
  readonly refusedAtAll: () => Refusal | undefined;
  /** The turn of an act is taken with its step: one question less. */
  readonly lateTurns: boolean;
}

const { takeTurn } = proxyLocalActivities<PipelineActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/**
 * Acts, signals and moments stand in line; one has its turn at a time, and the records say whose it is before anybody
 * acts on it (docs/decisions/0030).
 */
export class Line {
  readonly counter: Counter;
  private readonly mailbox: Mailbox;
  private readonly workflowId = workflowInfo().workflowId;
  private readonly wakes: LineOptions['wakes'];
  private readonly lateTurns: boolean;
  /** What has the next turn by the records, and is waited for. */
  private held: CauseId | undefined;
  private turns: number;
  private arrivals = 0;

  constructor(
    private readonly board: Board,
    { carried, hears, wakes, refusedAtAll, lateTurns }: LineOptions,
  ) {
    this.wakes = wakes;
    this.lateTurns = lateTurns;
    this.turns = carried?.turns ?? 0;
    if (carried !== undefined) beginTurn({ ...turn(), no: this.turns });
    const order = (): number => (this.arrivals += 1);
    this.counter = new Counter(board, order, carried === undefined, refusedAtAll);
    this.mailbox = new Mailbox(order, { ...carried?.signals });
    for (const signal of hears) this.mailbox.listen(signal);
    // A timer for each, so that the pipeline's own days stand in the engine whatever else reminds of something.
    for (const next of [() => board.earliest(), wakes]) {
      void keepTime(
        () => stillToCome(next()),
        () => undefined,
      );
    }
  }

  /** Waits for what has the next turn; undefined when `otherwise` holds first. */
  async next(otherwise: () => boolean): Promise<Candidate | undefined> {
    for (;;) {
      await condition(() => this.hasWork() || otherwise());
      const first = this.held === undefined ? this.first() : await this.awaited(this.held);
      this.held = undefined;
      if (first === undefined) return undefined;
      const taken = await this.take(first);
      if (taken !== undefined) return taken;
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

  /** The turn under way is this cause's, by the records: it comes next, and who had it here waits. */
  giveWay(cause: CauseId): void {
    turnTaken();
    this.turns -= 1;
    this.held = cause;
  }

  /** Takes the turn under way, which led to no step; false when it was another's, which comes next. */
  async takeLate(): Promise<boolean> {
    const { no, cause, at, late } = turn();
    if (late !== true) return true;
    const given = await takeTurn({ workflowId: this.workflowId, turn: no, cause, at });
    if (given.cause === cause) turnTaken();
    else this.giveWay(given.cause);
    return given.cause === cause;
  }

  carry(): CarriedLine {
    return { turns: this.turns, signals: this.mailbox.carry() };
  }

  /** The moment that has come, the board's before the pipeline's at the same instant. */
  private dueAt(): { readonly at: number; readonly reminds: boolean } | undefined {
    const [board, pipeline] = [this.board.earliest() ?? Infinity, this.wakes() ?? Infinity];
    const at = Math.min(board, pipeline);
    return at <= Date.now() ? { at, reminds: board <= pipeline } : undefined;
  }

  /** In the order of arrival; a moment that had come before something arrived goes before it. */
  private first(): Candidate | undefined {
    const [act, mail, due] = [this.counter.first(), this.mailbox.first(), this.dueAt()];
    const arrived: Candidate | undefined =
      act !== undefined && act.order < (mail?.order ?? Infinity)
        ? { cause: causeOfAct(act.input.actId), at: act.input.at, waiting: act }
        : mail;
    return due !== undefined && due.at <= (arrived?.at ?? Infinity) ? momentOf(due.at, due.reminds) : arrived;
  }

  /** What has that cause, if it is here. */
  private find(cause: CauseId): Candidate | undefined {
    const waiting = this.counter.find(cause);
    if (waiting !== undefined) return { cause, at: waiting.input.at, waiting };
    const mail = this.mailbox.find(cause);
    if (mail !== undefined) return mail;
    const moments = [momentOf(this.board.earliest() ?? Infinity, true), momentOf(this.wakes() ?? Infinity, false)];
    return moments.find((moment) => moment.cause === cause && moment.at <= Date.now());
  }

  /** Takes the turn for what came first here, or gives way to what had it before a crash. */
  private async take(first: Candidate): Promise<Candidate | undefined> {
    const { workflowId } = this;
    if (this.lateTurns && 'waiting' in first && !first.waiting.input.again) {
      this.turns += 1;
      beginTurn({ no: this.turns, cause: first.cause, at: first.at, late: true });
      this.counter.take(first.waiting);
      return first;
    }
    const at = 'waiting' in first ? first.at : Math.max(first.at, Date.now());
    const given = await takeTurn({ workflowId, turn: this.turns + 1, cause: first.cause, at });
    if (given.answered !== undefined) {
      if ('waiting' in first) this.counter.answer(first.waiting, given.answered);
      return undefined;
    }
    const taken = given.cause === first.cause ? first : await this.awaited(given.cause);
    this.turns += 1;
    beginTurn({ no: this.turns, cause: given.cause, at: given.at });
    if ('waiting' in taken) this.counter.take(taken.waiting);
    if ('heard' in taken) this.mailbox.take(taken.cause);
    return taken;
  }

  private async awaited(cause: CauseId): Promise<Candidate> {
    for (;;) {
      const found = this.find(cause);
      if (found !== undefined) return found;
      this.counter.putOff();
      await condition(() => !this.counter.isEmpty() || this.find(cause) !== undefined);
    }
  }
}

const momentOf = (at: number, reminds: boolean): Candidate =>
  reminds
    ? { cause: `reminder:${at}`, at, reminds: true }
    : { cause: `timer:${at}`, at, heard: { kind: 'heard', what: 'timer', content: at } };

/** What has come waits for its turn, and needs no timer. */
const stillToCome = (at: number | undefined): number | undefined =>
  at !== undefined && at > Date.now() ? at : undefined;
