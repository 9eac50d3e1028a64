import { PERMISSIONS } from '../../../domain/permissions/permissions.js';
import type { ReadLine } from '../../../db/service/read-lines.js';
import { recordedAs, type Answer, type Route, type SignedIn } from '../route.js';

/** Values of an answer that are looked through for whom it is about; what lies behind adds nobody that matters. */
const MOST_VALUES = 20_000;
/** Fields that name the person something is about. */
const ABOUT = 'personId';

/**
 * The line that a read leaves: of pay, scores and complaints whoever reads, of anything where the auditor reads,
 * by whatever method. Nobody leaves one by reading about himself alone, but for a script, which others may look after.
 */
export function readLineOf(route: Route, actor: SignedIn, params: unknown, answer: Answer): ReadLine | undefined {
  const { access } = route;
  if (access.kind !== 'permission' || (access.act !== 'read' && route.method !== 'get')) return undefined;
  const noted = answer.noted ?? PERMISSIONS[access.resource].noted ?? null;
  if (noted === null && !actor.roles.includes('auditor')) return undefined;
  const about = peopleOf(params, answer);
  if (actor.via !== 'service' && about.length === 1 && about[0] === actor.personId) return undefined;
  if (about.length === 0 && noted !== null && isEmpty(answer)) return undefined;
  const { accountId, roles } = actor;
  const called = `${route.method.toUpperCase()} ${route.path}`;
  return { accountId, personId: recordedAs(actor), roles, resource: access.resource, noted, route: called, about };
}

/** Employee numbers of whom an answer is about, each once. */
export const peopleOf = (params: unknown, { about, body }: Answer): readonly string[] =>
  about === undefined ? peopleIn([params, body]) : [...new Set(about)];

/** A list that showed nothing told nothing. */
const isEmpty = ({ body }: Answer): boolean =>
  typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items) && body.items.length === 0;

/** Employee numbers in an answer, each once. */
function peopleIn(roots: readonly unknown[]): readonly string[] {
  const people = new Set<string>();
  const waiting = [...roots];
  for (let seen = 0; seen < MOST_VALUES && waiting.length > 0; seen += 1) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (name === ABOUT && typeof inner === 'string') people.add(inner);
      else if (typeof inner === 'object') waiting.push(inner);
    }
  }
  return [...people];
}
