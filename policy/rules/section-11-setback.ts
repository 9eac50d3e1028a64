import { firstOfNextMonth, laterDate } from '../../domain/vocabulary/civil-date.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Finding, SetbackOutcome, Warning } from '../../domain/evaluation/answer.js';
import type { SetbackRequest } from '../../domain/evaluation/request.js';
import { compareLevels, higherLevel, levelAtRank, levelRank, lowerLevel } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { monthNumber, monthOf } from '../../domain/vocabulary/month.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { finding, InvalidRequestError, warning } from './rule.js';
import type { Rule } from './rule.js';
import { createSetbackFindings } from './section-11-findings.js';

type Measure = Omit<SetbackOutcome, 'approval'>;

const NOTHING = { to: null, effectiveFrom: null, positionReview: false } as const;
const NO_MEASURE: Measure = { measure: 'none', clause: null, ...NOTHING };

/** §11: one event gives one measure: 11.3 first, then 11.2, then 11.1 (I-63). */
export const createSetbackRule = (policy: Policy): Rule<'setback'> => {
  const rules = policy.setback;
  const explain = createSetbackFindings(policy);

  /** 11.3's three months are the rating months from the promotion's effective month on (I-65). */
  const revertTo = (level: Level, { event, lastPromotion }: SetbackRequest): Level | null => {
    if (lastPromotion === null || lastPromotion === undefined) return null;
    const since = monthNumber(event.month) - monthNumber(monthOf(lastPromotion.effectiveFrom));
    const inside = since >= 0 && since < rules.revertMonths.value;
    return inside && compareLevels(lastPromotion.from, level) < 0 ? lastPromotion.from : null;
  };

  /** Lowers to `wanted`, but not under the floor, which is never above the present level (I-66, I-71). */
  const lower = (
    measure: 'demote' | 'revert',
    clause: '11.2' | '11.3',
    level: Level,
    wanted: Level | undefined,
    teamLeader: boolean,
    effectiveFrom: () => CivilDate,
  ): Measure => {
    const base = teamLeader ? rules.floor.teamLeaders.value : rules.floor.agents.value;
    const floor = lowerLevel(base, level);
    const to = wanted === undefined ? floor : higherLevel(wanted, floor);
    const positionReview = teamLeader && to !== wanted;
    if (to === level) return { ...NOTHING, measure: 'improvement-plan', clause, positionReview };
    return { measure, to, effectiveFrom: effectiveFrom(), clause, positionReview };
  };

  const measureFor = (request: SetbackRequest, level: Level): Measure => {
    const { employee, event } = request;
    const teamLeader = employee.position === 'team-leader';
    const revert = revertTo(level, request);
    if (revert !== null) {
      return lower('revert', '11.3', level, revert, teamLeader, () => firstOfNextMonth(event.publishedOn));
    }
    if (event.cause === 'service-attitude' && event.complaint === 'upheld') {
      const upheldOn = event.upheldOn ?? null;
      if (upheldOn === null) {
        throw new InvalidRequestError(
          'event.upheldOn',
          text('投诉成立时必须给出确认日期(§11.2)', 'the day is required where the complaint is upheld (§11.2)'),
        );
      }
      const wanted = levelAtRank(levelRank(level) - rules.demoteSteps.value);
      return lower('demote', '11.2', level, wanted, teamLeader, () =>
        firstOfNextMonth(laterDate(event.publishedOn, upheldOn)),
      );
    }
    if (event.cause === 'service-attitude' && event.complaint === 'pending') {
      return { ...NOTHING, measure: 'awaiting-complaint', clause: '11.2' };
    }
    return { ...NOTHING, measure: 'improvement-plan', clause: '11.1' };
  };

  return (request) => {
    const { employee, event } = request;
    const { level } = employee;
    const subject = employee.status === 'confirmed' && employee.position !== 'supervisor';
    const measure = subject && level !== null ? measureFor(request, level) : NO_MEASURE;
    const isLowering = measure.measure === 'demote' || measure.measure === 'revert';
    const isGrave = event.rating === 'D' || (event.otherCs ?? 0) >= rules.otherCsForApproval.value;
    const findings: Finding[] = [
      ...explain.subject(request),
      ...(measure.clause === null ? [] : [explain.measure(measure.clause, request)]),
      finding(rules.otherCsForApproval.clause, isGrave, explain.approvalExpected, explain.approvalActual(request)),
      explain.lowering(isLowering),
    ];
    return {
      measure: measure.measure,
      to: measure.to,
      effectiveFrom: measure.effectiveFrom,
      clause: measure.clause,
      positionReview: measure.positionReview,
      approval: isLowering || isGrave ? 'hr-and-gm' : 'standard',
      policyVersion: policy.version,
      findings,
      warnings: inconsistencies(request),
    };
  };
};

/** Facts that contradict each other: computed all the same, and said. */
const inconsistencies = ({ employee, event, lastPromotion }: SetbackRequest): Warning[] => {
  const publishedTooEarly = monthOf(event.publishedOn) < event.month;
  const otherLevel = lastPromotion !== null && lastPromotion !== undefined && lastPromotion.to !== employee.level;
  const upheldWithoutComplaint =
    event.upheldOn !== null && event.upheldOn !== undefined && event.complaint !== 'upheld';
  return [
    ...(publishedTooEarly ? [warning('inconsistent-facts', '11.1')] : []),
    ...(otherLevel ? [warning('inconsistent-facts', '11.3')] : []),
    ...(upheldWithoutComplaint ? [warning('inconsistent-facts', '11.2')] : []),
  ];
};
