import { levelRank } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Policy } from '../data/policy-schema.js';
import { hasCOrD, meetsAny } from './rating-window.js';
import type { RatingTally } from './rating-window.js';

/** Steps up the ladder: the direct ones come first, a panel's step is always the last (§8.3.3.B). */
export interface Steps {
  readonly direct: number;
  readonly panel: number;
}

/** What the steps depend on, once the window is counted. */
export interface StepFacts {
  readonly tally: RatingTally;
  /** A personal complaint in the window is upheld, or taken as upheld. */
  readonly upheld: boolean;
  /** HR's ruling takes rule A as met where months are missing (I-09). */
  readonly ruleATaken: boolean;
}

type Rules = Policy['levelPromotion'];

/** §8.4.1.2.A: as many rated months as the window has, none C or D, and no upheld personal complaint. */
export const meetsRuleA = (rules: Rules, { tally, upheld, ruleATaken }: StepFacts): boolean =>
  !upheld && (ruleATaken || (tally.rated >= rules.ruleA.ratedMonths && !hasCOrD(tally)));

/** §8.4.1.2: how many direct steps the best of C, B and A grants; the complaint bars A alone (I-10, I-11). */
const directGrant = (rules: Rules, facts: StepFacts): number => {
  if (meetsAny(facts.tally, rules.ruleC.anyOf)) return rules.ruleC.steps;
  if (meetsAny(facts.tally, rules.ruleB.anyOf)) return rules.ruleB.steps;
  return meetsRuleA(rules, facts) ? rules.ruleA.steps : 0;
};

/** §8.4.1.3: whether a step that takes the panel may be asked for. */
const panelGrant = (rules: Rules, { tally, upheld }: StepFacts): boolean =>
  !upheld && meetsAny(tally, rules.rulePanel.anyOf);

/**
 * Walks up step by step (I-22, I-23): below the panel's line a step needs a direct one left; across it the step is
 * the panel's and the last, and after direct steps it needs one of them left as well. Never past the cap (§8.3.3.A).
 */
const walk = (from: number, cap: number, panelFrom: number, grant: number, panel: boolean): Steps => {
  let direct = 0;
  for (let target = from + 1; target <= cap; target += 1) {
    const left = direct < grant;
    if (target >= panelFrom) return { direct, panel: panel && (direct === 0 || left) ? 1 : 0 };
    if (!left) break;
    direct += 1;
  }
  return { direct, panel: 0 };
};

/** §8.4.2: a team leader takes one step, always by the panel (I-25). */
const teamLeaderSteps = (rules: Rules, { tally, upheld }: StepFacts): Steps => ({
  direct: 0,
  panel: !upheld && meetsAny(tally, rules.ruleTeamLeader.anyOf) ? 1 : 0,
});

/** The steps that §8.4 grants a person at a level, whose window holds no C or D. */
export const stepsFor = (rules: Rules, position: Position, level: Level, facts: StepFacts): Steps =>
  position === 'team-leader'
    ? teamLeaderSteps(rules, facts)
    : walk(
        levelRank(level),
        levelRank(rules.cap.agents.value),
        levelRank(rules.panelFrom.value),
        directGrant(rules, facts),
        panelGrant(rules, facts),
      );

/** Whether two cases lead up by the same steps on the same routes. */
export const sameSteps = (a: Steps, b: Steps): boolean => a.direct === b.direct && a.panel === b.panel;
/** Whether nothing is granted, neither directly nor by the panel. */
export const noSteps = ({ direct, panel }: Steps): boolean => direct === 0 && panel === 0;
