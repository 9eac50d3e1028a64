import type { Request } from 'express';
import type { Queryable } from '../../db/database.js';
import { identify } from './identity.js';
import { csrfMissing, forbidden, passwordChangeDue, signInRequired } from './refusals.js';
import type { Route, SignedIn } from './route.js';
import type { WebSessions } from './web-session.js';

/**
 * Lets a call through the first gate, or refuses it; what the person may see of the thing itself is the handler's
 * scope. Undefined only on public routes, where nobody is asked who he is.
 * @throws ApiRefusal `AUTH.REQUIRED`, `AUTH.BAD_TOKEN`, `AUTH.CSRF`, `AUTH.PASSWORD_CHANGE_DUE`, `AUTH.FORBIDDEN`.
 */
export async function admit(
  db: Queryable,
  sessions: WebSessions,
  route: Route,
  req: Request,
  now: Date,
): Promise<SignedIn | undefined> {
  const { access } = route;
  if (access.kind === 'public') return undefined;
  const identified = await identify(db, req, now);
  if (!identified) throw signInRequired();
  const { actor, account } = identified;
  // A browser sends cookies wherever a page of somebody else's tells it to, bearer tokens never.
  if (actor.via === 'session' && route.method !== 'get' && !sessions.csrfHolds(req)) throw csrfMissing();
  if (account.mustChangePassword && route.withInitialPassword !== true) throw passwordChangeDue();
  if (access.kind === 'roles' && !access.roles.some((role) => actor.roles.includes(role))) {
    throw new ForbiddenTo(actor, forbidden(access.roles));
  }
  return actor;
}

/** A refusal of somebody whom we know, so that the log of refused acts can name him. */
export class ForbiddenTo extends Error {
  constructor(
    readonly actor: SignedIn,
    override readonly cause: Error,
  ) {
    super(cause.message);
    this.name = 'ForbiddenTo';
  }
}
