import type { Request } from 'express';
import type { Queryable } from '../../../db/database.js';
import { mayCall, rolesOf } from '../../../domain/permissions/permissions.js';
import { scopedRoles } from '../../../domain/permissions/scopes.js';
import { AUTH } from '../../../domain/refusals/http.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import type { CallLimits } from './call-limits.js';
import { identify, owesFactor, owesPassword, type Identified } from './identity.js';
import {
  ApiRefusal,
  csrfMissing,
  forbidden,
  otherLogIn,
  outOfScope,
  ownerLacksRole,
  passwordChangeDue,
  readsOnly,
  secondFactorDue,
  signInRequired,
} from '../refusals.js';
import type { Access, Route, SignedIn } from '../route.js';
import type { WebSessions } from './web-session.js';

/** What `admit` asks: accounts and sessions, and how often somebody may call. */
export interface Gate {
  readonly db: Queryable;
  readonly sessions: WebSessions;
  readonly limits: CallLimits;
  /** Who has to have a second step at the log-in. */
  readonly secondFactor: ApiSettings['secondFactor'];
}

const NOBODY = new Set<string>([AUTH.REQUIRED.code, AUTH.BAD_TOKEN.code]);

/**
 * Lets a call through the first gate before anything of it is read, or refuses it; what the person may see of the
 * thing itself is the handler's scope. Undefined only on public routes, where nobody is asked who he is.
 * @throws ApiRefusal `AUTH.REQUIRED`, `AUTH.BAD_TOKEN`, `AUTH.CSRF`, `AUTH.OTHER_LOG_IN`, `AUTH.PASSWORD_CHANGE_DUE`, `AUTH.SECOND_FACTOR_DUE`,
 * `AUTH.FORBIDDEN`, `AUTH.OUT_OF_SCOPE`, `AUTH.OWNER_LACKS_ROLE`, `REQUEST.TOO_OFTEN`.
 */
export async function admit(gate: Gate, route: Route, req: Request, now: Date): Promise<SignedIn | undefined> {
  const { access } = route;
  if (access.kind === 'public') {
    // Whether the service stands is asked by machines; log-ins are counted where the password is judged.
    if (route.path.startsWith('/v1/') && route.limited !== true) await gate.limits.stranger(req);
    return undefined;
  }
  const { actor, account } = await known(gate, req, now);
  if (actor.scopes !== undefined)
    return admitService(gate, { ...actor, scopes: actor.scopes }, account.personId, access);
  await gate.limits.account(account.id);
  // A browser sends cookies wherever a page of somebody else's tells it to, bearer tokens never.
  if (actor.via === 'session' && route.method !== 'get' && !gate.sessions.csrfHolds(req, route.crossOrigin))
    throw csrfMissing();
  // A page says with each read for whom it asks: another person's answer would stand under his name.
  const isAnothers = route.method === 'get' && req.get('X-CSRF-Token') !== undefined && !gate.sessions.csrfHolds(req);
  if (actor.via === 'session' && isAnothers) throw otherLogIn();
  if (owesPassword(req, account) && route.withInitialPassword !== true) throw passwordChangeDue();
  const open = route.withInitialPassword === true || route.withoutSecondFactor === true;
  if (!open && owesFactor(gate.secondFactor, req, account)) throw secondFactorDue();
  const { resource, act } = access;
  if (!mayCall(actor.roles, resource, act)) {
    const isAuditor = actor.roles.includes('auditor');
    throw new ForbiddenTo(actor, isAuditor ? readsOnly() : forbidden(rolesOf(resource, act) ?? []));
  }
  return actor;
}

/**
 * A script passes by its scopes alone, and with those offices of its owner's that they name. It reads as its owner: what is
 * his own matter is told to it as it is to him; what it writes stands under its own name.
 */
async function admitService(
  { limits }: Gate,
  actor: SignedIn & { readonly scopes: readonly string[] },
  ownerId: string,
  { resource, act }: Extract<Access, { readonly kind: 'permission' }>,
): Promise<SignedIn> {
  await limits.account(actor.login);
  const roles = scopedRoles(actor.scopes, actor.roles, resource, act);
  if (roles === 'out-of-scope') throw new ForbiddenTo(actor, outOfScope(actor.scopes));
  if (roles === 'owner-lacks-role') throw new ForbiddenTo(actor, ownerLacksRole());
  return { ...actor, roles, personId: act === 'read' ? ownerId : actor.personId };
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
