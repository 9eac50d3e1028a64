import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { namesOf } from '../../../db/people/people.js';
import { askChange, waitingOfKind } from '../../../db/second-person/waiting-changes.js';
import { declareRelative, listRelatives, withdrawRelative } from '../../../db/people/relatives.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import type { RelationContent } from '../../changes/carry-out.js';
import { relationRule, relationWithdrawal } from '../../../domain/second-person/record-rules.js';
import { type NewChange, RECORD_DECIDERS } from '../../../domain/second-person/waiting-change.js';
import { identifier, instant } from '../../views/schemas.js';
import { PERSON, RELATIVE } from '../../../domain/refusals/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
const relativeSchema = z
  .strictObject({ personId: z.string(), name: z.string(), declaredBy: z.string(), declaredAt: instant })
  .meta({ id: 'Relative' });
const waitingSchema = z
  .strictObject({ no: z.int(), personId: z.string(), name: z.string(), declaredAt: instant })
  .meta({ id: 'WaitingRelative' });
const params = z.strictObject({ personId: identifier });
const pair = z.strictObject({ personId: identifier, relativeId: identifier });

const RECORDERS = ['hr', 'hr-manager', 'auditor'] as const;
/** HR, the person, and to read the auditor, whom the first gate lets write nothing. */
const mayDeclare = (actor: SignedIn, personId: string): boolean =>
  actor.personId === personId || RECORDERS.some((role) => actor.roles.includes(role));

export interface RelativeDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/**
 * I-35: declared relatives, who never score each other in a defense. What somebody declares of himself excludes nobody and
 * names nobody back until HR has confirmed it.
 */
export function createRelativeRoutes({ db, now }: RelativeDeps): Route[] {
  const declaredAlready = async (personId: string, relativeId: string): Promise<boolean> => {
    const confirmed = (await listRelatives(db, personId)).some((one) => one.personId === relativeId);
    return confirmed || (await waitingFor(personId)).some(({ of }) => of.relativeId === relativeId);
  };
  /** What a person has declared of himself and HR has not confirmed yet: for himself and for HR. */
  const waitingFor = async (personId: string) =>
    (await waitingOfKind(db, 'relation', now()))
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
      summary: text('已申报的亲属(I-35)', 'Declared relatives (I-35)'),
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
        '本人申报的,经人力资源部另一人确认后才计入;人力资源部为他人申报的即为确认(I-35)。',
        'What one declares of oneself counts once HR has confirmed it; what HR declares of others is confirmed by that (I-35).',
      ),
      answer: {
        status: 204,
        description: text('已申报', 'declared'),
        taken: text('待人力资源部确认(I-35)', 'it waits for HR’s confirmation (I-35)'),
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
        if (await declaredAlready(personId, relativeId)) return {};
        const change = toAsk(names, personId, relativeId, by);
        const asked = await db.transaction().execute((trx) => askChange(trx, change, now()));
        return { status: 202, location: `/v1/waiting-changes/${asked.no}` };
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
      answer: { status: 204, description: text('已撤回,记录保留', 'withdrawn; the record is kept') },
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

function toAsk(names: ReadonlyMap<string, string>, personId: string, relativeId: string, askedBy: string): NewChange {
  const told = (id: string): string => `${names.get(id) ?? ''}(${id})`;
  const [one, other] = [told(personId), told(relativeId)];
  const content: RelationContent = { personId, relativeId, declaredBy: askedBy };
  return {
    kind: 'relation',
    clause: 'I-35',
    what: text(`${one} 申报 ${other} 为亲属`, `${one} declares ${other} a relative`),
    reason: null,
    about: [personId, relativeId],
    deciders: RECORD_DECIDERS,
    content,
    askedBy,
  };
}
