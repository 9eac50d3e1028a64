import { condition, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { BroughtAct } from '../../domain/step/journal.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { causeOfAct, causesOf, sameCauses, type CauseId } from '../../domain/step/turn.js';
import type { Board } from './board/board.js';
import { keepTime } from './clock.js';
import { broughtBy, Counter, type Waiting } from './counter.js';
import { Mailbox, type Heard } from './mailbox.js';
import { beginTurn, turn, turnTaken } from './turn.js';

/** What may have the next turn: acts, one or several that are written together; something heard; a reminder. */
export type Candidate = { readonly causes: readonly CauseId[]; readonly at: number } & (
  { readonly acts: readonly Waiting[] } | { readonly heard: Heard } | { readonly reminds: true }
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
  /** Whether an act may be written together with those before it. */
  readonly joins: (acts: readonly Waiting[], next: Waiting) => boolean;
}

/** Acts in one step at most: as many as one update brings (docs/decisions/0041). */
const MOST_TOGETHER = 32;

const { takeTurn } = proxyLocalActivities<PipelineActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/**
 * Acts, signals and moments stand in line; one has its turn at a time, or several acts that do not touch each other,
 * and the records say whose it is before anybody acts on it (docs/decisions/0030, 0034).
 */
export class Line {
  readonly counter: Counter;
  private readonly mailbox: Mailbox;
  private readonly workflowId = workflowInfo().workflowId;
  /** Whose the next turn is by the records, and is waited for. */
  private held: readonly CauseId[] | undefined;
  private turns: number;
  private arrivals = 0;
  /** How many of the acts that come next are taken one by one. */
  private alone = 0;

  constructor(
    private readonly board: Board,
    private readonly options: LineOptions,
  ) {
    const { carried, hears, wakes, refusedAtAll } = options;
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

  /** The turn under way is theirs, by the records: they come next, and who had it here waits. */
  giveWay(causes: readonly CauseId[]): void {
    turnTaken();
    this.turns -= 1;
    this.held = causes;
  }

  /** Nothing was written of these acts, nor their turn: each is taken again, by itself. */
  putBack(acts: readonly Waiting[]): void {
    turnTaken();
    this.turns -= 1;
    this.alone = acts.length;
    this.counter.putBack(acts);
  }

  /**
   * Takes the turn under way, which led to no step; false when it was another's, which comes next. Where nobody has signed
   * some of the acts whose it is, those are refused, the others are taken again one by one, and it is nobody's.
   */
  async takeLate(acts: readonly Waiting[]): Promise<boolean | 'unsigned'> {
    const { no, causes, at, late } = turn();
    if (late !== true) return true;
    const asked = { workflowId: this.workflowId, turn: no, cause: causes[0] ?? '', at };
    const given = await takeTurn({ ...asked, brought: acts.map(broughtBy) });
    if (given.unbacked !== undefined) {
      this.putBack(acts);
      this.counter.dismissUnsigned(given.unbacked);
      return 'unsigned';
    }
    const isOwn = sameCauses(causesOf(given), causes);
    if (isOwn) turnTaken();
    else this.giveWay(causesOf(given));
    return isOwn;
  }

  carry(): CarriedLine {
    return { turns: this.turns, signals: this.mailbox.carry() };
  }

  /** The moment that has come, the board's before the pipeline's at the same instant. */
  private dueAt(): { readonly at: number; readonly reminds: boolean } | undefined {
    const [board, pipeline] = [this.board.earliest() ?? Infinity, this.options.wakes() ?? Infinity];
    const at = Math.min(board, pipeline);
    return at <= Date.now() ? { at, reminds: board <= pipeline } : undefined;
  }

  /** In the order of arrival; a moment that had come before something arrived goes before it. */
  private first(): Candidate | undefined {
    const [act, mail, due] = [this.counter.first(), this.mailbox.first(), this.dueAt()];
    const isAct = act !== undefined && act.order < (mail?.order ?? Infinity);
    const at = isAct ? act.input.at : mail?.at;
    if (due !== undefined && due.at <= (at ?? Infinity)) return momentOf(due.at, due.reminds);
    if (isAct) return together(this.group(act, mail?.order ?? Infinity, due?.at ?? Infinity));
    return mail === undefined ? undefined : candidateOf(mail);
  }

  /** The first act with those behind it that may be written with it: nothing else comes between them. */
  private group(first: Waiting, order: number, before: number): readonly Waiting[] {
    const acts = [first];
    if (!this.options.lateTurns || first.input.again) return acts;
    if (this.alone > 0) {
      this.alone -= 1;
      return acts;
    }
    for (const next of this.counter.behind(first)) {
      const isNext = next.order < order && next.input.at < before && !next.input.again;
      if (acts.length === MOST_TOGETHER || !isNext || !this.options.joins(acts, next)) break;
      acts.push(next);
    }
    return acts;
  }

  /** What has those causes, if all of it is here. */
  private find(causes: readonly CauseId[]): Candidate | undefined {
    const acts = causes.map((cause) => this.counter.find(cause)).filter((act) => act !== undefined);
    if (acts.length > 0) return acts.length === causes.length ? together(acts) : undefined;
    const [cause = ''] = causes;
    const mail = this.mailbox.find(cause);
    if (mail !== undefined) return candidateOf(mail);
    const moments = [
      momentOf(this.board.earliest() ?? Infinity, true),
      momentOf(this.options.wakes() ?? Infinity, false),
    ];
    return moments.find((moment) => moment.causes[0] === cause && moment.at <= Date.now());
  }

  /** Takes the turn for what came first here, or gives way to what had it before a crash. */
  private async take(first: Candidate): Promise<Candidate | undefined> {
    const { workflowId } = this;
    const isAgain = 'acts' in first && first.acts.some(({ input }) => input.again);
    if (this.options.lateTurns && 'acts' in first && !isAgain) {
      this.turns += 1;
      beginTurn({ no: this.turns, causes: first.causes, at: first.at, late: true });
      for (const act of first.acts) this.counter.take(act);
      return first;
    }
    const at = 'acts' in first ? first.at : Math.max(first.at, Date.now());
    const asked = { workflowId, turn: this.turns + 1, at };
    const given = await takeTurn({ ...asked, cause: first.causes[0] ?? '', ...broughtWith(first) });
    if (given.unbacked !== undefined) {
      this.counter.dismissUnsigned(given.unbacked);
      return undefined;
    }
    if (given.answered !== undefined) {
      if ('acts' in first && first.acts[0] !== undefined) this.counter.answer(first.acts[0], given.answered);
      return undefined;
    }
    const causes = causesOf(given);
    let taken = first;
    while (!sameCauses(causes, taken.causes)) {
      taken = await this.awaited(causes);
      // What has the turn came again: it has to be what was taken then.
      if (!('acts' in taken)) break;
      const { unbacked } = await takeTurn({ ...asked, cause: causes[0] ?? '', ...broughtWith(taken) });
      if (unbacked === undefined) break;
      this.counter.dismissUnsigned(unbacked);
      taken = first;
    }
    this.turns += 1;
    beginTurn({ no: this.turns, causes, at: given.at });
    if ('acts' in taken) for (const act of taken.acts) this.counter.take(act);
    if ('heard' in taken) this.mailbox.take(taken.causes[0] ?? '');
    return taken;
  }

  /** Waits until all of them are here again; who else waits meanwhile hears that his act is on its way. */
  private async awaited(causes: readonly CauseId[]): Promise<Candidate> {
    for (;;) {
      const found = this.find(causes);
      if (found !== undefined) return found;
      this.counter.putOff(causes);
      await condition(() => this.counter.hasOther(causes) || this.find(causes) !== undefined);
    }
  }
}

/** What acts a candidate brings, where it brings any. */
const broughtWith = (candidate: Candidate): { readonly brought?: readonly BroughtAct[] } =>
  'acts' in candidate ? { brought: candidate.acts.map(broughtBy) } : {};

/** Acts as one candidate, by the clock of the latest. */
const together = (acts: readonly Waiting[]): Candidate => ({
  causes: acts.map(({ input }) => causeOfAct(input.actId)),
  at: Math.max(...acts.map(({ input }) => input.at)),
  acts,
});

const candidateOf = ({ cause, at, heard }: { cause: CauseId; at: number; heard: Heard }): Candidate => ({
  causes: [cause],
  at,
  heard,
});

const momentOf = (at: number, reminds: boolean): Candidate =>
  reminds
    ? { causes: [`reminder:${at}`], at, reminds: true }
    : { causes: [`timer:${at}`], at, heard: { kind: 'heard', what: 'timer', content: at } };

/** What has come waits for its turn, and needs no timer. */
const stillToCome = (at: number | undefined): number | undefined =>
  at !== undefined && at > Date.now() ? at : undefined;
