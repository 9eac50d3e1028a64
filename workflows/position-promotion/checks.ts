import { itemFaults } from '../../domain/evaluation/assessment-form.js';
import type {
  AssessmentSheetAct,
  ManageVacancyAct,
  NominationAct,
  QualificationAct,
  ReplaceRaterAct,
  TrialSubmissionAct,
  VerificationAct,
} from '../../domain/pipelines/position-promotion/acts.js';
import { stepsBefore } from '../../domain/pipelines/pipelines.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Nominee, SheetForm } from '../../domain/pipelines/position-promotion/vacancy.js';
import { nomineesAt, owedSeats, ratersOf, type VacancyState } from './state.js';
import { NOMINATION, QUALIFICATION, SHEET, VACANCY } from '../../domain/refusals/pipelines/position-promotion.js';
import { RATER } from '../../domain/refusals/pipelines/nominee-raters.js';
import { BATCH } from '../../domain/refusals/cases.js';

/** 9.1, I-46: never below those appointed and on trial. */
export function checkManage(state: VacancyState, act: ManageVacancyAct): Refusal | undefined {
  if (act.do === 'close') return undefined;
  const taken = state.filled + Object.keys(state.handedOver).length;
  if (act.headCount >= Math.max(taken, 1)) return undefined;
  return refuse(VACANCY.HEAD_COUNT_BELOW_TAKEN, { filled: state.filled, fewest: taken - state.filled, taken });
}

/** 9.5.1: what needs no records; the rest is asked of them when it is applied. */
export function checkNomination(state: VacancyState, act: NominationAct, actor: Actor): Refusal | undefined {
  if (act.personId === actor.personId) {
    return refuse(NOMINATION.HIMSELF);
  }
  if (act.personId === state.input.reportsTo) {
    return refuse(NOMINATION.REPORTS_TO_HIMSELF, { personId: act.personId });
  }
  return undefined;
}

/** 9.5.2: who is on hold or no longer eligible is not confirmed (I-68). */
export function checkVerification(nominee: Nominee, act: VerificationAct): Refusal | undefined {
  if (act.do === 'rule') return nominee.outcome === 'needs-ruling' ? undefined : refuse(NOMINATION.NOTHING_TO_RULE);
  if (act.do !== 'confirm') return undefined;
  const standing = checkOutcome(nominee);
  if (standing !== undefined) return standing;
  const named = [...act.competency, ...act.peripheral];
  if (new Set(named).size === named.length) return undefined;
  return refuse(RATER.TWICE);
}

/** I-68: a promotion waits while a setback is pending, and does not go on where 9.2 is no longer met. */
export function checkOutcome({ outcome }: Pick<Nominee, 'outcome'>): Refusal | undefined {
  switch (outcome) {
    case 'eligible':
      return undefined;
    case 'on-hold':
      return refuse(NOMINATION.ON_HOLD);
    case 'needs-ruling':
      return refuse(NOMINATION.NEEDS_RULING);
    case 'ineligible':
      return refuse(NOMINATION.NO_LONGER_ELIGIBLE);
  }
}

/** §15.4, §15.5: every item once, and nobody fills in two sheets of a form for one nominee. */
export function checkSheet(
  state: VacancyState,
  nominee: Nominee,
  form: SheetForm,
  act: AssessmentSheetAct,
  actor: Actor,
): Refusal | undefined {
  if (nominee.seats.some((seat) => seat.form === form && seat.by === actor.personId)) {
    return refuse(SHEET.ALREADY_HANDED_IN);
  }
  const { missing, unknown } = itemFaults(state.terms.items[form], act.scores);
  if (missing.length + unknown.length === 0) return undefined;
  return refuse(SHEET.ITEMS_DO_NOT_MATCH, { missing, unknown, clause: form === 'competency' ? '15.5' : '15.4' });
}

/** 9.5.2: only a sheet that is owed changes hands. */
export function checkRaterChange(nominee: Nominee, act: ReplaceRaterAct): Refusal | undefined {
  if (!owedSeats(nominee).some(({ form, rater }) => form === act.form && rater === act.rater)) {
    return refuse(RATER.NO_SHEET_OWED, { rater: act.rater });
  }
  const seated = [...ratersOf(nominee, 'competency'), ...ratersOf(nominee, 'peripheral')];
  return seated.includes(act.by) ? refuse(RATER.RATES_ALREADY, { by: act.by }) : undefined;
}

/** 9.5.3, 9.4.1: below the marks nobody qualifies. */
export function checkQualification(nominee: Nominee, act: QualificationAct): Refusal | undefined {
  if (!act.qualified) {
    return act.reason === undefined ? refuse(QUALIFICATION.REASON_MISSING) : undefined;
  }
  if (nominee.assessment?.passed !== true) {
    const { competency, peripheral } = nominee.assessment ?? { competency: '—', peripheral: '—' };
    return refuse(QUALIFICATION.BELOW_MARK, { competency, peripheral });
  }
  return checkOutcome(nominee);
}

/** 9.5.4: all materials at once, or a reason why not. */
export function checkTrialSubmission(state: VacancyState, act: TrialSubmissionAct): Refusal | undefined {
  const others = nomineesAt(state, ...stepsBefore('position-promotion', 'trial-ready'));
  if (others.length === 0 || act.withoutOthersReason !== undefined) return undefined;
  return refuse(BATCH.OTHERS_PENDING, { count: others.length, clause: '9.5.4' });
}
