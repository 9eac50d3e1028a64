import type { Kysely } from 'kysely';
import * as z from 'zod';
import { noteAccount } from '../../../db/accounts/events.js';
import {
  closeServiceAccount,
  listServiceAccounts,
  assertFreeName,
  type ServiceAccount,
} from '../../../db/accounts/service-accounts.js';
import { revokeServiceToken } from '../../../db/accounts/service-tokens.js';
import type { Database } from '../../../db/database.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import { areSensitive, SCOPE_NAMES, SCOPES } from '../../../domain/permissions/scopes.js';
import { SERVICE_ACCOUNT } from '../../../domain/refusals/people/service-accounts.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { admitOwner, makeService, serviceToAsk } from '../../changes/service-account.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, writes, route, type Route } from '../../http/route.js';
import { identifier } from '../../views/schemas.js';
import { scopeName, scopeSchema, serviceAccountSchema, showService } from '../../views/people/service-accounts.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { SERVICE_STATE_WORDS } from '../../views/sheet-words.js';

export interface ServiceAccountDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

export const serviceNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const params = z.strictObject({ serviceId: serviceNumber });
const name = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ description: '小写字母、数字与连字符；不再重用 · a–z, 0–9 and hyphens; never used again' });
const asked = z.strictObject({
  account: serviceAccountSchema.nullable(),
  waitingChange: z.int().nullable().meta({ description: '待第二人确认的变更 · the change that waits' }),
});

const SERVICES_SHEET = sheetOf(serviceAccountSchema, text('服务账号', 'Service accounts'), (c) => [
  c.text('名称', 'Name', (one) => one.name, 24),
  c.text('用途', 'Purpose', (one) => one.purpose, 40),
  c.text('所有人工号', 'Owner (number)', (one) => one.ownerId),
  c.text('所有人', 'Owner', (one) => one.ownerName),
  c.name('范围', 'Scopes', (one) => one.scopes.map(({ name: scope }) => scope), 40),
  c.code(SERVICE_STATE_WORDS, '状态', 'State', (one) => one.state),
  c.number('有效令牌', 'Valid tokens', (one) => one.tokens.filter(({ state }) => state === 'valid').length),
  c.text('建立人工号', 'Made by (number)', (one) => one.madeBy),
  c.instant('建立时间', 'Made at', (one) => one.madeAt),
  c.text('关闭人工号', 'Closed by (number)', (one) => one.closedBy),
  c.instant('关闭时间', 'Closed at', (one) => one.closedAt),
]);

/** Accounts of the company's scripts, for who administers accounts; their tokens are their owners' to get. */
export function createServiceAccountRoutes({ db, now }: ServiceAccountDeps): Route[] {
  const find = async (id: number): Promise<ServiceAccount> => {
    const [found] = await listServiceAccounts(db, { id }, now());
    if (found === undefined) throw new RefusalError(refuse(SERVICE_ACCOUNT.NOT_FOUND));
    return found;
  };
  return [
    route({
      method: 'get',
      path: '/v1/service-scopes',
      tag: 'accounts',
      summary: text('服务账号可有的范围', 'The scopes that there are'),
      access: reads('service-accounts'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(scopeSchema) }),
        description: text('全部范围', 'all of them'),
      },
      handle: () =>
        Promise.resolve({
          body: {
            items: SCOPE_NAMES.map((scope) => {
              const { name: named, sensitive, offices } = SCOPES[scope];
              return { scope, name: named, sensitive, offices: [...offices] };
            }),
          },
        }),
    }),
    route({
      method: 'get',
      path: '/v1/service-accounts',
      tag: 'accounts',
      summary: text('服务账号列表', 'List accounts of scripts'),
      access: reads('service-accounts'),
      query: z.strictObject(pageQuery),
      answer: {
        status: 200,
        schema: pageOf(serviceAccountSchema),
        description: text('按名称排序，含令牌与最近使用', 'in the order of names, with tokens and their last use'),
      },
      sheet: SERVICES_SHEET,
      handle: async ({ query: { limit, cursor } }) => {
        const key = listKey('service-accounts', {});
        const afterName = decodeCursor(key, cursor, z.tuple([z.string()]))?.[0];
        const found = await listServiceAccounts(db, { afterName, limit: limit + 1 }, now());
        return { body: toPage(found.map(showService), limit, key, (one) => [one.name]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/service-accounts',
      tag: 'accounts',
      repeat: 'stored',
      clause: '4.1',
      summary: text('新建服务账号', 'Make an account of a script'),
      description: text(
        '范围不超过所有人的角色，每次调用时再核对。敏感范围待第二人确认。令牌由所有人取得。',
        'Its scopes never exceed the roles of its owner, who is looked at again at each call. Sensitive scopes wait for a second person. Its owner gets the tokens.',
      ),
      access: writes('service-accounts'),
      body: z.strictObject({
        name,
        purpose: lineText(2, 500),
        ownerId: identifier,
        scopes: z.array(scopeName).min(1).max(SCOPE_NAMES.length),
      }),
      answer: {
        status: 201,
        schema: asked,
        description: text('已建立', 'made'),
        taken: text('待第二人确认（4.1）', 'it waits for a second person (4.1)'),
      },
      handle: async ({ actor, body }) => {
        const at = now();
        const wanted = { ...body, scopes: [...new Set(body.scopes)] };
        const done = await db.transaction().execute(async (trx) => {
          const owner = await admitOwner(trx, wanted);
          await assertFreeName(trx, wanted.name);
          if (!areSensitive(wanted.scopes)) return { id: await makeService(trx, wanted, actor.personId, at) };
          const detail = { service: wanted.name, scopes: wanted.scopes };
          await noteAccount(trx, { accountId: owner.id, actor: actor.personId, event: 'service-asked', detail, at });
          return { no: (await askChange(trx, serviceToAsk(wanted, owner, actor.personId), at)).no };
        });
        return 'id' in done
          ? { body: { account: showService(await find(done.id)), waitingChange: null } }
          : {
              status: 202,
              location: `/v1/waiting-changes/${done.no}`,
              body: { account: null, waitingChange: done.no },
            };
      },
    }),
    route({
      method: 'post',
      path: '/v1/service-accounts/{serviceId}/closing',
      tag: 'accounts',
      repeat: 'stored',
      summary: text('停用服务账号', 'Close an account of a script'),
      description: text('令牌立即失效，不能再启用。', 'Its tokens end at once; it is never opened again.'),
      access: writes('service-accounts'),
      params,
      answer: { status: 200, schema: serviceAccountSchema, description: text('已停用', 'closed') },
      handle: async ({ actor, params: { serviceId } }) => {
        await find(serviceId);
        await db.transaction().execute((trx) => closeServiceAccount(trx, serviceId, actor.personId, now()));
        return { body: showService(await find(serviceId)) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/service-accounts/{serviceId}/tokens/{tokenId}/revocation',
      tag: 'accounts',
      repeat: 'natural',
      summary: text('作废他人服务账号的令牌', 'Revoke a token of somebody’s script'),
      access: writes('service-accounts'),
      params: z.strictObject({ serviceId: serviceNumber, tokenId: serviceNumber }),
      answer: { status: 204, description: text('立即失效', 'it ends at once') },
      handle: async ({ actor, params: token }) => {
        await db.transaction().execute((trx) => revokeServiceToken(trx, token, actor.personId, now()));
        return {};
      },
    }),
  ];
}
