import type { StageOf } from '../../domain/pipelines/pipelines.js';
import type { Nominee, Seat, VacancyChange, VacancyTerms } from '../../domain/pipelines/position-promotion/vacancy.js';
import type { CarriedDesk } from '../engine/desk-options.js';
import type { VacancyInput } from '../messages/position.js';

/** Where a vacancy stands (9.1 to 9.5.4). */
export interface VacancyState {
  readonly stage: 'open' | 'closing' | 'closed';
  readonly input: VacancyInput;
  readonly terms: VacancyTerms;
  readonly headCount: number;
  /** Formally appointed (I-46). */
  readonly filled: number;
  readonly closeReason: string | null;
  /** Those whose trial is not approved yet, by case number. */
  readonly nominees: Readonly<Record<string, Nominee>>;
  /** Employee numbers of those who go on in a workflow of their own since the trial was approved, by case number. */
  readonly handedOver: Readonly<Record<string, string>>;
  /** The last place is taken: nobody is asked to nominate any more while it closes. */
  readonly full?: true;
  /** Each nomination ends its task, so that it may be withdrawn; absent in runs that began without (docs/decisions/0070). */
  readonly eachAnew?: true;
  readonly counts: { readonly nominations: number; readonly evaluations: number; readonly batches: number };
}

/** What a vacancy hands to its next run; without a desk it is about to begin. */
export interface CarriedVacancy {
  readonly state: VacancyState;
  readonly desk?: CarriedDesk;
}

/** What a run of the workflow begins with. */
export interface VacancyRun extends VacancyInput {
  /** Set when the vacancy goes on in a new run; never by a caller. */
  readonly carried?: CarriedVacancy;
}

export const opened = (input: VacancyInput, terms: VacancyTerms): VacancyState => ({
  stage: 'open',
  input,
  terms,
  headCount: input.headCount,
  filled: 0,
  closeReason: null,
  nominees: {},
  handedOver: {},
  counts: { nominations: 0, evaluations: 0, batches: 0 },
});

export const nomineesAt = (
  state: VacancyState,
  ...stages: readonly StageOf<'position-promotion'>[]
): readonly Nominee[] => Object.values(state.nominees).filter(({ stage }) => stages.includes(stage));

/** I-46: places that neither somebody appointed nor somebody on trial takes. */
export const openPlaces = ({ headCount, filled, handedOver }: VacancyState): number =>
  headCount - filled - Object.keys(handedOver).length;

export const withNominee = (state: VacancyState, nominee: Nominee): VacancyState => ({
  ...state,
  nominees: { ...state.nominees, [nominee.caseId]: nominee },
});

export const withoutNominees = (state: VacancyState, caseIds: readonly string[]): VacancyState => ({
  ...state,
  nominees: Object.fromEntries(Object.entries(state.nominees).filter(([caseId]) => !caseIds.includes(caseId))),
});

/** Sheets that are still owed. */
export const owedSeats = ({ seats }: Nominee): readonly Seat[] => seats.filter(({ by }) => by === undefined);

/** Who sits for one form. */
export const ratersOf = ({ seats }: Pick<Nominee, 'seats'>, form: Seat['form']): readonly string[] =>
  seats.filter((seat) => seat.form === form).map(({ rater }) => rater);

export const asChange = (state: VacancyState): VacancyChange => {
  const { stage, headCount, filled, closeReason } = state;
  const reason = closeReason === null ? {} : { closeReason };
  return { vacancyId: state.input.vacancyId, stage, headCount, filled, ...reason };
};
