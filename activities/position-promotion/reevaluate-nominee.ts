import type { ReevaluatedNominee, VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { PositionPromotionRequest } from '../../domain/evaluation/request.js';
import { evaluationsAskedBy, draftEvaluations } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { digestOf, lastDigest, readRecordsOf, type NomineeDependencies } from './nominee-request.js';

/** I-15, I-68: the engine is asked again under the case's own policy; each answer is kept. */
export const createReevaluateNominee =
  (dependencies: NomineeDependencies): VacancyActivities['reevaluateNominee'] =>
  async ({ askedBy, ...question }): Promise<ReevaluatedNominee> => {
    const { db, engine } = dependencies;
    const { caseId, policyVersion } = question;
    const { request } = await readRecordsOf(dependencies, question);
    const [head] = await readHeads(db, [caseId]);
    if (request === undefined || head === undefined) throw new Error(`${caseId}: nobody of the ladder is nominated`);
    await draftEvaluations(db, [
      {
        caseId,
        why: 'reevaluation',
        request,
        answer: engine.answer(request, policyVersion),
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
