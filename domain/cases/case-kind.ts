import { text, type Text } from '../vocabulary/text.js';

/** What a case is about; each kind is one pipeline of the policy. */
export const CASE_KINDS = [
  'level-promotion',
  'position-promotion',
  'entry',
  'confirmation',
  'transfer',
  'setback',
  'appeal',
  'departure',
  'rebase',
] as const;
/** What a case is about, by the pipeline that carries it. */
export type CaseKind = (typeof CASE_KINDS)[number];

/** What each kind of case is called in lists and papers. */
export const CASE_KIND_NAMES: Readonly<Record<CaseKind, Text>> = {
  'level-promotion': text('职级晋升', 'level promotion'),
  'position-promotion': text('职务晋升', 'position promotion'),
  entry: text('入职定级', 'entry grading'),
  confirmation: text('转正定级', 'confirmation'),
  transfer: text('调岗', 'transfer'),
  setback: text('降级与改进', 'setback'),
  appeal: text('申诉', 'appeal'),
  departure: text('离职处理', 'departure'),
  rebase: text('更换制度版本', 'move to another policy version'),
};
