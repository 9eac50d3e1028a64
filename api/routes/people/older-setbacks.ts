import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database, Queryable } from '../../../db/database.js';
import { clearAlarms } from '../../../db/messages/alarms.js';
import {
  countOlderSetbacks,
  decideOlderSetbacks,
  listOlderSetbacks,
  lockOlderSetbacks,
  standingsOf,
  type NamedRating,
  type SetbackStanding,
} from '../../../db/setbacks/older.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { OLDER_SETBACK } from '../../../domain/refusals/pipelines/older-setbacks.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { asDetail, listing, type Refusal, RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenDate, givenMonth } from '../../../domain/vocabulary/text-schemas.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { startSetbacks, type SetbackStart } from '../../engine/start-setbacks.js';
import { civilDate, identifier, month } from '../../views/schemas.js';
import { sheetOf } from '../../http/sheet/columns.js';

export interface OlderSetbackDeps extends SetbackStart {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}
/** The most that are decided in one call. */
const MANY = 2000;

const itemSchema = z
  .strictObject({
    personId: z.string(),
    name: z.string(),
    departmentName: z.string(),
    hasLeft: z.boolean().meta({ description: '已离职 · who has left' }),
    month,
    rating: z.enum(['C', 'D']),
    publishedOn: civilDate,
  })
  .meta({ id: 'OlderSetback' });

const once = (ratings: readonly NamedRating[]): boolean =>
  new Set(ratings.map((one) => `${one.personId} ${one.month}`)).size === ratings.length;

const OLDER_SHEET = sheetOf(itemSchema, text('启用前的C与D', 'C and D from before'), (c) => [
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.name),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.yesNo('已离职', 'Has left', (one) => one.hasLeft),
  c.text('月份', 'Month', (one) => one.month),
  c.text('成绩', 'Rating', (one) => one.rating),
  c.date('公布日期', 'Published on', (one) => one.publishedOn),
]);

/** I-82: the C and D from before the day on which the service was taken into use; HR decides on each of them, once. */
export const createOlderSetbackRoutes = ({ db, now, ...start }: OlderSetbackDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/older-setbacks',
    tag: 'people',
    summary: text('启用前公布、尚未决定的 C、D', 'C and D from before the day, not decided yet'),
    description: text(
      '公布于启用日之前的 C、D 不自动触发 §11，列在此处由人力资源部逐一决定，每个一次（I-82）。',
      'A C or D that was published before the day starts nothing under §11 by itself; HR decides on each of them, once (I-82).',
    ),
    access: reads('older-setbacks'),
    query: z.strictObject(pageQuery),
    answer: { status: 200, schema: pageOf(itemSchema), description: text('最近公布的在前', 'latest published first') },
    sheet: OLDER_SHEET,
    handle: async ({ query: { limit, cursor } }) => {
      const key = listKey('older-setbacks', {});
      const last = decodeCursor(key, cursor, z.tuple([givenDate, identifier, givenMonth]));
      const after = last && { publishedOn: last[0], personId: last[1], month: last[2] };
      const today = todayIn('Asia/Shanghai', now().getTime());
      const rows = await listOlderSetbacks(db, today, { limit: limit + 1, after });
      return { body: toPage(rows, limit, key, (one) => [one.publishedOn, one.personId, one.month]) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/older-setbacks/decisions',
    tag: 'people',
    repeat: 'stored',
    clause: 'I-82',
    forMany: true,
    summary: text('决定启用前的 C、D 是否触发 §11', 'Decide whether older C and D start §11'),
    description: text(
      'start：随即发起案件，与新公布的 C、D 相同；leave：不再发起。须写明理由；全部登记或全部不登记；每个只决定一次，不能决定本人的。',
      '`start` opens the case at once, as with a C or D that is published now; with `leave` there is none, ever. A reason is needed, all are recorded or none, each once, and nobody decides on his own.',
    ),
    access: writes('older-setbacks'),
    body: z.strictObject({
      decision: z.enum(['start', 'leave']),
      reason,
      ratings: z
        .array(z.strictObject({ personId: identifier, month: givenMonth }))
        .min(1)
        .max(MANY)
        .refine(once, { error: 'a rating is named twice', params: { zh: '同一个成绩出现了两次' } }),
    }),
    answer: {
      status: 200,
      schema: z.strictObject({ decided: z.int() }),
      description: text('已决定的个数', 'how many were decided'),
    },
    handle: async ({ actor, body: { ratings, ...decided } }) => {
      const own = ratings.map(({ personId }) => (personId === actor.personId ? refuse(OLDER_SETBACK.OWN) : undefined));
      refuseAny(own);
      await db.transaction().execute(async (trx) => {
        await lockOlderSetbacks(trx);
        refuseAny((await standingsOf(trx, ratings)).map(objection));
        await decideOlderSetbacks(trx, { ratings, ...decided, decidedBy: actor.personId, at: now() });
        await clearWhenDecided(trx, now());
      });
      if (decided.decision === 'start') startSetbacks(start);
      return { body: { decided: ratings.length } };
    },
  }),
];

/** The alarm of the watch goes with the last that waited. */
export async function clearWhenDecided(trx: Queryable, at: Date): Promise<void> {
  if ((await countOlderSetbacks(trx)) === 0) await clearAlarms(trx, 'SETBACK.OLDER', at);
}

function objection({ standing, month: of, decision, decidedBy }: SetbackStanding): Refusal | undefined {
  if (standing === 'none') return refuse(OLDER_SETBACK.NOT_FOUND);
  if (standing === 'started') return refuse(OLDER_SETBACK.STARTED, { month: of });
  return standing === 'decided'
    ? refuse(OLDER_SETBACK.ALREADY_DECIDED, { month: of, decision: decision ?? 'leave', by: decidedBy ?? '' })
    : undefined;
}

/** Refuses all of a call for the first that is wrong, with every one that is at its place. */
function refuseAny(found: readonly (Refusal | undefined)[]): void {
  const first = found.find((one) => one !== undefined);
  if (first === undefined) return;
  const details = found.flatMap((one, no) => (one === undefined ? [] : [asDetail(one, { path: `ratings.${no}` })]));
  throw new RefusalError(listing(first, details));
}
