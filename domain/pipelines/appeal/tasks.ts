import type { AppealActByKind } from './acts.js';
import type { TaskKindInfo } from '../task-kinds.js';
import { text } from '../../vocabulary/text.js';

/** The tasks of an appeal (I-74). */
export const APPEAL_KINDS: Readonly<Record<keyof AppealActByKind, TaskKindInfo>> = {
  'appeal.reader': { clause: 'I-74', title: text('指定申诉受理人', 'Name who reads the appeal') },
  'appeal.reading': { clause: 'I-74', title: text('受理申诉', 'Read the appeal') },
  'appeal.remedy': { clause: 'I-74', title: text('落实申诉结果', 'Carry out the appeal that was upheld') },
  'appeal.gm-decision': { clause: 'I-74', title: text('审批申诉更正', 'Decide on the correction') },
};
