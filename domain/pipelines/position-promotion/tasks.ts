import type { VacancyActByKind } from './acts.js';
import type { TaskKindInfo } from '../task-kinds.js';
import { text } from '../../vocabulary/text.js';

/** The tasks of a vacancy with their § and their names in the inbox. */
export const VACANCY_KINDS: Readonly<Record<keyof VacancyActByKind, TaskKindInfo>> = {
  'vacancy.manage': { clause: '9.1', title: text('管理岗位空缺', 'Manage the vacancy') },
  'vacancy.nomination': { clause: '9.5.1', title: text('申报职务晋升人选', 'Nominate for the post') },
  'vacancy.verification': { clause: '9.5.2', title: text('核定申报人员情况', 'Verify the nominee') },
  'vacancy.competency-sheet': {
    clause: '9.5.2',
    title: text('填写胜任素质评估表', 'Fill in the competency sheet'),
  },
  'vacancy.peripheral-sheet': {
    clause: '9.5.2',
    title: text('填写周边绩效考核表', 'Fill in the peripheral sheet'),
  },
  'vacancy.raters': { clause: '9.5.2', title: text('跟进评估表填写', 'Follow up the sheets') },
  'vacancy.qualification': {
    clause: '9.5.3',
    title: text('填写资格审查评定表', 'Fill in the qualification record'),
  },
  'vacancy.gm-submission': {
    clause: '9.5.4',
    title: text('汇总试用任命资料报总经理', 'Lay the trial appointments before the general manager'),
  },
  'vacancy.gm-decision': { clause: '9.5.4', title: text('审批试用任命', 'Decide on the trial appointments') },
};
