import { findRelatedTasks, readRelations, type RelatedTask, type Relations } from '../../db/tasks/relations.js';
import type { MovedRelations, WatchActivities } from '../../domain/pipelines/watch/activities.js';
import type { ReaddressedTask } from '../../domain/step/tasks.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { ActivityDependencies } from '../dependencies.js';

/** Which open tasks are for others by now, because the superior or supervisor of somebody is another one (I-70). */
export const createListMovedRelations =
  ({ db }: Pick<ActivityDependencies, 'db'>): WatchActivities['listMovedRelations'] =>
  async ({ at }) => {
    const open = await findRelatedTasks(db);
    const related = open.flatMap(({ superiorOf, supervisorOf }) => superiorOf ?? supervisorOf ?? []);
    const relations = await readRelations(db, related, todayIn('Asia/Shanghai', at));
    const moved = new Map<string, ReaddressedTask[]>();
    for (const task of open) {
      const now = addressed(task, relations);
      if (now.people.join() === task.people.join()) continue;
      const tasks = moved.get(task.workflowId) ?? [];
      moved.set(task.workflowId, [...tasks, now]);
    }
    return [...moved].map(([workflowId, tasks]): MovedRelations => ({ workflowId, tasks }));
  };

function addressed(task: RelatedTask, { superiors, supervisors }: Relations): ReaddressedTask {
  const { taskId, superiorOf, supervisorOf, excluded, roles } = task;
  const superior = superiors.get(superiorOf ?? '');
  const found = [...(superior === undefined ? [] : [superior]), ...(supervisors.get(supervisorOf ?? '') ?? [])];
  const people = found.filter((one) => !excluded.includes(one));
  if (people.length > 0) return { taskId, people, roles: [] };
  if (supervisorOf !== null) return { taskId, people, roles: ['department-head'] };
  return { taskId, people, roles: roles.length === 0 ? ['hr'] : [] };
}
