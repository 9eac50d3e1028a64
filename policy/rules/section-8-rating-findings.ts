import type { Finding } from '../../domain/evaluation/answer.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { levelRank } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import { rememberBy } from './memo.js';
import type { Policy } from '../data/policy-schema.js';
import { createTallyWords, hasCOrD, meetsAny, tallyKey } from './rating-window.js';
import { meetsRuleA } from './section-8-steps.js';
import type { StepFacts } from './section-8-steps.js';
import { SharedFinding } from './shared-finding.js';
import { quotaText } from './wording.js';

const UPHELD = text(';有成立的个人原因投诉', '; an upheld personal complaint');
const NOT_UPHELD = text(';无成立的个人原因投诉', '; no upheld personal complaint');
const append = (a: Text, b: Text): Text => text(a.zh + b.zh, a.en + b.en);

/** Which rules of §8.4 a person's next step may rest on. */
const LADDERS = { belowPanelLine: 0, fromPanelLine: 1, teamLeaders: 2 } as const;

interface Case {
  readonly ladder: (typeof LADDERS)[keyof typeof LADDERS];
  readonly facts: StepFacts;
}

const caseKey = ({ ladder, facts }: Case): number | undefined => {
  const key = tallyKey(facts.tally);
  return key === undefined ? undefined : ((key * 2 + Number(facts.upheld)) * 2 + Number(facts.ruleATaken)) * 3 + ladder;
};

/** Puts the rules of §8.4 and what the window holds into findings; the steps themselves are section-8-steps.ts. */
export const createRatingFindings = (
  policy: Policy,
): ((position: Position, level: Level, facts: StepFacts) => readonly Finding[]) => {
  const rules = policy.levelPromotion;
  const panelLine = levelRank(rules.panelFrom.value);
  const words = createTallyWords();
  const noCOrD = text('窗口内无 C、D', 'no C or D in the window');
  const ruleAText = text(
    `${rules.ruleA.ratedMonths} 个月均为 B 或以上,且无成立的个人原因投诉`,
    `${rules.ruleA.ratedMonths} months all B or better, and no upheld personal complaint`,
  );
  const ruleBText = quotaText(rules.ruleB.anyOf);
  const ruleCText = quotaText(rules.ruleC.anyOf);
  const panelText = append(quotaText(rules.rulePanel.anyOf), NOT_UPHELD);
  const teamLeaderText = append(quotaText(rules.ruleTeamLeader.anyOf), NOT_UPHELD);

  const explain = ({ ladder, facts }: Case): readonly Finding[] => {
    const { tally, upheld } = facts;
    const teamLeader = ladder === LADDERS.teamLeaders;
    const counts = words(tally);
    const both = append(counts, upheld ? UPHELD : NOT_UPHELD);
    const clean = !hasCOrD(tally);
    const window = teamLeader ? rules.windowMonths.teamLeaders : rules.windowMonths.agents;
    const bar = new SharedFinding(window.clause, clean, noCOrD, counts);
    if (teamLeader) {
      const met = clean && !upheld && meetsAny(tally, rules.ruleTeamLeader.anyOf);
      return [bar, new SharedFinding(rules.ruleTeamLeader.clause, met, teamLeaderText, both)];
    }
    const panel = new SharedFinding(
      rules.rulePanel.clause,
      clean && !upheld && meetsAny(tally, rules.rulePanel.anyOf),
      panelText,
      both,
    );
    if (ladder === LADDERS.fromPanelLine) return [bar, panel];
    return [
      bar,
      new SharedFinding(rules.ruleC.clause, clean && meetsAny(tally, rules.ruleC.anyOf), ruleCText, counts),
      new SharedFinding(rules.ruleB.clause, clean && meetsAny(tally, rules.ruleB.anyOf), ruleBText, counts),
      new SharedFinding(rules.ruleA.clause, clean && meetsRuleA(rules, facts), ruleAText, both),
      panel,
    ];
  };

  const explained = rememberBy(caseKey, explain);
  return (position, level, facts) => {
    const ladder =
      position === 'team-leader'
        ? LADDERS.teamLeaders
        : levelRank(level) + 1 >= panelLine
          ? LADDERS.fromPanelLine
          : LADDERS.belowPanelLine;
    return explained({ ladder, facts });
  };
};
