import { setHandler, workflowInfo } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { SetbackCauseAct } from '../../domain/pipelines/setback/acts.js';
import type { SetbackComplaint, SetbackFound, SetbackTerms } from '../../domain/pipelines/setback/activities.js';
import type { SetbackInput } from '../../domain/pipelines/setback/start.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import type { TransferOrder } from '../../domain/cases/transfer-order.js';
import type { StepRecord } from '../../domain/step/record.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { endOf } from '../consent/asks.js';
import type { Ask } from '../engine/ask.js';
import type { HumanAct } from '../engine/happening.js';
import { tellWorkflows } from '../engine/tell-cases.js';
import { CaseDesk } from '../engine/case-desk.js';
import { contentOf, type Heard } from '../engine/mailbox.js';
import { caseInterrupted, getStage, type CaseInterruption } from '../messages/cases.js';
import { recordsChanged } from '../messages/setback.js';
import type { AboutSetback } from './asks.js';
import { now, readings, today } from '../engine/turn.js';

const { readSetbackTerms, evaluateSetback, findPromotions, findRating, admitTransfer, takeTransferNumber } =
  readings<PipelineActivities>({
    startToCloseTimeout: '1 minute',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
  });

/** What the rules found, and the complaint behind it. */
export interface Known {
  readonly found: SetbackFound;
  readonly complaint: SetbackComplaint | null;
}

/** `appeal-round` ends it to begin anew (I-74). */
const ENDS: ReadonlySet<CaseInterruption['why']> = new Set([
  'left',
  'setback-over',
  'appeal-round',
  'appeal-corrected',
]);

/** What every step of a setback works with: its desk, its terms, what it hears, and the promotions that it holds. */
export class SetbackOffice {
  readonly desk: CaseDesk;
  terms: SetbackTerms = { policyVersion: '', choices: {}, stepWorkdays: 1, statementWorkdays: 1, consentWorkdays: 1 };
  stage = 'opening';
  /** As it was stated last. */
  cause: SetbackCauseAct = { cause: 'other', statement: '' };
  /** Who stated it: he does not find on the complaint as well (4.1). */
  statedBy = '';
  /** Counts up when the general manager returns a measure (I-38). */
  round = 1;
  /** Set by signals, and cleared by who waits for them. */
  heard = { complaintDecided: false, ratingOut: false, timeIsUp: false };
  /** I-68: a promotion to a post waits while this may lower the person. */
  holds = false;
  /** I-69: the plan has run and failed, so its cause is not stated anew. */
  hasFailed = false;
  /** Counts the times that somebody was heard or asked, so that each task has its own key. */
  asked = 0;
  /** The moment at which what is waited for is over, epoch milliseconds. */
  private wakesAt: number | undefined;
  private evaluations = 0;
  /** What the promotions were told last. */
  private told = false;

  constructor(readonly input: SetbackInput) {
    const { caseId, personId } = input;
    this.desk = new CaseDesk({
      about: { caseId },
      policyVersion: () => this.terms.policyVersion,
      hears: [recordsChanged],
      wakes: () => this.wakesAt,
      ends: ({ why, personId: whom }) =>
        whom === personId && (ENDS.has(why) || (why === 'voided' && !isMarked('setback', this.stage, 'holds'))),
      hear: (heard) => this.hear(heard),
      returns: (to) => to === 'proposal' || !this.hasFailed,
      written: () => this.tellHold(),
    });
    setHandler(getStage, () => this.stage);
  }

  /** Goes through the steps of a round, each time from where the round began. @throws CaseEnded */
  playRound(steps: () => Promise<void>): Promise<void> {
    const { stage, cause, statedBy, round, holds, asked, hasFailed } = this;
    const heard = { ...this.heard };
    return this.desk.play(() => {
      Object.assign(this, {
        stage,
        cause,
        statedBy,
        round,
        holds,
        asked,
        hasFailed,
        heard: { ...heard },
        wakesAt: undefined,
      });
      return steps();
    });
  }

  /** What changed in the records; a corrected rating ends the case. */
  private hear(heard: Heard): CaseInterruption | undefined {
    if (heard.what === 'timer') this.timeIsUp();
    const what = contentOf(heard, recordsChanged);
    if (what === 'complaint-decided') this.heard.complaintDecided = true;
    if (what === 'rating-published') this.heard.ratingOut = true;
    return what === 'rating-corrected' ? this.interruption('setback-over', '考核已更正 / rating corrected') : undefined;
  }

  async takeTerms(): Promise<void> {
    this.terms = await readSetbackTerms({ at: now() });
  }

  /**
   * Asks until the task's own day is over; undefined where nobody answered by then. The task is withdrawn with the next
   * step. @throws CaseEnded
   */
  async askInTime<K extends TaskKind>(ask: Ask<K>, record: StepRecord): Promise<HumanAct<K> | undefined> {
    this.asked += 1;
    this.heard.timeIsUp = false;
    const opened = (dueOn: string): void => {
      this.wakeAt(endOf(dueOn));
    };
    const done = await this.desk.askUnless(ask, () => this.heard.timeIsUp, { record, opened });
    this.wakesAt = undefined;
    return done;
  }

  /** Asks until a civil date begins in Shanghai. @throws CaseEnded */
  async askBefore<K extends TaskKind>(ask: Ask<K>, day: string, record: StepRecord): Promise<HumanAct<K> | undefined> {
    this.wakeAt(instantAt(day, '00:00'));
    const done = await this.desk.askUnless(ask, () => this.heard.timeIsUp, { record });
    this.wakesAt = undefined;
    return done;
  }

  /** Waits for a civil date to begin in Shanghai, with no task open. @throws CaseEnded */
  async waitFor(day: string): Promise<void> {
    this.wakeAt(instantAt(day, '00:00'));
    await this.desk.wait(() => this.heard.timeIsUp);
  }

  private wakeAt(at: number): void {
    this.heard.timeIsUp = false;
    this.wakesAt = at;
  }

  private timeIsUp(): void {
    this.heard.timeIsUp = true;
    this.wakesAt = undefined;
  }

  /** I-68: the promotions hear of it once the step that led to it stands in the records. */
  private async tellHold(): Promise<void> {
    const { holds } = this;
    if (holds === this.told) return;
    this.told = holds;
    const { workflowIds } = await findPromotions({ personId: this.input.personId });
    const told = this.interruption(holds ? 'setback' : 'setback-over', this.input.caseId);
    await tellWorkflows(workflowIds, caseInterrupted, told);
  }

  async evaluate(): Promise<Known> {
    const answer = await this.tryToEvaluate(this.cause);
    if ('refusal' in answer) throw new Error(`${this.input.caseId}: ${answer.refusal.code}`);
    return answer;
  }

  /** Refuses a complaint that is not about it. Each question to the engine is kept. */
  tryToEvaluate({ cause, complaintId }: SetbackCauseAct): ReturnType<PipelineActivities['evaluateSetback']> {
    const { policyVersion, choices } = this.terms;
    return this.desk.read(() => {
      this.evaluations += 1;
      const askedBy = `${workflowInfo().workflowId}:${this.evaluations}`;
      const asked = { ...this.input, cause, complaintId: complaintId ?? null, today: today() };
      return evaluateSetback({ ...asked, policyVersion, choices, askedBy });
    });
  }

  /** The rating of one month of the person (YYYY-MM); null before it is published. */
  findRating(month: string): ReturnType<PipelineActivities['findRating']> {
    return this.desk.read(() => findRating({ personId: this.input.personId, month }));
  }

  /** I-69, I-71: why the transfer that somebody decides could not be opened; undefined where it could. */
  async againstTransfer(order: TransferOrder | undefined): Promise<Refusal | undefined> {
    if (order === undefined) return undefined;
    const { personId } = this.input;
    return (await this.desk.read(() => admitTransfer({ personId, order, at: now() }))).refusal;
  }

  /** The number of the transfer that this case opens. */
  async transferNumber(): Promise<string> {
    const { caseId } = this.input;
    const { round } = this;
    return (await this.desk.read(() => takeTransferNumber({ caseId, round, at: now() }))).transferId;
  }

  about(): AboutSetback {
    const { caseId, personId } = this.input;
    const { round, asked, statedBy } = this;
    return { caseId, personId, stepWorkdays: this.terms.stepWorkdays, round, asked, statedBy };
  }

  /** The day in Shanghai of what the steps go by, whenever they are gone through again. */
  today(): string {
    return this.desk.note(today);
  }

  private interruption(why: 'setback' | 'setback-over', note: string): CaseInterruption {
    const { caseId, personId } = this.input;
    return { why, personId, on: today(), by: caseId, note };
  }
}
