import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { namesOf } from '../../../db/people/people.js';
import { askChange, waitingOfKind } from '../../../db/second-person/waiting-changes.js';
import { declareRelative, listRelatives, withdrawRelative } from '../../../db/people/relatives.js';
import { isWatcher } from '../../../db/tasks/inbox.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { relationToAsk, type RelationContent } from '../../changes/relation.js';
import { relationRule, relationWithdrawal } from '../../../domain/second-person/record-rules.js';
import { identifier, instant } from '../../views/schemas.js';
import { itWaits } from '../../views/people/waiting-changes.js';
import { PERSON, RELATIVE } from '../../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { bookOf, sheetOf } from '../../http/sheet/columns.js';
const relativeSchema = z
  .strictObject({ personId: z.string(), name: z.string(), declaredBy: z.string(), declaredAt: instant })
  .meta({ id: 'Relative' });
const waitingSchema = z
  .strictObject({ no: z.int(), personId: z.string(), name: z.string(), declaredAt: instant })
  .meta({ id: 'WaitingRelative' });
const params = z.strictObject({ personId: identifier });
const pair = z.strictObject({ personId: identifier, relativeId: identifier });

/** HR, the person, and to read the auditor, whom the first gate lets write nothing. */
const mayDeclare = (actor: SignedIn, personId: string): boolean => actor.personId === personId || isWatcher(actor);

export interface RelativeDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const RELATIVES_BOOK = bookOf(
  text('亲属申报', 'Relatives'),
  sheetOf(relativeSchema, text('已确认', 'Confirmed'), (c) => [
    c.text('亲属工号', 'Relative (number)', (one) => one.personId),
    c.text('亲属', 'Relative', (one) => one.name),
    c.text('申报人工号', 'Declared by (number)', (one) => one.declaredBy),
    c.instant('申报时间', 'Declared at', (one) => one.declaredAt),
  ]),
  sheetOf(
    waitingSchema,
    text('待确认', 'Not confirmed yet'),
    (c) => [
      c.number('变更号', 'Change', (one) => one.no),
      c.text('亲属工号', 'Relative (number)', (one) => one.personId),
      c.text('亲属', 'Relative', (one) => one.name),
      c.instant('申报时间', 'Declared at', (one) => one.declaredAt),
    ],
    ({ waiting }: { readonly waiting: z.output<typeof waitingSchema>[] }) => waiting,
  ),
);

/**
 * I-35: declared relatives, who never score each other in a defense. What somebody declares of himself excludes nobody and
 * names nobody back until HR has confirmed it.
 */
export function createRelativeRoutes({ db, now }: RelativeDeps): Route[] {
  /** What a person has declared of himself and HR has not confirmed yet: for himself and for HR. */
  const waitingFor = async (personId: string) =>
    (await waitingOfKind(db, 'relation', now(), personId))
      .map(({ no, askedAt, content }) => ({ no, askedAt, of: content as RelationContent }))
      .filter(({ of }) => of.personId === personId);
  const gate = (actor: SignedIn, personId: string): void => {
    if (!mayDeclare(actor, personId)) throw new RefusalError(refuse(PERSON.NOT_FOUND));
  };
  return [
    route({
      method: 'get',
      path: '/v1/people/{personId}/relatives',
      tag: 'people',
      summary: text('已申报的亲属（I-35）', 'Declared relatives (I-35)'),
      access: reads('relatives'),
      params,
      answer: {
        status: 200,
        schema: z.strictObject({
          items: z.array(relativeSchema),
          waiting: z
            .array(waitingSchema)
            .meta({ description: '本人申报、待人力资源部确认的 · not confirmed by HR yet' }),
        }),
        description: text(
          '任一方申报、经人力资源部确认的',
          'whichever of the two declared it, once HR has confirmed it',
        ),
      },
      sheet: RELATIVES_BOOK,
      handle: async ({ actor, params: { personId } }) => {
        gate(actor, personId);
        const rows = await listRelatives(db, personId);
        const unconfirmed = await waitingFor(personId);
        const names = await namesOf(
          db,
          unconfirmed.map(({ of }) => of.relativeId),
        );
        const items = rows.map((row) => ({ ...row, declaredAt: row.declaredAt.toISOString() }));
        const waiting = unconfirmed.map(({ no, askedAt, of: { relativeId } }) => ({
          no,
          personId: relativeId,
          name: names.get(relativeId) ?? '',
          declaredAt: askedAt.toISOString(),
        }));
        return { body: { items, waiting } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/people/{personId}/relatives/{relativeId}',
      tag: 'people',
      repeat: 'natural',
      summary: text('申报亲属', 'Declare a relative'),
      access: writes('relatives'),
      params: pair,
      description: text(
        '本人申报的，经人力资源部另一人确认后才计入；人力资源部为他人申报的即为确认（I-35）。',
        'What one declares of oneself counts once HR has confirmed it; what HR declares of others is confirmed by that (I-35).',
      ),
      answer: {
        status: 204,
        description: text('已申报', 'declared'),
        taken: text('待人力资源部确认（I-35）', 'it waits for HR’s confirmation (I-35)'),
      },
      handle: async ({ actor, params: { personId, relativeId } }) => {
        gate(actor, personId);
        if (personId === relativeId) throw new RefusalError(refuse(RELATIVE.SELF));
        const names = await namesOf(db, [personId, relativeId]);
        if (names.size !== 2) throw new RefusalError(refuse(PERSON.NOT_FOUND));
        const by = actor.personId;
        if (relationRule([personId, relativeId], by) === 'alone') {
          await db.transaction().execute((trx) => declareRelative(trx, personId, relativeId, by));
          return {};
        }
        if ((await listRelatives(db, personId)).some((one) => one.personId === relativeId)) return {};
        const change = relationToAsk({ personId, relativeId, declaredBy: by }, names);
        return itWaits(await db.transaction().execute((trx) => askChange(trx, change, now())));
      },
    }),
    route({
      method: 'delete',
      path: '/v1/people/{personId}/relatives/{relativeId}',
      tag: 'people',
      repeat: 'natural',
      summary: text('撤回亲属申报', 'Withdraw a declaration'),
      access: writes('relative-withdrawal'),
      params: pair,
      answer: { status: 204, description: text('已撤回，记录保留', 'withdrawn; the record is kept') },
      handle: async ({ actor, params: { personId, relativeId } }) => {
        const rule = relationWithdrawal([personId, relativeId], actor.personId);
        if (typeof rule !== 'string') throw new RefusalError(rule);
        const done = await db
          .transaction()
          .execute((trx) => withdrawRelative(trx, personId, relativeId, actor.personId));
        if (!done) {
          throw new RefusalError(refuse(RELATIVE.NOT_FOUND));
        }
        return {};
      },
    }),
  ];
}
