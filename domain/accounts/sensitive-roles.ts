import { RECORD_DECIDERS } from '../second-person/waiting-change.js';
import { SENSITIVE_ROLES, type Role } from '../vocabulary/roles.js';

/** Who is the second person for roles, switches of the register and pay rates. */
export const HIGH_DECIDERS: readonly Role[] = ['hr-manager', 'gm'];

/** Of the roles asked for those that he does not have yet and nobody gives alone. */
export const sensitiveAmong = (asked: readonly Role[], has: readonly Role[]): readonly Role[] =>
  SENSITIVE_ROLES.filter((role) => asked.includes(role) && !has.includes(role));

/** Of the roles that he has those that nobody takes alone and that he is to lose. */
export const sensitiveLost = (kept: readonly Role[], has: readonly Role[]): readonly Role[] =>
  SENSITIVE_ROLES.filter((role) => has.includes(role) && !kept.includes(role));

/** Whether nobody closes his account alone, and his log-in may have to have a second step. */
export const isSensitive = (roles: readonly Role[]): boolean => roles.some((role) => SENSITIVE_ROLES.includes(role));

/** Who is the second person for a new password: for whoever holds a sensitive role it takes HR's manager or the GM. */
export const resetDeciders = (roles: readonly Role[]): readonly Role[] =>
  isSensitive(roles) ? HIGH_DECIDERS : RECORD_DECIDERS;
