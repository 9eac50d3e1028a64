import type { Kysely } from 'kysely';
import * as z from 'zod';
import { listTakenOver, lockTakenOver, type TakenOverRow } from '../../../db/cases/taken-over.js';
import type { Database, Queryable } from '../../../db/database.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import { takenOverEntrySchema } from '../../../domain/taken-over/entry-schemas.js';
import type { NewChange, WaitingChange } from '../../../domain/second-person/waiting-change.js';
import { TAKEN_OVER_KINDS, TAKEN_OVER_NAMES, type TakenOverEntry } from '../../../domain/taken-over/entry.js';
import { asDetail, listing, type Refusal, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { takingOverToAsk, type TakingOverDeps } from '../../changes/taken-over.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { showTakenOver, takenOverSchema } from '../../views/cases/taken-over.js';
import { showChanges, waitingChangeSchema } from '../../views/people/waiting-changes.js';
import { identifier, instant } from '../../views/schemas.js';

interface TakenOverDeps extends TakingOverDeps {
  readonly db: Kysely<Database>;
}

/** The most that are entered in one call. */
const MANY = 100;

const itemSchema = z
  .strictObject({
    caseId: z.string(),
    kind: z.enum(TAKEN_OVER_KINDS),
    personId: z.string(),
    personName: z.string(),
    started: z.boolean().meta({ description: '案件已在办理；未办理的数分钟内自动发起 · its case is under way' }),
    ...takenOverSchema.shape,
  })
  .meta({ id: 'TakenOverCase' });

const show = (row: TakenOverRow): z.input<typeof itemSchema> => {
  const { caseId, kind, personId, personName, started } = row;
  return { caseId, kind, personId, personName, started, ...showTakenOver(row) };
};

const SHEET = sheetOf(itemSchema, text('启用时承接的案件', 'Cases taken over'), (c) => [
  c.text('案件', 'Case', (one) => one.caseId),
  c.code(TAKEN_OVER_NAMES, '类型', 'Kind', (one) => one.kind),
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.personName),
  c.date('起始日', 'Since', (one) => one.since),
  c.text('依据', 'Paper', (one) => one.paper, 40),
  c.number('未证实', 'Not proven', (one) => one.findings.filter(({ proven }) => !proven).length),
  c.text('录入人', 'Entered by', (one) => one.enteredByName),
  c.text('确认人', 'Confirmed by', (one) => one.confirmedByName),
  c.instant('确认时间', 'Confirmed at', (one) => one.at),
  c.yesNo('已在办理', 'Under way', (one) => one.started),
]);

const once = (cases: readonly TakenOverEntry[]): boolean =>
  new Set(cases.map(({ kind, personId }) => `${kind} ${personId}`)).size === cases.length;

/** Trials, confirmations and plans that were under way when the service came (docs/decisions/0085). */
export const createTakenOverRoutes = (deps: TakenOverDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/taken-over',
    tag: 'people',
    summary: text('启用时承接的案件', 'Cases that were taken over as they stood'),
    access: reads('taken-over'),
    query: z.strictObject(pageQuery),
    answer: { status: 200, schema: pageOf(itemSchema), description: text('最近的在前', 'latest first') },
    sheet: SHEET,
    handle: async ({ query: { limit, cursor } }) => {
      const key = listKey('taken-over', {});
      const last = decodeCursor(key, cursor, z.tuple([instant, identifier]));
      const before = last && { at: last[0], caseId: last[1] };
      const rows = await listTakenOver(deps.db, { before, limit: limit + 1 });
      return { body: toPage(rows.map(show), limit, key, ({ at, caseId }) => [at, caseId]) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/taken-over',
    tag: 'people',
    repeat: 'stored',
    clause: '4.1',
    forMany: true,
    summary: text(
      '承接启用前开始的试用、转正评定、改进计划',
      'Take over trials, confirmations and plans as they stand',
    ),
    description: text(
      '限启用日（I-82）以前开始、至今未结的。每件由第二人确认后立案，从所在环节继续；没有书面材料的步骤如实记为未证实。全部提交或全部不提交。',
      'What began before the day of use (I-82) and is not over. Each has its case once a second person has confirmed it, and goes on from where it stands; a step without a paper is recorded as not proven. All are asked for, or none.',
    ),
    access: writes('taken-over'),
    body: z.strictObject({
      cases: z
        .array(takenOverEntrySchema)
        .min(1)
        .max(MANY)
        .refine(once, { error: 'somebody is named twice for one kind', params: { zh: '同一人的同类案件出现了两次' } }),
    }),
    answer: {
      status: 202,
      schema: z.strictObject({ items: z.array(waitingChangeSchema) }),
      description: text('待第二人确认（4.1）', 'each waits for a second person (4.1)'),
    },
    handle: async ({ actor, body: { cases } }) => {
      const asked = await deps.db.transaction().execute(async (trx) => {
        await lockTakenOver(trx);
        const changes = await toAsk(trx, deps, cases, actor.personId);
        const waiting: WaitingChange[] = [];
        for (const change of changes) waiting.push(await askChange(trx, change, deps.now()));
        return waiting;
      });
      return { body: { items: await showChanges(deps.db, asked, actor) } };
    },
  }),
];

/** Refuses all of a call for the first that is wrong, with every one that is at its place. */
async function toAsk(
  trx: Queryable,
  deps: TakingOverDeps,
  cases: readonly TakenOverEntry[],
  askedBy: string,
): Promise<readonly NewChange[]> {
  const changes: NewChange[] = [];
  const refused: { readonly no: number; readonly refusal: Refusal }[] = [];
  for (const [no, entry] of cases.entries()) {
    const change = await takingOverToAsk(trx, deps, entry, askedBy);
    if ('refusal' in change) refused.push({ no, refusal: change.refusal });
    else changes.push(change);
  }
  const [first] = refused;
  if (first === undefined) return changes;
  const details = refused.map(({ no, refusal }) => asDetail(refusal, { path: `cases.${no}` }));
  throw new RefusalError(listing(first.refusal, details));
}
