import type { Role } from '../vocabulary/roles.js';
import { OF_CASES } from './of-cases.js';
import { OF_HOUSE } from './of-house.js';
import { OF_PEOPLE } from './of-people.js';
import { PARTIES, ROLE_OF, type Party } from './parties.js';
import type { Act, Row } from './row.js';

const TABLE = { ...OF_PEOPLE, ...OF_CASES, ...OF_HOUSE };

/** What may be read or written: a row of the table. */
export type Resource = keyof typeof TABLE;
/** The one table of permissions: every route names its row and its act in it. */
export const PERMISSIONS: Readonly<Record<Resource, Row>> = TABLE;

/** Who may, at some time; the rest is the handler's to judge, by relation and task. */
export const partiesOf = (resource: Resource, act: Act): readonly Party[] => {
  const cells = PERMISSIONS[resource][act];
  return cells === undefined ? [] : PARTIES.filter((party) => cells[party] !== '-');
};

/** The roles that a row asks for; undefined where a relation suffices, which anybody may stand in. */
export function rolesOf(resource: Resource, act: Act): readonly Role[] | undefined {
  const roles = partiesOf(resource, act).map((party) => ROLE_OF[party]);
  return roles.includes(undefined) ? undefined : [...new Set(roles.filter((role) => role !== undefined))];
}

/**
 * The first gate of a route. Whoever has the role of the auditor is nothing else beside it: he passes by the auditor's
 * column alone, and reads of himself what everybody does.
 */
export function mayCall(roles: readonly Role[], resource: Resource, act: Act): boolean {
  if (roles.includes('auditor')) {
    const let_ = partiesOf(resource, act);
    return let_.includes('auditor') || (act === 'read' && let_.includes('employee'));
  }
  const asked = rolesOf(resource, act);
  return asked === undefined || asked.some((role) => role !== 'auditor' && roles.includes(role));
}
