import { successorsOf } from '../../db/people/departures.js';
import type { Queryable } from '../../db/database.js';
import { openTasks } from '../../db/tasks/tasks.js';
import { readRelations, type Relations } from '../../db/tasks/relations.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Step } from '../../domain/step/step.js';
import type { OpenedTask, TaskToOpen } from '../../domain/step/tasks.js';
import { deadlinesOf } from './deadlines.js';
import type { ActivityDependencies } from '../dependencies.js';

/** Opens the tasks of a step: relations become people, for who has left his successor acts (I-58), due days workdays. */
export async function openTasksOf(
  trx: Queryable,
  step: Step,
  calendar: ActivityDependencies['calendar'],
): Promise<readonly OpenedTask[]> {
  if (step.open.length === 0) return [];
  const related = step.open.flatMap(({ to: { superiorOf, supervisorOf } }) =>
    [superiorOf ?? [], supervisorOf ?? []].flat(),
  );
  const relations = await readRelations(trx, related, todayIn('Asia/Shanghai', step.at));
  const named = step.open.map((task) => peopleOf(task, relations));
  const successors = await successorsOf(trx, named.flat());
  const opened = step.open.map((task, index) => {
    const { people, roles } = presentFor(task, named[index] ?? [], successors);
    return { ...deadlinesOf(task, people, calendar, step.at), ...(roles === undefined ? {} : { roles }) };
  });
  await openTasks(
    trx,
    step.open.map((task, index) => ({
      id: task.taskId,
      workflowId: step.workflowId,
      cycleId: step.about.cycleId ?? null,
      vacancyId: step.about.vacancyId ?? null,
      caseId: task.caseId ?? null,
      sessionId: task.sessionId ?? null,
      kind: task.kind,
      clause: task.clause,
      roles: [...(task.to.roles ?? []), ...(opened[index]?.roles ?? [])],
      people: opened[index]?.people ?? [],
      excluded: task.excluded,
      dueOn: opened[index]?.dueOn ?? null,
      superiorOf: task.to.superiorOf ?? null,
      supervisorOf: task.to.supervisorOf ?? null,
    })),
    new Date(step.at),
  );
  return opened;
}

function peopleOf({ to, excluded }: TaskToOpen, { superiors, supervisors }: Relations): readonly string[] {
  const superior = superiors.get(to.superiorOf ?? '');
  const found = [...(superior === undefined ? [] : [superior]), ...(supervisors.get(to.supervisorOf ?? '') ?? [])];
  return [...new Set([...(to.people ?? []), ...found])].filter((person) => !excluded.includes(person));
}

/** I-58: for somebody who has left the successor acts; HR where nobody who was named is there, or may act, any more. */
function presentFor(
  { to, excluded, personal }: TaskToOpen,
  named: readonly string[],
  successors: ReadonlyMap<string, string>,
): { readonly people: readonly string[]; readonly roles?: readonly Role[] } {
  if (personal === true) return { people: named };
  const there = named.map((person) => successors.get(person) ?? person);
  const people = [...new Set(there)].filter((person) => !excluded.includes(person));
  if (people.length > 0 || (to.roles ?? []).length > 0) return { people };
  if (to.supervisorOf !== undefined) return { people, roles: ['department-head'] }; // I-70
  return named.length > 0 || to.superiorOf !== undefined ? { people, roles: ['hr'] } : { people };
}
