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

/** Roles that nobody gives or takes alone: by them one decides, runs HR's records, gives roles or reads everything (4.1). */
export const SENSITIVE_ROLES: readonly Role[] = ['gm', 'hr', 'hr-manager', 'it-admin', 'auditor'];

/** Whether somebody keeps HR's records and looks after its cases. */
export const isHr = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.includes('hr') || roles.includes('hr-manager');

/** By any of these one may administer accounts; one account with one of them always stays open. */
export const ADMINISTRATORS: readonly Role[] = ['it-admin', 'hr-manager'];

/** The person behind an act, as the log-in knows him; never taken from a request body. */
export interface Actor {
  /** Employee number. */
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Who acts in his place, by a proxy (I-39); what keeps either of them from acting keeps both. */
  readonly by?: string;
  /** Whose claims of what he acts on hold no more: they went with the office that they were made by (4.1). */
  readonly endedClaims?: readonly string[];
}
