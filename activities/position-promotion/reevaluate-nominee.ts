import type { ReevaluatedNominee, VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { PositionPromotionRequest } from '../../domain/evaluation/request.js';
import { evaluationsAskedBy, insertEvaluations } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import type { ActivityDependencies } from '../dependencies.js';
import { digestOf, lastDigest, readFactsOf, requestFor } from './nominee-request.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'engine' | 'library'>;

/** I-15, I-68: the engine is asked again under the case's own policy; each answer is kept. */
export const createReevaluateNominee =
  ({ db, engine, library }: Dependencies): VacancyActivities['reevaluateNominee'] =>
  async ({ askedBy, ...question }): Promise<ReevaluatedNominee> => {
    const { caseId, policyVersion } = question;
    const { facts, demotionPending } = await readFactsOf(db, library, question);
    const [head] = await readHeads(db, [caseId]);
    if (facts === undefined || head === undefined) throw new Error(`${caseId}: nobody of the ladder is nominated`);
    const request = requestFor(question, facts, demotionPending);
    await insertEvaluations(db, [
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
  ({ db, library }: Dependencies): VacancyActivities['nomineeFactsMoved'] =>
  async (question) => {
    const { facts, demotionPending } = await readFactsOf(db, library, question);
    if (facts === undefined) return { moved: true };
    const now = digestOf(requestFor(question, facts, demotionPending));
    return { moved: now !== (await lastDigest(db, question.caseId)) };
  };
