import type { AppointmentActByKind } from './acts.js';
import type { TaskKindInfo } from '../task-kinds.js';
import { text } from '../../vocabulary/text.js';

/** The tasks of the appointment with their § and their names in the inbox. */
export const APPOINTMENT_KINDS: Readonly<Record<keyof AppointmentActByKind, TaskKindInfo>> = {
  'candidate.report': { clause: '9.5.7', title: text('提交述职报告', 'Hand in the report on duties') },
  'candidate.appoint-panel': { clause: '9.5.7', title: text('组织述职答辩', 'Appoint the panel for the candidate') },
  'candidate.gm-submission': {
    clause: '9.5.8',
    title: text('汇总述职资料报总经理', 'Lay the report before the general manager'),
  },
  'candidate.gm-decision': { clause: '9.5.8', title: text('审批正式任命', 'Decide on the formal appointment') },
  'candidate.release': { clause: '9.5.9', title: text('反馈任命审批结果', 'Hand the decision back') },
  'candidate.notice-draft': { clause: '9.5.10', title: text('拟定任命红头文件', 'Draft the company-wide notice') },
  'candidate.notice-sign-off': {
    clause: '9.5.10',
    title: text('签发任命红头文件', 'Sign the company-wide notice off'),
  },
  'notice.withdrawal': { clause: 'I-62', title: text('签发红头文件的撤回', 'Sign the withdrawal of a notice off') },
};
