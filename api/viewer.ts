import type { Viewer } from '../db/case-views.js';
import type { Actor, Role } from '../domain/roles.js';

const EVERYBODY: readonly Role[] = ['hr', 'hr-manager', 'gm'];
const OWN_PEOPLE: readonly Role[] = ['department-head', 'supervisor'];

/** Whose records somebody may read: all (HR, the GM), those below him and his own (heads, supervisors), or his own. */
export function scopeOf(actor: Actor): 'all' | 'below' | 'own' {
  if (actor.roles.some((role) => EVERYBODY.includes(role))) return 'all';
  return actor.roles.some((role) => OWN_PEOPLE.includes(role)) ? 'below' : 'own';
}

/** Through whose eyes somebody reads cases and documents. */
export const viewerOf = (actor: Actor): Viewer => ({ personId: actor.personId, scope: scopeOf(actor) });
