import { continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { SpecialStart } from '../../domain/pipelines/level-promotion/start.js';
import { addDays, instantAt } from '../../domain/vocabulary/civil-date.js';
import { without } from '../../domain/vocabulary/without.js';
import { apply, applyRebase, applySpecial } from './apply.js';
import { applyMovedFacts } from './moved-facts.js';
import { asksOf } from './asks.js';
import { evaluateEverybody, loadCandidates } from './opening.js';
import { draft, withCandidates, type CycleState, type CycleRun } from './state.js';
import { heard } from './deciding.js';
import { departed, voided } from './releasing.js';
import { returned } from './returning.js';
import { nobodyEligible, toldOfList } from './telling.js';
import { changed, type Transition } from './transitions.js';
import { Desk } from '../engine/desk.js';
import {
  caseInterrupted,
  casesSettled,
  defenseClosed,
  factsRecorded,
  getStage,
  type CaseInterruption,
} from '../messages/cases.js';
import { TAKE_BACK } from '../../domain/refusals/undo.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { contentOf, type Heard } from '../engine/mailbox.js';
import { putBack } from '../engine/undo/put-back.js';
import { returnedIn, type Returned } from '../engine/undo/returning.js';
import { isTakenBack } from '../engine/undo/taking-back.js';
import { caseRebased } from '../messages/rebase.js';
import { announceOpening } from '../engine/opening.js';
import { tellWorkflows } from '../engine/tell-cases.js';
import { now, readings } from '../engine/turn.js';

const { openCycle, openSpecial } = readings<PipelineActivities>({ startToCloseTimeout: '1 minute' });

/**
 * Level promotion of one half-year (§8.5), from HR's draft to the last archived case: it carries what is done to the
 * whole. A defense session (8.5.4) and, once the results are out (8.5.6), each person have workflows of their own.
 */
export async function levelPromotionCycle(input: CycleRun): Promise<void> {
  const cycle = new Cycle(input);
  if (!(await cycle.open())) return; // I-26: refused
  while (cycle.state.stage === 'draft' || cycle.state.stage === 'collecting') {
    if (cycle.state.stage === 'draft')
      await cycle.serve(() => false); // 8.5.1: HR opens it, or HR's manager drops it
    else await cycle.collect(); // I-13: late ratings; a wrong launch is undone
  }
  if (cycle.state.stage === 'running') await cycle.serve(() => cycle.isSettled()); // 8.5.2 to 8.5.6
  await cycle.close(); // 8.5.7: everybody is archived; or the cycle was dropped (I-81)
}

class Cycle {
  state: CycleState;
  private readonly desk: Desk;
  /** How many cases the records have open, as far as told: by the cycle's own steps, and by the last person. */
  private openCases: number | null;
  /** The time for late ratings has passed (I-13). */
  private isOver = false;
  /** Its people before the last act, where that may be taken back. */
  private before: CycleState['candidates'] | undefined;

  constructor(private readonly input: CycleRun) {
    const { cycleId, month, carried } = input;
    const nothing = { policyVersion: '', choices: {}, launchFrom: '', launchBy: '', stepWorkdays: 0 };
    this.state = carried === undefined ? draft(cycleId, month, nothing) : { ...carried.state, candidates: {} };
    this.desk = new Desk({
      about: { cycleId },
      policyVersion: () => this.state.terms.policyVersion,
      hears: [defenseClosed, caseInterrupted, caseRebased, casesSettled, factsRecorded],
      wakes: () => (this.state.stage === 'collecting' && !this.isOver ? this.closesAt() : undefined), // I-13
      ...(carried === undefined ? {} : { carried: carried.desk }),
    });
    setHandler(getStage, () => this.state.stage);
    this.openCases = carried?.openCases ?? null;
  }

  /** A new cycle takes its terms (I-73) and is drafted; one that goes on in a new run reads its people back. */
  async open(): Promise<boolean> {
    const { cycleId, month, openedBy, carried, special } = this.input;
    if (carried === undefined && special !== undefined) return this.openSpecial(special);
    if (carried === undefined) {
      this.state = draft(cycleId, month, await openCycle({ cycleId, month, openedBy, at: now() }));
      await this.desk.commit(undefined, asksOf(this.state));
      return true;
    }
    if (this.state.stage === 'running') this.state = { ...this.state, candidates: await loadCandidates(cycleId) };
    this.desk.resume(asksOf(this.state));
    return true;
  }

  /** I-26: one person, evaluated at once; the head's application goes to HR, HR's proposal to the head. */
  private async openSpecial(special: SpecialStart): Promise<boolean> {
    const { cycleId, openedBy } = this.input;
    const opening = announceOpening();
    const found = await openSpecial({ cycleId, openedBy, at: now(), special });
    if ('refusal' in found) {
      await opening.refused(found.refusal);
      return false;
    }
    const { month, terms, candidate } = found;
    const begun = {
      ...draft(cycleId, month, terms, 'special'),
      stage: 'running' as const,
    };
    const state = withCandidates(begun, [candidate]);
    const outcome = await applySpecial(state, candidate, special);
    const { refused } = await this.desk.opens({ openedBy, ...outcome.record }, asksOf(outcome.state));
    if (refused !== undefined) {
      await opening.refused(refused);
      return false;
    }
    this.state = outcome.state;
    opening.opened();
    return true;
  }

  /** Takes acts and signals one by one until the stage changes, or `done`. */
  async serve(done: () => boolean): Promise<void> {
    const { stage } = this.state;
    while (this.state.stage === stage && !done()) {
      await this.carryOnIfLong();
      const happening = await this.desk.next(() => done() || this.isLong());
      if (happening === undefined) continue;
      if (happening.kind === 'heard') {
        await this.hear(happening);
        continue;
      }
      const outcome = await apply(this.state, happening);
      if ('refusal' in outcome) {
        const { refusal, instead } = outcome;
        if (instead === undefined) this.desk.refuse(refusal);
        else await this.desk.tried(() => this.commit(instead, refusal));
        continue;
      }
      const before = this.state.candidates;
      if (!(await this.desk.tried(() => this.commit(outcome)))) continue;
      this.before = before;
      await outcome.afterwards?.();
    }
  }

  /** An act was taken back: whom it moved stands as before it, in a round of his own (docs/decisions/0057). */
  private async back(): Promise<void> {
    if (this.before === undefined) return;
    const back = putBack(this.before, this.state.candidates);
    if (back === undefined) this.desk.refuse(refuse(TAKE_BACK.TOLD));
    else await this.desk.tried(() => this.commit(changed(this.state, back, [])));
  }

  /** Cases of a task come back to an earlier step (docs/decisions/0058). */
  private async returns(one: Returned): Promise<void> {
    const outcome = returned(this.state, one);
    if ('refusal' in outcome) this.desk.refuse(outcome.refusal);
    else await this.desk.tried(() => this.commit(outcome));
  }

  private async hear(one: Heard): Promise<void> {
    if (isTakenBack(one)) return this.back();
    const comes = returnedIn(one);
    if (comes !== undefined) return this.returns(comes);
    const panel = contentOf(one, defenseClosed);
    if (panel !== undefined) return this.commit(heard(this.state, panel));
    const gone = contentOf(one, caseInterrupted);
    // I-58; a transfer goes by: the decision is about the person (I-72).
    if (gone?.why === 'left') return this.commit(departed(this.state, gone));
    if (gone?.why === 'voided') return this.void(gone);
    const moved = contentOf(one, caseRebased);
    if (moved !== undefined) return this.commit(await applyRebase(this.state, moved.caseId)); // I-73
    const recorded = contentOf(one, factsRecorded);
    if (recorded !== undefined) return this.commit(await applyMovedFacts(this.state, recorded.caseIds)); // I-15
    if (one.what === casesSettled.name) this.openCases = 0;
  }

  /** One person's case is voided; the panel that hears him is told (docs/decisions/0057). */
  private async void(about: CaseInterruption): Promise<void> {
    const candidate = this.state.candidates[about.caseId ?? ''];
    if (candidate === undefined) return;
    await this.commit(voided(this.state, candidate, about));
    if (candidate.stage === 'in-defense') await tellWorkflows([candidate.sessionId], caseInterrupted, about);
  }

  /** I-13: until the closing date has passed, or HR ends the wait; then everybody is evaluated (8.2, 8.4). */
  async collect(): Promise<void> {
    while (this.state.stage === 'collecting' && now() < this.closesAt()) {
      const happening = await this.desk.next();
      if (happening?.kind === 'cycle.close-ratings' && happening.act.do === 'close') break;
      if (happening === undefined) continue;
      if (happening.kind === 'heard') {
        if (happening.what !== 'timer') await this.hear(happening);
        continue;
      }
      const outcome = await apply(this.state, happening);
      if ('refusal' in outcome) this.desk.refuse(outcome.refusal);
      else await this.desk.tried(() => this.commit(outcome));
    }
    if (this.state.stage !== 'collecting') return;
    this.isOver = true;
    const candidates = await evaluateEverybody(this.state.cycleId, now());
    await this.commit({
      state: { ...this.state, stage: 'running', candidates },
      record: {
        cycle: { stage: 'running' },
        ...(Object.keys(candidates).length === 0
          ? { messages: [nobodyEligible(this.state)] }
          : toldOfList(this.state.month, candidates)),
      },
    });
  }

  /** Nobody's case is open any more; a special promotion is asked for outside it then (I-26). */
  isSettled(): boolean {
    return this.openCases === 0 && Object.keys(this.state.candidates).length === 0;
  }

  async close(): Promise<void> {
    if (this.state.stage === 'running') await this.desk.finish({ cycle: { stage: 'closed' } });
    else await this.desk.drain();
  }

  private closesAt(): number {
    return instantAt(addDays(this.state.closingDate ?? this.state.terms.launchBy, 1), '00:00');
  }

  private async commit({ state, record }: Transition, refusing?: Refusal): Promise<void> {
    const { openCases } = await this.desk.commit(record, asksOf(state), refusing);
    this.state = state;
    if (openCases !== undefined) this.openCases = openCases;
  }

  private isLong(): boolean {
    return workflowInfo().continueAsNewSuggested;
  }

  /** Long before the engine's limit, and only when nobody waits for an answer. */
  private async carryOnIfLong(): Promise<void> {
    if (!(await this.desk.mayCarryOn(() => this.isLong()))) return;
    const carried = { state: without(this.state, 'candidates'), desk: this.desk.carry(), openCases: this.openCases };
    await continueAsNew<typeof levelPromotionCycle>({ ...this.input, carried });
  }
}
