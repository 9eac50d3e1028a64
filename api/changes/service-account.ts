import type { Account } from '../../db/accounts/accounts.js';
import { createServiceAccount, ownerAccount, type NewServiceAccount } from '../../db/accounts/service-accounts.js';
import type { Queryable } from '../../db/database.js';
import { HIGH_DECIDERS } from '../../domain/accounts/sensitive-roles.js';
import { lackingFor, SCOPES, type ScopeName } from '../../domain/permissions/scopes.js';
import { SERVICE_ACCOUNT } from '../../domain/refusals/people/service-accounts.js';
import type { NewChange } from '../../domain/second-person/waiting-change.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { together } from './words.js';

/** An account of a script as it is asked for. */
export interface AskedService extends NewServiceAccount {
  readonly scopes: readonly ScopeName[];
}

/** Of an account of a script that waits; `accountId` is its owner's. */
export interface ServiceContent extends AskedService {
  readonly accountId: number;
}

/**
 * Whether this person may own it as things stand: his open account.
 * @throws RefusalError `SERVICE_ACCOUNT.OWNER_UNFIT`, `SERVICE_ACCOUNT.OWNER_LACKS_ROLE`.
 */
export async function admitOwner(db: Queryable, { ownerId, scopes }: AskedService): Promise<Account> {
  const owner = await ownerAccount(db, ownerId);
  const roles = owner.roles.includes('auditor') ? [] : owner.roles;
  const lacking = lackingFor(scopes, roles);
  if (lacking.length > 0) throw new RefusalError(refuse(SERVICE_ACCOUNT.OWNER_LACKS_ROLE, { scopes: lacking }));
  return owner;
}

/** The change to be asked for where a scope is sensitive (4.1). */
export function serviceToAsk(asked: AskedService, owner: Account, askedBy: string): NewChange {
  const { name, purpose, ownerId, scopes } = asked;
  const whose = `${owner.personName}(${ownerId})`;
  const { zh, en } = together(scopes.map((one) => SCOPES[one].name));
  const content: ServiceContent = { name, purpose, ownerId, scopes, accountId: owner.id };
  return {
    kind: 'service-account',
    clause: '4.1',
    what: text(
      `服务账号 ${name}（${purpose}），所有人 ${whose}：${zh}`,
      `service account ${name} (${purpose}), owned by ${whose}: ${en}`,
    ),
    reason: null,
    about: [ownerId],
    deciders: HIGH_DECIDERS,
    content,
    askedBy,
  };
}

/** Makes it, as things stand now. Call it in a transaction. @throws RefusalError `SERVICE_ACCOUNT.*`. */
export async function makeService(trx: Queryable, asked: AskedService, by: string, at: Date): Promise<number> {
  await admitOwner(trx, asked);
  return createServiceAccount(trx, asked, by, at);
}
