import { allHandlersFinished, condition, setHandler, workflowInfo } from '@temporalio/workflow';
import { diverged } from '../../domain/step/frozen.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { StepAct, StepResult } from '../../domain/step/step.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import {
  actorsOf,
  behind,
  openedAs,
  unwritten,
  giveWay,
  tell,
  tellAll,
  type Acts,
  type Answered,
  type Pending,
  type Refused,
} from './acting.js';
import { besideLetPass, judged, stepOf } from './beside.js';
import { type AnyAsk, type CarriedTask } from './ask.js';
import { Board } from './board/board.js';
import { againstTouchInTurn, isTouch, touchOf, type Waiting } from './counter.js';
import type { CarriedDesk, DeskOptions, How } from './desk-options.js';
import type { Candidate, Line } from './line.js';
import { lineOf } from './line-of.js';
import type { Happening } from './happening.js';
import type { Heard } from './mailbox.js';
import type { PersonReplacement } from '../messages/people.js';
import { getStanding } from '../messages/cases.js';
import { Projector } from './projector.js';
import { withSigning } from './signing/asks.js';
import { knownTouches, leaverTouches, ownTouches, touching, type Touching } from './touching.js';
import type { LastAct } from './undo/taking-back.js';

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
 * 4. Where acts cannot touch each other, what waits is taken and written together (0034).
 * 5. `commit` writes the step, closes and opens tasks in one transaction, and only then does the caller hear of it:
 *    when the call returns, the task has left the inbox.
 */
export class Desk {
  private readonly board: Board;
  private readonly line: Line;
  private readonly workflowId = workflowInfo().workflowId;
  /** The acts that the pipeline applies. */
  private pending: readonly Pending[] = [];
  private readonly projector: Projector;
  private tasks: number;
  /** What the step under way is: `trying`, its refusal leaves everything as it was; `opening` a case; the `last`. */
  private how: How = {};
  /** Whose turn it is. */
  private acting: readonly Waiting[] = [];
  /** Acts of which nothing was written; their callers hear of it next. */
  private refused: readonly Refused[] = [];
  private resumes: readonly CarriedTask[] = [];
  /** What moved the pipeline last, where that may be taken back. */
  private last: LastAct | undefined;

  constructor(private readonly options: DeskOptions) {
    const { carried, about, policyVersion, together } = options;
    this.board = new Board(together, carried?.hands);
    this.projector = new Projector(carried?.seq ?? 0, about, policyVersion);
    this.line = lineOf(this.board, options, () => this.projector.refusal());
    this.tasks = carried?.tasks ?? 0;
    this.resumes = carried?.open ?? [];
    setHandler(getStanding, () => ({
      seq: this.projector.written,
      openTasks: [...this.board.openTasks(), ...this.resumes.map(({ taskId }) => taskId)],
      frozen: this.projector.isFrozen,
    }));
  }

  /** Waits for what comes next: an act that may be applied, or something heard; undefined when `otherwise` holds first. */
  async next(otherwise: () => boolean = () => false): Promise<Happening | Heard | undefined> {
    const came = await this.nextTogether(otherwise);
    return came !== undefined && 'acts' in came ? came.acts[0] : came;
  }

  /**
   * The same at a desk where acts are written together: those that wait and cannot touch each other, in order. Each is
   * applied by its own clock; one `commit` writes what they lead to.
   */
  async nextTogether(otherwise: () => boolean = () => false): Promise<Acts | Heard | undefined> {
    for (;;) {
      await this.answerLetPass();
      const taken = await this.line.next(otherwise);
      if (taken === undefined) return undefined;
      const came = await this.begin(taken);
      if (came !== undefined) return came;
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
    const [pending] = this.pending;
    if (pending !== undefined) this.refused = [{ waiting: pending.waiting, refusal }];
    this.pending = [];
  }

  /**
   * Writes what the last act led to, or the acts taken together, and keeps exactly these tasks open. A step that opens
   * a case may come back `refused`: then nothing was written, and the workflow ends.
   * @param record one; or one for each of the acts that were taken together, in their order.
   * @param refusing the act is refused all the same; what is written is what the facts have come to (I-15).
   * @throws ActRefused inside `tried`, when the database will never take what an act brings: whoever acted knows.
   */
  async commit(
    record: StepRecord | undefined | readonly StepRecord[],
    asks: readonly AnyAsk[],
    refusing?: Refusal,
  ): Promise<StepResult> {
    if ((await this.tellRefused()) === 'unsigned') throw new ActRefused();
    const { pending } = this;
    const before = this.tasks;
    const writing = { record, refusing, last: this.last, newTaskId: () => this.newTaskId() };
    const all = withSigning(
      this.board.standingTasks(),
      asks,
      pending.flatMap((one) => one.touch ?? []),
    );
    const { open, close, answers, acts, own, moves, touch } = stepOf(this.board, pending, all, writing);
    const last = this.how.last === true ? { last: true as const } : {};
    const result = await this.project(
      { close, open, ...own, ...last, ...(touch.length === 0 ? {} : { touch }) },
      { acts, answers },
    );
    this.pending = [];
    const { refused, held } = result;
    if (refused !== undefined || held !== undefined) {
      this.tasks = before;
      if (pending.length === 0 && held === undefined) return result;
      this.refused = unwritten(this.line, pending, { refused, held });
      throw new ActRefused();
    }
    this.board.keepHands(actorsOf(pending));
    this.board.replace(all, openedAs(open, result.opened));
    this.board.take(touch);
    this.last = moves;
    for (const [waiting, answer] of answers) tell(waiting, answer);
    return result;
  }

  /**
   * The first step of a case that somebody waits for: `refused` where it opens what is open already, or what the
   * database will never take; then nothing was written, and the workflow ends.
   */
  opens(record: StepRecord | undefined, asks: readonly AnyAsk[]): Promise<StepResult> {
    return this.doing({ opening: true }, () => this.commit(record, asks));
  }

  /** Whether what `write` commits was written; false when the act was refused, and everything stands as before. */
  async tried(write: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.doing({ trying: true }, write);
      return true;
    } catch (error) {
      if (error instanceof ActRefused) return false;
      throw error;
    }
  }

  /** Whether a long run may end here: nobody waits for an answer, and nothing for its turn. */
  async mayCarryOn(isLong: () => boolean): Promise<boolean> {
    await this.answerLetPass();
    while (isLong() && !allHandlersFinished()) {
      await condition(() => allHandlersFinished() || this.hasWork());
      if (this.hasWork()) return false; // somebody acts; the next turn asks again
    }
    return isLong() && !this.hasWork();
  }

  /** The last step: no task stays open, and every caller has his answer before the workflow ends. */
  async finish(record?: StepRecord | readonly StepRecord[]): Promise<StepResult> {
    const result = await this.doing({ last: true }, () => this.commit(record, []));
    await this.drain();
    return result;
  }

  /** With no task open: whoever still waits is refused, and every answer is on its way. */
  async drain(): Promise<void> {
    await this.answerLetPass();
    this.line.counter.close();
    await condition(allHandlersFinished);
  }

  /** I-58: handed on in the inbox, with a line in the ledger a task. */
  async handOn(replacement: PersonReplacement): Promise<void> {
    await this.touch(leaverTouches(this.board, replacement));
  }

  /** Tasks that go to others, or are due. */
  private async touch(touch: readonly TaskTouch[]): Promise<void> {
    if (touch.length === 0) return;
    const { open, close, asks } = touching(this.board, { touch, done: [] }, () => this.newTaskId());
    const { opened } = await this.project({ open, close, touch });
    this.board.take(touch);
    this.board.replace(asks, openedAs(open, opened));
  }

  carry(): CarriedDesk {
    return { seq: this.projector.written, tasks: this.tasks, line: this.line.carry(), ...this.board.carryOn() };
  }

  /** What stands open goes on under these asks, whose checks are the newer ones. */
  renew(asks: readonly AnyAsk[]): void {
    this.board.replace(withSigning(this.board.standingTasks(), asks), []);
  }

  /** In a new run: what stood open still does. */
  resume(asks: readonly AnyAsk[]): void {
    this.board.resume(this.resumes, asks);
    this.resumes = [];
    this.line.counter.open();
  }

  /** Hands what has its turn to the pipeline; undefined when the desk has seen to it, or refused it. */
  private async begin(taken: Candidate): Promise<Acts | Heard | undefined> {
    this.acting = 'acts' in taken ? taken.acts : [];
    const own = ownTouches(this.board, taken, this.options.replaces === true);
    if (own !== undefined) {
      await this.touch(own);
      return undefined;
    }
    if (!('acts' in taken)) return 'heard' in taken ? taken.heard : undefined;
    const [only] = taken.acts;
    if (only !== undefined && isTouch(only.input)) {
      await this.applyTouch(only, only.input);
      return undefined;
    }
    const { pending, refused, came, beside } = judged(this.board, taken.acts, this.last);
    this.pending = pending;
    this.refused = refused;
    if (beside !== undefined) await this.writeBeside(beside.waiting, beside);
    return came;
  }

  /** Writes what an act does that its pipeline hears nothing of: its task goes on, or is signed. */
  private async writeBeside(waiting: Waiting, beside: Touching): Promise<void> {
    const before = this.tasks;
    const { open, close, asks, acts, answer, touch } = touching(this.board, beside, () => this.newTaskId());
    const { opened, refused, held } = await this.project(
      { open, close, touch },
      { acts, answers: [[waiting, answer]] },
    );
    if (refused === undefined && held === undefined) {
      this.board.take(touch);
      this.board.replace(asks, openedAs(open, opened));
      waiting.answer(answer.state);
      return;
    }
    this.tasks = before;
    if (refused !== undefined) this.refused = [{ waiting, refusal: refused }];
    else if (held !== undefined) giveWay(this.line, [waiting], held);
  }

  private project(
    part: Parameters<Projector['write']>[0],
    told: { readonly acts: readonly StepAct[]; readonly answers: readonly Answered[] } = { acts: [], answers: [] },
  ): Promise<StepResult> {
    const { acts, answers } = told;
    const canTell = answers.length > 0 && (this.how.trying === true || this.pending.length === 0);
    const by = behind(this.acting, acts, answers);
    return this.projector.write(part, { ...by, refusable: this.how.opening === true || canTell }, () => {
      // Whoever waits hears of it; the acts whose step it was are answered when the case goes on.
      for (const one of this.acting) one.answer('in-progress');
      this.line.counter.refuseAll(diverged(this.workflowId));
    });
  }

  private async applyTouch(waiting: Waiting, input: Parameters<typeof touchOf>[1]): Promise<void> {
    const refusal = againstTouchInTurn(this.board, input);
    if (refusal !== undefined) this.refused = [{ waiting, refusal }];
    else await this.writeBeside(waiting, { touch: knownTouches(touchOf(this.board, input)), done: [] });
  }

  /** The same, of what the pipeline let pass of an act on no task, too. */
  private answerLetPass(): Promise<unknown> {
    const letPass = besideLetPass(this.pending);
    if (letPass !== undefined) this.refuse(letPass);
    return this.tellRefused();
  }

  /**
   * What was refused wrote no step: its caller hears of it once its turn is known to be its own. `unsigned` where it is
   * nobody's, and the acts stand in line again.
   */
  private async tellRefused(): Promise<'told' | 'unsigned'> {
    const { refused } = this;
    if (refused.length === 0) return 'told';
    this.refused = [];
    const told = await tellAll(this.line, this.acting, refused);
    if (told === 'unsigned') this.pending = [];
    return told;
  }

  private async doing<T>(how: How, run: () => Promise<T>): Promise<T> {
    const before = this.how;
    this.how = { ...before, ...how };
    try {
      return await run();
    } finally {
      this.how = before;
    }
  }

  private newTaskId(): string {
    this.tasks += 1;
    return `${this.workflowId}.${this.tasks}`;
  }
}
