import { continueAsNew, patched, getExternalWorkflowHandle, setHandler, workflowInfo } from '@temporalio/workflow';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { RETURN, TAKE_BACK, VOID } from '../../domain/refusals/undo.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { Desk } from '../engine/desk.js';
import { contentOf, type Heard } from '../engine/mailbox.js';
import { putBack } from '../engine/undo/put-back.js';
import { returnedIn, type Returned } from '../engine/undo/returning.js';
import { takenBackIn } from '../engine/undo/taking-back.js';
import { candidateSettled, type CandidateSettled } from '../messages/position.js';
import { caseInterrupted, getStage } from '../messages/cases.js';
import { announceOpening } from '../engine/opening.js';
import { apply, COMES_BACK, evaluateAgain, goOn } from './apply.js';
import { asksOf } from './asks.js';
import { closed, closes, interrupted, settled, withdrawn } from './closing.js';
import { returned } from './returning.js';
import { takenOver } from './taking-over.js';
import { moved, type Transition } from './records.js';
import {
  asChange,
  nomineesAt,
  opened,
  owedSeats,
  withNominee,
  type CarriedVacancy,
  type VacancyState,
  type VacancyRun,
} from './state.js';
import { assessed, held } from './transitions.js';
import { readings, today } from '../engine/turn.js';

const { openVacancy, assessNominee } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * One vacancy (9.1) from its opening to its last place: nominations (9.5.1), verification and sheets (9.5.2), the
 * qualification record (9.5.3), the general manager's approval of trials (9.5.4). Each approved goes on in a workflow
 * of his own and tells it how that ended (I-46).
 */
export async function positionVacancy(input: VacancyRun): Promise<void> {
  const opening = announceOpening();
  const begun = await begin(input);
  if ('refusal' in begun) return opening.refused(begun.refusal);
  const vacancy = new Vacancy(begun);
  const refused = await vacancy.open();
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();
  await vacancy.serve();
  await vacancy.close();
}

/** 9.1, I-73: a new vacancy takes its terms; one that goes on in a new run has them. */
async function begin(input: VacancyRun): Promise<CarriedVacancy | { readonly refusal: Refusal }> {
  if (input.carried !== undefined) return input.carried;
  const { departmentId, reportsTo } = input;
  const terms = await openVacancy({ departmentId, reportsTo, on: today() });
  return 'refusal' in terms ? terms : { state: opened(input, terms) };
}

class Vacancy {
  private state: VacancyState;
  private readonly desk: Desk;
  /** Its nominees before the last act, where that may be taken back. */
  private before: VacancyState['nominees'] | undefined;

  constructor(private readonly begun: CarriedVacancy) {
    const { state, desk } = begun;
    this.state = state;
    this.desk = new Desk({
      about: { vacancyId: state.input.vacancyId },
      policyVersion: () => this.state.terms.policyVersion,
      hears: [candidateSettled, caseInterrupted],
      ...(desk === undefined ? {} : { carried: desk }),
    });
    setHandler(getStage, () => this.state.stage);
  }

  /** Undefined when it is open; otherwise why it could not be written. */
  async open(): Promise<Refusal | undefined> {
    if (this.begun.desk !== undefined) {
      this.desk.resume(asksOf(this.state));
      return undefined;
    }
    const { post, departmentId, team, reportsTo, reason, openedBy } = this.state.input;
    const { choices } = this.state.terms;
    const opens = { post, departmentId, team, reportsTo, reason, openedBy, choices };
    const { takesOver } = this.state.input;
    const taken = takesOver === undefined ? undefined : takenOver(this.state, takesOver);
    if (taken !== undefined) this.state = taken.state;
    const record = { ...taken?.record, vacancy: { ...asChange(this.state), opens } };
    const { refused } = await this.desk.opens(record, asksOf(this.state));
    if (refused === undefined && taken !== undefined) await goOn(taken.goesOn);
    return refused;
  }

  /** 9.5.1 to 9.5.4: takes acts and signals one by one while the vacancy is open. */
  async serve(): Promise<void> {
    while (this.state.stage === 'open') {
      await this.carryOnIfLong();
      const happening = await this.desk.next(() => this.isLong());
      if (happening === undefined) continue;
      if (happening.kind === 'heard') {
        await this.hear(happening);
      } else {
        const outcome = await apply(this.state, happening);
        if ('refusal' in outcome) {
          this.desk.refuse(outcome.refusal);
          continue;
        }
        const before = this.state.nominees;
        if (!(await this.desk.tried(() => this.commit(outcome)))) continue;
        this.before = before;
        await outcome.afterwards?.();
      }
      await this.advance();
    }
  }

  /** I-58: those on trial are told and end by themselves; the vacancy is closed when the last one has. */
  async close(): Promise<void> {
    const { closeReason, input } = this.state;
    for (const [caseId, personId] of Object.entries(this.state.handedOver)) {
      const about = { on: today(), by: input.vacancyId, note: closeReason ?? '' };
      await getExternalWorkflowHandle(caseId)
        .signal(caseInterrupted, { why: 'vacancy-closed', personId, ...about })
        .catch(() => {
          this.desk.hear(candidateSettled.name, { caseId, appointed: false }); // it has ended, and said so before
        });
    }
    while (Object.keys(this.state.handedOver).length > 0) {
      const happening = await this.desk.next();
      if (happening?.kind === 'heard') await this.hear(happening);
    }
    await this.desk.finish(closed(this.state).record);
  }

  /** An act was taken back: whom it moved stands as before it, in a round of his own (docs/decisions/0057). */
  private async back({ takesBack, reason }: { readonly takesBack: TaskKind; readonly reason: string }): Promise<void> {
    if (this.before === undefined) return;
    if (takesBack === 'vacancy.nomination') return this.withdraws(this.before, reason);
    const back = putBack(this.before, this.state.nominees);
    if (back === undefined) {
      this.desk.refuse(refuse(TAKE_BACK.TOLD));
      return;
    }
    const record = { cases: back.map((one) => moved(one)) };
    await this.desk.tried(() => this.commit({ state: back.reduce(withNominee, this.state), record }));
  }

  /** 9.5.1: whom the last act has brought in is no nominee any more; he is told (docs/decisions/0070). */
  private async withdraws(before: VacancyState['nominees'], reason: string): Promise<void> {
    const brought = Object.values(this.state.nominees).filter(({ caseId }) => !(caseId in before));
    const [nominee] = brought;
    if (nominee === undefined || !patched(COMES_BACK)) this.desk.refuse(refuse(TAKE_BACK.MOVED_ON));
    else await this.desk.tried(() => this.commit(withdrawn(this.state, nominee, reason, true)));
  }

  /** I-46: with the last place taken the vacancy closes next, so nobody is asked to nominate meanwhile. */
  private async settles(one: CandidateSettled): Promise<void> {
    const { state, record } = settled(this.state, one);
    const isFull = state.stage === 'open' && state.filled >= state.headCount;
    await this.commit({ state: isFull && patched(FULL) ? { ...state, full: true } : state, record });
  }

  /** Nominees come back to an earlier step (docs/decisions/0058). */
  private async returns(one: Returned): Promise<void> {
    const unknown = one.to === 'nomination' && !patched(COMES_BACK);
    const outcome = unknown ? { refusal: refuse(RETURN.NO_SUCH_STEP) } : returned(this.state, one);
    if ('refusal' in outcome) this.desk.refuse(outcome.refusal);
    else await this.desk.tried(() => this.commit(outcome));
  }

  private async hear(one: Heard): Promise<void> {
    const goes = takenBackIn(one);
    if (goes !== undefined) return this.back(goes);
    const comes = returnedIn(one);
    if (comes !== undefined) return this.returns(comes);
    const settledOne = contentOf(one, candidateSettled);
    if (settledOne !== undefined) {
      if (settledOne.caseId in this.state.handedOver) await this.settles(settledOne);
      return;
    }
    const about = contentOf(one, caseInterrupted);
    const nominee = Object.values(this.state.nominees).find(({ personId }) => personId === about?.personId);
    if (about === undefined) return;
    if (nominee === undefined) {
      if (about.why === 'voided') this.desk.refuse(refuse(VOID.MOVED_ON)); // on trial by now
      return;
    }
    switch (about.why) {
      case 'left':
      case 'transferred':
      case 'voided':
        return this.commit(interrupted(this.state, nominee, { ...about, why: about.why }));
      case 'setback':
        return this.commit(held(this.state, nominee, about.by));
      case 'setback-over':
        return this.commit(await evaluateAgain(this.state, nominee));
      case 'vacancy-closed':
        return; // its own word to those on trial
      case 'appeal-round':
      case 'appeal-corrected':
        return; // of decisions that a nomination does not hang on (I-74)
    }
  }

  /** What follows by itself: sheets that are all in are counted (9.4.1); the last place taken closes the vacancy (I-46). */
  private async advance(): Promise<void> {
    if (this.state.stage !== 'open') return;
    for (const nominee of nomineesAt(this.state, 'assessment')) {
      if (owedSeats(nominee).length > 0) continue;
      const { caseId, sheetRound } = nominee;
      await this.commit(assessed(this.state, nominee, await assessNominee({ caseId, sheetRound })));
    }
    if (this.state.filled >= this.state.headCount) await this.commit(closes(this.state, FILLED));
  }

  private async commit({ state, record }: Transition): Promise<void> {
    await this.desk.commit(record, asksOf(state));
    this.state = state;
  }

  private isLong(): boolean {
    return workflowInfo().continueAsNewSuggested;
  }

  /** A vacancy may stand open for years; only when nobody waits for an answer. */
  private async carryOnIfLong(): Promise<void> {
    if (!(await this.desk.mayCarryOn(() => this.isLong()))) return;
    const { state } = this;
    const carried: CarriedVacancy = { state, desk: this.desk.carry() };
    await continueAsNew<typeof positionVacancy>({ ...state.input, carried });
  }
}

const FULL = '2026-12-a-full-vacancy-asks-for-nobody';
const FILLED = '编制已满，空缺关闭 · all places are filled';
