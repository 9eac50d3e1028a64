import { text, type Text } from '../../domain/vocabulary/text.js';
import type { Form } from './paper.js';

/** What each form is called, with its § or number. */
export const FORM_NAMES: Readonly<Record<Form, Text>> = {
  'level-notice': text('任职资格/薪资调整通知书（15.3）', 'Notice of level and pay (15.3)'),
  'appointment-notice': text('任职资格/薪资调整通知书：任命（15.3）', 'Notice of a new post (15.3)'),
  'setback-notice': text('任职资格/薪资调整通知书：降级（15.3）', 'Notice of a lower level (15.3)'),
  'trial-letter': text('试用任命通知书（9.5.5）', 'Letter of a trial appointment (9.5.5)'),
  'qualification-record': text('管理干部资格审查评定表（9.5.3）', 'Qualification record of a manager (9.5.3)'),
  'company-notice': text('红头文件（9.5.10）', 'Company-wide notice (9.5.10)'),
  'case-file': text('案件档案（8.5.7）', 'File of a case (8.5.7)'),
  'score-sheet': text('晋级答辩评审表（15.1、15.7）', 'Score sheet of a defense (15.1, 15.7)'),
  'score-summary': text('晋级答辩评审汇总表（15.2、15.8）', 'Summary of a defense (15.2, 15.8)'),
  'assessment-sheet': text('管理干部评估与考核表（15.4、15.5）', 'Sheets of a manager (15.4, 15.5)'),
  'review-summary': text('管理干部360°绩效考核汇总表（15.6）', 'Summary of the 360° review (15.6)'),
  interview: text('评审结果面谈记录表（8.5.6）', 'Record of an interview (8.5.6)'),
  statement: text('降级处理本人陈述书（§11）', 'Statement on a setback (§11)'),
  'improvement-plan': text('绩效改进计划（11.1）', 'Improvement plan (11.1)'),
  'cycle-report': text('职级晋升评定汇总报告（8.5.5）', 'Report of a cycle (8.5.5)'),
};
