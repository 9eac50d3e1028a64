import type { HeldTask } from '../../db/tasks/holders.js';
import type { DaysOf } from '../../db/calendar-feeds/invitations.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import type { Step } from '../../domain/step/step.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import type { Left } from './left.js';

/** What a step does to tasks that moves a day from one calendar to another. */
const MOVES: ReadonlySet<TaskTouch['what']> = new Set(['claimed', 'released', 'handed-on']);

/**
 * Whose days a step may have set, moved or called off: of its session (8.5.4, 9.5.7), its trial (9.5.5), the cases that end
 * with it, and the interviews that it asks for, withdraws or gives to somebody else (8.5.6, 9.5.9).
 */
export function daysMovedBy(
  { touch }: Pick<Step, 'touch'>,
  left: readonly Left[],
  tasks: readonly Pick<HeldTask, 'id' | 'kind'>[],
): DaysOf {
  const records = left.map(({ record }) => record);
  return {
    refs: [
      ...records.flatMap(({ session }) => session?.sessionId ?? []),
      ...records.flatMap(({ trial }) => trial?.caseId ?? []),
      ...tasks.filter(({ kind }) => kind === 'level.interview').map(({ id }) => id),
      ...touch.filter(({ what }) => MOVES.has(what)).map(({ taskId }) => taskId),
    ],
    endedCases: records.flatMap(({ cases = [], candidates = [] }) => [
      ...cases.filter(({ closed }) => closed === true).map(({ caseId }) => caseId),
      ...candidates.filter(({ stage }) => isMarked('level-promotion', stage, 'closes')).map(({ caseId }) => caseId),
    ]),
  };
}
