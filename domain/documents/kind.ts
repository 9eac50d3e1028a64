import { text, type Text } from '../vocabulary/text.js';

/** The documents of the product (§15), our own design where the source lost its form (I-75). */
export const DOCUMENT_KINDS = [
  'level-notice',
  'appointment-notice',
  'setback-notice',
  'trial-letter',
  'qualification-record',
  'company-notice',
  'case-file',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_KIND_NAMES: Readonly<Record<DocumentKind, Text>> = {
  'level-notice': text('任职资格/薪资调整通知书', 'Notice of level and pay'),
  'appointment-notice': text('任命与薪资调整通知书', 'Notice of post, level and pay'),
  'setback-notice': text('降级通知书', 'Notice of a lower level'),
  'trial-letter': text('试用任命通知', 'Letter of trial appointment'),
  'qualification-record': text('管理干部资格审查评定表', 'Qualification record'),
  'company-notice': text('晋升任命公告', 'Notice of appointment'),
  'case-file': text('案件卷宗', 'Case file'),
};
