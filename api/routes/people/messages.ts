import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { listMessages, markRead } from '../../../db/messages/messages.js';
import { MESSAGE_TOPICS } from '../../../domain/pipelines/task-events.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { instant } from '../../views/schemas.js';
import { MESSAGE } from '../../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { TOPIC_WORDS } from '../../views/sheet-words.js';
const messageSchema = z
  .strictObject({
    id: z.int(),
    clause: z.string(),
    caseId: z.string().nullable(),
    taskId: z.string().nullable().meta({ description: '所指的待办 · the task that it leads to' }),
    topic: z
      .enum(MESSAGE_TOPICS)
      .meta({ description: '待办的变化，或其他 · what happened to a task, or anything else' }),
    announces: z.boolean().meta({ description: '制度公告，另行签收 · of an announcement, which takes a receipt' }),
    done: z.boolean().meta({ description: '所指的待办已了结 · its task is open no more' }),
    asks: z.boolean().meta({ description: '有人就案件问您 · of a question that one is asked' }),
    subject: textSchema,
    body: textSchema,
    sentAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Message' });

const MESSAGES_SHEET = sheetOf(messageSchema, text('消息', 'Messages'), (c) => [
  c.number('序号', 'No.', (one) => one.id),
  c.code(TOPIC_WORDS, '类别', 'Topic', (one) => one.topic),
  c.text('条款', 'Clause', (one) => one.clause),
  c.text('案件', 'Case', (one) => one.caseId),
  c.text('任务', 'Task', (one) => one.taskId),
  c.name('主题', 'Subject', (one) => one.subject, 40),
  c.name('内容', 'Body', (one) => one.body, 60),
  c.instant('发送时间', 'Sent at', (one) => one.sentAt),
  c.instant('阅读时间', 'Read at', (one) => one.readAt),
]);

/** What one was told: trial notices, results, what changed; mailed as well where mail is set up. */
export const createMessageRoutes = ({ db, now }: { readonly db: Queryable; readonly now: () => Date }): Route[] => [
  route({
    method: 'get',
    path: '/v1/messages',
    tag: 'messages',
    summary: text('我的消息', 'My messages'),
    access: reads('messages'),
    query: z.strictObject({ ...pageQuery, unread: z.stringbool().exactOptional() }),
    answer: { status: 200, schema: pageOf(messageSchema), description: text('最近的在前', 'latest first') },
    sheet: MESSAGES_SHEET,
    handle: async ({ actor, query: { limit, cursor, unread } }) => {
      const key = listKey('messages', { unread });
      const last = decodeCursor(key, cursor, z.tuple([z.int()]));
      const rows = await listMessages(db, actor.personId, { before: last?.[0], unread, limit: limit + 1 });
      const shown = rows.map((one) => ({
        ...one,
        sentAt: one.sentAt.toISOString(),
        readAt: one.readAt?.toISOString() ?? null,
      }));
      return { body: toPage(shown, limit, key, (one) => [one.id]) };
    },
  }),
  route({
    method: 'put',
    path: '/v1/messages/{messageId}/read',
    tag: 'messages',
    repeat: 'natural',
    summary: text('标为已读', 'Mark as read'),
    access: writes('messages'),
    params: z.strictObject({ messageId: z.coerce.number().int().min(1) }),
    answer: { status: 204, description: text('已读', 'read') },
    handle: async ({ actor, params: { messageId } }) => {
      if (!(await markRead(db, actor.personId, messageId, now()))) {
        throw new RefusalError(refuse(MESSAGE.NOT_FOUND));
      }
      return {};
    },
  }),
];
