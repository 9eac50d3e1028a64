import { meanOf, roundHalfUp, shownAgainst } from '../../domain/vocabulary/decimal.js';
import type { TrialAssessmentRequest } from '../../domain/evaluation/request.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import type { Rule } from './rule.js';
import { scoreFinding } from './score-finding.js';

const PERIPHERAL = text('周边绩效均分', 'peripheral mean');
const COMPETENCY = text('胜任素质均分', 'competency mean');

/** Both means as they are told: with the decimals that decide against their marks (9.4.1, I-36). */
export function meansShown(
  { trialAssessment }: Policy,
  { to, competency, peripheral }: Pick<TrialAssessmentRequest, 'to' | 'competency' | 'peripheral'>,
): { readonly competency: string; readonly peripheral: string } {
  const marks = trialAssessment[to];
  return {
    competency: shownAgainst(meanOf(competency), marks.competency.value),
    peripheral: shownAgainst(meanOf(peripheral), marks.peripheral.value),
  };
}

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
