import { getExternalWorkflowHandle, ParentClosePolicy, setHandler, startChild } from '@temporalio/workflow';
import { caseFile } from '../../domain/documents/case-file.js';
import type { AppointmentActivities } from '../../domain/pipelines/appointment/activities.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { apply, factsOf, handbackOf } from '../appointment/apply.js';
import { asksOf } from '../appointment/asks.js';
import { isClosed, isUndecided, onTrial, returnedTo, runsOut, type AppointmentState } from '../appointment/state.js';
import { appointedAndGone, cancelled, notPassed, overdue } from '../appointment/taking-effect.js';
import { decision, heard, moved, type Transition } from '../appointment/transitions.js';
import { Desk } from '../engine/desk.js';
import { contentOf, type Heard } from '../engine/mailbox.js';
import { returnedIn, type Returned } from '../engine/undo/returning.js';
import { isTakenBack } from '../engine/undo/taking-back.js';
import {
  candidateSettled,
  trialIdOf,
  type PositionInput,
  type TrialInput,
  type TrialResult,
} from '../messages/position.js';
import { caseInterrupted, defenseClosed, getStage, WORKFLOWS, type CaseInterruption } from '../messages/cases.js';
import { now, readings, today } from '../engine/turn.js';

const { trialAlarm } = readings<AppointmentActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** The trial's result, as its candidate hears it. */
const TRIAL = 'trial';

/** Reminders reach people at the beginning of a workday. */
const MORNING = '09:00';

/**
 * One candidate from the general manager's approval of the trial to the company-wide notice: the trial (9.5.5, 9.5.6)
 * is a child; then report and panel (9.5.7), decision (9.5.8), feedback and interview (9.5.9), notice (9.5.10).
 */
export async function positionPromotion(input: PositionInput): Promise<void> {
  const candidate = new Candidate(input);
  await candidate.stand(); // 9.5.5, 9.5.6
  await candidate.serve(); // 9.5.7 to 9.5.10
  await tell(input.vacancyId, { caseId: input.caseId, appointed: candidate.state.stage === 'appointed' });
}

class Candidate {
  state: AppointmentState;
  private readonly desk: Desk;
  private sessionId: string | undefined;
  /** Instant of I-54's alarm, epoch milliseconds; undefined when there is nothing to warn of. */
  private alarm: number | undefined;
  /** Civil date on which an approved appointment may be handed back (I-52); undefined when it already may. */
  private waits: string | undefined;
  /** How it stood before its last act, where that may be taken back. */
  private before: AppointmentState | undefined;

  constructor(private readonly input: PositionInput) {
    const { caseId, vacancyId, policyVersion } = input;
    this.state = onTrial(input);
    this.desk = new Desk({
      about: { caseId, vacancyId },
      policyVersion: () => policyVersion,
      hears: [defenseClosed, caseInterrupted],
      wakes: () => (isUndecided(this.state) ? this.alarm : this.opensAt()),
    });
    setHandler(getStage, () => this.state.stage);
  }

  /** 9.5.5, 9.5.6: the trial, and what it came to. */
  async stand(): Promise<void> {
    const trialId = trialIdOf(this.input.caseId);
    const input: TrialInput = { ...this.input, trialId };
    const child = await startChild<(one: TrialInput) => Promise<TrialResult>>(WORKFLOWS.trial, {
      workflowId: trialId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
    void child.result().then((result) => {
      this.desk.hear(TRIAL, result);
    });
    const befallen: CaseInterruption[] = [];
    let trial: TrialResult | undefined;
    while (trial === undefined) {
      const heard = await this.desk.next();
      if (heard?.kind !== 'heard') continue;
      if (heard.what === TRIAL) trial = heard.content as TrialResult;
      const about = contentOf(heard, caseInterrupted);
      if (about === undefined) continue;
      if (about.why === 'voided') await this.voided();
      befallen.push(about);
      await child.signal(caseInterrupted, about).catch(() => undefined); // it may just have ended
    }
    this.state = { ...this.state, trial, reason: trial.outcome === 'passed' ? null : trial.reason };
    for (const about of befallen) if (await this.interrupted(about)) return;
    const { outcome, reason, ...detail } = trial;
    const row = decision(this.input, this.state, {
      clause: outcome === 'ended' ? 'I-59' : '9.4.2',
      kind: 'trial',
      outcome,
      detail,
      ...(reason === null ? {} : { reason }),
    });
    if (outcome === 'passed') await this.expectDecision(trial);
    const next = outcome === 'passed' ? this.passed() : notPassed(this.input, this.state, await this.facts(), today());
    await this.commit({ ...next, record: { ...next.record, decisions: [row] } });
  }

  /** Takes acts and signals one by one until the case is closed. */
  async serve(): Promise<void> {
    while (!isClosed(this.state)) {
      const happening = await this.desk.next();
      if (happening === undefined) continue;
      if (happening.kind === 'heard') {
        await this.react(happening);
        continue;
      }
      const outcome = await apply(this.input, this.state, happening);
      if ('refusal' in outcome) {
        const { refusal, instead } = outcome;
        if (instead === undefined) this.desk.refuse(refusal);
        else await this.desk.tried(() => this.commit(instead, refusal));
        continue;
      }
      const before = this.state;
      if (!(await this.desk.tried(() => this.commit(outcome)))) continue;
      this.before = before;
      await outcome.afterwards?.();
    }
  }

  /** An act was taken back: it stands as before it, in a round of its own (docs/decisions/0057). */
  private async back(): Promise<void> {
    if (this.before === undefined) return;
    const state: AppointmentState = { ...this.before, round: this.state.round + 1 };
    await this.desk.tried(() => this.commit({ state, record: { cases: moved(this.input, state) } }));
  }

  /** He comes back to an earlier step of 9.5.7 or 9.5.8 (docs/decisions/0058). */
  private async returns(one: Returned): Promise<void> {
    const state = returnedTo(this.state, one);
    const record = { cases: moved(this.input, state, { detail: { returned: one.reason } }) };
    await this.desk.tried(() => this.commit({ state, record }));
  }

  /** What is no human act: an interruption, a panel that has closed, the alarm. */
  private async react(one: Heard): Promise<void> {
    if (isTakenBack(one)) return this.back();
    const comes = returnedIn(one);
    if (comes !== undefined) return this.returns(comes);
    const about = contentOf(one, caseInterrupted);
    if (about !== undefined) await this.interrupted(about);
    const signal = contentOf(one, defenseClosed);
    if (signal !== undefined) await this.commit(heard(this.input, this.state, signal));
    if (one.what !== 'timer') return;
    if (this.state.stage === 'approved') return this.opens();
    this.alarm = undefined;
    await this.commit({ state: this.state, record: overdue(this.input, this.state) });
  }

  /** I-58, I-68: what came from outside; true when it has ended the case. Once in effect, nothing is undone by it. */
  private async interrupted(about: CaseInterruption): Promise<boolean> {
    const { why, personId } = about;
    const own = personId === this.input.personId;
    if (why === 'setback' || why === 'setback-over') {
      if (own) await this.hold(why === 'setback', about);
      return false;
    }
    if (why !== 'vacancy-closed' && !(own && (why === 'left' || why === 'transferred' || why === 'voided')))
      return false;
    if (this.state.inEffect && why !== 'left') return false;
    if (why === 'voided' && this.state.releasedOn !== null) return false; // handed back
    await this.end(about);
    return true;
  }

  /** Voided during the trial: it stands in the records at once; the case ends when the trial has (docs/decisions/0057). */
  private async voided(): Promise<void> {
    const { state } = this;
    await this.commit({ state, record: { cases: moved(this.input, state, { detail: { voided: true } }) } });
  }

  private async hold(held: boolean, { by, note, on }: CaseInterruption): Promise<void> {
    const state = { ...this.state, held };
    const row = decision(this.input, state, {
      clause: 'I-68',
      kind: 'hold',
      outcome: held ? 'held' : 'released',
      detail: { by, note, on },
    });
    await this.commit({ state, record: { cases: moved(this.input, state, { detail: { held } }), decisions: [row] } });
  }

  /** Tasks are withdrawn with the last step; a panel that sits has nobody left to hear. */
  private async end(about: CaseInterruption): Promise<void> {
    if (this.state.stage === 'in-defense' && this.sessionId !== undefined) {
      await getExternalWorkflowHandle(this.sessionId)
        .signal(caseInterrupted, { ...about, personId: this.input.personId })
        .catch(() => undefined);
    }
    if (this.state.inEffect) {
      const state: AppointmentState = { ...this.state, stage: 'appointed', reason: about.note };
      await this.commit({ state, record: { cases: moved(this.input, state, { detail: { ended: about.why } }) } });
      return;
    }
    const { stage, approval } = this.state;
    if (about.why === 'left' && stage === 'approved' && approval !== null && approval.on < about.on) {
      await this.commit(appointedAndGone(this.input, this.state, about, await this.facts(), today()));
      return;
    }
    const [facts, handback] = [await this.facts(), await handbackOf(this.input)];
    await this.commit(cancelled(this.input, this.state, about, { facts, handback }));
  }

  /** I-52: the trial has run out, and what was approved before is handed back now. */
  private async opens(): Promise<void> {
    await this.desk.commit(undefined, asksOf(this.input, this.state));
    this.waits = runsOut(this.state, today());
  }

  private opensAt(): number | undefined {
    return this.waits === undefined ? undefined : instantAt(this.waits, '00:00');
  }

  private passed(): Transition {
    const state: AppointmentState = { ...this.state, stage: 'report' };
    return { state, record: { cases: moved(this.input, state, { detail: { trial: state.trial } }) } };
  }

  /** I-54: counted from the last day; a trial whose alarm has rung before its end rings no second time. */
  private async expectDecision({ lastDay }: TrialResult): Promise<void> {
    if (lastDay === null) return;
    const { on } = await trialAlarm({ lastDay, policyVersion: this.input.policyVersion });
    const at = instantAt(on, MORNING);
    if (at > now()) this.alarm = at;
  }

  private async facts() {
    const facts = await factsOf(this.input);
    if ('refusal' in facts) throw new Error(`${this.input.caseId}: ${facts.refusal.code}`);
    return facts;
  }

  private async commit({ state, record }: Transition, refusing?: Refusal): Promise<void> {
    if (isClosed(state)) await this.desk.finish(this.archived(record));
    else await this.desk.commit(record, asksOf(this.input, state), refusing);
    this.state = state;
    this.waits = runsOut(state, today());
    if (state.stage === 'in-defense') this.sessionId = `${this.input.caseId}-D${state.sessions}`;
  }

  /** The last step closes the case and freezes its file. */
  private archived(record: StepRecord): StepRecord {
    const { caseId } = this.input;
    const file = caseFile(caseId);
    return {
      ...record,
      cases: (record.cases ?? []).map((change) => ({ ...change, closed: true })),
      documents: [...(record.documents ?? []), file],
    };
  }
}

/** A vacancy that is closed needs to hear nothing any more. */
const tell = (vacancyId: string, settled: { readonly caseId: string; readonly appointed: boolean }): Promise<void> =>
  getExternalWorkflowHandle(vacancyId)
    .signal(candidateSettled, settled)
    .catch(() => undefined);
