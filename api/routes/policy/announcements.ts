import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import {
  countReceipts,
  isAnnounced,
  listAnnouncements,
  listReceipts,
  receive,
} from '../../../db/announcements/receipts.js';
import { ANNOUNCEMENT } from '../../../domain/refusals/policy.js';
import { ANNOUNCEMENT_KINDS } from '../../../domain/settings/announcement.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { civilDate, identifier, instant } from '../../views/schemas.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { ANNOUNCEMENT_WORDS } from '../../views/sheet-words.js';

const head = {
  no: z.int(),
  kind: z.enum(ANNOUNCEMENT_KINDS),
  clause: z.string(),
  title: textSchema,
  effectiveFrom: civilDate.nullable(),
  announcedAt: instant,
};
const announcement = z
  .strictObject({ ...head, body: textSchema, readAt: instant.nullable() })
  .meta({ id: 'Announcement' });
const receiptCount = z
  .strictObject({
    ...head,
    people: z.int().meta({
      description: '所告知的人数（离职未读者、审计不计）· whom it concerns, without who left unread or audits',
    }),
    read: z.int().meta({ description: '已签收人数 · who has read it' }),
  })
  .meta({ id: 'ReceiptCount' });
const receipt = z
  .strictObject({
    personId: z.string(),
    personName: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    toldAt: instant,
    readAt: instant.nullable(),
    hasAccount: z.boolean().meta({ description: '有可登录的账号 · has an account that lets him in' }),
  })
  .meta({ id: 'Receipt' });
const no = z.coerce.number().int().min(1).max(2_000_000_000);
const before = z.tuple([z.int().min(1)]);

export interface AnnouncementDeps {
  readonly db: Queryable;
  readonly now: () => Date;
}

const ANNOUNCEMENTS_SHEET = sheetOf(announcement, text('制度公告', 'Announcements'), (c) => [
  c.number('序号', 'No.', (one) => one.no),
  c.code(ANNOUNCEMENT_WORDS, '类别', 'Kind', (one) => one.kind),
  c.text('条款', 'Clause', (one) => one.clause),
  c.name('标题', 'Title', (one) => one.title, 40),
  c.name('内容', 'Body', (one) => one.body, 60),
  c.date('生效日', 'Effective from', (one) => one.effectiveFrom),
  c.instant('公告时间', 'Announced at', (one) => one.announcedAt),
  c.instant('签收时间', 'Read at', (one) => one.readAt),
]);
const RECEIPTS_SHEET = sheetOf(receiptCount, text('公告签收', 'Receipts'), (c) => [
  c.number('序号', 'No.', (one) => one.no),
  c.code(ANNOUNCEMENT_WORDS, '类别', 'Kind', (one) => one.kind),
  c.text('条款', 'Clause', (one) => one.clause),
  c.name('标题', 'Title', (one) => one.title, 40),
  c.date('生效日', 'Effective from', (one) => one.effectiveFrom),
  c.instant('公告时间', 'Announced at', (one) => one.announcedAt),
  c.number('应签收', 'People', (one) => one.people),
  c.number('已签收', 'Read', (one) => one.read),
]);
const READERS_SHEET = sheetOf(receipt, text('签收名单', 'Who has read it'), (c) => [
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.personName),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.instant('告知时间', 'Told at', (one) => one.toldAt),
  c.instant('签收时间', 'Read at', (one) => one.readAt),
  c.yesNo('有账号', 'Has an account', (one) => one.hasAccount),
]);

/** 13.1, 13.3, I-80: what was announced, each person's own receipt, and for HR who has not read. Nothing waits for it. */
export function createAnnouncementRoutes({ db, now }: AnnouncementDeps): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  return [
    route({
      method: 'get',
      path: '/v1/announcements',
      tag: 'policy',
      clause: 'I-80',
      summary: text('告知本人的制度公告', 'What was announced to oneself'),
      access: reads('messages'),
      query: z.strictObject({ ...pageQuery, unread: z.stringbool().exactOptional() }),
      answer: { status: 200, schema: pageOf(announcement), description: text('最近的在前', 'latest first') },
      sheet: ANNOUNCEMENTS_SHEET,
      handle: async ({ actor, query: { limit, cursor, unread } }) => {
        const key = listKey('announcements', { unread });
        const last = decodeCursor(key, cursor, before)?.[0];
        const rows = await listAnnouncements(db, actor.personId, { unread, before: last, limit: limit + 1 });
        const shown = rows.map((one) => ({
          ...one,
          announcedAt: one.announcedAt.toISOString(),
          readAt: one.readAt?.toISOString() ?? null,
        }));
        return { body: toPage(shown, limit, key, (one) => [one.no]) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/announcements/{no}/receipt',
      tag: 'policy',
      clause: 'I-80',
      repeat: 'natural',
      summary: text('签收：本人已阅读', 'Receipt: one has read it oneself'),
      description: text(
        '以第一次为准，不能撤回，也不能代签。',
        'The first time counts; it cannot be taken back, nor given for another.',
      ),
      access: writes('messages'),
      params: z.strictObject({ no }),
      answer: {
        status: 200,
        schema: z.strictObject({ readAt: instant }),
        description: text('签收时间', 'when it was read'),
      },
      handle: async ({ actor, params }) => {
        const at = await receive(db, actor.personId, params.no, now());
        if (at === undefined) throw new RefusalError(refuse(ANNOUNCEMENT.NOT_FOUND));
        return { body: { readAt: at.toISOString() } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/receipts',
      tag: 'policy',
      clause: 'I-80',
      summary: text('各公告的签收情况', 'How far each announcement was read'),
      access: reads('receipts'),
      query: z.strictObject(pageQuery),
      answer: { status: 200, schema: pageOf(receiptCount), description: text('最近的在前', 'latest first') },
      sheet: RECEIPTS_SHEET,
      handle: async ({ query: { limit, cursor } }) => {
        const key = listKey('receipts', {});
        const last = decodeCursor(key, cursor, before)?.[0];
        const rows = await countReceipts(db, today(), { before: last, limit: limit + 1 });
        const shown = rows.map((one) => ({ ...one, announcedAt: one.announcedAt.toISOString() }));
        return { body: toPage(shown, limit, key, (one) => [one.no]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/receipts/{no}/people',
      tag: 'policy',
      clause: 'I-80',
      summary: text('一份公告：谁已签收，谁未签收', 'One announcement: who has read it and who has not'),
      access: reads('receipts'),
      params: z.strictObject({ no }),
      query: z.strictObject({
        ...pageQuery,
        read: z.stringbool().exactOptional(),
        department: identifier.exactOptional(),
      }),
      answer: { status: 200, schema: pageOf(receipt), description: text('按工号', 'by employee number') },
      sheet: READERS_SHEET,
      handle: async ({ params, query: { limit, cursor, read, department } }) => {
        if (!(await isAnnounced(db, params.no))) throw new RefusalError(refuse(ANNOUNCEMENT.NOT_FOUND));
        const key = listKey(`receipts ${params.no}`, { read, department });
        const after = decodeCursor(key, cursor, z.tuple([identifier]))?.[0];
        const page = { read, departmentId: department, after, limit: limit + 1 };
        const shown = (await listReceipts(db, params.no, today(), page)).map((one) => ({
          ...one,
          toldAt: one.toldAt.toISOString(),
          readAt: one.readAt?.toISOString() ?? null,
        }));
        return { body: toPage(shown, limit, key, (one) => [one.personId]) };
      },
    }),
  ];
}
