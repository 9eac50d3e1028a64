import { addMonths } from '../../domain/vocabulary/civil-date.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { LEVEL_NAMES, levelRank } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Month } from '../../domain/vocabulary/month.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { STATUS_NAMES } from '../../domain/vocabulary/status.js';
import { text } from '../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { nthWorkdayOfMonth } from '../../domain/vocabulary/workdays.js';
import { remember, rememberBy } from './memo.js';
import type { Policy } from '../data/policy-schema.js';
import { finding } from './rule.js';
import { isTeamLeaderCycle } from './section-8-cycle.js';
import { SharedFinding } from './shared-finding.js';
import { NONE } from './wording.js';

/** Whose ladder a position climbs: agents' and inspectors', or team leaders'. */
const groupOf = (request: LevelPromotionRequest): 'agents' | 'teamLeaders' =>
  request.employee.position === 'team-leader' ? 'teamLeaders' : 'agents';

/**
 * §8.1, §8.2 and the ends of the ladder (§8.3.3.A, I-01, I-04): the tests that come before any rating is read.
 * Gives one finding a test; all must be met.
 */
export const createEligibilityTests = (
  policy: Policy,
  calendar: WorkdayCalendar,
): ((request: LevelPromotionRequest) => Finding[]) => {
  const rules = policy.levelPromotion;
  const months = rules.monthsSinceLevel;
  const onLadder = text('客服、质检专员或班组长', 'an agent, a quality inspector or a team leader');
  const cycleOfTeamLeaders = text('班组长仅随年度周期评定', 'team leaders are assessed in the yearly cycle only');
  const notIntern = text('高于实习生客服', 'above the intern level');
  const floor = rules.floor.teamLeaders;
  const floorText = text(`不低于${LEVEL_NAMES[floor.value].zh}`, `at least ${LEVEL_NAMES[floor.value].en}`);
  const belowCap = {
    agents: text(
      `低于上限 ${LEVEL_NAMES[rules.cap.agents.value].zh}`,
      `below the cap, ${LEVEL_NAMES[rules.cap.agents.value].en}`,
    ),
    teamLeaders: text(
      `低于上限 ${LEVEL_NAMES[rules.cap.teamLeaders.value].zh}`,
      `below the cap, ${LEVEL_NAMES[rules.cap.teamLeaders.value].en}`,
    ),
  };

  const reference = remember((cycle: Month) => {
    const day = nthWorkdayOfMonth(calendar, cycle, rules.referenceWorkday.value);
    const expected = text(
      `距上次定级满 ${months.value} 个月,不晚于基准日 ${day}`,
      `${months.value} months since the last decision on the level, by the reference day ${day}`,
    );
    return { day, expected };
  });
  const waiting = remember((since: CivilDate) => {
    const complete = addMonths(since, months.value);
    return { complete, actual: text(`${since} 起算,${complete} 满`, `counted from ${since}, complete on ${complete}`) };
  });
  /** §8.2.2, from the day that I-19 names to the reference day of I-20. */
  const waitingTest = (cycle: Month, since: CivilDate): Finding => {
    const { day, expected } = reference(cycle);
    const { complete, actual } = waiting(since);
    return finding(months.clause, complete <= day, expected, actual);
  };
  /** §8.1: team leaders are promoted in January only. */
  const cycleTest = remember(
    (cycle: Month) =>
      new SharedFinding(
        rules.cycleMonths.teamLeaders.clause,
        isTeamLeaderCycle(policy, cycle),
        cycleOfTeamLeaders,
        text(`${cycle} 周期`, `cycle ${cycle}`),
      ),
  );

  const levelTests = (level: Level | null, group: 'agents' | 'teamLeaders'): Finding[] => {
    if (level === null) return [new SharedFinding('I-04', false, notIntern, NONE)];
    const name = LEVEL_NAMES[level];
    const cap = rules.cap[group];
    return [
      new SharedFinding('I-01', level !== 'intern', notIntern, name),
      ...(group === 'teamLeaders'
        ? [new SharedFinding(floor.clause, levelRank(level) >= levelRank(floor.value), floorText, name)]
        : []),
      new SharedFinding(cap.clause, levelRank(level) < levelRank(cap.value), belowCap[group], name),
    ];
  };

  const personTests = rememberBy(
    ({ employee }: LevelPromotionRequest) => `${employee.status} ${employee.position} ${employee.level}`,
    (request) => {
      const { status, position, level } = request.employee;
      return [
        new SharedFinding('8.2.1', status === 'confirmed', STATUS_NAMES.confirmed, STATUS_NAMES[status]),
        new SharedFinding('I-04', position !== 'supervisor', onLadder, POSITION_NAMES[position]),
        ...levelTests(level, groupOf(request)),
      ];
    },
  );

  return (request) => {
    const findings = [...personTests(request), waitingTest(request.cycle, request.employee.levelSince)];
    if (groupOf(request) === 'teamLeaders') findings.push(cycleTest(request.cycle));
    return findings;
  };
};
