import { isPersonal } from '../../domain/people/complaint.js';
import type { ComplaintStatus } from '../../domain/people/complaint.js';
import type { AnswerFrame, AnswerOf, Finding, LevelPromotionOutcome, Warning } from '../../domain/evaluation/answer.js';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { levelAtRank, levelRank } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { text } from '../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import { leaveFindings, longerReading, protectedIn } from './protected-leave.js';
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

/** What the months that are read hold: the window's own, or those of the longer reading (I-09). */
interface Reading {
  readonly facts: StepFacts;
  /** A personal complaint in it is pending (I-17). */
  readonly pending: boolean;
}

/** Whether a personal complaint of that status has its incident in the window (I-17). */
const hasPersonal = (request: LevelPromotionRequest, window: Window, status: ComplaintStatus): boolean => {
  for (const complaint of request.complaints ?? []) {
    if (complaint.status === status && isPersonal(complaint.cause) && isInWindow(window, complaint.date)) return true;
  }
  return false;
};

const readingOf = (request: LevelPromotionRequest, window: Window): Reading => ({
  facts: {
    tally: tallyRatings(request.ratings, window),
    upheld: hasPersonal(request, window, 'upheld'),
    ruleATaken: false,
  },
  pending: hasPersonal(request, window, 'pending'),
});

type Decision = Pick<LevelPromotionOutcome, 'outcome'> & {
  readonly steps: Steps;
  /** A personal complaint of the months that count is upheld (I-10). */
  readonly upheld: boolean;
};
const NO_STEPS: Steps = { direct: 0, panel: 0 };

/** What is asked about a person whom nothing bars, once his window is read. */
interface Asked {
  readonly policy: Policy;
  readonly request: LevelPromotionRequest;
  readonly level: Level;
  readonly window: Window;
  /** What the answer rests on; the tests made here join it. */
  readonly findings: Finding[];
}

const stepsOf = (
  { policy, request, level }: Asked,
  { facts }: Reading,
  change: Partial<Pick<StepFacts, 'upheld' | 'ruleATaken'>> = {},
): Steps => stepsFor(policy.levelPromotion, request.employee.position, level, { ...facts, ...change });

/** I-09: the reading without months of protected leave, where it gives more steps than the window itself. */
const readLonger = (asked: Asked, own: Steps): { readonly reading: Reading; readonly steps: Steps } | undefined => {
  const { policy, request, window, findings } = asked;
  const { ratings, protectedMonths = [], ruling } = request;
  const longer = protectedMonths.length === 0 ? undefined : longerReading(policy, window, ratings, protectedMonths);
  if (longer === undefined) return undefined;
  const reading = readingOf(request, longer);
  if (hasCOrD(reading.facts.tally)) return undefined;
  const steps = stepsOf(asked, reading);
  if (steps.direct + steps.panel <= own.direct + own.panel) return undefined;
  const passedOver = protectedIn(longer, ratings, protectedMonths);
  findings.push(...leaveFindings(longer, passedOver, reading.facts.tally, ruling));
  return { reading, steps };
};

/** I-17, I-68: whether the steps stand, or wait for a complaint or a setback. */
const held = (asked: Asked, reading: Reading, steps: Steps): Decision => {
  const { request, findings } = asked;
  const { pending, facts } = reading;
  const atRisk = pending && !sameSteps(steps, stepsOf(asked, reading, { upheld: true }));
  const setback = request.demotionPending === true;
  if (pending) findings.push(finding('I-17', !atRisk, NO_PENDING, PENDING));
  if (setback) findings.push(finding('I-68', false, NO_SETBACK, SETBACK));
  return { outcome: atRisk || setback ? 'on-hold' : 'eligible', steps, upheld: facts.upheld };
};

/** §8.4, I-09, I-17, I-68: what follows for a person whom nothing bars. */
const decide = (asked: Asked, own: Reading): Decision => {
  const { request, findings } = asked;
  const ruling = request.ruling ?? 'none';
  const none = { steps: NO_STEPS, upheld: own.facts.upheld };
  const steps = stepsOf(asked, own);
  const longer = readLonger(asked, steps);
  if (longer !== undefined && ruling === 'none') return { outcome: 'needs-ruling', ...none };
  if (longer !== undefined && ruling === 'proceed') return held(asked, longer.reading, longer.steps);
  if (!noSteps(steps)) return held(asked, own, steps);
  const taken = stepsOf(asked, own, { ruleATaken: true });
  if (noSteps(taken)) return { outcome: 'ineligible', ...none };
  if (longer === undefined) findings.push(finding('I-09', ruling === 'proceed', RULING_EXPECTED, RULINGS[ruling]));
  if (ruling !== 'proceed') return { outcome: ruling === 'none' ? 'needs-ruling' : 'ineligible', ...none };
  return held(asked, own, taken);
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
    const own = readingOf(request, window);
    const { tally } = own.facts;
    const findings = findEligibility(policy, eligibilityTests, request);
    const barred = level === null || hasCOrD(tally) || findings.some(({ met }) => !met);
    if (level !== null && position !== 'supervisor') {
      findings.push(...ratingFindings({ position, level, facts: own.facts }));
    }
    const decision: Decision = barred
      ? { outcome: 'ineligible', steps: NO_STEPS, upheld: false }
      : decide({ policy, request, level, window, findings }, own);
    if (!barred && tally.rated < window.count) warnings.push(warning('months-missing', 'I-09'));
    const answer = answerOf(level, decision, { policyVersion: policy.version, findings, warnings });
    if (decision.upheld && answer.directSteps > 0) warnings.push(warning('complaint-acknowledgement', 'I-10'));
    return answer;
  };
};
