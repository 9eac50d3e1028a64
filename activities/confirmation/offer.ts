import { addDays } from '../../domain/vocabulary/civil-date.js';
import type { ConfirmationRequest } from '../../domain/evaluation/request.js';
import { monthOf } from '../../domain/vocabulary/month.js';
import type { ConfirmationActivities } from '../../domain/pipelines/confirmation/activities.js';
import type { ConfirmationOffers } from '../../domain/pipelines/confirmation/start.js';
import { ratingsBetween, findEmployment } from '../../db/people/employment.js';
import type { ActivityDependencies } from '../dependencies.js';
import { freezeEvaluation } from '../projection/freeze-evaluation.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'engine'>;
type Facts = Parameters<ConfirmationActivities['offerConfirmation']>[0];

/**
 * 7.3, I-44, I-45: what the rules offer on all ratings from the hiring to the confirmation. The answer to what is
 * claimed is frozen; the other is told beside it, so that everybody sees what a contribution would change.
 */
export async function offersOf({ db, engine }: Dependencies, facts: Facts): Promise<ConfirmationOffers> {
  const { caseId, askedBy, policyVersion, choices, personId, confirmedOn, position, level, track } = facts;
  const person = await findEmployment(db, personId, confirmedOn);
  if (person === undefined) throw new Error(`${personId} is not there`);
  const ratings = await ratingsBetween(db, personId, monthOf(person.hiredOn), monthOf(addDays(confirmedOn, -1)));
  const request: ConfirmationRequest = { kind: 'confirmation', position, level, track, ratings };
  const ask = (outstandingContribution: boolean) => {
    const asked = { ...request, outstandingContribution };
    return { request: asked, answer: engine.answer(asked, policyVersion) };
  };
  const frozen = ask(facts.outstandingContribution);
  await freezeEvaluation(db, { caseId, askedBy, policyVersion, choices, why: 'confirmation', ...frozen });
  return { plain: ask(false).answer.to ?? level, outstanding: ask(true).answer.to ?? level };
}

/** What the rule of §7.3 offers on today's facts, for the proposal's form. */
export const createOfferConfirmation =
  (dependencies: Dependencies): ConfirmationActivities['offerConfirmation'] =>
  (facts) =>
    offersOf(dependencies, facts);
