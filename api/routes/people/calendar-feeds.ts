import * as z from 'zod';
import { daysOf, endFeed, findFeed, makeFeed, personOfFeed } from '../../../db/calendar-feeds/feeds.js';
import type { Queryable } from '../../../db/database.js';
import { readPreferences } from '../../../db/people/own/preferences.js';
import { FEED } from '../../../domain/refusals/people/records.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { calendarOf } from '../../views/people/calendar-feed.js';
import { instant } from '../../views/schemas.js';

interface FeedDeps {
  readonly db: Queryable;
  readonly settings: Pick<ApiSettings, 'publicUrl'>;
  readonly now: () => Date;
}

const OWN = '/v1/me/calendar-feed';
const TYPE = 'text/calendar';
/** The secret of a feed's owner, as a calendar asks for it. */
const FILE = /^[\w-]{43}\.ics$/;

/** Defenses, interviews and days of trials in one's own calendar, by an address that only its owner knows. */
export const createCalendarFeedRoutes = ({ db, settings, now }: FeedDeps): Route[] => [
  route({
    method: 'get',
    path: OWN,
    tag: 'messages',
    summary: text('本人的日历订阅', 'One’s own calendar feed'),
    access: reads('own-account'),
    answer: {
      status: 200,
      schema: z.strictObject({
        since: instant.nullable().meta({ description: '未启用时为空 · null where there is none' }),
        readAt: instant.nullable().meta({ description: '最近一次被读取 · when a calendar read it last' }),
      }),
      description: text(
        '是否启用；网址只在启用时显示一次',
        'whether there is one; its address is shown once, when it is made',
      ),
    },
    handle: async ({ actor }) => {
      const found = await findFeed(db, actor.personId);
      return {
        body: { since: found?.since.toISOString() ?? null, readAt: found?.readAt?.toISOString() ?? null },
      };
    },
  }),
  route({
    method: 'post',
    path: OWN,
    tag: 'messages',
    repeat: 'natural',
    summary: text('启用或更换日历订阅', 'Make a feed, or another one'),
    description: text(
      '得到只显示这一次的网址；原有的随即作废。',
      'Gives an address, shown this once; the one before is worthless from then on.',
    ),
    access: writes('own-account'),
    answer: {
      status: 201,
      schema: z.strictObject({
        path: z.string().meta({ description: '接在本系统网址之后 · behind the address of the service' }),
        url: z
          .string()
          .nullable()
          .meta({ description: '完整网址；未设置 JINJI_PUBLIC_URL 时为空 · whole, where JINJI_PUBLIC_URL is set' }),
      }),
      description: text('网址', 'the address'),
    },
    handle: async ({ actor }) => {
      const path = `/v1/calendar-feeds/${await makeFeed(db, actor.personId, now())}.ics`;
      const { publicUrl } = settings;
      return { body: { path, url: publicUrl === undefined ? null : `${publicUrl}${path}` } };
    },
  }),
  route({
    method: 'delete',
    path: OWN,
    tag: 'messages',
    repeat: 'natural',
    summary: text('停用日历订阅', 'End the feed'),
    access: writes('own-account'),
    answer: { status: 204, description: text('已停用', 'ended') },
    handle: async ({ actor }) => {
      if (!(await endFeed(db, actor.personId))) throw new RefusalError(refuse(FEED.NOT_FOUND));
      return {};
    },
  }),
  route({
    method: 'get',
    path: '/v1/calendar-feeds/{feed}',
    tag: 'messages',
    summary: text('日历订阅的内容（iCalendar）', 'What a feed shows, as iCalendar'),
    description: text(
      '整日事件：答辩、面谈期限、试用任命的日期；不含姓名。变更时 SEQUENCE 增大，取消时 STATUS 为 CANCELLED。',
      'Whole days: defenses, interviews, days of trials; nobody is named. SEQUENCE grows with a change, STATUS is CANCELLED when one is called off.',
    ),
    access: { kind: 'public', why: 'a calendar logs in nowhere; the address is the secret of its owner' },
    params: z.strictObject({ feed: z.string().regex(FILE) }),
    answer: { status: 200, otherTypes: [TYPE], description: text('iCalendar', 'iCalendar') },
    handle: async ({ params: { feed } }) => {
      const at = now();
      const personId = await personOfFeed(db, feed.slice(0, -'.ics'.length), at);
      if (personId === undefined) throw new RefusalError(refuse(FEED.NOT_FOUND));
      const { language } = await readPreferences(db, personId);
      const content = calendarOf(await daysOf(db, personId, at), { language, link: settings.publicUrl, at });
      return { raw: { type: `${TYPE}; charset=utf-8`, content } };
    },
  }),
];
