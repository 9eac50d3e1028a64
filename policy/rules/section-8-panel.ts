import {
  addFractions,
  divideByDecimal,
  meanOf,
  multiplyBy,
  roundHalfUp,
  shownAgainst,
  type Fraction,
} from '../../domain/vocabulary/decimal.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import { PANEL_GROUP_NAMES } from '../../domain/evaluation/panel-group-names.js';
import { PANEL_GROUPS } from '../../domain/evaluation/request.js';
import type { PanelGroup, PanelRequest } from '../../domain/evaluation/request.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { finding } from './rule.js';
import type { Rule } from './rule.js';
import { scoreFinding } from './score-finding.js';

const TOTAL = text('评审总分', 'panel total');
const SCORED = text('已评分', 'scored');
const NOT_SCORED = text('尚无评分', 'no score yet');
const WAIVED = text('已豁免,权重按比例放大', 'waived; the other weights are scaled up');

/** Whether a group of the panel has given its scores, or need not. */
export interface GroupPresence {
  readonly group: PanelGroup;
  readonly waived: boolean;
  readonly scored: boolean;
}

/** Puts into a finding whether a group has scored, with its weight; a waived one is met (I-34). */
export const createGroupFindings =
  ({ panel: { weights } }: Policy) =>
  ({ group, waived, scored }: GroupPresence): Finding => {
    const { value, clause } = weights[group];
    const { zh, en } = PANEL_GROUP_NAMES[group];
    const expected = text(`${zh}评分,权重 ${value}%`, `${en} scored, weight ${value} %`);
    if (waived) return finding('I-34', true, expected, WAIVED);
    return finding(clause, scored, expected, scored ? SCORED : NOT_SCORED);
  };

/** The exact mean of the groups that count, by their weights, scaled to 100 % (I-34, I-36). */
function weighted(
  { panel: { weights } }: Policy,
  scores: PanelRequest['scores'],
  counted: readonly PanelGroup[],
): Fraction {
  const sum = counted.map((group) => multiplyBy(meanOf(scores[group]), weights[group].value)).reduce(addFractions);
  return divideByDecimal(
    sum,
    counted.reduce((total, group) => total + weights[group].value, 0),
  );
}

/** A panel's total as it is told: with the decimals that decide against the mark; null while groups are missing (I-36). */
export function panelTotalShown(policy: Policy, { scores, waived, passMark }: PanelRequest): string | null {
  const counted = PANEL_GROUPS.filter((group) => waived?.includes(group) !== true);
  if (counted.length === 0 || counted.some((group) => scores[group].length === 0)) return null;
  return shownAgainst(weighted(policy, scores, counted), passMark);
}

/** What each group of a panel weighs, in whole per cent (8.3.4). */
export const panelWeights = ({ panel: { weights } }: Policy): Readonly<Record<PanelGroup, number>> => ({
  directSuperior: weights.directSuperior.value,
  departmentHead: weights.departmentHead.value,
  relatedDepartments: weights.relatedDepartments.value,
  humanResources: weights.humanResources.value,
});

/** What a group of the panel comes to: its mean to two decimals, for showing only, and its weight in per cent. */
export interface GroupShown {
  readonly group: PanelGroup;
  /** Null where nobody of the group has scored. */
  readonly mean: number | null;
  readonly weight: number;
  readonly waived: boolean;
}

/** The groups of a panel as its summary shows them (15.2, 15.8; I-36): means, weights as the policy has them, waivers. */
export const panelGroupsShown = (
  { panel: { weights } }: Policy,
  { scores, waived }: PanelRequest,
): readonly GroupShown[] =>
  PANEL_GROUPS.map((group) => ({
    group,
    mean: scores[group].length === 0 ? null : roundHalfUp(meanOf(scores[group])),
    weight: weights[group].value,
    waived: waived?.includes(group) === true,
  }));

/** §8.3.4, §9.3.4: the means of four groups, weighted; waived groups leave and the rest is scaled (I-34, I-36). */
export const createPanelRule = (policy: Policy, groupFinding = createGroupFindings(policy)): Rule<'panel'> => {
  return ({ passMark, scores, waived }) => {
    const isWaived = (group: PanelGroup): boolean => waived?.includes(group) === true;
    const counted = PANEL_GROUPS.filter((group) => !isWaived(group));
    const findings = PANEL_GROUPS.map((group) =>
      groupFinding({ group, waived: isWaived(group), scored: scores[group].length > 0 }),
    );
    const policyVersion = policy.version;
    if (findings.some(({ met }) => !met)) {
      return { outcome: 'incomplete', total: null, policyVersion, findings, warnings: [] };
    }
    const total = weighted(policy, scores, counted);
    const test = scoreFinding(TOTAL, 'I-30', total, passMark);
    findings.push(test);
    const outcome = test.met ? 'passed' : 'failed';
    return { outcome, total: roundHalfUp(total), policyVersion, findings, warnings: [] };
  };
};
