import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import {
  changeRemark,
  findRemark,
  insertRemark,
  markRemarkRead,
  remarksOf,
  remarksTo,
  type RemarkView,
} from '../../../db/talk/remarks.js';
import { findTask } from '../../../db/tasks/inbox.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { whyWithheld } from '../../../domain/talk/withheld.js';
import { numberedOnce } from '../../../db/policy/reserved-numbers.js';
import { tellRemark } from '../../../db/talk/tell-remark.js';
import { personId as personNumber } from '../../../domain/pipelines/act-atoms.js';
import { TALK } from '../../../domain/refusals/talk.js';
import { readsRemark, REMARK_KINDS, writesRemark, type RemarkReader } from '../../../domain/talk/remark.js';
import { longText } from '../../../domain/vocabulary/text-schemas.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { admitAddressee } from '../../views/tasks/addressees.js';
import { readerOfRemarks, remarkReader } from '../../views/tasks/remark-reader.js';
import { remarkSchema, showRemark } from '../../views/tasks/remarks.js';
import { identifier, taskNumber } from '../../views/schemas.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { REMARK_KIND_WORDS } from '../../views/sheet-words.js';
import { CASE_KIND_NAMES } from '../../../domain/cases/case-kind.js';

/** People to whom one remark is addressed at most. */
const MOST = 20;

const words = longText(1, 2000);
const bodySchema = z
  .strictObject({
    kind: z.enum(REMARK_KINDS),
    text: words.exactOptional(),
    to: z
      .array(personNumber)
      .max(MOST)
      .meta({ description: '抄送给谁、提到谁 · to whom it is copied, or who is mentioned' }),
    taskId: taskNumber.exactOptional().meta({ description: '写在案件的某项任务上 · at a task of the case' }),
  })
  .refine(({ kind, text: said, to }) => (kind === 'copy' ? to.length > 0 : said !== undefined), {
    error: 'a copy is addressed to somebody, a comment says something',
    params: { zh: '抄送须写明抄送给谁，评论须写明内容' },
  });

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}
interface Found {
  readonly remark: RemarkView;
  readonly reader: RemarkReader;
}

const toOf = ({ addressees }: RemarkView): readonly string[] => addressees.map(({ personId }) => personId);
const isReadBy = (remark: RemarkView, reader: RemarkReader): boolean =>
  readsRemark({ taskId: remark.taskId, writtenBy: remark.writtenBy, to: toOf(remark) }, reader);

const REMARKS_SHEET = sheetOf(remarkSchema, text('评论与抄送', 'Remarks'), (c) => [
  c.number('序号', 'No.', (one) => one.no),
  c.code(REMARK_KIND_WORDS, '类别', 'Kind', (one) => one.kind),
  c.code(CASE_KIND_NAMES, '案件类型', 'Kind of case', (one) => one.caseKind),
  c.text('案件', 'Case', (one) => one.caseId),
  c.text('任务', 'Task', (one) => one.taskId),
  c.text('当事人工号', 'About (number)', (one) => one.subject.personId),
  c.text('当事人', 'About', (one) => one.subject.name),
  c.text('作者', 'Written by', (one) => one.writtenBy.name),
  c.text('内容', 'Text', (one) => one.text, 50),
  c.text('发给', 'To', (one) => one.to.map(({ name }) => name).join(', '), 30),
  c.instant('时间', 'At', (one) => one.at),
  c.instant('更改时间', 'Changed at', (one) => one.changedAt),
  c.yesNo('已删除', 'Removed', (one) => one.removed),
]);

/** Copies, comments and read marks: records beside a case, not its history (docs/decisions/0056). */
export function createRemarkRoutes({ db, now }: Deps): Route[] {
  const ofCase = z.strictObject({ caseId: identifier });
  const one = z.strictObject({ no: z.coerce.number().int().min(1).max(2_147_483_647) });
  /** A remark that somebody may read. */
  const find = async (actor: SignedIn, no: number): Promise<Found> => {
    const remark = await findRemark(db, no);
    const reader = remark === undefined ? undefined : await readerOfRemarks(db, actor, remark.caseId);
    if (remark === undefined || reader === undefined || !isReadBy(remark, reader))
      throw new RefusalError(refuse(TALK.NO_REMARK));
    return { remark, reader };
  };
  /** One that he wrote, and that still stands. */
  const findOwn = async (actor: SignedIn, no: number): Promise<RemarkView> => {
    const { remark } = await find(actor, no);
    if (remark.writtenBy !== actor.personId) throw new RefusalError(refuse(TALK.NOT_AUTHOR));
    if (remark.removed) throw new RefusalError(refuse(TALK.REMOVED));
    return remark;
  };
  /** A task of the case at which something is said. */
  const admitTask = async (actor: SignedIn, taskId: string, caseId: string): Promise<void> => {
    const task = await findTask(db, actor, taskId);
    if (task?.caseId !== caseId) throw new RefusalError(refuse(TALK.CASE_MISSING));
    const why = whyWithheld(task.kind as TaskKind, 'remark');
    if (why !== undefined) throw new RefusalError(refuse(TALK.WITHHELD, { why }));
  };
  const shown = async (actor: SignedIn, no: number) => {
    const { remark, reader } = await find(actor, no);
    return { body: showRemark(remark, reader) };
  };
  return [
    route({
      method: 'get',
      path: '/v1/cases/{caseId}/remarks',
      tag: 'cases',
      summary: text('案件的评论与抄送', 'Comments and copies at a case'),
      access: reads('remarks'),
      params: ofCase,
      query: z.strictObject(pageQuery),
      answer: { status: 200, schema: pageOf(remarkSchema), description: text('从早到晚', 'oldest first') },
      sheet: REMARKS_SHEET,
      handle: async ({ actor, params: { caseId }, query: { limit, cursor } }) => {
        const reader = await remarkReader(db, actor, caseId);
        const key = listKey('remarks', { caseId });
        const after = decodeCursor(key, cursor, z.tuple([z.int()]))?.[0] ?? 0;
        const all = await remarksOf(db, caseId);
        const told = all.filter((remark) => remark.no > after && isReadBy(remark, reader));
        const items = told.slice(0, limit + 1).map((remark) => showRemark(remark, reader));
        return { body: toPage(items, limit, key, ({ no }) => [no]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/cases/{caseId}/remarks',
      tag: 'cases',
      repeat: 'stored',
      summary: text('评论或抄送', 'Comment or copy'),
      description: text(
        '被抄送、被提到的人收到消息（不含内容）；须能查阅该案件且无利害关系。结果反馈前不能写给本人。',
        'Whoever is copied or mentioned is told, without the words; he has to be able to read the case and have no interest in it. The person himself only once the result is out.',
      ),
      clause: '8.5.6',
      access: writes('remarks'),
      params: ofCase,
      body: bodySchema,
      answer: { status: 201, schema: remarkSchema, description: text('已写入', 'written') },
      handle: async ({ actor, actId, params: { caseId }, body }) => {
        const { kind, text: said = null, taskId = null } = body;
        const reader = await remarkReader(db, actor, caseId);
        const isAddressed = (await remarksOf(db, caseId)).some((remark) => toOf(remark).includes(actor.personId));
        if (!writesRemark(taskId, reader, isAddressed)) throw new RefusalError(refuse(TALK.NOT_WRITER));
        if (taskId !== null) await admitTask(actor, taskId, caseId);
        const to = [...new Set(body.to)].filter((personId) => personId !== actor.personId);
        for (const personId of to) await admitAddressee(db, caseId, personId, { toSubject: true });
        const at = now();
        const remark = { caseId, taskId, kind, writtenBy: actor.personId, text: said, to };
        const no = await db.transaction().execute((trx) =>
          numberedOnce(trx, { actId, series: 'remark' }, async () => {
            const made = await insertRemark(trx, remark, at);
            await tellRemark(trx, made, at);
            return made;
          }),
        );
        return shown(actor, no);
      },
    }),
    route({
      method: 'get',
      path: '/v1/remarks',
      tag: 'tasks',
      summary: text('抄送与提到我的', 'What is addressed to me'),
      access: reads('addressed'),
      query: z.strictObject(pageQuery),
      answer: { status: 200, schema: pageOf(remarkSchema), description: text('最近的在前', 'the latest first') },
      sheet: REMARKS_SHEET,
      handle: async ({ actor, query: { limit, cursor } }) => {
        const key = listKey('remarks-to-me', {});
        const before = decodeCursor(key, cursor, z.tuple([z.int()]))?.[0];
        const page = toPage(await remarksTo(db, actor.personId, { before, limit: limit + 1 }), limit, key, ({ no }) => [
          no,
        ]);
        const items: z.input<typeof remarkSchema>[] = [];
        for (const remark of page.items) {
          const reader = await readerOfRemarks(db, actor, remark.caseId);
          if (reader !== undefined && isReadBy(remark, reader)) items.push(showRemark(remark, reader));
        }
        return { body: { items, next: page.next } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/remarks/{no}',
      tag: 'cases',
      repeat: 'natural',
      versioned: false,
      summary: text('修改评论或抄送', 'Change a comment or copy'),
      description: text(
        '原文保留，人力资源部、总经理与审计可查。',
        'What stood there is kept, for HR, the general manager and the auditor.',
      ),
      access: writes('addressed'),
      params: one,
      body: z.strictObject({ text: words }),
      answer: { status: 200, schema: remarkSchema, description: text('已修改', 'changed') },
      handle: async ({ actor, params: { no }, body }) => {
        const remark = await findOwn(actor, no);
        if (remark.text !== body.text) await changeRemark(db, no, body.text, now());
        return shown(actor, no);
      },
    }),
    route({
      method: 'delete',
      path: '/v1/remarks/{no}',
      tag: 'cases',
      repeat: 'natural',
      versioned: false,
      summary: text('删除评论或抄送', 'Remove a comment or copy'),
      description: text(
        '原文保留，人力资源部、总经理与审计可查。',
        'What stood there is kept, for HR, the general manager and the auditor.',
      ),
      access: writes('addressed'),
      params: one,
      answer: { status: 204, description: text('已删除', 'removed') },
      handle: async ({ actor, params: { no } }) => {
        await findOwn(actor, no);
        await changeRemark(db, no, null, now());
        return {};
      },
    }),
    route({
      method: 'put',
      path: '/v1/remarks/{no}/read',
      tag: 'tasks',
      repeat: 'natural',
      versioned: false,
      summary: text('已阅', 'Mark as read'),
      access: writes('addressed'),
      params: one,
      answer: { status: 204, description: text('已阅', 'read') },
      handle: async ({ actor, params: { no } }) => {
        const { remark } = await find(actor, no);
        if (!toOf(remark).includes(actor.personId)) throw new RefusalError(refuse(TALK.NOT_ADDRESSED));
        await markRemarkRead(db, no, actor.personId, now());
        return {};
      },
    }),
  ];
}
