import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { findRecipient, rolesAtTask } from '../../db/proxies/recipients.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import { MOVED } from '../../domain/refusals/standing-in.js';
import type { Move } from '../../domain/standing-in/move.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Role } from '../../domain/vocabulary/roles.js';

/** Of a hand-over: by which roles whoever is handed over from has the task, since HR names him. */
export async function rolesOfHolder(
  db: Kysely<Database>,
  { id }: TaskView,
  { move, from }: Omit<Move, 'toRoles'>,
): Promise<{ readonly fromRoles?: readonly Role[] }> {
  if (move !== 'hand-over') return {};
  return { fromRoles: await rolesAtTask(db, { personId: from, taskId: id }) };
}

/**
 * The roles that count at a task for whoever is to get it; none where it goes back to whose it was.
 * @throws RefusalError MOVED.GONE, MOVED.EXCLUDED
 */
export async function rolesOfRecipient(
  db: Kysely<Database>,
  { id }: TaskView,
  { move, to }: Omit<Move, 'toRoles'>,
): Promise<readonly Role[]> {
  if (move === 'hand-back') return [];
  const found = await findRecipient(db, to, id);
  if (found === undefined || found.roles.length === 0 || found.roles.includes('auditor'))
    throw new RefusalError(refuse(MOVED.GONE));
  if (found.interested) throw new RefusalError(refuse(MOVED.EXCLUDED));
  return found.offices;
}
