import type { ConfirmationRequest } from '../../domain/evaluation/request.js';
import { LEVEL_NAMES, levelAtRank, levelRank } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { hasCOrD, meetsAny, tallyRatings, tallyText } from './rating-window.js';
import { finding } from './rule.js';
import type { Rule } from './rule.js';
import { NONE, quotaText } from './wording.js';

const WITH_LEVEL = text('有职级的岗位', 'a post with a level');

/** §7.3: the level at confirmation. The rules do not add up, the best one counts (I-44). */
export const createConfirmationRule = (policy: Policy): Rule<'confirmation'> => {
  const rules = policy.confirmation;
  const { cap } = policy.levelPromotion;
  const expected = new Map(
    [...rules.probation, ...rules.internship].map((rule) => {
      const quota = quotaText(rule.anyOf);
      return [
        rule,
        rule.orOutstandingContribution
          ? text(`${quota.zh},且无 C、D,或有突出贡献`, `${quota.en} and no C or D, or an outstanding contribution`)
          : text(`${quota.zh},且无 C、D`, `${quota.en} and no C or D`),
      ];
    }),
  );

  /** The level climbed to: never past the cap (§8.3.3.A), and one already above it stays. */
  const climb = (from: Level, steps: number, capLevel: Level): Level => {
    const rank = Math.max(levelRank(from), Math.min(levelRank(from) + steps, levelRank(capLevel)));
    return levelAtRank(rank) ?? from;
  };

  return (request: ConfirmationRequest) => {
    const { position, level, track } = request;
    // A supervisor has no ladder to climb (I-04).
    if (position === 'supervisor' || level === null) {
      const findings = [finding('I-04', false, WITH_LEVEL, level === null ? NONE : LEVEL_NAMES[level])];
      return { steps: 0, to: level, policyVersion: policy.version, findings, warnings: [] };
    }
    const tally = tallyRatings(request.ratings);
    const contribution = request.outstandingContribution === true;
    const counts = tallyText(tally);
    const actual = contribution ? text(`${counts.zh};有突出贡献`, `${counts.en}; an outstanding contribution`) : counts;
    const clean = !hasCOrD(tally);
    let granted = 0;
    const findings = rules[track].map((rule) => {
      const met = (clean && meetsAny(tally, rule.anyOf)) || (contribution && rule.orOutstandingContribution);
      if (met) granted = Math.max(granted, rule.steps);
      return finding(rule.clause, met, expected.get(rule) ?? quotaText(rule.anyOf), actual);
    });
    const from = track === 'internship' ? rules.internshipFrom.value : level;
    const capRule = position === 'team-leader' ? cap.teamLeaders : cap.agents;
    const to = climb(from, granted, capRule.value);
    const steps = levelRank(to) - levelRank(from);
    if (steps < granted) {
      const { zh, en } = LEVEL_NAMES[capRule.value];
      findings.push(
        finding(capRule.clause, false, text(`不高于上限 ${zh}`, `not above the cap, ${en}`), LEVEL_NAMES[to]),
      );
    }
    return { steps, to, policyVersion: policy.version, findings, warnings: [] };
  };
};
