import { createHash } from 'node:crypto';
import type { NomineeQuestion } from '../../domain/pipelines/position-promotion/activities.js';
import type { PositionPromotionRequest } from '../../domain/evaluation/request.js';
import { listEvaluations } from '../../db/cases/evaluations.js';
import type { Queryable } from '../../db/database.js';
import { readNominee, type NomineeFacts } from '../../db/vacancies/nominees.js';
import { without } from '../../domain/vocabulary/without.js';
import { monthOf } from '../../domain/vocabulary/month.js';
import { monthsToRead, nominationRequestOf } from '../../policy/requests.js';
import type { ActivityDependencies } from '../dependencies.js';

/** sha256 over the facts of a request, HR's ruling left out: tells whether they have moved since (I-15). */
export const digestOf = (request: PositionPromotionRequest): string =>
  createHash('sha256')
    .update(JSON.stringify(without(request, 'ruling')))
    .digest('hex');

/** What is needed to ask the engine about a nominee. */
export type NomineeDependencies = Pick<ActivityDependencies, 'db' | 'engine' | 'library' | 'calendar'>;

type Question = Pick<NomineeQuestion, 'personId' | 'post' | 'nominatedOn' | 'ruling' | 'policyVersion'>;

/** What HR's records say of a nominee, and what the engine is asked about him; no question without a post of the ladder. */
export interface NomineeRecords extends NomineeFacts {
  readonly request: PositionPromotionRequest | undefined;
}

/** HR's records of the person as far as 9.2 looks at them, by the case's policy. */
export async function readRecordsOf(
  { db, library, calendar }: Omit<NomineeDependencies, 'engine'>,
  { personId, post, nominatedOn, ruling, policyVersion }: Question,
): Promise<NomineeRecords> {
  const policy = library.byVersion(policyVersion);
  const months = monthsToRead(policy, monthOf(nominatedOn), policy.positionPromotion.windowMonths.value);
  const records = await readNominee(db, personId, nominatedOn, months);
  const { facts } = records;
  if (facts === undefined) return { ...records, request: undefined };
  return { ...records, request: nominationRequestOf(policy, calendar, facts, { to: post, nominatedOn }, ruling) };
}

/** The digest of the last evaluation of 9.2 that the case rests on. */
export async function lastDigest(db: Queryable, caseId: string): Promise<string | undefined> {
  const evaluations = await listEvaluations(db, caseId);
  return evaluations.findLast(({ why }) => why !== 'trial-assessment')?.factsDigest;
}
