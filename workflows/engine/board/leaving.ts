import type { Delegates } from '../../../domain/standing-in/move.js';
import { asksOffice, byOfficeAfter } from '../../../domain/standing-in/office.js';
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
    readonly signs?: object | undefined;
  };
  readonly people: readonly string[];
  readonly byOffice?: readonly string[];
  readonly roles?: readonly Role[];
  readonly claimedBy?: string;
  readonly delegates?: Delegates;
}

/** A task that went from one to another. */
type HandedOn = Extract<TaskTouch, { what: 'handed-on' }>;

/**
 * I-58: of an open task what becomes of it when somebody has left; nothing where it was not his. A delegation to him ends;
 * what he had beside an office by somebody's act stays the office's, since no successor gets that with it (4.1).
 */
export function leftBehind(task: Left, given: PersonReplacement): readonly HandedOn[] {
  const { taskId, ask, people, claimedBy } = task;
  const { personId, by: successor, note } = given;
  if (ask.signs !== undefined) return []; // the task that it signs sees to it
  if (ask.caseId !== undefined && given.ownCases.includes(ask.caseId)) return [];
  if (ask.personal === true ? claimedBy !== personId : !people.includes(personId) && claimedBy !== personId) return [];
  const delegatedBy = task.delegates?.[personId];
  const goes = delegatedBy === undefined && !asksOffice(task.ask.to);
  const by = delegatedBy ?? successor;
  const named = ask.personal === true ? people : replaced(people, personId, goes ? successor : undefined);
  const next = named.filter((one) => ask.excluded?.includes(one) !== true);
  const nobody = next.length === 0 && (ask.to.roles ?? []).length === 0;
  const roles: readonly Role[] = nobody ? ['hr'] : (task.roles ?? []);
  const left = { why: 'left', from: personId, people: next, by } as const;
  return [{ taskId, what: 'handed-on', ...left, roles, note, ...byOfficeAfter(task, left) }];
}

/** Of an open task what becomes of it where others stand in its relation; nothing where all is as it was. */
export function readdressed(task: Left, { taskId, people, roles }: ReaddressedTask): readonly HandedOn[] {
  if (task.ask.personal === true) return [];
  const next = people.filter((one) => task.ask.excluded?.includes(one) !== true);
  if (next.join() === task.people.join()) return [];
  const gone = task.people.filter((one) => !next.includes(one));
  const from = gone.find((one) => one === task.claimedBy) ?? gone[0] ?? '';
  const by = next.find((one) => !task.people.includes(one)) ?? '';
  return [{ taskId, what: 'handed-on', why: 'relation', from, people: next, roles, by, note: '' }];
}

/** With somebody else in the place of one, or with nobody. */
const replaced = (people: readonly string[], one: string, by: string | undefined): readonly string[] => [
  ...new Set(people.flatMap((person) => (person === one ? (by ?? []) : person))),
];
