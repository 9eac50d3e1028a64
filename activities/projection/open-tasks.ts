import { successorsOf } from '../../db/people/departures.js';
import type { Queryable } from '../../db/database.js';
import type { HeldTask } from '../../db/tasks/holders.js';
import { openTasks } from '../../db/tasks/tasks.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { asksOffice } from '../../domain/standing-in/office.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Step } from '../../domain/step/step.js';
import type { OpenedTask, TaskToOpen } from '../../domain/step/tasks.js';
import { deadlinesOf } from './deadlines.js';
import type { ActivityDependencies } from '../dependencies.js';
import { relationOf, standingIn, standsIn } from '../relations.js';

/** The tasks of a step as they were opened, for its workflow and for who tells of them. */
interface Opened {
  readonly opened: readonly OpenedTask[];
  readonly held: readonly HeldTask[];
}

/** Opens the tasks of a step: relations become people, for who has left his successor acts (I-58), due days workdays. */
export async function openTasksOf(
  trx: Queryable,
  step: Step,
  calendar: ActivityDependencies['calendar'],
): Promise<Opened> {
  if (step.open.length === 0) return { opened: [], held: [] };
  const relations = step.open.map(({ to }) => relationOf(to));
  const standing = await standingIn(trx, relations, todayIn('Asia/Shanghai', step.at));
  const named = step.open.map((task) => peopleOf(task, standing(relationOf(task.to))));
  const successors = await successorsOf(
    trx,
    named.flatMap(({ allowed }) => allowed),
  );
  const opened = step.open.map((task, index) => {
    const { people, roles } = presentFor(task, named[index] ?? NOBODY, successors);
    return { ...deadlinesOf(task, people, calendar, step.at), ...(roles === undefined ? {} : { roles }) };
  });
  const held = await openTasks(
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
      ofOffice: asksOffice(task.to) || (opened[index]?.roles ?? []).length > 0,
      ...relationOf(task.to),
      signs: task.signs?.taskId ?? null,
      signNo: task.signs?.no ?? null,
    })),
    new Date(step.at),
  );
  return { opened, held };
}

const NOBODY: Named = { all: [], allowed: [] };

interface Named {
  /** Those named, or found by relation. */
  readonly all: readonly string[];
  /** Of these who may act. */
  readonly allowed: readonly string[];
}

function peopleOf({ to, excluded }: TaskToOpen, found: readonly string[] | undefined): Named {
  const all = [...new Set(found ?? to.people ?? [])];
  return { all, allowed: all.filter((person) => !excluded.includes(person)) };
}

/** I-58: for somebody who has left the successor acts; HR where nobody who was named is there, or may act, any more. */
function presentFor(
  { to, excluded, personal }: TaskToOpen,
  { all, allowed: named }: Named,
  successors: ReadonlyMap<string, string>,
): { readonly people: readonly string[]; readonly roles?: readonly Role[] } {
  if (personal === true) return { people: named };
  const there = named.map((person) => successors.get(person) ?? person);
  const people = [...new Set(there)].filter((person) => !excluded.includes(person));
  if (people.length > 0 || (to.roles ?? []).length > 0) return { people };
  const relation = relationOf(to);
  const isRelated = Object.values(relation).some((one) => one !== null);
  if (isRelated) return { people, roles: standsIn(relation, all) };
  return all.length > 0 ? { people, roles: ['hr'] } : { people };
}
