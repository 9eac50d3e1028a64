import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod';
import { changeAccount, setPassword } from '../../../db/accounts/changes.js';
import { createAccount, findAccount, listAccounts, type Account } from '../../../db/accounts/accounts.js';
import type { Database } from '../../../db/database.js';
import { unlockLogin } from '../../../db/defense/sessions.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { changedMeanwhile } from '../../http/refusals.js';
import { route, type Access, type Route, type SignedIn } from '../../http/route.js';
import { accountSchema, identifier, roleSchema } from '../../views/schemas.js';
import { ACCOUNT } from '../../../domain/refusals/accounts.js';

const access: Access = { kind: 'roles', roles: ['it-admin', 'hr-manager'] };
const params = z.strictObject({ accountId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const password = z.string().min(1).max(1024);
const roles = z.array(roleSchema).max(8);
const query = z.strictObject({
  ...pageQuery,
  role: roleSchema.exactOptional(),
  disabled: z.stringbool().exactOptional(),
});

const show = (account: Account): z.input<typeof accountSchema> => ({
  id: account.id,
  login: account.login,
  personId: account.personId,
  personName: account.personName,
  roles: [...account.roles],
  disabled: account.disabled,
  mustChangePassword: account.mustChangePassword,
  version: account.version,
  createdAt: account.createdAt,
  updatedAt: account.updatedAt,
});

/** Accounts for those who administer them. Nobody changes his own roles, and one administrator always remains. */
export function createAccountRoutes(deps: { readonly db: Kysely<Database>; readonly log: Logger }): Route[] {
  const { db, log } = deps;
  const find = async (id: number): Promise<Account> => {
    const account = await findAccount(db, id);
    if (!account) throw new RefusalError(refuse(ACCOUNT.NOT_FOUND));
    return account;
  };
  const note = (actor: SignedIn, what: string, account: Account): void => {
    log.info({ by: actor.personId, account: account.login, roles: account.roles, disabled: account.disabled }, what);
  };
  const etag = (account: Account): string => String(account.version);

  return [
    route({
      method: 'get',
      path: '/v1/accounts',
      tag: 'accounts',
      summary: text('账号列表', 'List accounts'),
      access,
      query,
      answer: {
        status: 200,
        schema: pageOf(accountSchema),
        description: text('按登录名排序', 'in the order of logins'),
      },
      handle: async ({ query: asked }) => {
        const key = listKey('accounts', asked);
        const after = decodeCursor(key, asked.cursor, z.tuple([z.string()]));
        const found = await listAccounts(db, {
          limit: asked.limit + 1,
          ...(asked.role === undefined ? {} : { role: asked.role }),
          ...(asked.disabled === undefined ? {} : { disabled: asked.disabled }),
          ...(after === undefined ? {} : { afterLogin: after[0] }),
        });
        return { body: toPage(found.map(show), asked.limit, key, (account) => [account.login]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/accounts',
      tag: 'accounts',
      repeat: 'stored',
      summary: text('新建账号', 'Create an account'),
      access,
      body: z.strictObject({
        login: lineText(1, 64),
        password,
        personId: identifier,
        roles,
        mustChangePassword: z.boolean().default(true),
      }),
      answer: { status: 201, schema: accountSchema, description: text('已建立', 'created'), etag: true },
      handle: async ({ actor, body }) => {
        const account = await createAccount(db, body);
        note(actor, 'account created', account);
        return { body: show(account), etag: etag(account), location: `/v1/accounts/${account.id}` };
      },
    }),
    route({
      method: 'get',
      path: '/v1/accounts/{accountId}',
      tag: 'accounts',
      summary: text('一个账号', 'One account'),
      access,
      params,
      answer: { status: 200, schema: accountSchema, description: text('账号', 'the account'), etag: true },
      handle: async ({ params: { accountId } }) => {
        const account = await find(accountId);
        return { body: show(account), etag: etag(account) };
      },
    }),
    route({
      method: 'patch',
      path: '/v1/accounts/{accountId}',
      tag: 'accounts',
      repeat: 'stored',
      versioned: true,
      summary: text('更改角色,停用或启用', 'Change roles, disable or enable'),
      access,
      params,
      body: z.strictObject({ roles: roles.exactOptional(), disabled: z.boolean().exactOptional() }),
      answer: {
        status: 200,
        schema: accountSchema,
        description: text('更改后的账号', 'the account after it'),
        etag: true,
      },
      handle: async ({ actor, params: { accountId }, body, ifMatch }) => {
        const before = await find(accountId);
        if (before.id === actor.accountId) throw ownAccount();
        if (ifMatch !== etag(before)) throw changedMeanwhile();
        const after = await db
          .transaction()
          .execute((transaction) => changeAccount(transaction, accountId, before.version, body));
        if (!after) throw changedMeanwhile();
        note(actor, 'account changed', after);
        return { body: show(after), etag: etag(after) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/accounts/{accountId}/password',
      tag: 'accounts',
      repeat: 'stored',
      summary: text('重置密码,下次登录须更改', 'Reset the password; it must be changed at the next log-in'),
      access,
      params,
      body: z.strictObject({ password }),
      answer: { status: 204, description: text('已重置', 'reset') },
      handle: async ({ actor, params: { accountId }, body }) => {
        const account = await find(accountId);
        if (account.id === actor.accountId) throw ownAccount();
        await setPassword(db, account, body.password, true);
        await unlockLogin(db, account.login);
        note(actor, 'password reset', account);
        return {};
      },
    }),
    route({
      method: 'post',
      path: '/v1/accounts/{accountId}/unlocking',
      tag: 'accounts',
      repeat: 'stored',
      summary: text('解除登录锁定', 'End the lock after failed log-ins'),
      access,
      params,
      answer: { status: 204, description: text('已解锁', 'unlocked') },
      handle: async ({ actor, params: { accountId } }) => {
        const account = await find(accountId);
        await unlockLogin(db, account.login);
        note(actor, 'login unlocked', account);
        return {};
      },
    }),
  ];
}

const ownAccount = (): RefusalError => new RefusalError(refuse(ACCOUNT.OWN_ACCOUNT));
