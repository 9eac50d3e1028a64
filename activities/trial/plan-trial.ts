import { createHash } from 'node:crypto';
import type { TrialActivities } from '../../domain/pipelines/trial/activities.js';
import { OutOfCalendarError } from '../../domain/vocabulary/civil-date.js';
import type { TrialCalendarRequest } from '../../domain/evaluation/request.js';
import { draftEvaluations } from '../../db/cases/evaluations.js';
import { InvalidRequestError } from '../../policy/rules/rule.js';
import { planTrial } from '../../policy/trial-plan.js';
import type { ActivityDependencies } from '../dependencies.js';
import { TRIAL } from '../../domain/refusals/pipelines/trial.js';
import { refuse } from '../../domain/vocabulary/refusal.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'engine' | 'library' | 'calendar'>;

/** 9.5.5, I-51, I-53: asks `trial-calendar`, keeps question and answer with its warnings, and adds what a leave took. */
export const createPlanTrial =
  ({ db, engine, library, calendar }: Dependencies): TrialActivities['planTrial'] =>
  async ({ caseId, askedBy, startOn: start, months, pausedDays, policyVersion, choices }) => {
    const request: TrialCalendarRequest = { kind: 'trial-calendar', start, months };
    const policy = library.byVersion(policyVersion);
    const tooShort = {
      refusal: refuse(TRIAL.TOO_SHORT, {
        least: policy.trial.minimumMonths.value,
        clause: policy.trial.minimumMonths.clause,
      }),
    };
    if (!Number.isInteger(months)) return tooShort;
    try {
      const answer = engine.answer(request, policyVersion);
      const plan = planTrial({ policy, calendar }, { lastDay: answer.lastDay, pausedDays });
      const factsDigest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
      const kept = { caseId, why: 'trial-calendar', request, answer, policyVersion, choices, factsDigest, askedBy };
      await draftEvaluations(db, [kept]);
      return { plan };
    } catch (error) {
      if (error instanceof InvalidRequestError) return tooShort;
      if (error instanceof OutOfCalendarError) return outOfCalendar;
      throw error;
    }
  };

const outOfCalendar = {
  refusal: refuse(TRIAL.OUT_OF_CALENDAR),
};
