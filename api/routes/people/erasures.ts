import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import { dueErasures } from '../../../db/privacy/due.js';
import { planErasure } from '../../../db/privacy/erase.js';
import { listErasures } from '../../../db/seals/erasures.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { PERSONAL_KINDS, RECORD_KIND_NAMES } from '../../../domain/privacy/retention.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { retentionNow, type PolicyLibrary } from '../../../policy/data/library.js';
import { erasureToAsk } from '../../changes/erasure.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, writes, type Route } from '../../http/route.js';
import { civilDate, identifier, instant } from '../../views/schemas.js';
import { bookOf, sheetOf } from '../../http/sheet/columns.js';

const params = z.strictObject({ personId: identifier });
const kind = z.enum(PERSONAL_KINDS);
const recordSchema = z
  .strictObject({
    no: z.int(),
    personId: identifier,
    kinds: z.array(kind),
    requested: z.boolean(),
    askedBy: z.string(),
    approvedBy: z.string(),
    carriedOutBy: z.string(),
    at: instant,
    links: z.int(),
  })
  .meta({ id: 'Erasure' });
const listSchema = z
  .strictObject({
    due: z.array(
      z.strictObject({
        personId: identifier,
        name: z.string(),
        leftOn: civilDate,
        kinds: z.array(kind),
        asked: z.boolean(),
      }),
    ),
    done: z.array(recordSchema),
  })
  .meta({ id: 'Erasures' });
const planSchema = z
  .strictObject({
    personId: identifier,
    leftOn: civilDate.nullable(),
    against: z.array(textSchema).meta({ description: '现在不能删除的理由 · what stands against it now' }),
    kinds: z.array(
      z.strictObject({
        kind,
        name: textSchema,
        dueOn: civilDate,
        due: z.boolean(),
        onRequest: z.boolean().meta({ description: '本人可在期满前申请 · the person may ask for it before' }),
        erased: z.boolean(),
        rows: z.record(z.string(), z.int()).meta({ description: '各表将删除的行数 · rows that would go, by table' }),
      }),
    ),
  })
  .meta({ id: 'ErasurePlan' });

export interface ErasureDeps {
  readonly db: Kysely<Database>;
  readonly library: Pick<PolicyLibrary, 'retentionOf' | 'inForceOn'>;
  readonly now: () => Date;
}

const kindsIn = (kinds: readonly z.output<typeof kind>[]) => kinds.map((one) => RECORD_KIND_NAMES[one]);
const ERASURES_BOOK = bookOf(
  text('到期删除', 'Erasures'),
  sheetOf(
    listSchema.shape.due.element,
    text('到期应删除', 'Due'),
    (c) => [
      c.text('工号', 'Number', (one) => one.personId),
      c.text('姓名', 'Name', (one) => one.name),
      c.date('离职日期', 'Left on', (one) => one.leftOn),
      c.name('记录种类', 'Records', (one) => kindsIn(one.kinds), 40),
      c.yesNo('已申请', 'Asked for', (one) => one.asked),
    ],
    ({ due }: z.output<typeof listSchema>) => due,
  ),
  sheetOf(
    recordSchema,
    text('已删除', 'Erased'),
    (c) => [
      c.number('序号', 'No.', (one) => one.no),
      c.text('工号', 'Number', (one) => one.personId),
      c.name('记录种类', 'Records', (one) => kindsIn(one.kinds), 40),
      c.yesNo('本人申请', 'Asked for by the person', (one) => one.requested),
      c.text('申请人工号', 'Asked by (number)', (one) => one.askedBy),
      c.text('批准人工号', 'Approved by (number)', (one) => one.approvedBy),
      c.text('执行人', 'Carried out by', (one) => one.carriedOutBy),
      c.instant('时间', 'At', (one) => one.at),
    ],
    ({ done }: z.output<typeof listSchema>) => done,
  ),
);

/** What is due for erasure, what an erasure would come to, and its asking; the owner of the tables carries it out. */
export const createErasureRoutes = ({ db, library, now }: ErasureDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/erasures',
    tag: 'people',
    clause: '13.1',
    summary: text('到期应删除的记录与已执行的删除', 'What is due for erasure, and what was erased'),
    access: reads('erasures'),
    answer: { status: 200, schema: listSchema, description: text('离职最早的在前', 'the longest gone first') },
    sheet: ERASURES_BOOK,
    handle: async () => {
      const at = now();
      const due = await dueErasures(db, retentionNow(library, at), at);
      const done = (await listErasures(db)).map((one) => ({ ...one, at: one.at.toISOString() }));
      return { body: z.json().parse({ due, done }) as z.input<typeof listSchema> };
    },
  }),
  route({
    method: 'get',
    path: '/v1/people/{personId}/erasure',
    tag: 'people',
    clause: '13.1',
    summary: text('试算：会删除什么，什么保留，为什么', 'A dry run: what would go, what stays, and why'),
    access: reads('erasures'),
    params,
    answer: { status: 200, schema: planSchema, description: text('未写入任何东西', 'nothing is written') },
    handle: async ({ params: { personId } }) => {
      const at = now();
      const plan = await planErasure(db, personId, retentionNow(library, at), at);
      if (plan === undefined) throw new RefusalError(refuse(PERSON.NOT_FOUND));
      const kinds = plan.kinds.map((one) => ({ ...one, name: RECORD_KIND_NAMES[one.kind] }));
      const against = plan.against.map(({ message }) => message);
      return { body: z.json().parse({ ...plan, against, kinds }) as z.input<typeof planSchema> };
    },
  }),
  route({
    method: 'post',
    path: '/v1/people/{personId}/erasure',
    tag: 'people',
    clause: '13.1',
    repeat: 'stored',
    summary: text('提出删除，由第二人同意', 'Ask for an erasure; a second person agrees to it'),
    description: text(
      '同意后由数据库所有者以命令 jinji erase 执行。requested：本人在期满前申请，法律要求保存的除外。',
      'Once agreed to, the owner of the database carries it out by jinji erase. requested: the person asks before its time is over, except for what a law keeps.',
    ),
    access: writes('erasures'),
    params,
    body: z.strictObject({ reason, requested: z.boolean() }),
    answer: {
      status: 202,
      schema: z.strictObject({ changeNo: z.int() }),
      description: text('待第二人确认', 'it waits for a second person'),
    },
    handle: async ({ actor, params: { personId }, body }) => {
      const at = now();
      const { no } = await db.transaction().execute(async (trx) => {
        const asked = { personId, ...body, askedBy: actor.personId };
        return askChange(trx, await erasureToAsk(trx, asked, retentionNow(library, at), at), at);
      });
      return { body: { changeNo: no } };
    },
  }),
];
