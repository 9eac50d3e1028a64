import * as z from 'zod';
import { listMails, readMailService, retryMail } from '../../../db/messages/mails.js';
import type { Queryable } from '../../../db/database.js';
import { DELIVERY_STATES } from '../../../domain/outgoing/delivery.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { instant } from '../../views/schemas.js';
import { mayReadPrivate } from '../../views/viewer.js';
import { MAIL } from '../../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { DELIVERY_WORDS } from '../../views/sheet-words.js';
const state = z.enum(DELIVERY_STATES);

const mailSchema = z
  .strictObject({
    id: z.int(),
    state,
    personId: z.string(),
    personName: z.string(),
    subject: textSchema,
    caseId: z.string().nullable(),
    address: z.string().nullable().meta({ description: '最近一次投递的地址 · where the last attempt went' }),
    attempts: z.int(),
    faultCode: z.string().nullable().meta({
      description:
        'NO_ADDRESS、服务器的三位代码或连接错误 · NO_ADDRESS, the server’s three digits, or of the connection',
    }),
    fault: z.string().nullable().meta({ description: '服务器的原话 · the server’s words' }),
    queuedAt: instant,
    dueAt: instant.meta({ description: '不早于此时投递 · not tried before' }),
    sentAt: instant.nullable(),
  })
  .meta({ id: 'Mail' });

const serviceSchema = z
  .strictObject({
    sender: z.string().nullable().meta({ description: '未设置邮件时为空 · null where mail is not set up' }),
    since: instant.nullable(),
    waiting: z.int(),
    delayed: z.int().meta({ description: '已尝试而未成功 · tried in vain so far' }),
    failed: z.int(),
  })
  .meta({ id: 'MailService' });

const MAILS_SHEET = sheetOf(mailSchema, text('邮件', 'Mails'), (c) => [
  c.number('序号', 'No.', (one) => one.id),
  c.code(DELIVERY_WORDS, '状态', 'State', (one) => one.state),
  c.text('收件人工号', 'To (number)', (one) => one.personId),
  c.text('收件人', 'To', (one) => one.personName),
  c.text('地址', 'Address', (one) => one.address, 28),
  c.name('主题', 'Subject', (one) => one.subject, 40),
  c.text('案件', 'Case', (one) => one.caseId),
  c.number('尝试次数', 'Attempts', (one) => one.attempts),
  c.text('故障代码', 'Fault code', (one) => one.faultCode),
  c.text('故障', 'Fault', (one) => one.fault, 40),
  c.instant('排队时间', 'Queued at', (one) => one.queuedAt),
  c.instant('不早于', 'Not before', (one) => one.dueAt),
  c.instant('发送时间', 'Sent at', (one) => one.sentAt),
]);

/** 9.5.5: what was mailed of what people are told, and what could not be. */
export const createMailRoutes = ({ db, now }: { readonly db: Queryable; readonly now: () => Date }): Route[] => [
  route({
    method: 'get',
    path: '/v1/mail-service',
    tag: 'messages',
    summary: text('邮件是否已设置，及待发与失败的数量', 'Whether mail is set up; how many wait or have failed'),
    access: reads('mail-service'),
    answer: { status: 200, schema: serviceSchema, description: text('不含人员', 'names nobody') },
    handle: async () => {
      const { since, ...rest } = await readMailService(db);
      return { body: { ...rest, since: since?.toISOString() ?? null } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/mails',
    tag: 'messages',
    summary: text('邮件及未送达的原因', 'Mails, and why they were not delivered'),
    access: reads('mails'),
    query: z.strictObject({ ...pageQuery, state: state.default('failed') }),
    answer: { status: 200, schema: pageOf(mailSchema), description: text('最近的在前', 'latest first') },
    sheet: MAILS_SHEET,
    handle: async ({ actor, query: { limit, cursor, state: asked } }) => {
      const key = listKey('mails', { state: asked });
      const last = decodeCursor(key, cursor, z.tuple([z.int()]));
      const page = { by: actor.personId, state: asked, before: last?.[0], limit: limit + 1 };
      const shown = (await listMails(db, page)).map((one) => ({
        ...one,
        // The server's words name the address as well.
        ...(mayReadPrivate(actor, one.personId) ? {} : { address: null, fault: null }),
        queuedAt: one.queuedAt.toISOString(),
        dueAt: one.dueAt.toISOString(),
        sentAt: one.sentAt?.toISOString() ?? null,
      }));
      return { body: toPage(shown, limit, key, ({ id }) => [id]) };
    },
  }),
  route({
    method: 'put',
    path: '/v1/mails/{mailId}/retry',
    tag: 'messages',
    repeat: 'natural',
    summary: text('立即重发一封未送达的邮件', 'Send a mail again, at once, that was not delivered'),
    description: text(
      '先在人员档案中补录或更正邮箱（导入人员文件）。已发出的邮件不会重发。',
      'Enter or correct the address first (import people). A mail that was sent is never sent again.',
    ),
    access: writes('mails'),
    params: z.strictObject({ mailId: z.coerce.number().int().min(1) }),
    answer: { status: 204, description: text('已重新排队', 'queued again') },
    handle: async ({ actor, params: { mailId } }) => {
      if (!(await retryMail(db, mailId, actor.personId, now()))) {
        throw new RefusalError(refuse(MAIL.NOT_FOUND));
      }
      return {};
    },
  }),
];
