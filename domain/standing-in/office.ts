import type { Audience } from '../step/tasks.js';

/** Whether an office is asked, and nobody by name or relation: whoever is named at such a task was named by hand (4.1). */
export function asksOffice({ roles = [], people = [], ...relations }: Audience): boolean {
  const { superiorOf, supervisorOf, proposerFor, managersOf } = relations;
  const relation = superiorOf ?? supervisorOf ?? proposerFor ?? managersOf;
  return roles.length > 0 && people.length === 0 && relation === undefined;
}
