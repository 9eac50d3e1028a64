import type { Audience } from '../../../domain/step/tasks.js';
import type { Actor, Role } from '../../../domain/vocabulary/roles.js';

/** A task that stands open, as far as it decides who may act on it. */
interface Actable {
  readonly ask: { readonly to: Audience };
  readonly people: readonly string[];
  /** Beside those asked for. */
  readonly roles?: readonly Role[];
  readonly escalated: boolean;
}

/** Whether a task is somebody's to do: by name, by role, or because it is overdue. */
export const mayAct = (task: Actable, actor: Actor): boolean =>
  task.people.includes(actor.personId) || holdsOffice(task, actor.roles);

/** Whether one of these roles is asked for. */
export const holdsOffice = ({ ask, roles, escalated }: Omit<Actable, 'people'>, held: readonly Role[]): boolean =>
  held.some(
    (role) =>
      ask.to.roles?.includes(role) === true ||
      roles?.includes(role) === true ||
      (escalated && ask.to.escalateTo?.includes(role) === true),
  );

/** Who has claimed a task, for somebody who acts on it; nobody where the claim went with its office (4.1). */
export const claimOf = (
  { claimedBy }: { readonly claimedBy?: string },
  { endedClaims = [] }: Pick<Actor, 'endedClaims'>,
): string | undefined => (claimedBy === undefined || endedClaims.includes(claimedBy) ? undefined : claimedBy);

/** I-39: a claim does not outlive the deadline; who joins an overdue task may take it from whoever holds it. */
export const takesOver = ({ ask, escalated }: Actable, actor: Actor): boolean =>
  escalated && actor.roles.some((role) => ask.to.escalateTo?.includes(role) === true);
