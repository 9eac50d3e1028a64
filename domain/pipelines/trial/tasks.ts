import type { TrialActByKind } from './acts.js';
import type { TaskKindInfo } from '../task-kinds.js';
import { text } from '../../vocabulary/text.js';

export const TRIAL_KINDS: Readonly<Record<keyof TrialActByKind, TaskKindInfo>> = {
  'trial.letter': { clause: '9.5.5', title: text('发出试用任命通知', 'Issue the trial letter') },
  'trial.manage': { clause: 'I-51', title: text('管理试用任命', 'Manage the trial appointment') },
  'trial.extension': { clause: 'I-51', title: text('审批延长试用任命', 'Decide on the extension of a trial') },
  'trial.end': { clause: 'I-59', title: text('审批结束试用任命', 'Decide on the end of a trial') },
  'trial.below-mark': {
    clause: 'I-57',
    title: text('考核未达标的处理', 'Propose what follows a score below the mark'),
  },
  'review.raters': { clause: '9.5.6', title: text('确认考核人名单', 'Confirm who is asked in the review') },
  'review.sheet': { clause: '9.5.6', title: text('填写360°考核表(匿名)', 'Fill in the 360° sheet (anonymous)') },
};
