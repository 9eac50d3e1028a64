import { type Refusal, refuse } from '../vocabulary/refusal.js';
import { HIRE } from '../refusals/pipelines/entry.js';
import { CONFIRMATION } from '../refusals/pipelines/confirmation.js';
import { TRANSFER } from '../refusals/pipelines/transfer.js';
import { DEPARTURE } from '../refusals/pipelines/departure.js';
import { REBASE } from '../refusals/pipelines/rebase.js';
import { NOMINATION } from '../refusals/pipelines/position-promotion.js';
import { APPEAL } from '../refusals/pipelines/appeal.js';

/** Who has it open already. */
export interface OpenAlready {
  readonly personId: string;
  readonly caseId: string;
}

/** §6: an employee number is given once. */
export const numberTaken = (personId: string): Refusal => refuse(HIRE.NUMBER_TAKEN, { personId });

/** Of these a person has one at a time; what whoever opens another is told. */
export const ALREADY_OPEN = {
  entry: ({ personId }: OpenAlready): Refusal => numberTaken(personId),
  confirmation: ({ caseId }: OpenAlready): Refusal => refuse(CONFIRMATION.ALREADY_OPEN, { caseId }),
  transfer: ({ caseId }: OpenAlready): Refusal => refuse(TRANSFER.ALREADY_OPEN, { caseId }),
  departure: ({ caseId }: OpenAlready): Refusal => refuse(DEPARTURE.ALREADY_OPEN, { caseId }),
  rebase: ({ caseId }: OpenAlready): Refusal => refuse(REBASE.ALREADY_OPEN, { caseId }),
  position: (open: OpenAlready): Refusal => refuse(NOMINATION.OTHER_CASE_OPEN, open),
  appeal: ({ caseId }: OpenAlready): Refusal => refuse(APPEAL.ALREADY_MADE, { caseId }),
} as const;

type Alone = keyof typeof ALREADY_OPEN;
/** A kind that a person has once; of appeals and rebases, one about each case. */
export type OneAtATime = Exclude<Alone, 'appeal' | 'rebase'> | `${'appeal' | 'rebase'}:${string}`;

/** What whoever opens a second case of a kind is told, where a person has one at a time. */
export const alreadyOpen = (exclusive: OneAtATime, open: OpenAlready): Refusal =>
  ALREADY_OPEN[exclusive.split(':')[0] as Alone](open);
