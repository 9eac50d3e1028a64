import { text } from '../../../domain/vocabulary/text.js';
import type { Access } from '../../http/route.js';

/** Whoever is signed in, as far as his own tasks go. */
export const ACCESS_TO_TASKS: Access = {
  kind: 'signed-in',
  relation: text('按角色或姓名派给本人的任务', 'tasks addressed to one, by role or by name'),
};
