import { text, type Text } from '../../vocabulary/text.js';

/** What the decisions of a setback (§11) came to, as people say it. */
export const SETBACK_WORDS = {
  'cause:service-attitude': text('原因:个人服务态度', 'cause: service attitude'),
  'cause:other': text('原因:非个人服务态度', 'cause: not service attitude'),
  'complaint:upheld': text('部门确认投诉成立', 'complaint upheld by the department'),
  'complaint:dismissed': text('部门确认投诉不成立', 'complaint dismissed by the department'),
  'proposal:as-found': text('确认按规则处理', 'the measure of the rules confirmed'),
  'proposal:improvement-plan': text('提出改进计划', 'improvement plan proposed'),
  'proposal:demote': text('提出降一级', 'one step down proposed'),
  'proposal:transfer': text('提出调岗', 'transfer proposed'),
  'proposal:other': text('提出其他处理', 'another measure proposed'),
  'proposal:none': text('提出不处理', 'no measure proposed'),
  'plan:written': text('拟定改进计划', 'improvement plan written'),
  'plan-review:met': text('改进达标', 'improvement plan met'),
  'plan-review:not-met': text('改进未达标', 'improvement plan not met'),
  'plan-review:extend': text('改进计划延长一次', 'improvement plan extended once'),
  'pay:follows': text('拒签后薪资照调', 'pay follows after the refused signature'),
  'pay:stays': text('拒签后薪资暂不调整', 'pay stays after the refused signature'),
  'post-review:keeps-post': text('保留班组长职务', 'keeps the post of team leader'),
  'post-review:gives-up-post': text('不再担任班组长', 'gives up the post of team leader'),
} as const satisfies Readonly<Record<string, Text>>;
