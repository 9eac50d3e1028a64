import type { Queryable } from '../../db/database.js';
import { isManagerOf, type PeopleQuestion } from '../../db/people/people.js';
import type { Viewer } from '../../db/cases/sight.js';
import { isReadWhole } from '../../domain/documents/covered.js';
import type { DocumentKind } from '../../domain/documents/kind.js';
import { isHr, type Actor, type Role } from '../../domain/vocabulary/roles.js';

const EVERYBODY: readonly Role[] = ['hr', 'hr-manager', 'gm', 'auditor'];
const OWN_PEOPLE: readonly Role[] = ['department-head', 'supervisor'];

/** Whose records somebody may read: all (HR, the GM, the auditor), those below him and his own (heads, supervisors), or his own. */
export function scopeOf(actor: Actor): 'all' | 'below' | 'own' {
  if (actor.roles.some((role) => EVERYBODY.includes(role))) return 'all';
  return actor.roles.some((role) => OWN_PEOPLE.includes(role)) ? 'below' : 'own';
}

/** Through whose eyes somebody reads cases and documents. */
export const viewerOf = (actor: Actor): Viewer => ({
  personId: actor.personId,
  scope: scopeOf(actor),
  ...officeOf(actor),
});

/** Through whose eyes somebody reads what his task is about. */
export const addresseeOf = (actor: Actor): Viewer => {
  const viewer = viewerOf(actor);
  return viewer.scope === 'all' ? viewer : { ...viewer, scope: 'addressee' };
};

/** I-56: what is for HR alone is not for the general manager; who has both offices reads as HR, an auditor as nothing else. */
function officeOf({ roles }: Actor): Pick<Viewer, 'office'> {
  if (roles.includes('auditor')) return { office: 'auditor' };
  if (isHr({ roles })) return { office: 'hr' };
  return roles.includes('gm') ? { office: 'gm' } : {};
}

/** Whether somebody may read a person's record. */
export async function mayReadPerson(db: Queryable, actor: Actor, personId: string): Promise<boolean> {
  const scope = scopeOf(actor);
  if (scope === 'all' || actor.personId === personId) return true;
  return scope === 'below' && isManagerOf(db, actor.personId, personId);
}

/** The part of a question about people that keeps it to those whom somebody may read. */
export const peopleScope = (actor: Actor): Pick<PeopleQuestion, 'managedBy' | 'ids'> => {
  const scope = scopeOf(actor);
  if (scope === 'all') return {};
  return scope === 'below' ? { managedBy: actor.personId } : { ids: [actor.personId] };
};

/** §12: what somebody is paid is for HR, the general manager and himself. */
export const seesPayOf = (actor: Actor, personId: string): boolean =>
  actor.personId === personId || scopeOf(actor) === 'all';

/** A mail address, and which leave it was (I-09), are for HR, who keep them, and for the person. */
export const mayReadPrivate = (actor: Actor, personId: string): boolean => actor.personId === personId || isHr(actor);

/** The digest of a document; null for whom something of it is covered. */
export const digestFor = (
  actor: Actor,
  { kind, personId, sha256 }: { readonly kind: DocumentKind; readonly personId: string; readonly sha256: string },
): string | null =>
  isReadWhole(kind, { pay: seesPayOf(actor, personId), leave: mayReadPrivate(actor, personId) }) ? sha256 : null;
