import type { Finding } from '../../domain/evaluation/answer.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { levelRank } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { hasCOrD, meetsAny, tallyText } from './rating-window.js';
import { finding } from './rule.js';
import { meetsRuleA } from './section-8-steps.js';
import type { StepFacts } from './section-8-steps.js';
import { quotaText } from './wording.js';

const UPHELD = text(';有成立的个人原因投诉', '; an upheld personal complaint');
const NOT_UPHELD = text(';无成立的个人原因投诉', '; no upheld personal complaint');
const append = (a: Text, b: Text): Text => text(a.zh + b.zh, a.en + b.en);

/** Whose ratings are read against §8.4, and what his window holds. */
export interface RatedCase {
  readonly position: Position;
  readonly level: Level;
  readonly facts: StepFacts;
}

/** Puts the rules of §8.4 and what the window holds into findings; the steps themselves are section-8-steps.ts. */
export const createRatingFindings = (policy: Policy): ((rated: RatedCase) => readonly Finding[]) => {
  const rules = policy.levelPromotion;
  const panelLine = levelRank(rules.panelFrom.value);
  const noCOrD = text('窗口内无 C、D', 'no C or D in the window');
  const ruleAText = text(
    `${rules.ruleA.ratedMonths} 个月均为 B 或以上,且无成立的个人原因投诉`,
    `${rules.ruleA.ratedMonths} months all B or better, and no upheld personal complaint`,
  );
  const ruleBText = quotaText(rules.ruleB.anyOf);
  const ruleCText = quotaText(rules.ruleC.anyOf);
  const panelText = append(quotaText(rules.rulePanel.anyOf), NOT_UPHELD);
  const teamLeaderText = append(quotaText(rules.ruleTeamLeader.anyOf), NOT_UPHELD);

  return ({ position, level, facts }) => {
    const { tally, upheld } = facts;
    const teamLeader = position === 'team-leader';
    const counts = tallyText(tally);
    const both = append(counts, upheld ? UPHELD : NOT_UPHELD);
    const clean = !hasCOrD(tally);
    const window = teamLeader ? rules.windowMonths.teamLeaders : rules.windowMonths.agents;
    const bar = finding(window.clause, clean, noCOrD, counts);
    if (teamLeader) {
      const met = clean && !upheld && meetsAny(tally, rules.ruleTeamLeader.anyOf);
      return [bar, finding(rules.ruleTeamLeader.clause, met, teamLeaderText, both)];
    }
    const panel = finding(
      rules.rulePanel.clause,
      clean && !upheld && meetsAny(tally, rules.rulePanel.anyOf),
      panelText,
      both,
    );
    if (levelRank(level) + 1 >= panelLine) return [bar, panel];
    return [
      bar,
      finding(rules.ruleC.clause, clean && meetsAny(tally, rules.ruleC.anyOf), ruleCText, counts),
      finding(rules.ruleB.clause, clean && meetsAny(tally, rules.ruleB.anyOf), ruleBText, counts),
      finding(rules.ruleA.clause, clean && meetsRuleA(rules, facts), ruleAText, both),
      panel,
    ];
  };
};
