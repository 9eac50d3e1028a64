import { addFractions, divideBy, meanOf, roundHalfUp, shownAgainst } from '../../domain/vocabulary/decimal.js';
import type { Fraction } from '../../domain/vocabulary/decimal.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import { REVIEW_GROUPS } from '../../domain/evaluation/request.js';
import type { FormalAssessmentRequest, ReviewGroup } from '../../domain/evaluation/request.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { finding, warning } from './rule.js';
import type { Rule } from './rule.js';
import { scoreFinding } from './score-finding.js';

const NAMES: Readonly<Record<ReviewGroup, Text>> = {
  superiors: text('上级', 'superiors'),
  subordinates: text('下属', 'subordinates'),
  departmentHeads: text('部门负责人', 'department heads'),
};
const SCORE = text('360° 总分', '360° score');
const MORE_THAN_ASKED = warning('inconsistent-facts', '9.5.6');
const HIDDEN_EXPECTED = text('下属答卷足以匿名', 'enough subordinate answers to stay anonymous');

/** How many of a group must have answered, and how many have. */
export interface AnswerPresence {
  readonly group: ReviewGroup;
  readonly least: number;
  readonly given: number;
}

/** Puts into a finding whether enough of a group have answered (§9.4.2, I-56). */
export const createAnswerFindings =
  ({ formalAssessment: { subordinatesNeeded } }: Policy) =>
  ({ group, least, given }: AnswerPresence): Finding =>
    finding(
      subordinatesNeeded.clause,
      given >= least,
      text(`${NAMES[group].zh}答卷至少 ${least} 份`, `at least ${least} answered by ${NAMES[group].en}`),
      text(`${given} 份`, `${given}`),
    );

/** The exact mean of the means of the groups that have answered and are not waived (9.4.2); undefined without any. */
function overall(request: FormalAssessmentRequest): Fraction | undefined {
  const counted = REVIEW_GROUPS.filter(
    (group) => request.waived?.includes(group) !== true && request[group].length > 0,
  );
  if (counted.length === 0) return undefined;
  return divideBy(counted.map((group) => meanOf(request[group])).reduce(addFractions), counted.length);
}

/** The score of a 360° review as it is told: with the decimals that decide against its mark (9.4.2, I-36). */
export function reviewScoreShown({ formalAssessment }: Policy, request: FormalAssessmentRequest): string | null {
  const score = overall(request);
  return score === undefined ? null : shownAgainst(score, formalAssessment.score[request.to].value);
}

/**
 * §9.4.2, I-56: three groups of equal weight. It cannot close without a superior, a department head and three
 * subordinates (all of them where fewer were asked), unless HR waives the group.
 */
export const createFormalAssessmentRule = (
  policy: Policy,
  answerFinding = createAnswerFindings(policy),
): Rule<'formal-assessment'> => {
  const rules = policy.formalAssessment;
  const enough = rules.subordinatesNeeded.value;

  const needed = (group: ReviewGroup, request: FormalAssessmentRequest): number =>
    group === 'subordinates' ? Math.max(1, Math.min(enough, request.subordinatesAsked)) : 1;

  return (request) => {
    const counted = REVIEW_GROUPS.filter((group) => request.waived?.includes(group) !== true);
    const means = new Map<ReviewGroup, Fraction>();
    for (const group of counted) if (request[group].length > 0) means.set(group, meanOf(request[group]));
    const findings = counted.map((group) =>
      answerFinding({ group, least: needed(group, request), given: request[group].length }),
    );
    const complete = findings.every(({ met }) => met);

    // Two or fewer answers could be worked out from the other groups and the score: then no figure is given at all.
    const hidden = means.has('subordinates') && request.subordinates.length < enough;
    if (hidden) {
      const { length } = request.subordinates;
      findings.push(
        finding(rules.subordinatesNeeded.clause, false, HIDDEN_EXPECTED, text(`${length} 份`, `${length}`)),
      );
    }
    const groups: Partial<Record<ReviewGroup, number>> = {};
    if (!hidden) for (const [group, mean] of means) groups[group] = roundHalfUp(mean);

    const policyVersion = policy.version;
    const warnings = request.subordinates.length > request.subordinatesAsked ? [MORE_THAN_ASKED] : [];
    const score = complete ? overall(request) : undefined;
    if (score === undefined) return { outcome: 'incomplete', score: null, groups, policyVersion, findings, warnings };
    const mark = rules.score[request.to];
    const test = scoreFinding(SCORE, mark.clause, score, mark.value);
    findings.push(test);
    const outcome = test.met ? 'passed' : 'failed';
    return { outcome, score: roundHalfUp(score), groups, policyVersion, findings, warnings };
  };
};
