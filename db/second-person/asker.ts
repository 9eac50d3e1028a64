import { mayCall } from '../../domain/permissions/permissions.js';
import { ASKED_THROUGH, type WaitingChange } from '../../domain/second-person/waiting-change.js';
import { openAccountOf } from '../accounts/accounts.js';
import { hasClosed, peopleBehind } from '../accounts/service-accounts.js';
import type { Queryable } from '../database.js';

/**
 * Whether whoever asked for a change could still ask for it: he is here, his account is open, and its roles are let into
 * what the change goes through. For a script, which has to be open itself, its owner counts; a command was given by whoever
 * keeps the machine.
 */
export async function askerStillMay(db: Queryable, { kind, askedBy }: WaitingChange): Promise<boolean> {
  const [personId] = await peopleBehind(db, [askedBy]);
  if (personId === undefined) return true;
  if (await hasClosed(db, askedBy)) return false;
  const account = await openAccountOf(db, personId);
  return account !== undefined && mayCall(account.roles, ASKED_THROUGH[kind], 'write');
}
