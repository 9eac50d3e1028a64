import type { Account } from '../../db/accounts/accounts.js';
import { changeAsItStands } from '../../db/accounts/changes.js';
import { noteAccount } from '../../db/accounts/events.js';
import type { Queryable } from '../../db/database.js';
import { askChange, waitingOfKind } from '../../db/second-person/waiting-changes.js';
import { HIGH_DECIDERS } from '../../domain/accounts/sensitive-roles.js';
import type { WaitingChange } from '../../domain/second-person/waiting-change.js';
import { rolesInWords } from '../../domain/vocabulary/role-names.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { text } from '../../domain/vocabulary/text.js';
import { together, whoseAccount } from './words.js';

/** What an account is to be given (4.1). */
export interface ToGive {
  readonly roles: readonly Role[];
  /** Closed, and with sensitive roles of its own: nobody opens it alone. */
  readonly opens: boolean;
}

/** Of what waits for a second person. */
export interface RolesContent extends ToGive {
  readonly accountId: number;
}

/** What waits to be given, by account. */
export async function waitingGiven(db: Queryable, at: Date): Promise<ReadonlyMap<number, ToGive>> {
  const found = new Map<number, ToGive>();
  for (const { content } of await waitingOfKind(db, 'roles', at)) {
    const { accountId, roles, opens } = content as RolesContent;
    const already = found.get(accountId) ?? { roles: [], opens: false };
    found.set(accountId, { roles: [...already.roles, ...roles], opens: already.opens || opens });
  }
  return found;
}

/**
 * Asks for sensitive roles or for a closed account to be opened, what does not wait already; owner and HR manager are
 * told. Call it in a transaction.
 */
export async function askGiving(
  trx: Queryable,
  account: Account,
  { roles, opens }: ToGive,
  askedBy: string,
  at: Date,
): Promise<void> {
  const already = (await waitingGiven(trx, at)).get(account.id);
  const asked = roles.filter((role) => already?.roles.includes(role) !== true);
  const opening = opens && already?.opens !== true;
  if (asked.length === 0 && !opening) return;
  const { zh, en } = rolesInWords(asked);
  const whose = whoseAccount(account);
  const parts = [
    ...(asked.length === 0
      ? []
      : [text(`授予账号 ${whose.zh} 角色：${zh}`, `give the account ${whose.en} these roles: ${en}`)]),
    ...(opening ? [text(`重新启用账号 ${whose.zh}`, `open the account ${whose.en} again`)] : []),
  ];
  const content: RolesContent = { accountId: account.id, roles: asked, opens: opening };
  await askChange(
    trx,
    {
      kind: 'roles',
      clause: '4.1',
      what: together(parts),
      reason: null,
      about: [account.personId],
      deciders: HIGH_DECIDERS,
      content,
      askedBy,
    },
    at,
  );
  const noted = { accountId: account.id, actor: askedBy, at };
  if (asked.length > 0) await noteAccount(trx, { ...noted, event: 'role-asked', detail: { roles: asked } });
  if (opening) await noteAccount(trx, { ...noted, event: 'opening-asked' });
}

/** Gives what was asked for, beside what the account has by now. */
export async function giveRoles(trx: Queryable, change: WaitingChange, decidedBy: string, at: Date): Promise<void> {
  const { accountId, roles, opens } = change.content as RolesContent;
  const given = (account: Account) => ({
    roles: [...new Set([...account.roles, ...roles])],
    ...(opens ? { disabled: false } : {}),
  });
  await changeAsItStands(trx, accountId, given, { by: decidedBy, at });
}
