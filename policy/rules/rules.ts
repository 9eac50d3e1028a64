import type { EvaluationKind } from '../../domain/evaluation/request.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import type { Rule } from './rule.js';
import { createSetbackRule } from './section-11-setback.js';
import { createEntryRule } from './section-6-entry.js';
import { createConfirmationRule } from './section-7-confirmation.js';
import { createCycleCalendarRule } from './section-8-cycle.js';
import { createLevelPromotionRule } from './section-8-level-promotion.js';
import { createPanelRule } from './section-8-panel.js';
import { createFormalAssessmentRule } from './section-9-formal-assessment.js';
import { createPositionPromotionRule } from './section-9-position-promotion.js';
import { createTrialAssessmentRule } from './section-9-trial-assessment.js';
import { createTrialCalendarRule } from './section-9-trial-calendar.js';

/** The rule of each kind of evaluation. */
export type Rules = { readonly [K in EvaluationKind]: Rule<K> };

/** The rules of one policy version, each computing everything anew. */
export const createRules = (policy: Policy, calendar: WorkdayCalendar): Rules => ({
  'level-promotion': createLevelPromotionRule(policy, calendar),
  'position-promotion': createPositionPromotionRule(policy),
  'trial-assessment': createTrialAssessmentRule(policy),
  'formal-assessment': createFormalAssessmentRule(policy),
  panel: createPanelRule(policy),
  confirmation: createConfirmationRule(policy),
  entry: createEntryRule(policy),
  setback: createSetbackRule(policy),
  'cycle-calendar': createCycleCalendarRule(policy, calendar),
  'trial-calendar': createTrialCalendarRule(policy, calendar),
});
