import type { LevelActByKind } from './level-promotion/acts.js';
import type { DefenseActByKind } from './defense/acts.js';
import type { ClosingActByKind } from './closing/acts.js';
import type { TaskKind } from './acts.js';
import { TRIAL_KINDS } from './trial/tasks.js';
import { APPOINTMENT_KINDS } from './appointment/tasks.js';
import { VACANCY_KINDS } from './position-promotion/tasks.js';
import { SETBACK_KINDS } from './setback/tasks.js';
import { REBASE_KINDS } from './rebase/tasks.js';
import { APPEAL_KINDS } from './appeal/tasks.js';
import { PEOPLE_KINDS } from './people/tasks.js';
import { text, type Text } from '../vocabulary/text.js';

type LevelKind = keyof (LevelActByKind & DefenseActByKind & ClosingActByKind);

export interface TaskKindInfo {
  /** The § the task carries out. */
  readonly clause: string;
  readonly title: Text;
}

const LEVEL_KINDS: Readonly<Record<LevelKind, TaskKindInfo>> = {
  'cycle.launch': { clause: '8.5.1', title: text('启动晋级评定', 'Open the promotion cycle') },
  'cycle.close-ratings': { clause: 'I-13', title: text('截止补录考核成绩', 'Close the intake of late ratings') },
  'cycle.ruling': { clause: 'I-09', title: text('裁定缺月考核', 'Rule on missing months') },
  'cycle.submission': { clause: '8.5.2', title: text('提交晋级候选人', 'Submit the candidates') },
  'cycle.first-review': { clause: '8.5.3', title: text('人力资源初审', 'First review by HR') },
  'cycle.appoint-panel': { clause: '8.5.4', title: text('组织评审答辩', 'Appoint a defense panel') },
  'cycle.gm-submission': { clause: '8.5.5', title: text('汇总报总经理', 'Submit the batch to the general manager') },
  'cycle.gm-decision': { clause: '8.5.5', title: text('总经理审批', 'Decision of the general manager') },
  'cycle.release': { clause: '8.5.6', title: text('反馈审批结果', 'Hand the results back') },
  'defense.sheets': { clause: '8.5.4', title: text('填写答辩评审表', 'Fill in the score sheets') },
  'defense.conduct': { clause: '8.5.4', title: text('主持答辩会务', 'Conduct the defense session') },
  'defense.summary': { clause: '8.5.4', title: text('签署答辩评审汇总表', 'Sign the summary of the defense') },
  'level.interview': { clause: '8.5.6', title: text('评审结果面谈', 'Hold the interview about the result') },
  'level.interview-confirmation': {
    clause: '8.5.6',
    title: text('确认已面谈', 'Confirm that the interview took place'),
  },
  'level.notice': { clause: '8.5.7', title: text('签收调整通知书', 'Sign the notice') },
};

/** Every kind of human task with its § and its name in the inbox. */
export const TASK_KINDS: Readonly<Record<TaskKind, TaskKindInfo>> = {
  ...LEVEL_KINDS,
  ...TRIAL_KINDS,
  ...APPOINTMENT_KINDS,
  ...VACANCY_KINDS,
  ...SETBACK_KINDS,
  ...PEOPLE_KINDS,
  ...APPEAL_KINDS,
  ...REBASE_KINDS,
};
