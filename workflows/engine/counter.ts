import { setHandler } from '@temporalio/workflow';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { causeOfAct, type ActAnswer, type CauseId } from '../../domain/step/turn.js';
import { deputyOf } from '../../domain/standing-in/in-place.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import type { BroughtAct } from '../../domain/step/journal.js';
import type { ActInput, BesideInput, TouchInput } from './act-input.js';
import type { Board } from './board/board.js';
import {
  claimTask,
  completeTask,
  releaseTask,
  completeTasks,
  deliverActs,
  judgeTasks,
  moveTask,
  talkAboutTask,
  voidCase,
  takeBackAct,
  returnCases,
  signTask,
  type CompleteTaskInput,
  type CompleteTasksInput,
  type DeliveredAct,
  type JudgedTasks,
  type MoveTaskInput,
  type SentAct,
  type TalkAboutTaskInput,
  type TaskActInput,
  type TaskReceipt,
  type VoidCaseInput,
  type TakeBackInput,
  type ReturnCasesInput,
  type SignTaskInput,
} from '../messages/cases.js';
import { SIGN } from '../../domain/refusals/signing.js';
import { SEAL } from '../../domain/refusals/seal.js';
import { TASK } from '../../domain/refusals/tasks.js';
import { TAKE_BACK, VOID } from '../../domain/refusals/undo.js';
import { refused } from '../messages/refused.js';
import { againstReturning } from './undo/against-returning.js';
import { againstSignTask, signTaskTouches } from './signing/ops.js';
import { againstOffice, againstOfficeInTurn } from './board/offices.js';
import { asOf } from './turn.js';

/** Whether an act leaves its task open, whatever it does to it. */
export const isTouch = (input: ActInput): input is TouchInput =>
  'claim' in input || 'move' in input || 'talk' in input || 'signing' in input;

/** Whether an act moves cases without the form of a task. */
export const isBeside = (input: ActInput): input is BesideInput =>
  'voids' in input || 'takesBack' in input || 'returns' in input;

/** What stands against a claim, a release, a move or what is said, as the board is now. */
function againstTouch(board: Board, input: TouchInput): Refusal | undefined {
  if ('move' in input) return board.againstMove(input);
  if ('talk' in input) return board.againstTalk(input);
  if ('signing' in input) return againstSignTask(board, input);
  const { taskId, actor, claim } = input;
  if (!claim) return board.againstRelease(taskId, actor);
  const waits = board.get(taskId)?.signers?.held !== undefined; // whoever claimed it would keep the last signature from counting
  return board.againstClaim(taskId, actor) ?? (waits ? refuse(SIGN.HELD) : undefined);
}

/** The same in its turn. */
export const againstTouchInTurn = (board: Board, input: TouchInput): Refusal | undefined =>
  againstTouch(board, input) ?? againstOfficeInTurn(board, input);

/** What a claim, a release, a move or what is said does to its task. */
export function touchOf(board: Board, input: TouchInput): readonly TaskTouch[] {
  if ('move' in input) return board.moved(input);
  if ('talk' in input) return board.talked(input);
  if ('signing' in input) return signTaskTouches(board, input);
  const { taskId, actor, claim } = input;
  return [{ taskId, what: claim ? 'claimed' : 'released', actorId: actor.personId, ...deputyOf(actor) }];
}

/** The tasks that an act completes, with what it says of each; none where it claims or releases. */
export const rowsOf = (input: ActInput): CompleteTasksInput['rows'] => {
  if ('rows' in input) return input.rows;
  return 'act' in input ? [{ taskId: input.taskId, act: input.act }] : [];
};

/** An act as it came, to be held against the journal. */
export function broughtBy({ input }: Pick<Waiting, 'input'>): BroughtAct {
  if ('move' in input) return { what: 'move', input: { ...input } };
  if ('talk' in input) return { what: 'talk', input: { ...input } };
  if ('voids' in input) return { what: 'void', input: { ...input } };
  if ('takesBack' in input) return { what: 'take-back', input: { ...input } };
  if ('signing' in input) return { what: 'sign', input: { ...input } };
  if ('returns' in input) return { what: 'return', input: { ...input } };
  if (!('claim' in input)) return { what: 'rows' in input ? 'complete-many' : 'complete', input: { ...input } };
  const { claim, ...rest } = input;
  return { what: claim ? 'claim' : 'release', input: rest };
}

/** What names an act: its first task, or the case that it voids. */
function firstTask(input: ActInput): string {
  if ('voids' in input) return input.caseId;
  return 'rows' in input ? (input.rows[0]?.taskId ?? '') : input.taskId;
}

/** Where no task is open any more, the case is over. */
const gone = (input: ActInput): Refusal => ('takesBack' in input ? refuse(TAKE_BACK.MOVED_ON) : goneOf(input));

const goneOf = (input: Exclude<ActInput, TakeBackInput>): Refusal =>
  'voids' in input ? refuse(VOID.CLOSED, { caseKind: input.voids }) : refuse(TASK.NOT_OPEN, {});

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
    const alone = <I>(toInput: (input: I) => ActInput) => ({
      handler: async (input: I): Promise<TaskReceipt> => {
        const answer = await this.enqueue(toInput(input));
        if ('refusal' in answer) throw refused(answer.refusal);
        return answer;
      },
      // Refused here, an act leaves nothing in the history.
      validator: (input: I): void => {
        const came = toInput(input);
        const refusal = this.against(came) ?? (came.again ? undefined : againstOffice(this.board, came));
        if (refusal !== undefined) throw refused(refusal);
      },
    });
    const complete = alone((input: CompleteTaskInput) => input);
    setHandler(completeTask, complete.handler, complete);
    const completeMany = alone((input: CompleteTasksInput) => input);
    setHandler(completeTasks, completeMany.handler, completeMany);
    const claim = alone((input: TaskActInput) => ({ ...input, claim: true }));
    setHandler(claimTask, claim.handler, claim);
    const release = alone((input: TaskActInput) => ({ ...input, claim: false }));
    setHandler(releaseTask, release.handler, release);
    const move = alone((input: MoveTaskInput) => input);
    setHandler(moveTask, move.handler, move);
    const talk = alone((input: TalkAboutTaskInput) => input);
    setHandler(talkAboutTask, talk.handler, talk);
    const voiding = alone((input: VoidCaseInput) => input);
    setHandler(voidCase, voiding.handler, voiding);
    const takingBack = alone((input: TakeBackInput) => input);
    setHandler(takeBackAct, takingBack.handler, takingBack);
    const signing = alone((input: SignTaskInput) => input);
    setHandler(signTask, signing.handler, signing);
    const returning = alone((input: ReturnCasesInput) => input);
    setHandler(returnCases, returning.handler, returning);
    // Each act is judged by itself; the validator is there so that a foreign letter leaves nothing in the history.
    const deliver = (acts: readonly SentAct[]) => Promise.all(acts.map((act) => this.admit(actOf(act))));
    setHandler<readonly DeliveredAct[], [readonly SentAct[]], typeof deliverActs>(deliverActs, deliver, {
      validator: () => undefined,
    });
    setHandler(judgeTasks, ({ rows, ...about }: JudgedTasks) =>
      rows.map((row) => this.verdict({ ...about, ...row, actId: '', again: false })),
    );
  }

  /** What would stand against an act that came now; null where nothing does. */
  private verdict(input: CompleteTaskInput): Refusal | null {
    return (this.isClosed ? gone(input) : (this.against(input) ?? againstOffice(this.board, input))) ?? null;
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

  /** Nobody has signed these: they are refused, whatever else is thought of them. */
  dismissUnsigned(causes: readonly CauseId[]): void {
    for (const one of this.waiting.filter((waits) => isOf(waits, causes))) {
      this.take(one);
      one.refuse(refuse(SEAL.NOT_SIGNED));
    }
  }

  /** The acts behind this one, in the order in which they came. */
  behind(one: Waiting): readonly Waiting[] {
    return this.waiting.slice(this.waiting.indexOf(one) + 1);
  }

  /** Acts of which nothing was written: they come first again. */
  putBack(acts: readonly Waiting[]): void {
    this.waiting = [...acts, ...this.waiting];
  }

  /** These come first: whoever else waits hears that his act is on its way, and it is delivered again. */
  putOff(first: readonly CauseId[]): void {
    const [stay, go] = [
      this.waiting.filter((one) => isOf(one, first)),
      this.waiting.filter((one) => !isOf(one, first)),
    ];
    this.waiting = stay;
    for (const one of go) one.answer('in-progress');
  }

  /** Whether an act waits that is none of these. */
  hasOther(than: readonly CauseId[]): boolean {
    return this.waiting.some((one) => !isOf(one, than));
  }

  refuseAll(refusal: Refusal): void {
    for (const one of this.waiting.splice(0)) one.refuse(refusal);
  }

  /** No task is open any more. Who comes again may have been carried out: the records know. */
  close(): void {
    this.isClosed = true;
    for (const one of this.waiting.splice(0)) dismiss(one);
  }

  /** What cannot be applied is refused at once; an act that comes again is judged in its turn, which knows its fate. */
  private against(input: ActInput): Refusal | undefined {
    const atAll = this.refusedAtAll();
    if (atAll !== undefined || !this.isSeated || input.again) return atAll;
    if ('returns' in input) return againstReturning(this.board, input);
    if (isBeside(input)) return undefined; // judged in its turn, by the pipeline
    return asOf(input.at, () => (isTouch(input) ? againstTouch(this.board, input) : this.board.againstAct(input)));
  }

  /** One of several that came together. */
  private async admit(input: ActInput): Promise<DeliveredAct> {
    const refusal = this.against(input);
    return refusal === undefined ? this.enqueue(input) : { refusal };
  }

  private enqueue(input: ActInput): Promise<DeliveredAct> {
    return new Promise((resolve) => {
      const taskId = firstTask(input);
      const one: Waiting = {
        input,
        order: this.nextOrder(),
        answer: (state) => {
          resolve({ taskId, state });
        },
        refuse: (refusal) => {
          resolve({ refusal });
        },
      };
      if (this.isClosed) dismiss(one);
      else this.waiting.push(one);
    });
  }
}

const actOf = ({ what, input }: SentAct): ActInput =>
  what === 'claim' || what === 'release'
    ? { ...(input as TaskActInput), claim: what === 'claim' }
    : (input as ActInput);

const isOf = ({ input }: Waiting, causes: readonly CauseId[]): boolean => causes.includes(causeOfAct(input.actId));

const dismiss = (one: Waiting): void => {
  if (one.input.again) one.answer('in-progress');
  else one.refuse(gone(one.input));
};
