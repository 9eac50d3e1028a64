/**
 * What a signed-in person may be to the house (§4). A role opens kinds of work; a relation to the person
 * a task is about (direct superior, the candidate himself) is checked beside it, never instead of it.
 */
export const ROLES = [
  'hr',
  'hr-manager',
  'department-head',
  'supervisor',
  'gm',
  'panel',
  'it-admin',
  'auditor',
  'employee',
] as const;

/** What somebody may do beside what follows from his place in the department. */
export type Role = (typeof ROLES)[number];

/** The person behind an act, as the log-in knows him; never taken from a request body. */
export interface Actor {
  /** Employee number. */
  readonly personId: string;
  readonly roles: readonly Role[];
}
