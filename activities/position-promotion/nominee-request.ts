import { createHash } from 'node:crypto';
import type { NomineeQuestion } from '../../domain/pipelines/position-promotion/activities.js';
import type { PositionPromotionRequest } from '../../domain/evaluation/request.js';
import type { CycleFacts } from '../../domain/people/people.js';
import { listEvaluations } from '../../db/cases/evaluations.js';
import type { Queryable } from '../../db/database.js';
import { readNominee, type NomineeFacts } from '../../db/vacancies/nominees.js';
import type { PolicyLibrary } from '../../policy/data/library.js';

/** The engine's question about somebody who is nominated (9.2), as of the day of the nomination (I-47). */
export const requestFor = (
  { personId, post, nominatedOn, ruling }: Pick<NomineeQuestion, 'personId' | 'post' | 'nominatedOn' | 'ruling'>,
  facts: CycleFacts,
  demotionPending: boolean,
): PositionPromotionRequest => ({
  kind: 'position-promotion',
  to: post,
  nominatedOn,
  employee: {
    id: personId,
    position: facts.position,
    level: facts.level,
    status: facts.status,
    positionSince: facts.positionSince,
  },
  ratings: facts.ratings,
  demotionPending,
  ruling: ruling ?? null,
});

/** sha256 over the facts of a request: tells whether they have moved since (I-15). */
export const digestOf = (request: PositionPromotionRequest): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex');

/** HR's records of the person as far as 9.2 looks at them. */
export function readFactsOf(
  db: Queryable,
  library: PolicyLibrary,
  { personId, nominatedOn, policyVersion }: Pick<NomineeQuestion, 'personId' | 'nominatedOn' | 'policyVersion'>,
): Promise<NomineeFacts> {
  const { windowMonths } = library.byVersion(policyVersion).positionPromotion;
  return readNominee(db, personId, nominatedOn, windowMonths.value);
}

/** The digest of the last evaluation of 9.2 that the case rests on. */
export async function lastDigest(db: Queryable, caseId: string): Promise<string | undefined> {
  const evaluations = await listEvaluations(db, caseId);
  return evaluations.findLast(({ why }) => why !== 'trial-assessment')?.factsDigest;
}
