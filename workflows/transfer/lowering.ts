import type { TransferInput, TransferTerms } from '../../domain/pipelines/transfer/start.js';
import type { Decided, DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import { firstOfNextMonth, instantAt, laterDate } from '../../domain/vocabulary/civil-date.js';
import { anewAsk, consentAsk, consentGmAsk, endOf, withdrawalAsk, type ConsentCase } from '../consent/asks.js';
import type { AnyAsk } from '../engine/ask.js';
import type { Desk } from '../engine/desk.js';
import type { Happening } from '../engine/happening.js';
import type { Interruption } from '../engine/interruption.js';
import { today } from '../engine/turn.js';
import type { TransferState } from './state.js';
import { askedToAgree, transferClosed, type Road } from './steps.js';

/** When the desk is woken, epoch milliseconds. */
export interface Alarm {
  at: number | undefined;
}

/** Where a transfer that lowers is written, and what it hears. */
interface Office {
  readonly desk: Desk;
  readonly ends: Interruption;
  readonly alarm: Alarm;
  readonly terms: TransferTerms;
  /** Told of each stage that was written. */
  readonly enters: (stage: TransferState['stage']) => void;
}

/** How it came about, with the day that this leaves. */
export interface Settled {
  readonly plan: TransferInput;
  readonly road: Road;
}

type Said = Decided & { readonly reason?: string | undefined };

/**
 * I-41, I-72: a transfer that lowers level and pay. The person is asked; with his agreement it holds from its day, or
 * from the first of the month after where he agrees on that day or later. Without it the HR manager proposes anew with
 * papers and the general manager decides with his ground, or it ends.
 */
export class LoweringTransfer {
  private round = 1;
  private stage: TransferState['stage'] = 'agreement';
  private road: Road = 'agreed';

  constructor(
    private readonly office: Office,
    private plan: TransferInput,
  ) {}

  /** Both departments agree, and he is asked; false where their act was refused. */
  ask({ mapped, agreed }: TransferState, decisions: readonly DecisionRecord[]): Promise<boolean> {
    const { desk, alarm, terms } = this.office;
    const { caseId } = this.plan;
    if (mapped === null) throw new Error(`${caseId} lowers nothing`);
    const ask = consentAsk(this.about(), { workdays: terms.consentWorkdays });
    const record: StepRecord = {
      decisions,
      cases: [{ caseId, stage: 'consent', released: true, detail: { agreed, mapped } }],
      messages: [askedToAgree(this.plan, mapped, terms.consentWorkdays)],
    };
    return desk.tried(async () => {
      const { opened } = await desk.commit(record, [ask]);
      const dueOn = opened.find(({ key }) => key === ask.key)?.dueOn;
      alarm.at = typeof dueOn === 'string' ? endOf(dueOn) : undefined;
      this.enter('consent');
    });
  }

  /** Until its day has come; `closed` where it has ended before, undefined where the case was ended from outside. */
  async settle(): Promise<Settled | 'closed' | undefined> {
    for (;;) {
      const came = await this.next();
      if (came === undefined) return undefined;
      if (came !== 'timer') {
        if (await this.apply(came)) return 'closed';
        continue;
      }
      this.office.alarm.at = undefined;
      if (this.stage === 'waiting') return { plan: this.plan, road: this.road };
      await this.anew({ kind: 'consent', outcome: 'silent' });
    }
  }

  /** Writes what an act leads to; whether the transfer has ended with it. */
  private async apply({ kind, act, actor }: Happening): Promise<boolean> {
    switch (kind) {
      case 'consent.answer': {
        const { agreed, reason } = act;
        if (!agreed) return this.anew({ kind: 'consent', outcome: 'refused', reason });
        return this.wait('agreed', { kind: 'consent', outcome: 'agreed', reason });
      }
      case 'consent.withdrawal':
        return this.anew({ kind: 'consent', outcome: 'withdrawn', reason: act.reason });
      case 'consent.anew': {
        const { proposal, ground: reason } = act;
        if (proposal === 'drop') return this.end({ kind: 'anew', outcome: 'drop', reason });
        const ask = consentGmAsk(this.about(), actor.personId);
        return this.move({ kind: 'anew', outcome: 'lower', reason }, 'anew-decision', [ask]);
      }
      case 'consent.gm-decision': {
        const { decision, ground: reason } = act;
        const said = { kind: 'gm', outcome: decision, reason } as const;
        if (decision === 'reject') return this.end(said);
        return decision === 'return' ? this.anew(said) : this.wait('decided', said);
      }
      default:
        throw new Error(`a transfer that lowers asks for no ${kind}`);
    }
  }

  /** Proposed anew, in a round of its own. */
  private anew(said: Said): Promise<false> {
    return this.move(said, 'anew', [anewAsk(this.about(this.round + 1))], () => (this.round += 1));
  }

  /** Settled: its own day, or the first of the month after where that has come, or where nobody agreed (I-41). */
  private wait(road: Road, said: Said): Promise<false> {
    const now = today();
    const { transferOn } = this.plan;
    const onItsDay = road === 'agreed' && now < transferOn;
    const plan = { ...this.plan, transferOn: onItsDay ? transferOn : laterDate(transferOn, firstOfNextMonth(now)) };
    const asks = road === 'agreed' ? [withdrawalAsk(this.about(), plan.transferOn)] : [];
    const shown = { transferOn: plan.transferOn, road };
    return this.move(said, 'waiting', asks, () => Object.assign(this, { plan, road }), shown);
  }

  private async move(
    said: Said,
    stage: TransferState['stage'],
    asks: readonly AnyAsk[],
    then: () => unknown = () => undefined,
    detail?: Readonly<Record<string, unknown>>,
  ): Promise<false> {
    const { desk, alarm } = this.office;
    const { caseId } = this.plan;
    const shown = detail === undefined ? {} : { detail };
    const record = { decisions: [this.decision(said)], cases: [{ caseId, stage, ...shown }] };
    await desk.tried(async () => {
      await desk.commit(record, asks);
      then();
      alarm.at = stage === 'waiting' ? instantAt(this.plan.transferOn, '00:00') : undefined;
      this.enter(stage);
    });
    return false;
  }

  /** I-72: without agreement, and without a decision to lower all the same, the transfer ends. */
  private end(said: Said): Promise<boolean> {
    const last = { stage: 'refused', reason: said.reason ?? '' } as const;
    const { desk } = this.office;
    return desk.tried(() => desk.finish(transferClosed(this.plan.caseId, { decisions: [this.decision(said)] }, last)));
  }

  private decision({ reason, ...said }: Said): DecisionRecord {
    const { caseId } = this.plan;
    return { caseId, clause: 'I-41', round: this.round, ...said, ...(reason === undefined ? {} : { reason }) };
  }

  private about(round = this.round): ConsentCase {
    const { caseId, personId } = this.plan;
    return { caseId, personId, round, stepWorkdays: this.office.terms.stepWorkdays, clause: 'I-72' };
  }

  private enter(stage: TransferState['stage']): void {
    this.stage = stage;
    this.office.enters(stage);
  }

  /** An act, the end of a time, or nothing where the case was ended from outside. */
  private async next(): Promise<Happening | 'timer' | undefined> {
    const { desk, ends } = this.office;
    while (ends.happened === undefined) {
      const came = await desk.next();
      if (came === undefined) continue;
      if (came.kind !== 'heard') return came;
      if (came.what === 'timer') return 'timer';
      ends.hear(came);
    }
    return undefined;
  }
}
