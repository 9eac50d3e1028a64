import { addMonths } from '../../domain/vocabulary/civil-date.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { LEVEL_NAMES, levelRank } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Month } from '../../domain/vocabulary/month.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { STATUS_NAMES } from '../../domain/vocabulary/status.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { nthWorkdayOfMonth } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import { finding } from './rule.js';
import { isTeamLeaderCycle } from './section-8-cycle.js';
import { NONE } from './wording.js';

/** Whose ladder is climbed: agents' and inspectors', or team leaders'. */
type Group = 'agents' | 'teamLeaders';

/** What the tests that come before any rating is read depend on, each by what it depends on. */
export interface EligibilityTests {
  /** §8.2.1 and the ends of the ladder (§8.3.3.A, I-01, I-04): who may be promoted at all. */
  readonly person: (
    employee: Pick<LevelPromotionRequest['employee'], 'status' | 'position' | 'level'>,
  ) => readonly Finding[];
  /** §8.2.2: the reference day of a cycle (I-20), and what is expected by then. */
  readonly reference: (cycle: Month) => { readonly day: CivilDate; readonly expected: Text };
  /** §8.2.2: the day on which the months since a decision on the level (I-19) are complete. */
  readonly completion: (levelSince: CivilDate) => { readonly day: CivilDate; readonly actual: Text };
  /** §8.1: team leaders are promoted in January only. */
  readonly teamLeaderCycle: (cycle: Month) => Finding;
}

/** §8.1, §8.2 and the ends of the ladder, put into findings. */
export const createEligibilityTests = (policy: Policy, calendar: WorkdayCalendar): EligibilityTests => {
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

  const levelTests = (level: Level | null, group: Group): Finding[] => {
    if (level === null) return [finding('I-04', false, notIntern, NONE)];
    const name = LEVEL_NAMES[level];
    const cap = rules.cap[group];
    return [
      finding('I-01', level !== 'intern', notIntern, name),
      ...(group === 'teamLeaders'
        ? [finding(floor.clause, levelRank(level) >= levelRank(floor.value), floorText, name)]
        : []),
      finding(cap.clause, levelRank(level) < levelRank(cap.value), belowCap[group], name),
    ];
  };

  return {
    person: ({ status, position, level }) => [
      finding('8.2.1', status === 'confirmed', STATUS_NAMES.confirmed, STATUS_NAMES[status]),
      finding('I-04', position !== 'supervisor', onLadder, POSITION_NAMES[position]),
      ...levelTests(level, position === 'team-leader' ? 'teamLeaders' : 'agents'),
    ],
    reference: (cycle) => {
      const day = nthWorkdayOfMonth(calendar, cycle, rules.referenceWorkday.value);
      const expected = text(
        `距上次定级满 ${months.value} 个月,不晚于基准日 ${day}`,
        `${months.value} months since the last decision on the level, by the reference day ${day}`,
      );
      return { day, expected };
    },
    completion: (levelSince) => {
      const day = addMonths(levelSince, months.value);
      return { day, actual: text(`${levelSince} 起算,${day} 满`, `counted from ${levelSince}, complete on ${day}`) };
    },
    teamLeaderCycle: (cycle) =>
      finding(
        rules.cycleMonths.teamLeaders.clause,
        isTeamLeaderCycle(policy, cycle),
        cycleOfTeamLeaders,
        text(`${cycle} 周期`, `cycle ${cycle}`),
      ),
  };
};

/** All that is found about a request before its ratings are read; all must be met. */
export const findEligibility = (
  { levelPromotion }: Policy,
  tests: EligibilityTests,
  { cycle, employee }: LevelPromotionRequest,
): Finding[] => {
  const reference = tests.reference(cycle);
  const completion = tests.completion(employee.levelSince);
  const { clause } = levelPromotion.monthsSinceLevel;
  return [
    ...tests.person(employee),
    finding(clause, completion.day <= reference.day, reference.expected, completion.actual),
    ...(employee.position === 'team-leader' ? [tests.teamLeaderCycle(cycle)] : []),
  ];
};
