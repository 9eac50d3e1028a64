import { RECORD_DECIDERS } from '../second-person/waiting-change.js';
import type { Role } from '../vocabulary/roles.js';

/** Roles that nobody gives alone: by them one decides, runs HR's records or gives roles (4.1). */
export const SENSITIVE_ROLES: readonly Role[] = ['gm', 'hr', 'hr-manager', 'it-admin'];

/** Who is the second person for roles, switches of the register and pay rates. */
export const HIGH_DECIDERS: readonly Role[] = ['hr-manager', 'gm'];

/** Of the roles asked for those that he does not have yet and nobody gives alone. */
export const sensitiveAmong = (asked: readonly Role[], has: readonly Role[]): readonly Role[] =>
  SENSITIVE_ROLES.filter((role) => asked.includes(role) && !has.includes(role));

/** Who is the second person for a new password: for whoever holds a sensitive role it takes HR's manager or the GM. */
export const resetDeciders = (roles: readonly Role[]): readonly Role[] =>
  roles.some((role) => SENSITIVE_ROLES.includes(role)) ? HIGH_DECIDERS : RECORD_DECIDERS;
