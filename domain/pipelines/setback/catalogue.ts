import { decided, decisions, markedStages, papers, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_RELEASE, atRelease, tells, told, UNDER_WAY, ON_ISSUE } from '../../sight/telling.js';
import type { SetbackActByKind } from './acts.js';

/**
 * A setback (§11) tells its person what he has to do himself, once it is his to do: to carry out a plan (11.1), to
 * acknowledge a lower level (I-67). Superior and head read what their own tasks are about (11.1, 11.2, I-70).
 */

const TO_BOTH = tells('release', 'now', 'now', 'never');
/** 11.1: to superior and head at once. */
const toBoth = told('release', 'now', 'now', 'never');
const TO_HEAD = tells('release', 'release', 'now', 'never');
/** 11.2, I-71: to the head at once. */
const toHead = told('release', 'release', 'now', 'never');

const STAGES = markedStages({
  cause: {
    clause: '11.1',
    title: text('说明原因', 'Cause'),
    to: ['complaint', 'proposal', 'plan', 'acknowledgement', 'post-review'],
    tells: tells('passed', 'now', 'now', 'never'),
    marks: ['may-lower'],
  },
  complaint: {
    clause: '11.2',
    title: text('认定投诉', 'Complaint'),
    to: ['proposal', 'cause'],
    tells: tells('passed', 'passed', 'now', 'never'),
    marks: ['may-lower', 'open-to-new-round'],
  },
  proposal: {
    clause: '11.1',
    title: text('提出措施', 'Measure'),
    to: ['gm-decision', 'plan', 'acknowledgement', 'pay', 'post-review', 'cause'],
    tells: UNDER_WAY,
    marks: ['may-lower', 'open-to-new-round'],
  },
  'gm-decision': {
    clause: 'I-16',
    title: text('总经理审批', 'General manager'),
    to: ['proposal', 'plan', 'acknowledgement', 'pay', 'post-review', 'cause'],
    tells: UNDER_WAY,
    marks: ['may-lower', 'open-to-new-round'],
  },
  plan: {
    clause: 'I-70',
    title: text('改进计划', 'Improvement plan'),
    to: ['plan-review', 'cause'],
    tells: tells('passed', 'now', 'now', 'never'),
    marks: ['open-to-new-round'],
  },
  'plan-review': {
    clause: 'I-69',
    title: text('计划考核', 'Review of the plan'),
    to: ['proposal', 'post-review', 'gm-decision', 'cause'],
    tells: TO_BOTH,
    marks: ['open-to-new-round'],
  },
  acknowledgement: {
    clause: 'I-67',
    title: text('签收通知', 'Acknowledgement'),
    to: ['pay', 'post-review'],
    tells: AT_RELEASE,
    marks: [],
  },
  pay: {
    clause: 'I-41',
    title: text('薪资', 'Pay'),
    to: ['post-review'],
    tells: tells('release', 'passed', 'passed', 'never'),
    marks: [],
  },
  'post-review': {
    clause: 'I-71',
    title: text('岗位去留', 'Keeping the post'),
    to: [],
    tells: tells('passed', 'passed', 'now', 'never'),
    marks: [],
  },
  closed: {
    clause: '11',
    title: text('已结案', 'closed'),
    end: 'called-off',
    to: [],
    tells: AT_RELEASE,
    marks: [],
  },
});

const TASKS: Readonly<Record<keyof SetbackActByKind, Task<keyof typeof STAGES>>> = {
  'setback.cause': {
    clause: '11.1',
    title: text('说明考核 C/D 的原因', 'State the cause of the C or D'),
    tells: TO_BOTH,
    about: 'case',
  },
  'setback.complaint': {
    clause: '11.2',
    title: text('确认投诉是否成立', 'Confirm whether the complaint stands'),
    tells: TO_HEAD,
    about: 'case',
  },
  'setback.proposal': {
    clause: '11.1',
    title: text('提出或确认处理措施', 'Name or confirm the measure'),
    tells: AT_RELEASE,
    about: 'case',
  },
  'setback.gm-decision': {
    clause: 'I-69',
    title: text('总经理审批处理措施', 'Decide on the measure'),
    tells: AT_RELEASE,
    about: 'case',
  },
  'setback.plan': {
    clause: '11.1',
    title: text('拟定改进计划', 'Write the improvement plan'),
    tells: TO_BOTH,
    about: 'case',
  },
  'setback.plan-review': {
    clause: 'I-69',
    title: text('评估改进结果', 'Review the improvement'),
    tells: TO_BOTH,
    about: 'case',
  },
  'setback.acknowledgement': {
    clause: 'I-67',
    title: text('签收降级通知书', 'Acknowledge the demotion in writing'),
    tells: AT_RELEASE,
    about: 'case',
  },
  'setback.pay': {
    clause: 'I-41',
    title: text('处理拒签后的薪资', 'Settle the pay after a refused signature'),
    tells: tells('release', 'release', 'release', 'never'),
    about: 'case',
  },
  'setback.post-review': {
    clause: 'I-71',
    title: text('复核班组长职务', 'Review the post of team leader'),
    tells: TO_HEAD,
    about: 'case',
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const SETBACK = {
  known: tells('now', 'now', 'now', 'never'),
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'cause:service-attitude': decided('原因:个人服务态度', 'cause: service attitude', toBoth),
    'cause:other': decided('原因:非个人服务态度', 'cause: not service attitude', toBoth),
    'complaint:upheld': decided('部门确认投诉成立', 'complaint upheld by the department', toHead),
    'complaint:dismissed': decided('部门确认投诉不成立', 'complaint dismissed by the department', toHead),
    'proposal:as-found': decided('确认按规则处理', 'the measure of the rules confirmed', atRelease),
    'proposal:improvement-plan': decided('提出改进计划', 'improvement plan proposed', atRelease),
    'proposal:demote': decided('提出降一级', 'one step down proposed', atRelease),
    'proposal:transfer': decided('提出调岗', 'transfer proposed', atRelease),
    'proposal:other': decided('提出其他处理', 'another measure proposed', atRelease),
    'proposal:none': decided('提出不处理', 'no measure proposed', atRelease),
    'plan:written': decided('拟定改进计划', 'improvement plan written', toBoth),
    'plan-review:met': decided('改进达标', 'improvement plan met', toBoth),
    'plan-review:not-met': decided('改进未达标', 'improvement plan not met', toBoth),
    'plan-review:extend': decided('改进计划延长一次', 'improvement plan extended once', toBoth),
    'pay:follows': decided('拒签后薪资照调', 'pay follows after the refused signature', atRelease),
    'pay:stays': decided('拒签后薪资暂不调整', 'pay stays after the refused signature', atRelease),
    'post-review:keeps-post': decided('保留班组长职务', 'keeps the post of team leader', toHead),
    'post-review:gives-up-post': decided('不再担任班组长', 'gives up the post of team leader', toHead),
  }),
  documents: papers({
    'setback-notice': {
      clause: 'I-67',
      title: text('降级通知书', 'Notice of a lower level'),
      tells: ON_ISSUE,
    },
  }),
} as const satisfies Catalogue;
