import { findAccount, type Account } from '../../db/accounts/accounts.js';
import { changeAccount } from '../../db/accounts/changes.js';
import { noteAccount } from '../../db/accounts/events.js';
import type { Queryable } from '../../db/database.js';
import { askChange, waitingOfKind } from '../../db/second-person/waiting-changes.js';
import { HIGH_DECIDERS } from '../../domain/accounts/sensitive-roles.js';
import { ACCOUNT } from '../../domain/refusals/accounts.js';
import type { WaitingChange } from '../../domain/second-person/waiting-change.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { ROLE_NAMES } from '../../domain/vocabulary/role-names.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { text } from '../../domain/vocabulary/text.js';

/** Of roles that wait for a second person. */
export interface RolesContent {
  readonly accountId: number;
  readonly roles: readonly Role[];
}

/** The roles that wait, by account. */
export async function waitingRoles(db: Queryable, at: Date): Promise<ReadonlyMap<number, readonly Role[]>> {
  const found = new Map<number, readonly Role[]>();
  for (const { content } of await waitingOfKind(db, 'roles', at)) {
    const { accountId, roles } = content as RolesContent;
    found.set(accountId, [...(found.get(accountId) ?? []), ...roles]);
  }
  return found;
}

/** Asks for sensitive roles, those that do not wait already; owner and HR manager are told. Call it in a transaction. */
export async function askRoles(
  trx: Queryable,
  account: Account,
  roles: readonly Role[],
  askedBy: string,
  at: Date,
): Promise<void> {
  const already = (await waitingRoles(trx, at)).get(account.id) ?? [];
  const asked = roles.filter((role) => !already.includes(role));
  if (asked.length === 0) return;
  const names = asked.map((role) => ROLE_NAMES[role]);
  const whose = `${account.login}(${account.personName},${account.personId})`;
  const content: RolesContent = { accountId: account.id, roles: asked };
  await askChange(
    trx,
    {
      kind: 'roles',
      clause: '4.1',
      what: text(
        `授予账号 ${whose} 角色:${names.map(({ zh }) => zh).join('、')}`,
        `give the account ${whose} these roles: ${names.map(({ en }) => en).join(', ')}`,
      ),
      reason: null,
      about: [account.personId],
      deciders: HIGH_DECIDERS,
      content,
      askedBy,
    },
    at,
  );
  await noteAccount(trx, { accountId: account.id, actor: askedBy, event: 'role-asked', detail: { roles: asked }, at });
}

/** Gives the roles that were asked for, beside what the account has by now. */
export async function giveRoles(trx: Queryable, change: WaitingChange, decidedBy: string, at: Date): Promise<void> {
  const { accountId, roles } = change.content as RolesContent;
  const account = await findAccount(trx, accountId);
  if (account === undefined) throw new RefusalError(refuse(ACCOUNT.NOT_FOUND));
  const all = [...new Set([...account.roles, ...roles])];
  await changeAccount(trx, accountId, account.version, { roles: all }, { by: decidedBy, at });
}
