import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { keepPreferences, readPreferences } from '../../../db/people/own/preferences.js';
import { LANGUAGES, MAIL_CHOICES } from '../../../domain/people/preferences.js';
import { text } from '../../../domain/vocabulary/text.js';
import { keptQuietHours, quietHoursSchema, showQuietHours } from '../../views/quiet-hours.js';
import { reads, route, type Route, writes } from '../../http/route.js';

const preferencesSchema = z
  .strictObject({
    language: z.enum(LANGUAGES).meta({ description: '邮件的语言 · of mails' }),
    mails: z.enum(MAIL_CHOICES).meta({
      description:
        '待办：digest 每个工作日早上一封，single 逐件发送 · of tasks: one mail each workday morning, or one each',
    }),
    news: z.enum(MAIL_CHOICES).meta({
      description:
        '其他通知：single 逐件发送，digest 并入早上的邮件；催办、全文邮寄的书函与登录事项总是即时发送 · of all else: one each, or in the mail of the morning; HR’s urging, letters mailed whole and what concerns a log-in come at once',
    }),
    invitations: z.boolean().meta({
      description:
        '日程邀请发到邮箱；否则只在日历订阅中，已发出的仍会更新 · days of one’s own as invitations by mail; otherwise in the feed alone, and what was sent is kept right',
    }),
    quietHours: quietHoursSchema.meta({
      description: '此时段不发邮件，之后补发；可跨午夜 · no mail meanwhile, but afterwards; may pass midnight',
    }),
    quietDaysOff: z.boolean().meta({ description: '休息日不发邮件，之后补发 · no mail on days off, but afterwards' }),
  })
  .meta({ id: 'Preferences' });

/** How one wants to be reached. What the policy wants told is bundled or comes later, never left out. */
export const createPreferenceRoutes = ({ db, now }: { readonly db: Queryable; readonly now: () => Date }): Route[] => [
  route({
    method: 'get',
    path: '/v1/me/preferences',
    tag: 'messages',
    summary: text('本人的通知方式', 'How one wants to be reached'),
    access: reads('own-account'),
    answer: {
      status: 200,
      schema: preferencesSchema,
      description: text('未选择的为默认', 'what was not chosen is the default'),
    },
    handle: async ({ actor }) => {
      return { body: showQuietHours(await readPreferences(db, actor.personId)) };
    },
  }),
  route({
    method: 'put',
    path: '/v1/me/preferences',
    tag: 'messages',
    repeat: 'natural',
    summary: text('选择通知方式', 'Choose how one wants to be reached'),
    description: text(
      '制度要求告知的事项不能关闭，只能合并或推迟；消息页上随时都能看到。',
      'What the policy wants told cannot be switched off, only bundled or put off; it stands among the messages at once.',
    ),
    access: writes('own-account'),
    body: preferencesSchema.extend({
      news: preferencesSchema.shape.news.exactOptional(),
      invitations: preferencesSchema.shape.invitations.exactOptional(),
    }),
    answer: { status: 204, description: text('已保存', 'kept') },
    handle: async ({ actor, body: { quietHours, ...rest } }) => {
      // Who does not know of the later choices leaves them as they are.
      const { news, invitations } = await readPreferences(db, actor.personId);
      await keepPreferences(db, actor.personId, { news, invitations, ...rest, ...keptQuietHours(quietHours) }, now());
      return {};
    },
  }),
];
