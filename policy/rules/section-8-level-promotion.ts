import { isPersonal } from '../../domain/people/complaint.js';
import type { ComplaintStatus } from '../../domain/people/complaint.js';
import type { AnswerFrame, AnswerOf, Finding, LevelPromotionOutcome, Warning } from '../../domain/evaluation/answer.js';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { levelAtRank, levelRank } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { text } from '../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import { hasCOrD, isInWindow, tallyRatings, windowBefore } from './rating-window.js';
import type { Window } from './rating-window.js';
import { finding, warning } from './rule.js';
import type { Rule } from './rule.js';
import { requireCycleMonth, unpublished } from './section-8-cycle.js';
import { createEligibilityTests, findEligibility } from './section-8-eligibility.js';
import { createRatingFindings } from './section-8-rating-findings.js';
import { noSteps, sameSteps, stepsFor } from './section-8-steps.js';
import type { StepFacts, Steps } from './section-8-steps.js';

const RULING_EXPECTED = text('缺月份时由人力资源部裁定', 'where months are missing, HR rules');
const RULINGS = {
  none: text('尚未裁定', 'no ruling yet'),
  proceed: text('裁定:视为满足', 'ruling: taken as met'),
  refuse: text('裁定:不予晋级', 'ruling: refused'),
};
const NO_PENDING = text('无影响结果的待确认个人原因投诉', 'no pending personal complaint that could change the result');
const NO_SETBACK = text('无待处理的降级', 'no setback pending');
const SETBACK = text('有待处理的降级', 'a setback is pending');
const PENDING = text('有待确认的个人原因投诉', 'a personal complaint is pending');

/** Whether a personal complaint of that status has its incident in the window (I-17). */
const hasPersonal = (request: LevelPromotionRequest, window: Window, status: ComplaintStatus): boolean => {
  for (const complaint of request.complaints ?? []) {
    if (complaint.status === status && isPersonal(complaint.cause) && isInWindow(window, complaint.date)) return true;
  }
  return false;
};

type Decision = Pick<LevelPromotionOutcome, 'outcome'> & { readonly steps: Steps };
const NO_STEPS: Steps = { direct: 0, panel: 0 };

/** §8.4, I-09, I-17, I-68: what follows for a person whom nothing bars; appends the findings it rests on. */
const decide = (
  policy: Policy,
  request: LevelPromotionRequest,
  level: Level,
  facts: StepFacts,
  pending: boolean,
  findings: Finding[],
): Decision => {
  const { position } = request.employee;
  const stepsWhen = (change: Partial<StepFacts>): Steps =>
    stepsFor(policy.levelPromotion, position, level, { ...facts, ...change });
  let steps = stepsWhen({});
  if (noSteps(steps)) {
    steps = stepsWhen({ ruleATaken: true });
    if (noSteps(steps)) return { outcome: 'ineligible', steps };
    const ruling = request.ruling ?? 'none';
    findings.push(finding('I-09', ruling === 'proceed', RULING_EXPECTED, RULINGS[ruling]));
    if (ruling !== 'proceed') return { outcome: ruling === 'none' ? 'needs-ruling' : 'ineligible', steps: NO_STEPS };
  }
  const atRisk = pending && !sameSteps(steps, stepsWhen({ upheld: true }));
  const setback = request.demotionPending === true;
  if (pending) findings.push(finding('I-17', !atRisk, NO_PENDING, PENDING));
  if (setback) findings.push(finding('I-68', false, NO_SETBACK, SETBACK));
  return { outcome: atRisk || setback ? 'on-hold' : 'eligible', steps };
};

/** The answer in one literal: copying an outcome into it would be a good part of the rule's time. */
const answerOf = (
  from: Level | null,
  { outcome, steps }: Decision,
  { policyVersion, findings, warnings }: AnswerFrame,
): AnswerOf<'level-promotion'> => {
  const granted = outcome === 'eligible' || outcome === 'on-hold';
  const { direct, panel } = granted ? steps : NO_STEPS;
  return {
    outcome,
    from,
    to: granted && from !== null ? (levelAtRank(levelRank(from) + direct + panel) ?? null) : null,
    directSteps: direct,
    panelSteps: panel,
    route: granted ? (panel === 1 ? 'panel' : 'direct') : null,
    policyVersion,
    findings,
    warnings,
  };
};

/** §8: whether a person may be promoted in level in a cycle, by how many steps, by which route. */
export const createLevelPromotionRule = (
  policy: Policy,
  calendar: WorkdayCalendar,
  eligibilityTests = createEligibilityTests(policy, calendar),
  ratingFindings = createRatingFindings(policy),
): Rule<'level-promotion'> => {
  const rules = policy.levelPromotion;
  return (request) => {
    const { cycle } = request;
    requireCycleMonth(policy, cycle);
    const warnings: Warning[] = [...unpublished(calendar, cycle, rules.monthsSinceLevel.clause)];
    const { position, level } = request.employee;
    const { agents, teamLeaders } = rules.windowMonths;
    const window = windowBefore(cycle, position === 'team-leader' ? teamLeaders.value : agents.value);
    const tally = tallyRatings(request.ratings, window);
    const facts: StepFacts = { tally, upheld: hasPersonal(request, window, 'upheld'), ruleATaken: false };
    const findings = findEligibility(policy, eligibilityTests, request);
    const barred = level === null || hasCOrD(tally) || findings.some(({ met }) => !met);
    if (level !== null && position !== 'supervisor') findings.push(...ratingFindings({ position, level, facts }));
    const decision: Decision = barred
      ? { outcome: 'ineligible', steps: NO_STEPS }
      : decide(policy, request, level, facts, hasPersonal(request, window, 'pending'), findings);
    if (tally.rated < window.count) warnings.push(warning('months-missing', 'I-09'));
    const answer = answerOf(level, decision, { policyVersion: policy.version, findings, warnings });
    if (facts.upheld && answer.directSteps > 0) warnings.push(warning('complaint-acknowledgement', 'I-10'));
    return answer;
  };
};
