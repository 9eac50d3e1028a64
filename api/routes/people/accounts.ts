import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod';
import { changeAccount } from '../../../db/accounts/changes.js';
import {
  createAccount,
  findAccount,
  listAccounts,
  unknownPassword,
  type Account,
} from '../../../db/accounts/accounts.js';
import { listAccountEvents, noteAccount } from '../../../db/accounts/events.js';
import type { Database, Queryable } from '../../../db/database.js';
import { unlockLogin } from '../../../db/defense/sessions.js';
import { actsAlone } from '../../../db/second-person/setup.js';
import { ACCOUNT_EVENTS } from '../../../domain/accounts/account-event.js';
import { sensitiveAmong } from '../../../domain/accounts/sensitive-roles.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { askRoles, waitingRoles } from '../../changes/roles.js';
import { mailLink } from '../../changes/password-link.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { changedMeanwhile } from '../../http/refusals.js';
import { reads, writes, route, type Route, type SignedIn } from '../../http/route.js';
import { accountSchema, identifier, instant, roleSchema } from '../../views/schemas.js';
import { ACCOUNT } from '../../../domain/refusals/accounts.js';

const accountNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const params = z.strictObject({ accountId: accountNumber });
const roles = z.array(roleSchema).max(8);
const query = z.strictObject({
  ...pageQuery,
  role: roleSchema.exactOptional(),
  disabled: z.stringbool().exactOptional(),
});
const eventSchema = z
  .strictObject({
    no: z.int(),
    at: instant,
    accountId: z.int(),
    login: z.string(),
    personId: z.string(),
    actor: z.string(),
    event: z.enum(ACCOUNT_EVENTS),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AccountEvent' });

const show = (account: Account, waiting: readonly Role[]): z.input<typeof accountSchema> => ({
  id: account.id,
  login: account.login,
  personId: account.personId,
  personName: account.personName,
  roles: [...account.roles],
  waitingRoles: [...waiting],
  disabled: account.disabled,
  mustChangePassword: account.mustChangePassword,
  version: account.version,
  createdAt: account.createdAt,
  updatedAt: account.updatedAt,
});

export interface AccountDeps {
  readonly db: Kysely<Database>;
  readonly log: Logger;
  readonly settings: ApiSettings;
  readonly now: () => Date;
}

/**
 * Accounts for those who administer them. Nobody changes his own roles, one administrator always remains, and sensitive
 * roles wait for a second person (4.1).
 */
export function createAccountRoutes({ db, log, settings, now }: AccountDeps): Route[] {
  const find = async (from: Queryable, id: number): Promise<Account> => {
    const account = await findAccount(from, id);
    if (!account) throw new RefusalError(refuse(ACCOUNT.NOT_FOUND));
    return account;
  };
  const note = (actor: SignedIn, what: string, account: Account): void => {
    log.info({ by: actor.personId, account: account.login, roles: account.roles, disabled: account.disabled }, what);
  };
  const etag = (account: Account): string => String(account.version);
  const shown = async (account: Account): Promise<z.input<typeof accountSchema>> =>
    show(account, (await waitingRoles(db, now())).get(account.id) ?? []);

  return [
    route({
      method: 'get',
      path: '/v1/accounts',
      tag: 'accounts',
      summary: text('账号列表', 'List accounts'),
      access: reads('accounts'),
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
        const waiting = await waitingRoles(db, now());
        const items = found.map((one) => show(one, waiting.get(one.id) ?? []));
        return { body: toPage(items, asked.limit, key, (account) => [account.login]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/accounts',
      tag: 'accounts',
      repeat: 'stored',
      clause: '4.1',
      summary: text('新建账号', 'Create an account'),
      description: text(
        '不设密码:有邮箱时寄给本人一次性链接,否则由本人在登录页取得代码。总经理、人力资源、人力资源经理、系统管理员四种角色待第二人确认。',
        'Without a password: a one-time link goes to the owner’s mail, else he gets a code at the log-in. The roles gm, hr, hr-manager and it-admin wait for a second person.',
      ),
      access: writes('accounts'),
      body: z.strictObject({ login: lineText(1, 64), personId: identifier, roles }),
      answer: { status: 201, schema: accountSchema, description: text('已建立', 'created'), etag: true },
      handle: async ({ actor, body }) => {
        const at = now();
        const alone = await actsAlone(db, actor.accountId);
        const sensitive = alone ? [] : sensitiveAmong(body.roles, []);
        const account = await db.transaction().execute(async (trx) => {
          const given = body.roles.filter((role) => !sensitive.includes(role));
          const made = await createAccount(trx, {
            ...body,
            roles: given,
            password: unknownPassword(),
            by: actor.personId,
          });
          await mailLink(trx, made, settings.publicUrl, at);
          await askRoles(trx, made, sensitive, actor.personId, at);
          return made;
        });
        note(actor, 'account created', account);
        return { body: await shown(account), etag: etag(account), location: `/v1/accounts/${account.id}` };
      },
    }),
    route({
      method: 'get',
      path: '/v1/accounts/{accountId}',
      tag: 'accounts',
      summary: text('一个账号', 'One account'),
      access: reads('accounts'),
      params,
      answer: { status: 200, schema: accountSchema, description: text('账号', 'the account'), etag: true },
      handle: async ({ params: { accountId } }) => {
        const account = await find(db, accountId);
        return { body: await shown(account), etag: etag(account) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/account-events',
      tag: 'accounts',
      clause: '4.1',
      summary: text('账号台账', 'The ledger of the accounts'),
      access: reads('accounts'),
      query: z.strictObject({ ...pageQuery, account: accountNumber.exactOptional() }),
      answer: { status: 200, schema: pageOf(eventSchema), description: text('最近的在前', 'latest first') },
      handle: async ({ query: { limit, cursor, account } }) => {
        const key = listKey('account-events', { account });
        const before = decodeCursor(key, cursor, z.tuple([z.int().min(0)]))?.[0];
        const found = await listAccountEvents(db, { accountId: account, before, limit: limit + 1 });
        const items = found.map((one) => ({ ...one, at: one.at.toISOString(), detail: { ...one.detail } }));
        return { body: toPage(items, limit, key, ({ no }) => [no]) };
      },
    }),
    route({
      method: 'patch',
      path: '/v1/accounts/{accountId}',
      tag: 'accounts',
      repeat: 'stored',
      versioned: true,
      clause: '4.1',
      summary: text('更改角色,停用或启用', 'Change roles, disable or enable'),
      description: text(
        '总经理、人力资源、人力资源经理、系统管理员四种角色待第二人确认,其余即时生效;本人与人力资源经理会得到通知。',
        'The roles gm, hr, hr-manager and it-admin wait for a second person, the others hold at once; owner and HR manager are told.',
      ),
      access: writes('accounts'),
      params,
      body: z.strictObject({ roles: roles.exactOptional(), disabled: z.boolean().exactOptional() }),
      answer: {
        status: 200,
        schema: accountSchema,
        description: text('更改后的账号', 'the account after it'),
        etag: true,
      },
      handle: async ({ actor, params: { accountId }, body, ifMatch }) => {
        const at = now();
        const before = await find(db, accountId);
        if (before.id === actor.accountId) throw new RefusalError(refuse(ACCOUNT.OWN_ACCOUNT));
        if (ifMatch !== etag(before)) throw changedMeanwhile();
        const alone = await actsAlone(db, actor.accountId);
        const sensitive = alone || body.roles === undefined ? [] : sensitiveAmong(body.roles, before.roles);
        const after = await db.transaction().execute(async (trx) => {
          const change = {
            ...body,
            ...(body.roles === undefined ? {} : { roles: body.roles.filter((role) => !sensitive.includes(role)) }),
          };
          const changed = await changeAccount(trx, accountId, before.version, change, { by: actor.personId, at });
          if (changed !== undefined) await askRoles(trx, changed, sensitive, actor.personId, at);
          return changed;
        });
        if (!after) throw changedMeanwhile();
        note(actor, 'account changed', after);
        return { body: await shown(after), etag: etag(after) };
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
          const found = await find(trx, accountId);
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
