import type { Queryable } from '../../db/database.js';
import { standingOf } from '../../db/proxies/standing.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import { isBegun, sinceAct } from '../../db/tasks/drafts.js';
import { endedClaimsOf } from '../../db/tasks/ended-claims.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { PROXY } from '../../domain/refusals/standing-in.js';
import { TAKE_BACK } from '../../domain/refusals/undo.js';
import { whyKept } from '../../domain/undo/taking-back.js';
import { RefusalError, refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { withNames } from '../http/named.js';
import type { Call } from '../http/route.js';

/**
 * Whoever takes his act back, as the workflow gets him: himself; or in the place of whom he stood in for, while that proxy
 * holds. What is plain from the records is judged here; the workflow judges again (docs/decisions/0057).
 * @throws RefusalError `TAKE_BACK.*`, PROXY.ENDED
 */
export async function whoTakesBack(
  db: Queryable,
  { actor: { personId, roles }, repeated }: Pick<Call, 'actor' | 'repeated'>,
  task: TaskView,
  today: string,
): Promise<Actor> {
  const why = whyKept(task.kind as TaskKind);
  if (why !== undefined) throw new RefusalError(refuse(TAKE_BACK.NOT_OFFERED, { why }));
  if (task.state !== 'completed' || task.closedBy === null) throw new RefusalError(refuse(TAKE_BACK.NOT_DONE));
  if (!repeated && task.kind !== 'task.signing' && (await isBegun(db, task)))
    throw new RefusalError(refuse(TAKE_BACK.BEGUN));
  const endedClaims = await endedClaimsOf(db, task.workflowId);
  const over = endedClaims.length === 0 ? {} : { endedClaims };
  if (task.closedBy === personId) return { personId, roles, ...over };
  if (task.closedByDeputy !== personId) throw new RefusalError(refuse(TAKE_BACK.NOT_YOURS));
  const standing = await standingOf(db, personId, today);
  const found = standing.find(({ principal }) => principal.personId === task.closedBy);
  if (found === undefined) throw new RefusalError(refuse(PROXY.ENDED));
  return { ...found.principal, by: personId, ...over };
}

/** What is plain from the records against taking an act back, as things stand; the workflow judges it once more. */
async function againstBy(db: Queryable, task: TaskView): Promise<Refusal | undefined> {
  if (task.kind === 'task.signing') return undefined;
  const { claimedBy, movedOn } = await sinceAct(db, task);
  if (movedOn) return refuse(TAKE_BACK.MOVED_ON);
  if (claimedBy !== null) return refuse(TAKE_BACK.TOUCHED, { by: claimedBy });
  return (await isBegun(db, task)) ? refuse(TAKE_BACK.BEGUN) : undefined;
}

/** Why what somebody did is not taken back any more, told before he writes a reason; null where it is offered. */
export async function whyNotBack(db: Queryable, task: TaskView): Promise<Text | null> {
  const kept = whyKept(task.kind as TaskKind);
  if (kept !== undefined) return kept;
  const against = await againstBy(db, task);
  return against === undefined ? null : (await withNames(db, against)).message;
}
