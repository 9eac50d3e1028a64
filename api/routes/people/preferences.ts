import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { keepPreferences, readPreferences } from '../../../db/people/preferences.js';
import { LANGUAGES, MAIL_CHOICES } from '../../../domain/people/preferences.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route, writes } from '../../http/route.js';

const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'HH:MM，北京时间 · Asia/Shanghai' });

const preferencesSchema = z
  .strictObject({
    language: z.enum(LANGUAGES).meta({ description: '邮件的语言 · of mails' }),
    mails: z.enum(MAIL_CHOICES).meta({
      description:
        '待办：digest 每个工作日早上一封，single 逐件发送 · of tasks: one mail each workday morning, or one each',
    }),
    quietHours: z
      .strictObject({ from: time, until: time })
      .refine(({ from, until }) => from !== until, {
        error: 'quiet hours end at another time than they begin',
        params: { zh: '开始与结束时间不能相同' },
      })
      .nullable()
      .meta({
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
      const { quietFrom, quietUntil, ...rest } = await readPreferences(db, actor.personId);
      const quietHours = quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil };
      return { body: { ...rest, quietHours } };
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
    body: preferencesSchema,
    answer: { status: 204, description: text('已保存', 'kept') },
    handle: async ({ actor, body: { quietHours, ...rest } }) => {
      const quiet = { quietFrom: quietHours?.from ?? null, quietUntil: quietHours?.until ?? null };
      await keepPreferences(db, actor.personId, { ...rest, ...quiet }, now());
      return {};
    },
  }),
];
