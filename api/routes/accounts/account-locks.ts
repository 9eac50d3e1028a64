import * as z from 'zod';
import { knownAccount, type Account } from '../../../db/accounts/accounts.js';
import { noteAccount } from '../../../db/accounts/events.js';
import { unlockLogin } from '../../../db/accounts/sessions.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { ACCOUNT } from '../../../domain/refusals/people/accounts.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { suspend } from '../../changes/roles-taken.js';
import { route, writes, type Route, type SignedIn } from '../../http/route.js';
import { showAccount, waitingOfAccounts } from '../../views/people/accounts.js';
import { accountSchema } from '../../views/schemas.js';
import type { AccountDeps } from './accounts.js';

const params = z.strictObject({ accountId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** What is done at once to an account's way in: suspended in an emergency, or unlocked after failed log-ins. */
export function createAccountLockRoutes({ db, log, now }: AccountDeps): Route[] {
  const note = (actor: SignedIn, what: string, account: Account): void => {
    log.info({ by: actor.personId, account: account.login, disabled: account.disabled }, what);
  };
  return [
    route({
      method: 'post',
      path: '/v1/accounts/{accountId}/suspension',
      tag: 'accounts',
      repeat: 'stored',
      clause: '4.1',
      summary: text('紧急暂停账号', 'Suspend an account in an emergency'),
      description: text(
        '立即停用，并通知本人、人力资源经理与总经理；由第二人决定停用或恢复，因此须有除您之外能决定的人。',
        'Closes it at once; its owner, the HR manager and the general manager are told, and a second person decides whether it stays closed; so there has to be one beside yourself.',
      ),
      access: writes('accounts'),
      params,
      body: z.strictObject({ reason }),
      answer: { status: 200, schema: accountSchema, description: text('已暂停', 'suspended'), etag: true },
      handle: async ({ actor, params: { accountId }, body }) => {
        const after = await db.transaction().execute(async (trx) => {
          const account = await knownAccount(trx, accountId);
          if (account.id === actor.accountId) throw new RefusalError(refuse(ACCOUNT.OWN_ACCOUNT));
          if (!account.disabled) await suspend(trx, account, { by: actor.personId, reason: body.reason, at: now() });
          return knownAccount(trx, accountId);
        });
        note(actor, 'account suspended', after);
        return { body: showAccount(after, await waitingOfAccounts(db, now())), etag: String(after.version) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/accounts/{accountId}/unlocking',
      tag: 'accounts',
      repeat: 'stored',
      summary: text('解除登录锁定', 'End the lock after failed log-ins'),
      access: writes('accounts'),
      params,
      answer: { status: 204, description: text('已解锁', 'unlocked') },
      handle: async ({ actor, params: { accountId } }) => {
        const account = await db.transaction().execute(async (trx) => {
          const found = await knownAccount(trx, accountId);
          await unlockLogin(trx, found.login);
          await noteAccount(trx, { accountId, actor: actor.personId, event: 'unlocked', at: now() });
          return found;
        });
        note(actor, 'login unlocked', account);
        return {};
      },
    }),
  ];
}
