import { createHash } from 'node:crypto';
import type { ReviewAssessment, TrialActivities } from '../../domain/pipelines/trial/activities.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { FormalAssessmentRequest } from '../../domain/evaluation/request.js';
import { evaluationsAskedBy, draftEvaluations } from '../../db/cases/evaluations.js';
import { readTotals } from '../../db/trials/reviews.js';
import { reviewScoreShown } from '../../policy/rules/section-9-formal-assessment.js';
import type { ActivityDependencies } from '../dependencies.js';
import { REVIEW } from '../../domain/refusals/pipelines/trial-review.js';
import { detail } from '../../domain/vocabulary/refusal.js';

/**
 * 9.4.2, I-56: the engine on the sheets of a review. Every group's scores go in ascending order, so that neither the
 * kept question nor the history of the workflow says who gave which.
 */
export const createAssessReview =
  ({ db, engine, library }: Pick<ActivityDependencies, 'db' | 'engine' | 'library'>): TrialActivities['assessReview'] =>
  async ({ caseId, askedBy, no, to, asked, waived, policyVersion, choices, final }) => {
    if (final) {
      const [kept] = await evaluationsAskedBy(db, [caseId], askedBy);
      if (kept !== undefined) {
        const asked = kept.request as FormalAssessmentRequest;
        return told(
          kept.answer as AnswerOf<'formal-assessment'>,
          reviewScoreShown(library.byVersion(kept.policyVersion), asked),
        );
      }
    }
    const totals = await readTotals(db, caseId, no);
    const request: FormalAssessmentRequest = {
      kind: 'formal-assessment',
      to,
      ...totals,
      subordinatesAsked: asked,
      waived: [...waived],
    };
    const answer = engine.answer(request, policyVersion);
    if (final) {
      const factsDigest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
      const why = 'formal-assessment';
      await draftEvaluations(db, [{ caseId, why, request, answer, policyVersion, choices, factsDigest, askedBy }]);
    }
    return told(answer, reviewScoreShown(library.byVersion(policyVersion), request));
  };

function told(
  { outcome, score, groups, findings }: AnswerOf<'formal-assessment'>,
  shown: string | null,
): ReviewAssessment {
  const figures = Object.fromEntries(Object.entries(groups).filter(([, figure]) => figure !== undefined));
  const missing = findings
    .filter(({ met }) => !met)
    .map(({ expected, actual }) => detail(REVIEW.GROUP_SHORT, {}, { expected, actual }));
  return {
    outcome,
    score: score === null ? null : shown,
    groups: figures,
    missing: outcome === 'incomplete' ? missing : [],
  };
}
