import type { Kysely } from 'kysely';
import * as z from 'zod';
import { announce } from '../../../db/announcements/announce.js';
import { receive, receivedAt, tellOne } from '../../../db/announcements/receipts.js';
import type { Database } from '../../../db/database.js';
import { ANNOUNCEMENT } from '../../../domain/refusals/policy.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { privacyAnnouncement } from '../../../policy/announcing.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { privacyNoticeSchema } from '../../../policy/data/privacy-notice.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { instant } from '../../views/schemas.js';

const notice = z
  .strictObject({
    ...privacyNoticeSchema.shape,
    readAt: instant.nullable().meta({ description: '本人确认阅读的时间 · when one has confirmed to have read it' }),
  })
  .meta({ id: 'PrivacyNotice' });

export interface PrivacyDeps {
  readonly db: Kysely<Database>;
  readonly library: Pick<PolicyLibrary, 'privacyNotice'>;
  readonly now: () => Date;
}

/** What people are told of their data, shown at the first log-in and on the policy page; acknowledged once an edition. */
export const createPrivacyRoutes = ({ db, library: { privacyNotice }, now }: PrivacyDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/privacy-notice',
    tag: 'policy',
    clause: 'I-80',
    summary: text('个人信息说明', 'The privacy notice'),
    access: reads('own-account'),
    answer: { status: 200, schema: notice, description: text('说明，以及本人是否已确认', 'with one’s own receipt') },
    handle: async ({ actor }) => {
      const at = await receivedAt(db, actor.personId, privacyAnnouncement(privacyNotice).key);
      const { version, sections } = privacyNotice;
      return { body: { version, sections, readAt: at?.toISOString() ?? null } };
    },
  }),
  route({
    method: 'put',
    path: '/v1/privacy-notice/{version}/receipt',
    tag: 'policy',
    clause: 'I-80',
    repeat: 'natural',
    summary: text('确认已阅读个人信息说明', 'Confirm to have read the privacy notice'),
    description: text('每版一次；任何办理都不等待它。', 'Once an edition; nothing waits for it.'),
    access: writes('own-account'),
    params: z.strictObject({ version: z.string().regex(/^\d{1,4}$/) }),
    answer: {
      status: 200,
      schema: z.strictObject({ readAt: instant }),
      description: text('确认的时间', 'when it was confirmed'),
    },
    handle: async ({ actor: { personId }, params: { version } }) => {
      const { version: current } = privacyNotice;
      if (version !== current) throw new RefusalError(refuse(ANNOUNCEMENT.OTHER_EDITION, { version, current }));
      const told = privacyAnnouncement(privacyNotice);
      const at = await db.transaction().execute(async (trx) => {
        await announce(trx, [told], now());
        const no = await tellOne(trx, personId, told.key, now());
        return no === undefined ? undefined : receive(trx, personId, no, now());
      });
      if (at === undefined) throw new Error('the receipt vanished');
      return { body: { readAt: at.toISOString() } };
    },
  }),
];
