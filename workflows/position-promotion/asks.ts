import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { AssessmentSheetAct } from '../../domain/pipelines/position-promotion/acts.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import type { Nominee, Seat } from '../../domain/pipelines/position-promotion/vacancy.js';
import type { AnyAsk, Ask } from '../engine/ask.js';
import { checkTrialDecisions } from './check-decisions.js';
import {
  checkManage,
  checkNomination,
  checkQualification,
  checkRaterChange,
  checkSheet,
  checkTrialSubmission,
  checkVerification,
} from './checks.js';
import { nomineesAt, owedSeats, type VacancyState } from './state.js';

const HR: { readonly roles: readonly Role[]; readonly escalateTo: readonly Role[] } = {
  roles: ['hr'],
  escalateTo: ['hr-manager'],
};

/** Which tasks stand open, as a function of where the vacancy stands: nothing else opens or closes one. */
export function asksOf(state: VacancyState): readonly AnyAsk[] {
  if (state.stage !== 'open') return [];
  return [
    manageAsk(state),
    nominationAsk(state),
    ...nomineesAt(state, 'nomination').map((one) => renominationAsk(state, one)),
    ...nomineesAt(state, 'verification').map((one) => verificationAsk(state, one)),
    ...nomineesAt(state, 'assessment').flatMap((one) => assessmentAsks(state, one)),
    ...nomineesAt(state, 'qualification').map((one) => qualificationAsk(state, one)),
    ...gmAsks(state),
  ] as readonly AnyAsk[];
}

const manageAsk = (state: VacancyState): Ask<'vacancy.manage'> => ({
  key: 'manage',
  kind: 'vacancy.manage',
  to: HR,
  due: null,
  check: (act) => checkManage(state, act),
});

/** 9.5.1: waited for until somebody is nominated; more may be at any time, each in a task of its own. */
const nominationAsk = (state: VacancyState): Ask<'vacancy.nomination'> => {
  const nobody = Object.keys(state.nominees).length + Object.keys(state.handedOver).length === 0;
  const first = nobody && state.full !== true;
  const more = state.eachAnew === true ? `nomination:${state.counts.nominations}:more` : 'nomination';
  return {
    key: first ? `nomination:${state.counts.nominations}` : more,
    kind: 'vacancy.nomination',
    to: { roles: ['department-head'] },
    due: first ? { workdays: state.terms.stepWorkdays } : null,
    check: (act, actor) => checkNomination(state, act, actor),
  };
};

const about = <K extends TaskKind>(
  state: VacancyState,
  { caseId, personId }: Nominee,
): Pick<Ask<K>, 'caseId' | 'excluded' | 'due'> => ({
  caseId,
  excluded: [personId],
  due: { workdays: state.terms.stepWorkdays },
});

/** I-38: HR has returned it; the department hands it in anew, or withdraws it. */
const renominationAsk = (state: VacancyState, one: Nominee): Ask<'vacancy.renomination'> => ({
  ...about(state, one),
  key: `renomination:${one.caseId}:${one.round}`,
  kind: 'vacancy.renomination',
  to: { roles: ['department-head'] },
  check: () => undefined,
});

const verificationAsk = (state: VacancyState, one: Nominee): Ask<'vacancy.verification'> => ({
  ...about(state, one),
  key: `verification:${one.caseId}:${one.round}`,
  kind: 'vacancy.verification',
  to: HR,
  check: (act) => checkVerification(one, act),
});

/** 9.5.2: every sheet is a task of its own, all at once; HR may name somebody else for one that is owed. */
function assessmentAsks(state: VacancyState, one: Nominee): readonly AnyAsk[] {
  const sheets = owedSeats(one).map((seat) => sheetAsk(state, one, seat));
  const raters: Ask<'vacancy.raters'> = {
    ...about(state, one),
    key: `raters:${one.caseId}:${one.sheetRound}`,
    kind: 'vacancy.raters',
    to: HR,
    due: null,
    check: (act) => checkRaterChange(one, act),
  };
  return [...sheets, raters];
}

const SHEET_KINDS = { competency: 'vacancy.competency-sheet', peripheral: 'vacancy.peripheral-sheet' } as const;

const sheetAsk = (state: VacancyState, one: Nominee, { form, rater }: Seat): AnyAsk => ({
  ...about(state, one),
  key: sheetKey(one, form, rater),
  kind: SHEET_KINDS[form],
  to: { people: [rater] },
  check: (act: AssessmentSheetAct, actor: Actor) => checkSheet(state, one, form, act, actor),
});

/** Names the seat, not who takes it: a leaver's tasks go to the successor. */
export const sheetKey = ({ caseId, sheetRound }: Nominee, form: Seat['form'], rater: string): string =>
  `sheet:${caseId}:${sheetRound}:${form}:${rater}`;

const qualificationAsk = (state: VacancyState, one: Nominee): Ask<'vacancy.qualification'> => ({
  ...about(state, one),
  key: `qualification:${one.caseId}:${one.round}`,
  kind: 'vacancy.qualification',
  to: HR,
  check: (act) => checkQualification(one, act),
});

/** 9.5.4: HR lays all before the general manager at once. */
function gmAsks(state: VacancyState): readonly (Ask<'vacancy.gm-submission'> | Ask<'vacancy.gm-decision'>)[] {
  const due = { workdays: state.terms.stepWorkdays };
  const submission: Ask<'vacancy.gm-submission'> = {
    key: 'gm-submission',
    kind: 'vacancy.gm-submission',
    to: HR,
    due,
    check: (act) => checkTrialSubmission(state, act),
  };
  const decision: Ask<'vacancy.gm-decision'> = {
    key: 'gm-decision',
    kind: 'vacancy.gm-decision',
    to: { roles: ['gm'] },
    due,
    check: (act, actor) => checkTrialDecisions(state, act, actor),
  };
  return [
    ...(nomineesAt(state, 'trial-ready').length > 0 ? [submission] : []),
    ...(nomineesAt(state, 'trial-with-gm').length > 0 ? [decision] : []),
  ];
}
