import type { TaskKind } from '../pipelines/acts.js';
import { PROXY } from '../refusals/standing-in.js';
import type { CivilDate } from '../vocabulary/civil-date.js';
import { refuse, type Refusal } from '../vocabulary/refusal.js';
import { isHr, SENSITIVE_ROLES, type Actor, type Role } from '../vocabulary/roles.js';
import { OWN_HAND } from './own-hand.js';

/** A proxy as it is named: who acts in whose place, on which days, for which tasks. */
export interface NewProxy {
  /** Employee number of whoever is away. */
  readonly principalId: string;
  readonly deputyId: string;
  /** The first and the last day in Asia/Shanghai on which he may act. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** Null for every kind that others may do at all. */
  readonly kinds: readonly TaskKind[] | null;
  readonly reason: string;
}

/** What the records say of both, to judge a naming. */
export interface ProxyFacts {
  readonly principal: ProxyPerson | undefined;
  readonly deputy: ProxyPerson | undefined;
  /** Whether the principal is on leave on all of the days. */
  readonly onLeave: boolean;
  /** Whether another proxy of the principal covers one of the days for one of the kinds. */
  readonly overlaps: boolean;
}

/** Somebody as far as it decides who stands in for whom. */
export interface ProxyPerson {
  readonly left: boolean;
  /** His account is disabled: he acts by nobody, and for nobody. */
  readonly closed: boolean;
  /** Of his account, closed or not: an office stays one while its account is suspended. */
  readonly roles: readonly Role[];
}

/** Days that one proxy covers at most: a year; a longer absence is named anew. */
const MOST_DAYS = 366;

const days = (from: CivilDate, until: CivilDate): number => (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;

/** What stands against the days of a naming, whoever it is for. */
export function againstDays({ from, until }: Pick<NewProxy, 'from' | 'until'>, today: CivilDate): Refusal | undefined {
  if (until < from || from < today) return refuse(PROXY.DAYS);
  return days(from, until) > MOST_DAYS ? refuse(PROXY.TOO_LONG, { most: MOST_DAYS }) : undefined;
}

/**
 * What stands against naming a deputy: he is named by the principal, or by HR for days of his leave; whoever holds a
 * sensitive office names his own, since no office is given by one person alone (I-39, 4.1); nobody makes himself
 * another's deputy (4.1).
 */
export function againstProxy(proxy: NewProxy, by: Actor, facts: ProxyFacts): Refusal | undefined {
  const { principalId, deputyId, kinds } = proxy;
  const { principal, deputy } = facts;
  if (principalId === deputyId) return refuse(PROXY.SELF);
  if (principal === undefined || principal.left) return refuse(PROXY.PRINCIPAL_GONE);
  if (deputy === undefined || deputy.left) return refuse(PROXY.DEPUTY_GONE);
  if (deputy.closed || deputy.roles.length === 0 || deputy.roles.includes('auditor'))
    return refuse(PROXY.DEPUTY_CANNOT);
  if (principal.closed) return refuse(PROXY.PRINCIPAL_CLOSED);
  if (by.personId !== principalId) {
    if (principal.roles.includes('gm')) return refuse(PROXY.GM_ALONE);
    if (principal.roles.some((role) => SENSITIVE_ROLES.includes(role))) return refuse(PROXY.OFFICE);
    if (!isHr(by) || !facts.onLeave) return refuse(PROXY.NOT_ON_LEAVE);
    if (by.personId === deputyId) return refuse(PROXY.NAMES_HIMSELF);
  }
  const own = kinds?.map((kind) => OWN_HAND[kind]).find((why) => why !== undefined);
  if (own !== undefined) return refuse(PROXY.OWN_HAND, { why: own });
  return facts.overlaps ? refuse(PROXY.OVERLAPS) : undefined;
}

/** Whether somebody may end a proxy: either of the two, or HR; of the general manager's only those two. */
export const mayEndProxy = (
  { principalId, deputyId, isGms }: Pick<NewProxy, 'principalId' | 'deputyId'> & { readonly isGms: boolean },
  by: Actor,
): boolean => [principalId, deputyId].includes(by.personId) || (isHr(by) && !isGms);
