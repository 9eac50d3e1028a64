import * as z from 'zod';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { findPerson } from '../../../db/people/person.js';
import { listRatings, recordRating } from '../../../db/people/ratings.js';
import { noteSetback } from '../../../db/setbacks/setbacks.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { firstDayOf, monthOf } from '../../../domain/vocabulary/month.js';
import type { PersonRating, PersonSummary } from '../../../domain/people/people.js';
import { RATINGS } from '../../../domain/vocabulary/rating.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenDate, givenMonth } from '../../../domain/vocabulary/text-schemas.js';
import { route, type Route, writes } from '../../http/route.js';
import { civilDate, identifier, month } from '../../views/schemas.js';
import { startSetbacks, type SetbackStart } from '../../engine/start-setbacks.js';
import { PERSON, RATING } from '../../../domain/refusals/people/records.js';
import { atField } from '../../http/refusals.js';

const ratingSchema = z
  .strictObject({
    month,
    rating: z.enum(RATINGS),
    publishedOn: civilDate,
    corrections: z.int(),
    former: z.enum(RATINGS).nullable(),
  })
  .meta({ id: 'Rating' });
const bodySchema = z.strictObject({
  rating: z.enum(RATINGS),
  publishedOn: givenDate.exactOptional().meta({ description: '缺省为今天 · today when left out' }),
  reason: reason.exactOptional().meta({ description: '更正时必填 · to correct one' }),
});

export interface RatingDeps extends SetbackStart {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** I-06, §11: one rating of one month, published or corrected by HR; a C or D starts its case. */
export function createRatingRoutes({ db, now, ...start }: RatingDeps): Route[] {
  return [
    route({
      method: 'put',
      path: '/v1/people/{personId}/ratings/{month}',
      tag: 'people',
      repeat: 'natural',
      summary: text('公布或更正一个月的考核成绩', 'Publish or correct the rating of a month'),
      description: text(
        '更正须写明理由，原值保留。公布 C 或 D 即发起降级与改进案件（§11）。',
        'A correction needs a reason, and the former value is kept. A C or D starts a setback case (§11).',
      ),
      access: writes('rating'),
      params: z.strictObject({ personId: identifier, month: givenMonth }),
      body: bodySchema,
      answer: { status: 200, schema: ratingSchema, description: text('已登记', 'recorded') },
      handle: async ({ actor, params: { personId, month: of }, body }) => {
        const today = todayIn('Asia/Shanghai', now().getTime());
        const person = await findPerson(db, personId, today);
        if (person === null) throw new RefusalError(refuse(PERSON.NOT_FOUND));
        if (personId === actor.personId) throw ownRating();
        const { rating, reason, publishedOn = today } = body;
        checkDates(person, { of, publishedOn, today });
        const recorded = await db.transaction().execute(async (trx) => {
          const before = (await listRatings(trx, personId)).find((one) => one.month === of);
          const corrects = before !== undefined && (before.rating !== rating || before.publishedOn !== publishedOn);
          if (corrects && body.publishedOn === undefined && before.rating === rating) return before;
          if (corrects && reason === undefined) throw reasonMissing(before);
          const why = reason === undefined ? {} : { reason };
          await recordRating(trx, { personId, month: of, rating, publishedOn, ...why }, actor.personId);
          if (before?.rating !== rating) await noteSetback(trx, personId, of);
          return (await listRatings(trx, personId)).find((one) => one.month === of);
        });
        if (recorded === undefined) throw new Error(`the rating of ${personId} for ${of} was not recorded`);
        startSetbacks(start);
        return { body: recorded };
      },
    }),
  ];
}

interface Dates {
  readonly of: string;
  readonly publishedOn: string;
  readonly today: string;
}

function checkDates({ hiredOn, leftOn }: PersonSummary, { of, publishedOn, today }: Dates): void {
  if (of < monthOf(hiredOn) || (leftOn !== null && of > monthOf(leftOn))) {
    throw atField('month', refuse(RATING.NOT_EMPLOYED, { of, hiredOn }));
  }
  if (of > monthOf(today) || publishedOn > today || publishedOn < firstDayOf(of)) {
    throw atField('publishedOn', refuse(RATING.DATE_OUT_OF_RANGE, { from: firstDayOf(of), today }));
  }
}

const ownRating = (): RefusalError => new RefusalError(refuse(RATING.OWN));

const reasonMissing = ({ rating, publishedOn }: PersonRating): RefusalError =>
  atField('reason', refuse(RATING.REASON_MISSING, { rating, publishedOn }));
