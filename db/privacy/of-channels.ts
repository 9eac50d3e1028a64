import { text } from '../../domain/vocabulary/text.js';
import type { Database } from '../database.js';
import { nothing, type Holding } from './holding.js';

type Holdings = Readonly<Partial<Record<keyof Database, readonly Holding[]>>>;

/** The tables of how people and other systems are told: channels, calendars, mornings. */
export const HELD_IN_CHANNELS = {
  outbox: nothing(
    'which message went out when and to which address; the message stands here, the address with the person',
  ),
  endpoint: [
    {
      held: 'traces',
      title: text('本人登记的接收端', 'endpoints that one registered'),
      by: 'made_by',
      shows: ['id', 'channel', 'name', 'events', 'state', 'made_at'],
    },
  ],
  endpoint_secret: nothing('sealed secrets of other systems'),
  outgoing_event: nothing('numbers and titles that other systems were told; nobody is named'),
  preference: [
    {
      held: 'rows',
      title: text('通知方式', 'how one wants to be reached'),
      about: 'person_id',
    },
  ],
  named_view: [
    {
      held: 'rows',
      title: text('本人命名的视图', 'views of tables that one has named'),
      about: 'person_id',
    },
  ],
  own_robot: [
    {
      held: 'rows',
      title: text('本人的机器人', 'one’s own robot'),
      about: 'person_id',
      without: ['no', 'sealed_url', 'sealed_secret', 'fault_code', 'paused_until'],
    },
  ],
  digest: [
    {
      held: 'rows',
      title: text('每日待办邮件', 'the mails of mornings about one’s tasks'),
      about: 'person_id',
      without: ['lines'],
    },
  ],
  invitation: [
    {
      held: 'rows',
      title: text('发到日历的日程', 'days that were mailed to one’s calendar'),
      about: 'person_id',
    },
  ],
  calendar_feed: [
    {
      held: 'rows',
      title: text('日历订阅', 'the feed of one’s calendar'),
      about: 'person_id',
      without: ['secret_sha256'],
    },
  ],
  digest_morning: nothing('that the mails of a morning were made'),
  mail_service: nothing('the sender of the installation'),
} as const satisfies Holdings;
