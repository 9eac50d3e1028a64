import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { EvaluationKind, RequestOf } from '../../domain/evaluation/request.js';
import { LEVELS, levelRank } from '../../domain/vocabulary/level.js';
import { POSITIONS } from '../../domain/vocabulary/position.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import type { RatingTally } from '../rules/rating-window.js';
import type { Rule } from '../rules/rule.js';
import { createRules, type Rules } from '../rules/rules.js';
import { createEligibilityTests, type EligibilityTests } from '../rules/section-8-eligibility.js';
import { createLevelPromotionRule } from '../rules/section-8-level-promotion.js';
import { createGroupFindings, createPanelRule } from '../rules/section-8-panel.js';
import { createRatingFindings, type RatedCase } from '../rules/section-8-rating-findings.js';
import { createAnswerFindings, createFormalAssessmentRule } from '../rules/section-9-formal-assessment.js';
import { rememberBy } from './memo.js';
import { sharing, sharingAll, SharedFinding } from './shared-finding.js';

/** Tallies of fewer months have a number of their own: a year's window has 6188 of them. */
const SMALL = 13;

/** A number that only this tally has; undefined for more months than a year's. */
const tallyKey = ({ S, A, B, C, D, rated }: RatingTally): number | undefined =>
  rated < SMALL ? (((S * SMALL + A) * SMALL + B) * SMALL + C) * SMALL + D : undefined;

const PLACES = new Map(POSITIONS.map((position, place) => [position, place]));

/** A number for all that the findings about ratings depend on. */
const ratedKey = ({ position, level, facts }: RatedCase): number | undefined => {
  const tally = tallyKey(facts.tally);
  if (tally === undefined) return undefined;
  const flags = (tally * 2 + Number(facts.upheld)) * 2 + Number(facts.ruleATaken);
  return (flags * POSITIONS.length + (PLACES.get(position) ?? 0)) * LEVELS.length + levelRank(level);
};

const quickEligibility = (tests: EligibilityTests): EligibilityTests => ({
  person: sharingAll(({ status, position, level }) => `${status} ${position} ${level}`, tests.person),
  reference: rememberBy((cycle) => cycle, tests.reference),
  completion: rememberBy((levelSince) => levelSince, tests.completion),
  teamLeaderCycle: sharing((cycle) => cycle, tests.teamLeaderCycle),
});

/** As the rule, keeping whole answers; they are frozen, for several requests share them. */
const keepingAnswers = <K extends EvaluationKind>(keyOf: (request: RequestOf<K>) => string, rule: Rule<K>): Rule<K> =>
  rememberBy(keyOf, (request): AnswerOf<K> => {
    const answer = rule(request);
    const findings = Object.freeze(answer.findings.map((finding) => new SharedFinding(finding)));
    const kept: AnswerOf<K> = { ...answer, findings, warnings: Object.freeze([...answer.warnings]) };
    Object.freeze(kept);
    return kept;
  });

/**
 * The rules of one policy version, as policy/rules has them and with the same answers, keeping what comes again and
 * again: whole answers where few different ones exist, else findings by what they depend on (docs/decisions/0010).
 * A test holds the two together.
 */
export const createQuickRules = (policy: Policy, calendar: WorkdayCalendar): Rules => {
  const rules = createRules(policy, calendar);
  return {
    ...rules,
    'level-promotion': createLevelPromotionRule(
      policy,
      calendar,
      quickEligibility(createEligibilityTests(policy, calendar)),
      sharingAll(ratedKey, createRatingFindings(policy)),
    ),
    'formal-assessment': createFormalAssessmentRule(
      policy,
      sharing(({ group, least, given }) => `${group} ${least} ${given}`, createAnswerFindings(policy)),
    ),
    panel: createPanelRule(
      policy,
      sharing(({ group, waived, scored }) => `${group} ${waived} ${scored}`, createGroupFindings(policy)),
    ),
    entry: keepingAnswers(
      ({ hire, proposed, specialApproval }) => `${hire} ${proposed} ${specialApproval}`,
      rules.entry,
    ),
    'cycle-calendar': keepingAnswers(({ cycle }) => cycle, rules['cycle-calendar']),
  };
};
