import * as z from 'zod';
import { listServiceAccounts } from '../../../db/accounts/service-accounts.js';
import { createServiceToken, revokeServiceToken } from '../../../db/accounts/service-tokens.js';
import { SERVICE_ACCOUNT } from '../../../domain/refusals/people/service-accounts.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { ownAccount } from '../../log-in/credentials.js';
import { reads, writes, route, type Route } from '../../http/route.js';
import { instant } from '../../views/schemas.js';
import { serviceAccountSchema, showService } from '../../views/people/service-accounts.js';
import { serviceNumber, type ServiceAccountDeps } from './service-accounts.js';

const DAYS_MOST = 365;
const OVERLAP_MOST = 30 * 24;

/** Accounts of scripts for who owns them: he alone gets their tokens, so that nobody has by one what is not his. */
export function createOwnServiceAccountRoutes({ db, now }: ServiceAccountDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/service-accounts',
      tag: 'accounts',
      summary: text('本人所有的服务账号', 'Accounts of scripts that one owns'),
      access: reads('own-service-accounts'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(serviceAccountSchema) }),
        description: text('按名称排序', 'in the order of names'),
      },
      handle: async ({ actor }) => {
        const found = await listServiceAccounts(db, { ownerId: actor.personId }, now());
        return { body: { items: found.map(showService) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/service-accounts/{serviceId}/tokens',
      tag: 'accounts',
      repeat: 'natural',
      summary: text('取得新令牌', 'Get a new token'),
      description: text(
        '只显示一次；原有令牌最多再用 overlapHours 小时。以 Authorization: Bearer 调用接口。',
        'Shown once; those of before count for overlapHours at most. Call the API with Authorization: Bearer.',
      ),
      access: writes('own-service-accounts'),
      params: z.strictObject({ serviceId: serviceNumber }),
      body: z.strictObject({
        days: z.int().min(1).max(DAYS_MOST),
        overlapHours: z.int().min(0).max(OVERLAP_MOST).default(24),
      }),
      answer: {
        status: 201,
        schema: z.strictObject({ id: z.int(), token: z.string(), prefix: z.string(), expiresAt: instant }),
        description: text('令牌', 'the token'),
      },
      handle: async ({ actor, params: { serviceId: id }, body }) => {
        const made = await db.transaction().execute(async (trx) => {
          const owner = await ownAccount(trx, actor);
          const own = await listServiceAccounts(trx, { id, ownerId: actor.personId }, now());
          if (own[0] !== undefined && own[0].state !== 'open') throw new RefusalError(refuse(SERVICE_ACCOUNT.CLOSED));
          return createServiceToken(trx, { id, owner }, body, now());
        });
        return { body: { ...made, expiresAt: made.expiresAt.toISOString() } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/service-accounts/{serviceId}/tokens/{tokenId}/revocation',
      tag: 'accounts',
      repeat: 'natural',
      summary: text('作废本人服务账号的令牌', 'Revoke a token of one’s own script'),
      access: writes('own-service-accounts'),
      params: z.strictObject({ serviceId: serviceNumber, tokenId: serviceNumber }),
      answer: { status: 204, description: text('立即失效', 'it ends at once') },
      handle: async ({ actor, params: token }) => {
        const { personId } = actor;
        await db
          .transaction()
          .execute((trx) => revokeServiceToken(trx, { ...token, ownerId: personId }, personId, now()));
        return {};
      },
    }),
  ];
}
