import { TAKEN_OVER } from '../refusals/pipelines/taken-over.js';
import { addToMonth, monthOf } from '../vocabulary/month.js';
import type { Position } from '../vocabulary/position.js';
import { type Refusal, refuse } from '../vocabulary/refusal.js';
import type { Status } from '../vocabulary/status.js';
import { sinceOf, type PlanEntry, type TakenOverEntry, type TrialEntry } from './entry.js';

/** What the records say of a case that HR wants to take over, as it decides whether that may be. */
export interface TakenOverFacts {
  /** Civil date. */
  readonly today: string;
  /** I-82: null while nobody is in the records. */
  readonly dayOfUse: string | null;
  /** Absent for nobody. */
  readonly person: { readonly status: Status; readonly position: Position | null } | undefined;
  /** A case of that kind that stands open, or was taken over and is about to. */
  readonly openCase: string | undefined;
  /** Of a trial: the posts from which one is promoted to its post (9.3.3). */
  readonly promotedFrom: readonly Position[];
  /** Of a trial: superior, former superior and members who are here. */
  readonly here: ReadonlySet<string>;
  /** Of a plan: how its rating stands to I-82. */
  readonly rating: 'older' | 'decided' | 'started' | 'none';
}

/** What stands against taking it over; undefined where nothing does. It is asked when it is entered, and once more when it is approved. */
export function againstTakingOver(entry: TakenOverEntry, facts: TakenOverFacts): Refusal | undefined {
  const { person, openCase, today, dayOfUse } = facts;
  const { personId } = entry;
  if (person === undefined || person.status === 'left') return refuse(TAKEN_OVER.NOBODY, { personId });
  if (openCase !== undefined) return refuse(TAKEN_OVER.OPEN_ALREADY, { personId, caseId: openCase });
  const ahead = [sinceOf(entry), ...entry.steps.map(({ on }) => on)].find((on) => on > today);
  if (ahead !== undefined) return refuse(TAKEN_OVER.IN_THE_FUTURE, { on: ahead, today });
  if (dayOfUse === null) return refuse(TAKEN_OVER.NO_DAY);
  if (sinceOf(entry) >= dayOfUse) return refuse(TAKEN_OVER.AFTER_THE_DAY, { since: sinceOf(entry), day: dayOfUse });
  switch (entry.kind) {
    case 'trial':
      return againstTrial(entry, person, facts);
    case 'confirmation':
      return entry.proposed === undefined && entry.steps.length > 0
        ? refuse(TAKEN_OVER.REVIEW_WITHOUT_PROPOSAL)
        : undefined;
    case 'plan':
      return againstPlan(entry, facts);
  }
}

/** 9.2, 9.3.3, 9.5.5: a post above his own, and everybody whom the trial names is here. */
function againstTrial(
  { personId, reportsTo, formerSuperiorId, members, pauses = [], startOn, score, steps }: TrialEntry,
  { status, position }: NonNullable<TakenOverFacts['person']>,
  { here, today, promotedFrom }: TakenOverFacts,
): Refusal | undefined {
  if (position === null || !promotedFrom.includes(position)) return refuse(TAKEN_OVER.NOT_FOR_POST, { personId });
  if (status !== 'confirmed') return refuse(TAKEN_OVER.NOT_CONFIRMED, { personId });
  const named = [reportsTo, ...(formerSuperiorId === undefined ? [] : [formerSuperiorId]), ...members];
  const unfit = named.find((id) => id === personId || !here.has(id));
  if (unfit !== undefined) return refuse(TAKEN_OVER.SUPERIOR, { personId: unfit });
  if (score === undefined && steps.some(({ step }) => step === 'review'))
    return refuse(TAKEN_OVER.REVIEW_WITHOUT_SCORE);
  return pauses.some(({ from, to }) => from < startOn || to > today) ? refuse(TAKEN_OVER.PAUSE_DATE) : undefined;
}

/** I-69, I-82: a C or D that still waits for HR, and a month after it. */
function againstPlan(
  { personId, month, planMonth }: PlanEntry,
  { rating, today }: TakenOverFacts,
): Refusal | undefined {
  if (rating === 'none') return refuse(TAKEN_OVER.NO_SUCH_RATING, { personId, month });
  if (rating !== 'older') return refuse(TAKEN_OVER.DECIDED_ALREADY, { month });
  return planMonth <= month || planMonth > addToMonth(monthOf(today), 1)
    ? refuse(TAKEN_OVER.PLAN_MONTH, { month, planMonth })
    : undefined;
}
