import { meanOf, roundHalfUp } from '../../domain/vocabulary/decimal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import type { Rule } from './rule.js';
import { scoreFinding } from './score-finding.js';

const PERIPHERAL = text('周边绩效均分', 'peripheral mean');
const COMPETENCY = text('胜任素质均分', 'competency mean');

/** §9.4.1: both sheets must reach their mark, each by the mean of its raters, without compensation (I-49). */
export const createTrialAssessmentRule =
  (policy: Policy): Rule<'trial-assessment'> =>
  ({ to, peripheral, competency }) => {
    const marks = policy.trialAssessment[to];
    const peripheralMean = meanOf(peripheral);
    const competencyMean = meanOf(competency);
    const findings = [
      scoreFinding(PERIPHERAL, marks.peripheral.clause, peripheralMean, marks.peripheral.value),
      scoreFinding(COMPETENCY, marks.competency.clause, competencyMean, marks.competency.value),
    ];
    return {
      passed: findings.every(({ met }) => met),
      peripheralScore: roundHalfUp(peripheralMean),
      competencyScore: roundHalfUp(competencyMean),
      policyVersion: policy.version,
      findings,
      warnings: [],
    };
  };
