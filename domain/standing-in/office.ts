import type { Audience, TaskTouch } from '../step/tasks.js';

/** Whether an office is asked, and nobody by name or relation: whoever is named at such a task was named by hand (4.1). */
export function asksOffice({ roles = [], people = [], ...relations }: Audience): boolean {
  const { superiorOf, supervisorOf, proposerFor, managersOf } = relations;
  const relation = superiorOf ?? supervisorOf ?? proposerFor ?? managersOf;
  return roles.length > 0 && people.length === 0 && relation === undefined;
}

/** Of an open task: who is named at it, and of these whoever got it from an office. */
interface Named {
  readonly people: readonly string[];
  readonly byOffice?: readonly string[];
}

/**
 * 4.1: who, of those named at a task once it has gone on, got it from an office: whoever did before and is still named, and
 * whoever gets it from one of them, or by hand from somebody who was not named. By a relation nobody does.
 */
export function byOfficeAfter(
  { people, byOffice = [] }: Named,
  { why, from, by, people: next }: Pick<Extract<TaskTouch, { what: 'handed-on' }>, 'why' | 'from' | 'by' | 'people'>,
): Pick<Named, 'byOffice'> {
  if (why === 'relation') return {};
  const isFromOffice = byOffice.includes(from) || (why !== 'left' && !people.includes(from));
  const after = next.filter((one) => byOffice.includes(one) || (one === by && why !== 'hand-back' && isFromOffice));
  return after.length === 0 ? {} : { byOffice: after };
}
