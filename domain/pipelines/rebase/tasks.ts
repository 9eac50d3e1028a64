import type { RebaseActByKind } from './acts.js';
import type { TaskKindInfo } from '../task-kinds.js';
import { text } from '../../vocabulary/text.js';

export const REBASE_KINDS: Readonly<Record<keyof RebaseActByKind, TaskKindInfo>> = {
  'rebase.gm-decision': { clause: 'I-73', title: text('审批更换制度版本', 'Decide on another policy version') },
};
