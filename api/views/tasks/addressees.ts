import type { Queryable } from '../../../db/database.js';
import { findAddressee, likelyAddressees, type Addressee } from '../../../db/talk/addressees.js';
import { TALK } from '../../../domain/refusals/talk.js';
import { RefusalError, refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import { hasTaskOn } from '../../../db/tasks/inbox.js';
import { UNTALKED_KINDS } from '../../../domain/talk/withheld.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { readCase } from '../cases/case-detail.js';

/** So many likely ones are looked at for a list. */
const LIKELY = 60;

/** Whether somebody may read a case, by the table of permissions or by an open task about it. */
async function readsIt(db: Queryable, one: Actor, caseId: string): Promise<boolean> {
  return (await readCase(db, one, caseId)) !== undefined || hasTaskOn(db, one, caseId, UNTALKED_KINDS);
}

/**
 * What stands against asking or telling somebody about a case: he cannot act, has an interest in it (I-35), or may not
 * read it; himself he is told of his own once its result is out, where `toSubject` (8.5.6).
 */
async function against(
  db: Queryable,
  caseId: string,
  one: Addressee | undefined,
  toSubject: boolean,
): Promise<Refusal | undefined> {
  if (one === undefined || one.roles.length === 0 || one.roles.includes('auditor')) return refuse(TALK.NOT_READER);
  if (one.interest === 'own' && toSubject) {
    const seen = await readCase(db, one, caseId);
    return seen?.released === true ? undefined : refuse(TALK.NOT_RELEASED);
  }
  if (one.interest !== null) return refuse(TALK.INTERESTED);
  return (await readsIt(db, one, caseId)) ? undefined : refuse(TALK.NOT_READER);
}

/**
 * Lets pass whom somebody may ask (or, with `toSubject`, tell) about a case.
 * @throws RefusalError TALK.NOT_READER, TALK.INTERESTED, TALK.NOT_RELEASED
 */
export async function admitAddressee(
  db: Queryable,
  caseId: string,
  personId: string,
  { toSubject = false }: { readonly toSubject?: boolean } = {},
): Promise<void> {
  const refusal = await against(db, caseId, await findAddressee(db, personId, caseId), toSubject);
  if (refusal !== undefined) throw new RefusalError(refusal);
}

/** Who is asked for among those that may be asked or told. */
export interface AddresseeQuestion {
  readonly caseId: string;
  /** Who asks; he is not among them. */
  readonly by: string;
  readonly search: string | undefined;
  /** Whether the person himself is among them once his result is out. */
  readonly toSubject: boolean;
}

/** Whom somebody may ask or tell about a case, by what is typed of a name or number. */
export async function addresseesFor(
  db: Queryable,
  { caseId, by, search, toSubject }: AddresseeQuestion,
): Promise<readonly Addressee[]> {
  const may: Addressee[] = [];
  for (const one of await likelyAddressees(db, caseId, search, LIKELY)) {
    if (one.personId !== by && (await against(db, caseId, one, toSubject)) === undefined) may.push(one);
  }
  return may;
}
