import type { TrialActivities } from '../../domain/pipelines/trial/activities.js';
import { createAssessReview } from './assess-review.js';
import type { ActivityDependencies } from '../dependencies.js';
import { createPlanTrial } from './plan-trial.js';
import {
  createCheckRaters,
  createDrawSeed,
  createFreezeRoster,
  createNextInLine,
  createProposeRaters,
} from './review-roster.js';
import { createReadHandback, createReadHandover } from './handover.js';

/** What a trial appointment asks of the outside world. */
export const createTrialActivities = (dependencies: ActivityDependencies): TrialActivities => ({
  planTrial: createPlanTrial(dependencies),
  readHandover: createReadHandover(dependencies),
  readHandback: createReadHandback(dependencies),
  proposeRaters: createProposeRaters(dependencies),
  checkRaters: createCheckRaters(dependencies),
  drawSeed: createDrawSeed(),
  freezeRoster: createFreezeRoster(dependencies),
  nextInLine: createNextInLine(dependencies),
  assessReview: createAssessReview(dependencies),
});
