import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as z from 'zod';
import { changeAccount } from '../../../db/accounts/changes.js';
import { findAccountByLogin, knownAccount, listAccounts, type Account } from '../../../db/accounts/accounts.js';
import { listAccountEvents } from '../../../db/accounts/events.js';
import type { Database } from '../../../db/database.js';
import { actsAlone } from '../../../db/second-person/setup.js';
import { ACCOUNT_EVENT_NAMES, ACCOUNT_EVENTS } from '../../../domain/accounts/account-event.js';
import { isSensitive, sensitiveAmong, sensitiveLost } from '../../../domain/accounts/sensitive-roles.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { askGiving } from '../../changes/roles.js';
import { askTaking, waitingTaken } from '../../changes/roles-taken.js';
import { openAccount } from '../../changes/open-account.js';
import { mailLink } from '../../changes/password-link.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { changedMeanwhile } from '../../http/refusals.js';
import { reads, writes, route, type Route, type SignedIn } from '../../http/route.js';
import { showAccount, waitingOfAccounts } from '../../views/people/accounts.js';
import { accountSchema, identifier, instant, roleSchema } from '../../views/schemas.js';
import { ACCOUNT } from '../../../domain/refusals/people/accounts.js';
import { asJson, sheetOf } from '../../http/sheet/columns.js';
import { ROLE_NAMES } from '../../../domain/vocabulary/role-names.js';

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

export interface AccountDeps {
  readonly db: Kysely<Database>;
  readonly log: Logger;
  readonly settings: ApiSettings;
  readonly now: () => Date;
}

const ACCOUNTS_SHEET = sheetOf(accountSchema, text('账号', 'Accounts'), (c) => [
  c.text('登录名', 'Login', (one) => one.login),
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.personName),
  c.code(ROLE_NAMES, '角色', 'Roles', (one) => one.roles, 30),
  c.code(ROLE_NAMES, '待确认授予', 'Roles waiting', (one) => one.waitingRoles),
  c.code(ROLE_NAMES, '待确认取消', 'Roles to lose', (one) => one.waitingToLose),
  c.yesNo('已停用', 'Disabled', (one) => one.disabled),
  c.instant('登录锁定至', 'Locked until', (one) => one.lockedUntil),
  c.yesNo('须改密码', 'Must change password', (one) => one.mustChangePassword),
  c.yesNo('动态码登录', 'Second step', (one) => one.secondFactor),
  c.instant('建立时间', 'Made at', (one) => one.createdAt),
  c.instant('更改时间', 'Changed at', (one) => one.updatedAt),
]);
const EVENTS_SHEET = sheetOf(eventSchema, text('账号台账', 'Ledger of accounts'), (c) => [
  c.number('序号', 'No.', (one) => one.no),
  c.instant('时间', 'At', (one) => one.at),
  c.text('登录名', 'Login', (one) => one.login),
  c.text('工号', 'Number', (one) => one.personId),
  c.text('经办', 'By', (one) => one.actor),
  c.code(ACCOUNT_EVENT_NAMES, '事件', 'Event', (one) => one.event, 24),
  c.text('详情', 'Detail', (one) => asJson(one.detail), 40),
]);

/**
 * Accounts for those who administer them. Nobody changes his own roles, one administrator always remains, and sensitive
 * roles wait for a second person (4.1).
 */
export function createAccountRoutes({ db, log, settings, now }: AccountDeps): Route[] {
  const note = (actor: SignedIn, what: string, account: Account): void => {
    log.info({ by: actor.personId, account: account.login, roles: account.roles, disabled: account.disabled }, what);
  };
  const etag = (account: Account): string => String(account.version);
  const shown = async (account: Account): Promise<z.input<typeof accountSchema>> =>
    showAccount(account, await waitingOfAccounts(db, now()));

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
      sheet: ACCOUNTS_SHEET,
      handle: async ({ query: asked }) => {
        const key = listKey('accounts', asked);
        const after = decodeCursor(key, asked.cursor, z.tuple([z.string()]));
        const found = await listAccounts(db, {
          limit: asked.limit + 1,
          ...(asked.role === undefined ? {} : { role: asked.role }),
          ...(asked.disabled === undefined ? {} : { disabled: asked.disabled }),
          ...(after === undefined ? {} : { afterLogin: after[0] }),
        });
        const waiting = await waitingOfAccounts(db, now());
        const items = found.map((one) => showAccount(one, waiting));
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
        '不设密码：有邮箱时寄给本人一次性链接，否则由本人在登录页取得代码。总经理、人力资源、人力资源经理、系统管理员、审计五种角色待第二人确认。',
        'Without a password: a one-time link goes to the owner’s mail, else he gets a code at the log-in. The roles gm, hr, hr-manager, it-admin and auditor wait for a second person.',
      ),
      access: writes('accounts'),
      body: z.strictObject({ login: lineText(1, 64), personId: identifier, roles }),
      answer: { status: 201, schema: accountSchema, description: text('已建立', 'created'), etag: true },
      handle: async ({ actor, body, repeated }) => {
        const at = now();
        const alone = await actsAlone(db, actor.accountId);
        // A call repeated after a failure meets the account that it made itself.
        const own = repeated ? await findAccountByLogin(db, body.login) : undefined;
        const account =
          own?.personId === body.personId
            ? own
            : await db.transaction().execute(async (trx) => {
                const made = await openAccount(trx, { ...body, by: actor.personId, alone }, at);
                await mailLink(trx, made.account, settings.publicUrl, at);
                return made.account;
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
        const account = await knownAccount(db, accountId);
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
      sheet: EVENTS_SHEET,
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
      summary: text('更改角色，停用或启用', 'Change roles, disable or enable'),
      description: text(
        '总经理、人力资源、人力资源经理、系统管理员、审计五种角色待第二人确认，授予与取消、停用与重新启用其账号皆然，其余即时生效；本人与人力资源经理会得到通知。',
        'To give or take the roles gm, hr, hr-manager, it-admin and auditor, or to disable or enable an account that has one, waits for a second person; the rest holds at once; owner and HR manager are told.',
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
        const before = await knownAccount(db, accountId);
        if (before.id === actor.accountId) throw new RefusalError(refuse(ACCOUNT.OWN_ACCOUNT));
        if (ifMatch !== etag(before)) throw changedMeanwhile();
        const alone = await actsAlone(db, actor.accountId);
        const given = alone || body.roles === undefined ? [] : sensitiveAmong(body.roles, before.roles);
        const lost = alone || body.roles === undefined ? [] : sensitiveLost(body.roles, before.roles);
        // What was suspended in an emergency nobody opens alone before it is decided, whoever's it is.
        const suspended = (await waitingTaken(db, at)).get(accountId)?.disabled === true;
        const guarded = !alone && (suspended || isSensitive(before.roles));
        const closes = guarded && body.disabled === true && !before.disabled;
        const opens = guarded && body.disabled === false && before.disabled;
        const after = await db.transaction().execute(async (trx) => {
          const change = {
            ...(closes || opens || body.disabled === undefined ? {} : { disabled: body.disabled }),
            ...(body.roles === undefined
              ? {}
              : { roles: [...body.roles.filter((role) => !given.includes(role)), ...lost] }),
          };
          const changed = await changeAccount(trx, accountId, before.version, change, { by: actor.personId, at });
          if (changed === undefined) return undefined;
          await askGiving(trx, changed, { roles: given, opens }, actor.personId, at);
          const toTake = { roles: lost, disabled: closes, suspended: false };
          await askTaking(trx, changed, toTake, { askedBy: actor.personId, reason: null, at });
          return changed;
        });
        if (!after) throw changedMeanwhile();
        note(actor, 'account changed', after);
        return { body: await shown(after), etag: etag(after) };
      },
    }),
  ];
}
