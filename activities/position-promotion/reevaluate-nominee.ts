import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { PositionPromotionRequest } from '../../domain/evaluation/request.js';
import { evaluationsAskedBy, draftEvaluations } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { NOMINATION } from '../../domain/refusals/pipelines/position-promotion.js';
import { notEligible } from './admit-nomination.js';
import { digestOf, lastDigest, readRecordsOf, type NomineeDependencies } from './nominee-request.js';

/** I-15, I-68: the engine is asked again under the case's own policy; each answer is kept. */
export const createReevaluateNominee =
  (dependencies: NomineeDependencies): VacancyActivities['reevaluateNominee'] =>
  async ({ askedBy, nominates, ...question }) => {
    const { db, engine } = dependencies;
    const { caseId, policyVersion } = question;
    const { request } = await readRecordsOf(dependencies, question);
    const [head] = await readHeads(db, [caseId]);
    if (request === undefined || head === undefined) throw new Error(`${caseId}: nobody of the ladder is nominated`);
    const answer = engine.answer(request, policyVersion);
    if (nominates === true && answer.outcome === 'ineligible')
      return { refusal: notEligible(NOMINATION.NOT_ELIGIBLE_ANY_MORE, question.personId, answer.findings) };
    await draftEvaluations(db, [
      {
        caseId,
        why: 'reevaluation',
        request,
        answer,
        policyVersion,
        choices: head.choices,
        factsDigest: digestOf(request),
        askedBy,
      },
    ]);
    const [kept] = await evaluationsAskedBy(db, [caseId], askedBy);
    if (kept === undefined) throw new Error(`${caseId}: the evaluation was not kept`);
    const { outcome } = kept.answer as AnswerOf<'position-promotion'>;
    return { outcome, level: (kept.request as PositionPromotionRequest).employee.level };
  };

/** Whether today's facts of a nominee are others than those of his last evaluation (I-15). */
export const createNomineeFactsMoved =
  (dependencies: NomineeDependencies): VacancyActivities['nomineeFactsMoved'] =>
  async (question) => {
    const { request } = await readRecordsOf(dependencies, question);
    if (request === undefined) return { moved: true };
    return { moved: digestOf(request) !== (await lastDigest(dependencies.db, question.caseId)) };
  };
