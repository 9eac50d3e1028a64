import { continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Effect } from '../../domain/step/effect.js';
import { Desk } from '../engine/desk.js';
import { contentOf } from '../engine/mailbox.js';
import { caseInterrupted, getStage, type CaseInterruption } from '../messages/cases.js';
import { calendarChanged, type TrialResult } from '../messages/position.js';
import { apply, plan } from './apply.js';
import { asksOf } from './asks.js';
import { dueMoment, nextWake, type Moment } from './moments.js';
import { endedNotice } from './notices.js';
import { assessed, closed, launched, seeded } from './review-transitions.js';
import { assess, callOff, isInReview, passOn } from './reviewing.js';
import {
  begin,
  isOver,
  isReviewComplete,
  recordOf,
  type CarriedTrial,
  type TrialState,
  type TrialRun,
} from './state.js';
import { stoodAt } from './taking-over.js';
import { reminded, replanned, setbackHeard, started, type Transition } from './transitions.js';
import { now, readings, today } from '../engine/turn.js';

const { readHandover, readHandback, proposeRaters, drawSeed, freezeRoster } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * One trial appointment (9.5.5, 9.5.6): the letter, the months with their days in the engine's own timers, the 360°
 * review ten days before the end, and what follows below the mark. Answers its candidate's workflow when it is over.
 */
export async function trialAppointment(input: TrialRun): Promise<TrialResult> {
  const trial = new Trial(input);
  await trial.open();
  while (!isOver(trial.state)) await trial.turn();
  return trial.close();
}

class Trial {
  state: TrialState;
  private readonly desk: Desk;
  private readonly approvedOn: string;

  constructor(private readonly input: TrialRun) {
    const { caseId, vacancyId, policyVersion, carried, takenOver } = input;
    this.state = carried?.state ?? begin(input);
    this.approvedOn =
      carried?.approvedOn ?? takenOver?.entry.startOn ?? todayIn('Asia/Shanghai', workflowInfo().startTime.getTime());
    this.desk = new Desk({
      about: { vacancyId, caseId },
      policyVersion: () => policyVersion,
      hears: [caseInterrupted, calendarChanged],
      wakes: () => (isOver(this.state) ? undefined : nextWake(this.state)),
      ...(carried === undefined ? {} : { carried: carried.desk }),
    });
    setHandler(getStage, () => this.state.stage);
  }

  async open(): Promise<void> {
    const { caseId, personId, to: post, reportsTo, carried } = this.input;
    if (carried !== undefined) {
      this.desk.resume(asksOf(this.state, this.approvedOn));
      return;
    }
    const opens = { personId, post, reportsTo };
    const stands = await this.stands();
    if (stands !== undefined) {
      const { state, record } = stands;
      const trial = { ...record.trial, caseId, opens, stage: state.stage } as const;
      const whole = { ...record, trial };
      if (!isOver(state)) return this.commit({ state, record: whole });
      await this.desk.finish(whole);
      this.state = state;
      return;
    }
    const record = { ...recordOf(this.state), trial: { caseId, opens, stage: 'letter' } as const };
    await this.commit({ state: this.state, record });
  }

  /** A trial that was under way when the service came stands there; without days by the calendar of now it has a letter again. */
  private async stands(): Promise<Transition | undefined> {
    const { takenOver, personId, reportsTo } = this.input;
    if (takenOver === undefined) return undefined;
    const { startOn, months, extendedMonths = 0, pauses = [], members } = takenOver.entry;
    const answer = await plan(this.state, { startOn, months: months + extendedMonths, pauses });
    if ('refusal' in answer) return undefined;
    const { former } = await readHandover({ personId, reportsTo, team: members });
    return stoodAt(this.state, takenOver.entry, { plan: answer.plan, reportsNow: former, on: today() });
  }

  /** One thing after another: an act, an interruption, another calendar, a day that has come, the last sheet. */
  async turn(): Promise<void> {
    await this.carryOnIfLong();
    if (isReviewComplete(this.state)) return this.closeReview();
    const happening = await this.desk.next(() => this.isLong());
    if (happening === undefined) return;
    if (happening.kind !== 'heard') {
      const outcome = await apply(this.state, happening);
      if ('refusal' in outcome) {
        this.desk.refuse(outcome.refusal);
        return;
      }
      const { ends } = outcome;
      if (ends !== undefined) {
        const how = this.state.stage === 'below-mark' ? 'failed' : 'ended';
        await this.desk.tried(() => this.end(outcome, ends, how));
        return;
      }
      if ((await this.desk.tried(() => this.commit(outcome))) && 'closes' in outcome) await this.closeReview();
      return;
    }
    const interruption = contentOf(happening, caseInterrupted);
    if (interruption !== undefined) return this.interrupt(interruption);
    if (happening.what === calendarChanged.name) return this.replan();
    const moment = dueMoment(this.state, now());
    if (moment !== undefined) await this.strike(moment);
  }

  close(): TrialResult {
    const { stage, letter, plan: days, score, reason } = this.state;
    const outcome = stage === 'passed' ? 'passed' : stage === 'failed' ? 'failed' : 'ended';
    return { outcome, start: letter?.startOn ?? null, lastDay: days?.lastDay ?? null, score, reason };
  }

  /** I-51, I-53, I-54: what the trial does by itself. */
  private async strike(moment: Moment): Promise<void> {
    if (moment.what === 'start') return this.start(moment.on);
    if (moment.what === 'review') return this.launch();
    await this.commit(reminded(this.state, moment));
  }

  /** 9.5.5: the reporting lines change on the day; who has left meanwhile stays where he is. */
  private async start(on: string): Promise<void> {
    const { caseId, personId, reportsTo } = this.input;
    const { former } = await readHandover({ personId, reportsTo, team: this.state.letter?.team ?? [] });
    const effects = Object.keys(former).map((id): Effect => {
      const superiorId = id === personId ? reportsTo : personId;
      return { what: 'superior', caseId, personId: id, superiorId, effectiveFrom: on };
    });
    await this.commit(started(this.state, on, former, effects));
  }

  /** 9.5.6, I-55: first the seed for good, then who is asked. */
  private async launch(): Promise<void> {
    const { personId, vacancyId, reportsTo, policyVersion, stepWorkdays } = this.input;
    if (this.state.review === null) {
      const { seed } = await drawSeed();
      await this.commit(seeded(this.state, seed));
    }
    const { review, raters } = this.state;
    if (review === null) return;
    const on = today();
    const roster = await freezeRoster({ personId, vacancyId, on, seed: review.seed, stepWorkdays, policyVersion });
    const named = raters ?? (await proposeRaters({ personId, reportsTo, vacancyId }));
    await this.commit(launched({ ...this.state, review }, on, roster, { named, confirmed: raters !== null }));
  }

  /** 9.4.2: first nobody can answer any more, then the figure. */
  private async closeReview(): Promise<void> {
    if (!isInReview(this.state)) return;
    await this.commit(closed(this.state));
    const { outcome, score, groups } = await assess(this.state, true);
    if (outcome === 'incomplete' || score === null) return;
    const { state, record } = assessed(this.state, { outcome, score, groups }, today());
    if (!isOver(state)) return this.commit({ state, record });
    await this.desk.finish(record);
    this.state = state;
  }

  /** Plans the days of the trial again, its review among them (I-53). */
  private async replan(): Promise<void> {
    const { letter, extendedMonths, plans } = this.state;
    if (letter === null) return;
    const answer = await plan(this.state, { ...letter, months: letter.months + extendedMonths });
    if ('plan' in answer) await this.commit(replanned({ ...this.state, plans: plans + 1 }, answer.plan));
  }

  /** Somebody left or was transferred, or the vacancy closed: the trial ends or goes on in other hands (I-58, I-59). */
  private async interrupt({ why, personId, note }: CaseInterruption): Promise<void> {
    const isCandidate = personId === this.input.personId;
    if (why === 'vacancy-closed' || (isCandidate && (why === 'left' || why === 'transferred' || why === 'voided'))) {
      return this.end(callOff(this.state, {}), note, 'ended');
    }
    if (isCandidate && why === 'setback') return this.commit(setbackHeard(this.state, note));
    if (!isCandidate && why === 'left' && isInReview(this.state) && this.state.stage === 'review') {
      await this.commit(await passOn(this.state, personId, note));
    }
  }

  /** I-58, I-60: tasks closed, reporting lines restored, everybody told, the records kept. */
  private async end({ record }: Transition, reason: string, stage: 'ended' | 'failed'): Promise<void> {
    const on = today();
    const effects = await readHandback({ caseId: this.input.caseId, on });
    const state: TrialState = { ...this.state, stage, reason, request: null };
    const { decisions, review, messages = [] } = record;
    await this.desk.finish(
      recordOf(state, {
        ...(decisions === undefined ? {} : { decisions }),
        ...(review === undefined ? {} : { review }),
        effects,
        endedOn: on,
        messages: [...messages, endedNotice(state, reason)],
      }),
    );
    this.state = state;
  }

  private async commit({ state, record }: Transition): Promise<void> {
    await this.desk.commit(record, asksOf(state, this.approvedOn));
    this.state = state;
  }

  private isLong(): boolean {
    return workflowInfo().continueAsNewSuggested;
  }

  /** Long before the engine's limit, and only when nobody waits for an answer. */
  private async carryOnIfLong(): Promise<void> {
    if (!(await this.desk.mayCarryOn(() => this.isLong())) || isReviewComplete(this.state)) return;
    const carried: CarriedTrial = { state: this.state, approvedOn: this.approvedOn, desk: this.desk.carry() };
    await continueAsNew<typeof trialAppointment>({ ...this.input, carried });
  }
}
