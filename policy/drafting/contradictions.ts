import { ASSESSMENT_FORMS } from '../../domain/evaluation/assessment-form.js';
import { compareLevels, type Level } from '../../domain/vocabulary/level.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import type { Policy, Quota } from '../data/policy-schema.js';

/** Numbers of a version that cannot stand beside each other: what is said at the field. */
export interface Contradiction {
  readonly path: string;
  readonly words: Text;
}

const said = (paths: readonly string[], words: Text): readonly Contradiction[] =>
  paths.map((path) => ({ path, words }));
const unless = (fine: boolean, paths: readonly string[], words: Text): readonly Contradiction[] =>
  fine ? [] : said(paths, words);

const sumOf = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);
/** Weights sum to 100, or each of them says what they sum to. */
const weights = (paths: readonly string[], sum: number): readonly Contradiction[] =>
  unless(sum === 100, paths, text(`权重合计须为 100，现为 ${sum}。`, `The weights sum to ${sum}, not to 100.`));

const panelWeights = ({ panel }: Policy): readonly Contradiction[] =>
  weights(
    Object.keys(panel.weights).map((group) => `panel.weights.${group}`),
    sumOf(Object.values(panel.weights).map(({ value }) => value)),
  );

const sheetWeights = ({ assessmentForms }: Policy): readonly Contradiction[] =>
  ASSESSMENT_FORMS.flatMap((form) => {
    const { items } = assessmentForms[form];
    const paths = items.map(({ id }) => `assessmentForms.${form}.items.${id}.weight`);
    return weights(paths, sumOf(items.map(({ weight }) => weight)));
  });

/** A quota that everybody meets, or that no window has room for (8.4). */
const quotas = (path: string, anyOf: readonly Quota[], months: number): readonly Contradiction[] => [
  ...unless(
    anyOf.every(({ S, A }) => S + A > 0),
    [path],
    text('0 次 S 加 0 次 A 人人符合；请填写次数。', 'No S and no A is met by everybody; give a number.'),
  ),
  ...unless(
    anyOf.every(({ S, A }) => S + A <= months),
    [path],
    text(
      `要求的次数超过考核窗口的 ${months} 个月，无人能够符合。`,
      `It asks for more than the ${months} months of the window; nobody could meet it.`,
    ),
  ),
];

const quotasOfRules = ({
  confirmation,
  levelPromotion: rules,
  positionPromotion,
}: Policy): readonly Contradiction[] => {
  const { agents, teamLeaders } = rules.windowMonths;
  const months = confirmation.probationMonths.value;
  return [
    ...(['ruleB', 'ruleC', 'rulePanel'] as const).flatMap((rule) =>
      quotas(`levelPromotion.${rule}.anyOf`, rules[rule].anyOf, agents.value),
    ),
    ...quotas('levelPromotion.ruleTeamLeader.anyOf', rules.ruleTeamLeader.anyOf, teamLeaders.value),
    ...quotas('positionPromotion.ratings.anyOf', positionPromotion.ratings.anyOf, positionPromotion.windowMonths.value),
    ...(['probation', 'internship'] as const).flatMap((track) =>
      confirmation[track].flatMap(({ clause, anyOf }) =>
        quotas(`confirmation.${track}.§${clause}.anyOf`, anyOf, months),
      ),
    ),
  ];
};

const levelRules = ({ levelPromotion: rules }: Policy): readonly Contradiction[] => {
  const { ruleA, ruleB, ruleC, windowMonths, launchWorkdays, reminderWorkdays } = rules;
  return [
    ...unless(
      ruleA.steps <= ruleB.steps && ruleB.steps <= ruleC.steps,
      ['levelPromotion.ruleA.steps', 'levelPromotion.ruleB.steps', 'levelPromotion.ruleC.steps'],
      text(
        '规则 C 的小级数不得少于 B，B 不得少于 A：先看 C，再看 B，最后看 A。',
        'Rule C gives no fewer steps than B, and B no fewer than A: C is asked first, then B, then A.',
      ),
    ),
    ...unless(
      ruleA.ratedMonths <= windowMonths.agents.value,
      ['levelPromotion.ruleA.ratedMonths', 'levelPromotion.windowMonths.agents'],
      text(
        `须有考核的月数 ${ruleA.ratedMonths} 不得多于窗口的 ${windowMonths.agents.value} 个月。`,
        `${ruleA.ratedMonths} rated months are more than the ${windowMonths.agents.value} of the window.`,
      ),
    ),
    ...unless(
      reminderWorkdays.value.every((day) => day <= launchWorkdays.value),
      ['levelPromotion.reminderWorkdays', 'levelPromotion.launchWorkdays'],
      text(
        `提醒日不得晚于发起期限（第 ${launchWorkdays.value} 个工作日）。`,
        `No reminder comes after the launch window, which ends on workday ${launchWorkdays.value}.`,
      ),
    ),
  ];
};

/** That one level is not above another, said at both. */
const notAbove = (
  [lower, lowerPath]: readonly [Level, string],
  [upper, upperPath]: readonly [Level, string],
  words: Text,
): readonly Contradiction[] => unless(compareLevels(lower, upper) <= 0, [lowerPath, upperPath], words);

const ladders = ({ entry, levelPromotion: { floor, cap }, setback }: Policy): readonly Contradiction[] => [
  ...notAbove(
    [entry.intern.value, 'entry.intern'],
    [entry.experienced.value, 'entry.experienced'],
    text('实习生的定级不得高于社招客服。', 'An intern does not enter above an experienced agent.'),
  ),
  ...notAbove(
    [entry.experienced.value, 'entry.experienced'],
    [entry.teamLeaderFloor.value, 'entry.teamLeaderFloor'],
    text('班组长的下限不得低于社招客服的定级。', 'A team leader does not enter below an experienced agent.'),
  ),
  ...notAbove(
    [floor.teamLeaders.value, 'levelPromotion.floor.teamLeaders'],
    [cap.teamLeaders.value, 'levelPromotion.cap.teamLeaders'],
    text('班组长的下限不得高于上限。', 'The floor of team leaders is not above their cap.'),
  ),
  ...notAbove(
    [setback.floor.agents.value, 'setback.floor.agents'],
    [setback.floor.teamLeaders.value, 'setback.floor.teamLeaders'],
    text('班组长降级的下限不得低于客服。', 'Team leaders do not fall below the floor of agents.'),
  ),
];

const OVER_TEAM_LEADERS = text(
  '主管的合格分不得低于班组长。',
  'The mark of a supervisor is not below that of a team leader.',
);

const marks = ({ trialAssessment, formalAssessment: { score } }: Policy): readonly Contradiction[] => [
  ...(['peripheral', 'competency'] as const).flatMap((form) =>
    unless(
      trialAssessment['team-leader'][form].value <= trialAssessment.supervisor[form].value,
      [`trialAssessment.team-leader.${form}`, `trialAssessment.supervisor.${form}`],
      OVER_TEAM_LEADERS,
    ),
  ),
  ...unless(
    score['team-leader'].value <= score.supervisor.value,
    ['formalAssessment.score.team-leader', 'formalAssessment.score.supervisor'],
    OVER_TEAM_LEADERS,
  ),
];

/** The shortest month, in days. */
const MONTH_DAYS = 28;

const trials = ({ trial, formalAssessment }: Policy): readonly Contradiction[] => {
  const [least, most] = formalAssessment.subordinatesDrawn.value;
  const days = trial.minimumMonths.value * MONTH_DAYS;
  return [
    ...unless(
      least <= most,
      ['formalAssessment.subordinatesDrawn'],
      text('抽取人数的下限不得多于上限。', 'The least number drawn is not above the most.'),
    ),
    ...unless(
      formalAssessment.subordinatesNeeded.value <= least,
      ['formalAssessment.subordinatesNeeded', 'formalAssessment.subordinatesDrawn'],
      text('所需份数不得多于抽取的最少人数。', 'No more answers are needed than are drawn at least.'),
    ),
    ...unless(
      trial.reviewDaysBeforeEnd.value < days,
      ['trial.reviewDaysBeforeEnd'],
      text(
        `须少于最短试用期的 ${days} 日，否则考核在试用开始之前。`,
        `It is less than the ${days} days of the shortest trial, or the review would come before it begins.`,
      ),
    ),
  ];
};

/** Every place where numbers of a version contradict each other, in words; none where it could hold. */
export const contradictionsOf = (policy: Policy): readonly Contradiction[] =>
  [panelWeights, sheetWeights, quotasOfRules, levelRules, ladders, marks, trials].flatMap((find) => find(policy));
