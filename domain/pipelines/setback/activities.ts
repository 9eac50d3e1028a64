import type { SetbackOutcome } from '../../evaluation/answer.js';
import type { Level } from '../../vocabulary/level.js';
import type { CaseTerms } from '../../cases/case-terms.js';
import type { Refusal } from '../../vocabulary/refusal.js';
import type { SetbackInput } from './start.js';

/** What a setback (§11) asks of the outside world; `activities/` carries it out. Only `takeSetbacks` writes: numbers. */
export interface SetbackActivities {
  /** The C and D that wait for their case, and the open cases for which the records have news. Idempotent. */
  takeSetbacks(input: { readonly at: number }): Promise<SetbackWatch>;

  /** I-73: the policy, the choices and the time for a step that a case takes at its start. */
  readSetbackTerms(input: { readonly at: number }): Promise<SetbackTerms>;

  /** §11: asks the engine and keeps the evaluation; refuses a complaint that is not about it. Idempotent by `askedBy`. */
  evaluateSetback(input: {
    readonly caseId: string;
    readonly personId: string;
    readonly month: string;
    readonly cause: 'service-attitude' | 'other';
    readonly complaintId: string | null;
    /** Civil date as of which post and status are read. */
    readonly today: string;
    readonly policyVersion: string;
    readonly choices: Readonly<Record<string, string | number>>;
    readonly askedBy: string;
  }): Promise<
    { readonly refusal: Refusal } | { readonly found: SetbackFound; readonly complaint: SetbackComplaint | null }
  >;

  /** The rating of a month, null while none is recorded. */
  findRating(input: { readonly personId: string; readonly month: string }): Promise<{ readonly rating: string | null }>;

  /** I-68: the workflows in which somebody's promotion to a post stands open, to be held or let go. */
  findPromotions(input: { readonly personId: string }): Promise<{ readonly workflowIds: readonly string[] }>;
}

/** What a setback takes at its start, with the time in which its person is heard and asked, in workdays. */
export interface SetbackTerms extends CaseTerms {
  /** I-77: to state his side. */
  readonly statementWorkdays: number;
  /** I-41: to agree or not. */
  readonly consentWorkdays: number;
}

/** What the watch over ratings found: setbacks to start, and news for those that run (§11). */
export interface SetbackWatch {
  readonly start: readonly SetbackInput[];
  readonly tell: readonly SetbackNews[];
}

/** What changed in the records of a setback that is open. */
export interface SetbackNews {
  readonly caseId: string;
  readonly what: 'rating-corrected' | 'rating-published' | 'complaint-decided';
}

/** What the rules found of the event, with what the case has to know beside. */
export interface SetbackFound extends Pick<
  SetbackOutcome,
  'measure' | 'to' | 'effectiveFrom' | 'clause' | 'approval' | 'positionReview'
> {
  readonly rating: 'C' | 'D';
  readonly level: Level | null;
  /** One step down, not under the floor; null where there is none (I-64, I-66, I-71). */
  readonly oneDown: Level | null;
  /** I-21: the day from which the present level counts for 8.2.2; a measure does not begin it anew. */
  readonly countsFrom: string | null;
  /** I-16: a D, or another C or D in the six months before: the measure is HR's and the general manager's to choose. */
  readonly isOpen: boolean;
  /** I-77: a complaint over service attitude of that month stands on record as upheld. */
  readonly upheldComplaint: boolean;
  /** Employee numbers of who writes the plan and judges it (I-70). */
  readonly supervisors: readonly string[];
  readonly superiorId: string | null;
  /** Who heads the department that confirms a complaint (11.2). */
  readonly headId: string | null;
}

/** A complaint as the department has to confirm it. */
export interface SetbackComplaint {
  readonly id: string;
  readonly status: 'pending' | 'upheld' | 'dismissed';
  readonly incidentOn: string;
  /** Who recorded what stands of it last: he does not confirm it as well (4.1). */
  readonly recordedBy: string;
  /** 11.2: the day on which the department confirmed that it stands; null before. */
  readonly departmentOn: string | null;
}
