import { addFractions, divideByDecimal, meanOf, multiplyBy, roundHalfUp } from '../../domain/vocabulary/decimal.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import { PANEL_GROUPS } from '../../domain/evaluation/request.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import type { Rule } from './rule.js';
import { createScoreFinding } from './score-finding.js';
import { SharedFinding } from './shared-finding.js';

const NAMES: Readonly<Record<PanelGroup, Text>> = {
  directSuperior: text('直属上级', 'direct superior'),
  departmentHead: text('部门负责人', 'department head'),
  relatedDepartments: text('业务关联部门', 'related departments'),
  humanResources: text('人力资源部', 'human resources'),
};
const TOTAL = text('评审总分', 'panel total');
const SCORED = text('已评分', 'scored');
const NOT_SCORED = text('尚无评分', 'no score yet');
const WAIVED = text('已豁免,权重按比例放大', 'waived; the other weights are scaled up');

/** §8.3.4, §9.3.4: the means of four groups, weighted; waived groups leave and the rest is scaled (I-34, I-36). */
export const createPanelRule = (policy: Policy): Rule<'panel'> => {
  const { weights } = policy.panel;
  const testOf = (group: PanelGroup) => {
    const { zh, en } = NAMES[group];
    const { value, clause } = weights[group];
    const expected = text(`${zh}评分,权重 ${value}%`, `${en} scored, weight ${value} %`);
    return {
      waived: new SharedFinding('I-34', true, expected, WAIVED),
      scored: new SharedFinding(clause, true, expected, SCORED),
      notScored: new SharedFinding(clause, false, expected, NOT_SCORED),
    };
  };
  const tests = {
    directSuperior: testOf('directSuperior'),
    departmentHead: testOf('departmentHead'),
    relatedDepartments: testOf('relatedDepartments'),
    humanResources: testOf('humanResources'),
  };
  const totalFinding = createScoreFinding(TOTAL);
  return ({ passMark, scores, waived }) => {
    const isWaived = (group: PanelGroup): boolean => waived?.includes(group) === true;
    const counted = PANEL_GROUPS.filter((group) => !isWaived(group));
    const findings: Finding[] = PANEL_GROUPS.map(
      (group) => tests[group][isWaived(group) ? 'waived' : scores[group].length > 0 ? 'scored' : 'notScored'],
    );
    const policyVersion = policy.version;
    if (findings.some(({ met }) => !met)) {
      return { outcome: 'incomplete', total: null, policyVersion, findings, warnings: [] };
    }
    const sum = counted.map((group) => multiplyBy(meanOf(scores[group]), weights[group].value)).reduce(addFractions);
    const weight = counted.reduce((total, group) => total + weights[group].value, 0);
    const total = divideByDecimal(sum, weight);
    const test = totalFinding('I-30', total, passMark);
    findings.push(test);
    const outcome = test.met ? 'passed' : 'failed';
    return { outcome, total: roundHalfUp(total), policyVersion, findings, warnings: [] };
  };
};
