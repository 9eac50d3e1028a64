import type { Decision } from './catalogue.js';
import { declaredIn, type DeclaredIn } from './catalogues.js';
import { text, type Text } from '../vocabulary/text.js';

/** Every decision that the pipelines take, from the catalogues, by `kind:outcome`. */
export const DECISIONS = declaredIn('decisions');

/** `kind:outcome` of every decision that the pipelines take. */
export type DecisionCode = DeclaredIn<'decisions'>;

type KindIn<C extends string> = C extends `${infer K}:${string}` ? K : never;
/** What sort of decision it is, whatever it came to. */
export type DecisionKind = KindIn<DecisionCode>;
/** What the sorts are called, in the figures that count them. */
export const DECISION_KINDS: Readonly<Record<DecisionKind, Text>> = {
  ruling: text('裁定', 'ruling'),
  submission: text('提交', 'submission'),
  review: text('审核、考核', 'review'),
  'first-review': text('初审', 'first review'),
  evaluation: text('重新评定', 'evaluation'),
  panel: text('评审', 'panel'),
  gm: text('总经理审批', 'GM’s decision'),
  hold: text('暂缓', 'hold'),
  interruption: text('终止', 'ended'),
  'taken-over': text('承接', 'taken over'),
  void: text('作废', 'voided'),
  'take-back': text('撤回', 'taken back'),
  return: text('退回', 'returned'),
  interview: text('面谈', 'interview'),
  confirmation: text('确认面谈', 'interview confirmed'),
  notice: text('通知书', 'notice'),
  nomination: text('申报', 'nomination'),
  verification: text('核定', 'verification'),
  assessment: text('评估', 'assessment'),
  qualification: text('资格审查', 'qualification'),
  cancellation: text('终止', 'called off'),
  trial: text('试用', 'trial'),
  report: text('述职报告', 'report on duties'),
  release: text('反馈', 'hand-back'),
  appointment: text('任命', 'appointment'),
  'company-notice': text('红头文件', 'company notice'),
  withdrawal: text('撤回红头文件', 'withdrawal of a notice'),
  entry: text('入职定级', 'entry level'),
  proposal: text('提出建议', 'proposal'),
  'hr-decision': text('核定', 'HR’s decision'),
  application: text('本人申请', 'own application'),
  'transfer-opening': text('岗位空缺', 'opening'),
  'transfer-mapping': text('对应职级', 'level mapped'),
  agreement: text('同意调岗', 'agreement'),
  acknowledgement: text('知悉调岗', 'acknowledgement'),
  transfer: text('调岗', 'transfer'),
  cause: text('说明原因', 'cause'),
  complaint: text('认定投诉', 'complaint'),
  plan: text('改进计划', 'improvement plan'),
  'plan-review': text('计划考核', 'review of the plan'),
  consent: text('同意', 'agreement'),
  anew: text('未获同意重新提出', 'proposed anew'),
  'cause-review': text('原因复核', 'cause reviewed'),
  statement: text('本人陈述', 'statement'),
  'superior-word': text('直属上级意见', 'superior heard'),
  'post-review': text('岗位去留', 'keeping the post'),
  appeal: text('申诉', 'appeal'),
  reader: text('指定受理人', 'reader named'),
  reading: text('受理', 'reading'),
  remedy: text('落实', 'remedy'),
  departure: text('离职', 'departure'),
  rebase: text('更换制度版本', 'another policy version'),
};

/** Undefined for what no catalogue declares. */
export const decisionOf = (kind: string, outcome: string): Decision | undefined =>
  (DECISIONS as Readonly<Record<string, Decision>>)[`${kind}:${outcome}`];

/** A decision in words; a code that has none is shown as it is, never hidden. */
export const decisionWords = (kind: string, outcome: string): Text =>
  decisionOf(kind, outcome)?.words ?? text(`${kind}:${outcome}`, `${kind}: ${outcome}`);

/** How a clause is cited: § for the policy's own, the number alone for an entry of the register (I-…). */
export const cited = (clause: string): string => (clause.startsWith('I-') ? clause : `§${clause}`);
