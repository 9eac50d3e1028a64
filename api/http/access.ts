import type { Request } from 'express';
import type { Queryable } from '../../db/database.js';
import { mayCall, rolesOf } from '../../domain/permissions/permissions.js';
import { AUTH } from '../../domain/refusals/http.js';
import type { CallLimits } from './call-limits.js';
import { identify, owesPassword, type Identified } from './identity.js';
import { ApiRefusal, csrfMissing, forbidden, passwordChangeDue, readsOnly, signInRequired } from './refusals.js';
import type { Route, SignedIn } from './route.js';
import type { WebSessions } from './web-session.js';

/** What `admit` asks: accounts and sessions, and how often somebody may call. */
export interface Gate {
  readonly db: Queryable;
  readonly sessions: WebSessions;
  readonly limits: CallLimits;
}

const NOBODY = new Set<string>([AUTH.REQUIRED.code, AUTH.BAD_TOKEN.code]);

/**
 * Lets a call through the first gate before anything of it is read, or refuses it; what the person may see of the
 * thing itself is the handler's scope. Undefined only on public routes, where nobody is asked who he is.
 * @throws ApiRefusal `AUTH.REQUIRED`, `AUTH.BAD_TOKEN`, `AUTH.CSRF`, `AUTH.PASSWORD_CHANGE_DUE`, `AUTH.FORBIDDEN`,
 * `REQUEST.TOO_OFTEN`.
 */
export async function admit(gate: Gate, route: Route, req: Request, now: Date): Promise<SignedIn | undefined> {
  const { access } = route;
  if (access.kind === 'public') {
    // Whether the service stands is asked by machines; log-ins are counted where the password is judged.
    if (route.path.startsWith('/v1/') && route.limited !== true) await gate.limits.stranger(req);
    return undefined;
  }
  const { actor, account } = await known(gate, req, now);
  await gate.limits.account(account.id);
  // A browser sends cookies wherever a page of somebody else's tells it to, bearer tokens never.
  if (actor.via === 'session' && route.method !== 'get' && !gate.sessions.csrfHolds(req, route.crossOrigin))
    throw csrfMissing();
  if (owesPassword(req, account) && route.withInitialPassword !== true) throw passwordChangeDue();
  const { resource, act } = access;
  if (!mayCall(actor.roles, resource, act)) {
    const isAuditor = actor.roles.includes('auditor');
    throw new ForbiddenTo(actor, isAuditor ? readsOnly() : forbidden(rolesOf(resource, act) ?? []));
  }
  return actor;
}

/** Who calls; calls of nobody whom we know are counted for their address. */
async function known(gate: Gate, req: Request, now: Date): Promise<Identified> {
  try {
    const identified = await identify(gate.db, req, now);
    if (identified) return identified;
    throw signInRequired();
  } catch (error) {
    if (error instanceof ApiRefusal && NOBODY.has(error.refusal.code)) await gate.limits.stranger(req);
    throw error;
  }
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
