import { isPersonal } from '../../domain/people/complaint.js';
import type { ComplaintStatus } from '../../domain/people/complaint.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import { LEVEL_NAMES, levelAtRank, levelRank } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { addToMonth, monthNumber, monthOf, type Month } from '../../domain/vocabulary/month.js';
import type {
  CycleOutlook,
  Needed,
  OutlookState,
  RuleOutlook,
  StandingFacts,
} from '../../domain/evaluation/standing.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { isYearPublished, nthWorkdayOfMonth } from '../../domain/vocabulary/workdays.js';
import { leastRatings, neededText, NOTHING, setbackMonths, unratedMonths, withRatings } from './needs.js';
import type { Policy, Quota } from '../data/policy-schema.js';
import { longerReading } from '../rules/protected-leave.js';
import { protectedMonthsOf } from '../rules/protected-months.js';
import { isInWindow, tallyRatings, windowBefore } from '../rules/rating-window.js';
import type { RatingTally, Window } from '../rules/rating-window.js';
import { createEligibilityTests, findEligibility } from '../rules/section-8-eligibility.js';
import { stepsFor } from '../rules/section-8-steps.js';
import { statusOn } from '../rules/status-on.js';

/** What every rule of a window has in common. */
interface WindowFacts {
  readonly facts: StandingFacts & { readonly level: Level };
  readonly tally: RatingTally;
  readonly upheld: boolean;
  readonly open: readonly Month[];
  readonly missing: readonly Month[];
  /** Months before the entry: as for those missing, HR rules where a rule asks for each month (I-09). */
  readonly before: readonly Month[];
  /** Months with a C or D: no rule holds any more. */
  readonly setbacks: readonly Month[];
}

/** The reading without months of protected leave (I-09), and which months it leaves out. */
interface LongerFacts extends WindowFacts {
  readonly passedOver: readonly Month[];
}

/** A rule of §8.4 as the outlook reads it; without quotas it asks for so many rated months. */
interface RuleOfLadder {
  readonly clause: string;
  readonly anyOf?: readonly Quota[];
  readonly ratedMonths?: number;
  /** I-10: an upheld personal complaint bars it. */
  readonly complaintBars: boolean;
}

const COMPLAINT = text('窗口内有成立的个人原因投诉', 'a personal complaint of the window was upheld');

/** The rules that the next step may rest on (§8.4.1.2, §8.4.1.3, §8.4.2). */
const rulesOfLadder = (rules: Policy['levelPromotion'], { position, level }: WindowFacts['facts']): RuleOfLadder[] => {
  const { ruleA, ruleB, ruleC, rulePanel, ruleTeamLeader } = rules;
  const bars = { complaintBars: true };
  if (position === 'team-leader') return [{ clause: ruleTeamLeader.clause, anyOf: ruleTeamLeader.anyOf, ...bars }];
  if (levelRank(level) + 1 >= levelRank(rules.panelFrom.value)) {
    return [{ clause: rulePanel.clause, anyOf: rulePanel.anyOf, ...bars }];
  }
  return [
    { clause: ruleA.clause, ratedMonths: ruleA.ratedMonths, ...bars },
    { clause: ruleB.clause, anyOf: ruleB.anyOf, complaintBars: false },
    { clause: ruleC.clause, anyOf: ruleC.anyOf, complaintBars: false },
  ];
};

type Found =
  | { readonly state: 'met' | 'needs-ruling' }
  /** Met where months of protected leave are passed over. */
  | { readonly state: 'needs-ruling'; readonly longer: LongerFacts }
  | { readonly state: 'reachable'; readonly needs: readonly Needed[] }
  | { readonly state: 'out-of-reach'; readonly why: Text };

const shortOf = (months: number): Text =>
  text(`剩余 ${months} 个月，已不足以补齐`, `${months} months are left, which is not enough`);

const findRule = (rule: RuleOfLadder, { tally, upheld, open, missing, before, setbacks }: WindowFacts): Found => {
  if (setbacks.length > 0) {
    const months = setbacks.join('、');
    return { state: 'out-of-reach', why: text(`窗口内有 C 或 D：${months}`, `C or D in the window: ${months}`) };
  }
  if (upheld && rule.complaintBars) return { state: 'out-of-reach', why: COMPLAINT };
  if (rule.anyOf === undefined) {
    // I-09: the months that have passed without a rating are HR's to rule on, and those before the entry.
    if (missing.length + before.length > 0) return { state: 'needs-ruling' };
    return open.length === 0 ? { state: 'met' } : { state: 'reachable', needs: [{ ...NOTHING, B: open.length }] };
  }
  const needs = leastRatings(tally, rule.anyOf, open.length);
  const [first] = needs;
  if (first === undefined) return { state: 'out-of-reach', why: shortOf(open.length) };
  return first.S + first.A === 0 ? { state: 'met' } : { state: 'reachable', needs };
};

/** I-09: what the window does not give, the reading without protected months may. */
const findWithLonger = (rule: RuleOfLadder, known: WindowFacts, longer: LongerFacts | undefined): Found => {
  const found = findRule(rule, known);
  if (longer === undefined || found.state === 'met' || known.setbacks.length > 0) return found;
  return findRule(rule, longer).state === 'met' ? { state: 'needs-ruling', longer } : found;
};

/** I-09: nothing is missing of who came while the window ran; a rule that asks for each month is HR's to rule on. */
const cameLate = (entry: Month, months: number): Text =>
  text(
    `${entry} 入职，窗口内只有 ${months} 个月可以有考核，须由人力资源部裁定（I-09）`,
    `entry in ${entry}: only ${months} months of the window can have a rating; HR has to rule (I-09)`,
  );

const said = (found: Found, to: Level | null, { facts, tally, open, missing }: WindowFacts): Text => {
  const leads = to === null ? text('', '') : text(`；可至${LEVEL_NAMES[to].zh}`, `; leads to ${LEVEL_NAMES[to].en}`);
  const append = ({ zh, en }: Text): Text => text(zh + leads.zh, en + leads.en);
  switch (found.state) {
    case 'out-of-reach':
      return found.why;
    case 'reachable':
      return append(neededText(found.needs, open.at(-1) ?? null));
    case 'needs-ruling':
      if ('longer' in found) {
        const months = found.longer.passedOver.join('、');
        return append(
          text(
            `不计受保护假期的月份（${months}）则满足，须由人力资源部裁定（I-09）`,
            `met where months of protected leave (${months}) are not counted: HR has to rule (I-09)`,
          ),
        );
      }
      if (missing.length === 0) return append(cameLate(monthOf(facts.hiredOn), tally.rated + open.length));
      return append(
        text(
          `缺 ${missing.join('、')} 的考核，须由人力资源部裁定（I-09）`,
          `no rating for ${missing.join(', ')}: HR has to rule (I-09)`,
        ),
      );
    case 'met':
      return append(
        open.length === 0
          ? text('已满足', 'met')
          : text('已满足，其余月份不得有 C、D', 'met, as long as the months left bring no C or D'),
      );
  }
};

/**
 * §8: what a cycle would find of a person with what is known today, and the least further ratings by which each rule
 * leads to a step. Assumes that the months left bring no C or D. Pure.
 */
export const createCycleOutlook = (
  policy: Policy,
  calendar: WorkdayCalendar,
): ((facts: StandingFacts, cycle: Month, today: CivilDate) => CycleOutlook) => {
  const rules = policy.levelPromotion;
  const tests = createEligibilityTests(policy, calendar);

  const outlookOf = (rule: RuleOfLadder, known: WindowFacts, longer: LongerFacts | undefined): RuleOutlook => {
    const { facts, open } = known;
    const found = findWithLonger(rule, known, longer);
    const { tally, upheld } = 'longer' in found ? found.longer : known;
    const needs = found.state === 'reachable' ? found.needs : [];
    const steps =
      found.state === 'out-of-reach'
        ? { direct: 0, panel: 0 }
        : stepsFor(rules, facts.position, facts.level, {
            tally: withRatings(tally, needs[0] ?? NOTHING),
            upheld,
            ruleATaken: found.state === 'needs-ruling' && !('longer' in found),
          });
    const climbed = steps.direct + steps.panel;
    const to = climbed === 0 ? null : (levelAtRank(levelRank(facts.level) + climbed) ?? null);
    const state: OutlookState = found.state;
    return {
      clause: rule.clause,
      state,
      needs,
      to,
      by: open.at(-1) ?? null,
      directSteps: steps.direct,
      panelSteps: steps.panel,
      text: said(found, to, known),
    };
  };

  return (facts, cycle, today) => {
    const { position, level } = facts;
    const window = windowBefore(cycle, rules.windowMonths[position === 'team-leader' ? 'teamLeaders' : 'agents'].value);
    const referenceDay = nthWorkdayOfMonth(calendar, cycle, rules.referenceWorkday.value);
    const status = statusOn(facts, referenceDay);
    const conditions = findEligibility(policy, tests, {
      kind: 'level-promotion',
      cycle,
      ratings: [],
      employee: { position, level, status, levelSince: facts.levelSince },
    });
    const { open, missing, before } = unratedMonths(window, facts, today);
    const away = awayFrom(policy, calendar, facts, window);
    const cap = rules.cap[position === 'team-leader' ? 'teamLeaders' : 'agents'];
    const climbs = position !== 'supervisor' && level !== null && level !== 'intern';
    const atCap = climbs && levelRank(level) >= levelRank(cap.value);
    const known =
      climbs && !atCap
        ? {
            facts: { ...facts, level },
            tally: tallyRatings(facts.ratings, window),
            upheld: hasPersonal(facts, window, 'upheld'),
            setbacks: setbackMonths(window, facts.ratings),
            open,
            missing,
            before,
          }
        : undefined;
    const longer = known === undefined ? undefined : longerFacts(policy, known, window, away, today);
    return {
      cycle,
      referenceDay,
      atCap: atCap ? cap.value : null,
      conditions,
      openMonths: open,
      missingMonths: missing,
      protectedMonths: away.filter((month) => isInWindow(window, month)),
      policyVersion: policy.version,
      windowFrom: window.first,
      windowTo: window.last,
      rules: known === undefined ? [] : rulesOfLadder(rules, known.facts).map((rule) => outlookOf(rule, known, longer)),
      complaintPending: hasPersonal(facts, window, 'pending'),
      provisional: !isYearPublished(calendar, referenceDay),
    };
  };
};

/** Months of protected leave without a rating that a reading of the window may pass over (I-09). */
const awayFrom = (
  policy: Policy,
  calendar: WorkdayCalendar,
  { leaves, ratings }: StandingFacts,
  { first, last }: Window,
): readonly Month[] => {
  const rated = new Set(ratings.map(({ month }) => month));
  const from = addToMonth(first, -policy.protectedLeave.furtherMonths.value);
  return protectedMonthsOf(policy, calendar, leaves, { first: from, last }).filter((month) => !rated.has(month));
};

/** What the longer reading holds (I-09); undefined where there is none. */
const longerFacts = (
  policy: Policy,
  { facts }: WindowFacts,
  window: Window,
  away: readonly Month[],
  today: CivilDate,
): LongerFacts | undefined => {
  const read = longerReading(policy, window, facts.ratings, away);
  if (read === undefined) return undefined;
  const passedOver = away.filter((month) => isInWindow(read, month));
  const unrated = unratedMonths({ ...read, count: monthsIn(read) }, facts, today);
  return {
    facts,
    passedOver,
    tally: tallyRatings(facts.ratings, read),
    upheld: hasPersonal(facts, read, 'upheld'),
    setbacks: setbackMonths(read, facts.ratings),
    before: unrated.before,
    open: unrated.open.filter((month) => !passedOver.includes(month)),
    // Rule A asks for as many rated months as the window has: fewer months than that are missing, too.
    missing: [
      ...unrated.missing.filter((month) => !passedOver.includes(month)),
      ...(monthsIn(read) - passedOver.length < window.count ? [read.first] : []),
    ],
  };
};

const monthsIn = ({ first, last }: Window): number => monthNumber(last) - monthNumber(first) + 1;

const hasPersonal = ({ complaints }: StandingFacts, window: Window, status: ComplaintStatus): boolean =>
  complaints.some((one) => one.status === status && isPersonal(one.cause) && isInWindow(window, one.date));
