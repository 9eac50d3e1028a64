import { findRelatedTasks, type RelatedTask } from '../../db/tasks/relations.js';
import type { MovedRelations, WatchActivities } from '../../domain/pipelines/watch/activities.js';
import type { ReaddressedTask } from '../../domain/step/tasks.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { ActivityDependencies } from '../dependencies.js';
import { standingIn, standsIn } from '../relations.js';

/** Which open tasks are for others by now, because others stand above somebody, or manage his department (I-70, I-78). */
export const createListMovedRelations =
  ({ db }: Pick<ActivityDependencies, 'db'>): WatchActivities['listMovedRelations'] =>
  async ({ at }) => {
    const open = await findRelatedTasks(db);
    const standing = await standingIn(db, open, todayIn('Asia/Shanghai', at));
    const moved = new Map<string, ReaddressedTask[]>();
    for (const task of open) {
      const now = addressed(task, standing(task));
      if (now.people.join() === task.people.join()) continue;
      const tasks = moved.get(task.workflowId) ?? [];
      moved.set(task.workflowId, [...tasks, now]);
    }
    return [...moved].map(([workflowId, tasks]): MovedRelations => ({ workflowId, tasks }));
  };

function addressed(task: RelatedTask, found: readonly string[] | undefined): ReaddressedTask {
  const { taskId, people: before, excluded, roles } = task;
  if (found === undefined) return { taskId, people: before, roles: [] };
  const people = found.filter((one) => !excluded.includes(one));
  if (people.length > 0) return { taskId, people, roles: [] };
  const instead = standsIn(task, found);
  return { taskId, people, roles: task.supervisorOf !== null || roles.length === 0 ? instead : [] };
}
