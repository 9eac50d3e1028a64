import type { CaseTerms } from '../../cases/case-terms.js';
import type { Hire } from '../../evaluation/request.js';
import type { Level } from '../../vocabulary/level.js';
import type {
  ConfirmationInput,
  ConfirmationOffers,
  ConfirmationTerms,
  DepartureInput,
  DepartureTerms,
  Entanglements,
  EntryInput,
  EntryTerms,
  OpenedWith,
  TransferInput,
  TransferTerms,
} from './people.js';
import type { Refusal } from '../../vocabulary/refusal.js';

/** An evaluation of a case by the policy it keeps; frozen under the name of the step that asks. */
export interface Asking extends Pick<CaseTerms, 'policyVersion' | 'choices'> {
  readonly caseId: string;
  readonly askedBy: string;
}

/** The instant on the workflow's clock, epoch milliseconds: what is today there. */
interface At {
  readonly at: number;
}

/** What the pipelines of §6, 7, 10 and of departures ask of the records; evaluations are frozen, the rest only reads. */
export interface PeopleActivities {
  /** §6: may this person be hired like this, and at which level? */
  openEntry(input: EntryInput & At): Promise<OpenedWith<EntryTerms>>;
  /** 6.2: the level with the special approval given. */
  gradeEntry(
    input: Asking & { readonly hire: Hire; readonly proposed: Level | null },
  ): Promise<{ readonly level: Level }>;
  /** §7: may this person be confirmed, and what do the rules offer? */
  openConfirmation(input: ConfirmationInput & At): Promise<OpenedWith<ConfirmationTerms>>;
  /** 7.3: what the rules offer now: ratings may have come since. */
  offerConfirmation(
    input: Asking &
      Pick<ConfirmationInput, 'personId' | 'confirmedOn'> &
      Pick<ConfirmationTerms, 'position' | 'level' | 'track'> & { readonly outstandingContribution: boolean },
  ): Promise<ConfirmationOffers>;
  /** 7.1: the cases that are due to be opened, numbered the same however often it is asked. */
  listDueConfirmations(input: At): Promise<{ readonly cases: readonly ConfirmationInput[] }>;
  /** §10: may this person be transferred like this, and who has a say? */
  openTransfer(input: TransferInput & At): Promise<OpenedWith<TransferTerms>>;
  /** May this person leave then, and who takes over? */
  openDeparture(input: DepartureInput & At): Promise<OpenedWith<DepartureTerms>>;
  /** May this person take over from the one who leaves, and who acts for him, should he have left himself? */
  checkSuccessor(
    input: At & { readonly personId: string; readonly successorId: string },
  ): Promise<{ readonly refusal?: Refusal; readonly by: string }>;
  /** What is open about a person and where tasks wait for him; without the case that asks. */
  listEntanglements(input: { readonly personId: string; readonly except: string }): Promise<Entanglements>;
}
