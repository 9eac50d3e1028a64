import type { Audience, ReaddressedTask, TaskTouch } from '../../../domain/step/tasks.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import type { PersonReplacement } from '../../messages/people.js';

/** A task that stands open, as far as it decides whose it is once people go. */
interface Left {
  readonly taskId: string;
  readonly ask: {
    readonly to: Audience;
    readonly caseId?: string;
    readonly excluded?: readonly string[];
    readonly personal?: boolean;
  };
  readonly people: readonly string[];
  readonly roles?: readonly Role[];
  readonly claimedBy?: string;
}

/** I-58: of an open task what becomes of it when somebody has left; nothing where it was not his. */
export function leftBehind(task: Left, given: PersonReplacement): readonly TaskTouch[] {
  const { taskId, ask, people, claimedBy } = task;
  const { personId, by, note } = given;
  if (ask.caseId !== undefined && given.ownCases.includes(ask.caseId)) return [];
  if (ask.personal === true ? claimedBy !== personId : !people.includes(personId) && claimedBy !== personId) return [];
  const named = ask.personal === true ? people : replaced(people, personId, by);
  const next = named.filter((one) => ask.excluded?.includes(one) !== true);
  const nobody = next.length === 0 && (ask.to.roles ?? []).length === 0;
  const roles: readonly Role[] = nobody ? ['hr'] : (task.roles ?? []);
  return [{ taskId, what: 'handed-on', why: 'left', from: personId, people: next, roles, by, note }];
}

/** Of an open task what becomes of it where others stand in its relation; nothing where all is as it was. */
export function readdressed(task: Left, { taskId, people, roles }: ReaddressedTask): readonly TaskTouch[] {
  if (task.ask.personal === true) return [];
  const next = people.filter((one) => task.ask.excluded?.includes(one) !== true);
  if (next.join() === task.people.join()) return [];
  const gone = task.people.filter((one) => !next.includes(one));
  const from = gone.find((one) => one === task.claimedBy) ?? gone[0] ?? '';
  const by = next.find((one) => !task.people.includes(one)) ?? '';
  return [{ taskId, what: 'handed-on', why: 'relation', from, people: next, roles, by, note: '' }];
}

const replaced = (people: readonly string[], one: string, by: string): readonly string[] => [
  ...new Set(people.map((person) => (person === one ? by : person))),
];
