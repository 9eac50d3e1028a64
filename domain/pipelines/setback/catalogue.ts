import { decided, decisions, markedStages, noted, papers, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_RELEASE, atRelease, tells, told, UNDER_WAY, ON_ISSUE } from '../../sight/telling.js';
import type { SetbackActByKind } from './acts.js';

/**
 * A setback (§11) tells its person what he has to do himself, once it is his to do: to state his side (I-77), to agree
 * or not (I-41), to carry out a plan (11.1), to sign. Superior and head read what their own tasks are about (11.1, 11.2).
 */

const TO_ALL = tells('now', 'now', 'now', 'never');
const TO_BOTH = tells('release', 'now', 'now', 'never');
const TO_HEAD = tells('release', 'release', 'now', 'never');
/** 11.1: to person, superior and head at once: he is heard on it (I-77). */
const toAll = told('now', 'now', 'now', 'never');
/** 11.1: to superior and head at once. */
const toBoth = told('release', 'now', 'now', 'never');
/** I-71: to the head at once. */
const toHead = told('release', 'release', 'now', 'never');
/** 11.2: to person and head at once. */
const toPersonAndHead = told('now', 'release', 'now', 'never');

const LOWERING = ['may-lower', 'open-to-new-round'] as const;

const STAGES = markedStages({
  cause: {
    clause: '11.1',
    title: text('说明原因', 'Cause'),
    to: ['cause-review', 'complaint', 'statement', 'superior-word', 'plan'],
    tells: tells('passed', 'now', 'now', 'never'),
    marks: ['may-lower'],
  },
  'cause-review': {
    clause: 'I-77',
    title: text('复核原因', 'Cause reviewed'),
    to: ['cause', 'statement', 'superior-word', 'plan'],
    tells: UNDER_WAY,
    marks: LOWERING,
  },
  complaint: {
    clause: '11.2',
    title: text('认定投诉', 'Complaint'),
    to: ['statement', 'superior-word', 'plan', 'cause'],
    tells: tells('passed', 'passed', 'now', 'never'),
    marks: LOWERING,
  },
  statement: {
    clause: 'I-77',
    title: text('本人陈述', 'Statement'),
    to: ['proposal', 'cause'],
    tells: tells('now', 'passed', 'passed', 'never'),
    marks: LOWERING,
  },
  proposal: {
    clause: '11.1',
    title: text('提出措施', 'Measure'),
    to: ['gm-decision', 'cause'],
    tells: UNDER_WAY,
    marks: LOWERING,
  },
  'gm-decision': {
    clause: 'I-77',
    title: text('总经理审批', 'General manager'),
    to: ['proposal', 'superior-word', 'plan', 'consent', 'post-review', 'cause'],
    tells: UNDER_WAY,
    marks: LOWERING,
  },
  consent: {
    clause: 'I-41',
    title: text('本人是否同意', 'Agreement'),
    to: ['waiting', 'anew', 'cause'],
    tells: AT_RELEASE,
    marks: LOWERING,
  },
  anew: {
    clause: 'I-41',
    title: text('未获同意，重新提出', 'Proposed anew'),
    to: ['anew-decision', 'post-review', 'cause'],
    tells: UNDER_WAY,
    marks: LOWERING,
  },
  'anew-decision': {
    clause: 'I-41',
    title: text('未获同意，总经理决定', 'Decided anew'),
    to: ['anew', 'waiting', 'post-review', 'cause'],
    tells: UNDER_WAY,
    marks: LOWERING,
  },
  waiting: {
    clause: 'I-67',
    title: text('等待生效', 'Waiting for its day'),
    to: ['acknowledgement', 'anew', 'post-review', 'cause'],
    tells: AT_RELEASE,
    marks: LOWERING,
  },
  'superior-word': {
    clause: 'I-70',
    title: text('听取直属上级意见', 'Superior heard'),
    to: ['plan', 'cause'],
    tells: tells('passed', 'now', 'now', 'never'),
    marks: ['open-to-new-round'],
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
    to: ['statement', 'post-review', 'cause'],
    tells: TO_BOTH,
    marks: ['open-to-new-round'],
  },
  acknowledgement: {
    clause: '15.3',
    title: text('签收通知', 'Receipt'),
    to: ['post-review'],
    tells: AT_RELEASE,
    marks: ['holds'],
  },
  'post-review': {
    clause: 'I-71',
    title: text('岗位去留', 'Keeping the post'),
    to: [],
    tells: tells('passed', 'passed', 'now', 'never'),
    marks: ['holds'],
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

const TO_CAUSE = { to: 'cause', redo: 'setback.cause', heardBy: 'department', notAfter: 'plan-review' } as const;
const TO_PROPOSAL = { to: 'proposal', redo: 'setback.proposal', heardBy: 'office' } as const;

const TASKS: Readonly<Record<keyof SetbackActByKind, Task<keyof typeof STAGES>>> = {
  'setback.cause': {
    clause: '11.1',
    title: text('说明考核 C/D 的原因', 'State the cause of the C or D'),
    tells: TO_ALL,
    about: 'case',
  },
  'setback.cause-review': {
    clause: 'I-77',
    title: text('复核：有成立投诉而原因为其他', 'Consent to another cause beside an upheld complaint'),
    tells: AT_RELEASE,
    about: 'case',
  },
  'setback.complaint': {
    clause: '11.2',
    title: text('确认投诉是否成立', 'Confirm whether the complaint stands'),
    tells: TO_HEAD,
    about: 'case',
    returns: [TO_CAUSE],
  },
  'setback.statement': {
    clause: 'I-77',
    title: text('就可能的处理陈述意见', 'State your side before a measure is proposed'),
    tells: tells('now', 'release', 'release', 'never'),
    about: 'case',
    hands: 'statement',
    untold: {
      opened: text(
        '请本人陈述时已告知，写明事由与期限（I-77）',
        'he is asked in words of their own, with what it is about (I-77)',
      ),
    },
  },
  'setback.proposal': {
    clause: '11.1',
    title: text('提出或确认处理措施', 'Name or confirm the measure'),
    tells: AT_RELEASE,
    about: 'case',
    returns: [TO_CAUSE],
  },
  'setback.gm-decision': {
    clause: 'I-77',
    title: text('总经理审批处理措施', 'Decide on the measure'),
    tells: AT_RELEASE,
    about: 'case',
    returns: [TO_PROPOSAL, TO_CAUSE],
  },
  'setback.superior-word': {
    clause: 'I-70',
    title: text('就改进计划陈述意见', 'Be heard on the improvement plan'),
    tells: TO_BOTH,
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
    clause: '15.3',
    title: text('签收降级通知书', 'Sign for the notice of a lower level'),
    tells: AT_RELEASE,
    about: 'case',
    signs: 'sheet',
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
    'cause:service-attitude': decided('原因：个人服务态度', 'cause: service attitude', toAll),
    'cause:other': decided('原因：非个人服务态度', 'cause: not service attitude', toAll),
    'cause-review:consent': decided('人力资源部经理同意此原因', 'cause consented to by the HR manager', atRelease),
    'cause-review:refuse': decided('人力资源部经理不同意此原因', 'cause not consented to by the HR manager', atRelease),
    'complaint:upheld': decided('部门确认投诉成立', 'complaint upheld by the department', toPersonAndHead),
    'complaint:dismissed': decided('部门确认投诉不成立', 'complaint dismissed by the department', toPersonAndHead),
    'statement:given': noted('本人已陈述', 'stated his side', told('now', 'release', 'release', 'never')),
    'statement:none': noted('期限内未陈述', 'said nothing in time', told('now', 'release', 'release', 'never')),
    'proposal:as-found': decided('确认按规则处理', 'the measure of the rules confirmed', atRelease),
    'proposal:improvement-plan': decided('提出改进计划', 'improvement plan proposed', atRelease),
    'proposal:demote': decided('提出降一级', 'one step down proposed', atRelease),
    'proposal:transfer': decided('提出调岗', 'transfer proposed', atRelease),
    'proposal:other': decided('提出其他处理', 'another measure proposed', atRelease),
    'proposal:none': decided('提出不处理', 'no measure proposed', atRelease),
    'superior-word:heard': noted('直属上级已陈述意见', 'the direct superior was heard', toBoth),
    'superior-word:silent': noted('直属上级期限内未陈述', 'the direct superior said nothing in time', toBoth),
    'plan:written': decided('拟定改进计划', 'improvement plan written', toBoth),
    'plan-review:met': decided('改进达标', 'improvement plan met', toBoth),
    'plan-review:not-met': decided('改进未达标', 'improvement plan not met', toBoth),
    'plan-review:extend': decided('改进计划延长一次', 'improvement plan extended once', toBoth),
    'post-review:keeps-post': decided('保留班组长职务', 'keeps the post of team leader', toHead),
    'post-review:gives-up-post': decided('不再担任班组长', 'gives up the post of team leader', toHead),
  }),
  documents: papers({
    'setback-notice': {
      clause: '15.3',
      title: text('降级通知书', 'Notice of a lower level'),
      tells: ON_ISSUE,
      covers: 'pay',
    },
  }),
} as const satisfies Catalogue;
