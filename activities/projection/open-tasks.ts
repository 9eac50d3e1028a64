import { successorsOf } from '../../db/people/departures.js';
import type { Queryable } from '../../db/database.js';
import { openTasks, superiorsOf } from '../../db/tasks/tasks.js';
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
  const related = step.open.flatMap(({ to }) => (to.superiorOf === undefined ? [] : [to.superiorOf]));
  const superiors = await superiorsOf(trx, related);
  const named = step.open.map((task) => peopleOf(task, superiors));
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
    })),
    new Date(step.at),
  );
  return opened;
}

function peopleOf({ to, excluded }: TaskToOpen, superiors: ReadonlyMap<string, string>): readonly string[] {
  const superior = to.superiorOf === undefined ? undefined : superiors.get(to.superiorOf);
  const people = [...(to.people ?? []), ...(superior === undefined ? [] : [superior])];
  return [...new Set(people)].filter((person) => !excluded.includes(person));
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
  const nobody = named.length > 0 && people.length === 0 && (to.roles ?? []).length === 0;
  return nobody ? { people, roles: ['hr'] } : { people };
}
