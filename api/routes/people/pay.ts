import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { actsAlone } from '../../../db/second-person/setup.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import { ratesToAsk } from '../../changes/settings.js';
import { addPayRates, admitPayRates, listPayChanges, payTableOn } from '../../../db/people/pay/pay.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { LEVELS } from '../../../domain/vocabulary/level.js';
import { text } from '../../../domain/vocabulary/text.js';
import { without } from '../../../domain/vocabulary/without.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { itWaits } from '../../views/people/waiting-changes.js';
import { civilDate, identifier, levelSchema } from '../../views/schemas.js';
import { seesPayOf } from '../../views/viewer.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';

const amount = z
  .string()
  .regex(/^\d{1,10}(\.\d{1,2})?$/)
  .refine((value) => Number(value) > 0)
  .meta({ description: '月薪，人民币元 · CNY a month', examples: ['6500.00'] });
const rateSchema = z.strictObject({ level: levelSchema, monthlyAmount: z.string() }).meta({ id: 'PayRate' });
const changeSchema = z
  .strictObject({
    caseId: z.string(),
    fromLevel: levelSchema.nullable().meta({ description: '入职时为空 · null at entry' }),
    toLevel: levelSchema,
    fromAmount: z.string().nullable(),
    toAmount: z.string().nullable(),
    effectiveFrom: civilDate,
  })
  .meta({ id: 'PayChange' });

export interface PayDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const RATES_SHEET = sheetOf(rateSchema, text('薪资表', 'Pay table'), (c) => [
  c.level('职级', 'Level', (one) => one.level, 26),
  c.amount('月薪（元）', 'Monthly (CNY)', (one) => one.monthlyAmount),
]);
const CHANGES_SHEET = sheetOf(changeSchema, text('薪资变更', 'Pay changes'), (c) => [
  c.text('案件', 'Case', (one) => one.caseId),
  c.level('原职级', 'From level', (one) => one.fromLevel),
  c.level('新职级', 'To level', (one) => one.toLevel),
  c.amount('原月薪（元）', 'From (CNY)', (one) => one.fromAmount),
  c.amount('新月薪（元）', 'To (CNY)', (one) => one.toAmount),
  c.date('生效日', 'Effective from', (one) => one.effectiveFrom),
]);

/** §12, §15.3: what a level pays, and what changed for a person. */
export function createPayRoutes({ db, now }: PayDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/pay-rates',
      tag: 'people',
      summary: text('薪资表', 'The pay table'),
      access: reads('pay-rates'),
      query: z.strictObject({ on: givenDate.exactOptional() }),
      answer: {
        status: 200,
        schema: z.strictObject({ on: civilDate, items: z.array(rateSchema) }),
        description: text('当日有效的各职级月薪', 'what each level pays on that day'),
      },
      sheet: RATES_SHEET,
      handle: async ({ query }) => {
        const on = query.on ?? todayIn('Asia/Shanghai', now().getTime());
        const rates = await payTableOn(db, on);
        const items = LEVELS.flatMap((level) => {
          const monthlyAmount = rates.get(level);
          return monthlyAmount === undefined ? [] : [{ level, monthlyAmount }];
        });
        return { body: { on, items } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/pay-rates',
      tag: 'people',
      repeat: 'stored',
      summary: text('增补薪资表', 'Add to the pay table'),
      description: text(
        '经第二人确认后（4.1），金额自生效日起有效；已登记的金额不改写：同一职级同一生效日的另一金额不予受理，同一金额再次提交不起作用。',
        'A rate holds from its day on, once a second person has approved it (4.1); one that stands is never rewritten: another amount for the same level and day is refused, the same again changes nothing.',
      ),
      access: writes('pay-rates'),
      body: z.strictObject({
        effectiveFrom: givenDate,
        rates: z
          .array(z.strictObject({ level: levelSchema, monthlyAmount: amount }))
          .min(1)
          .max(LEVELS.length),
      }),
      answer: {
        status: 204,
        description: text('已登记', 'recorded'),
        taken: text('待第二人确认（4.1）', 'it waits for a second person (4.1)'),
      },
      handle: async ({ actor, body: { effectiveFrom, rates } }) => {
        const rows = rates.map(({ level, monthlyAmount }) => ({ level, monthlyAmount, effectiveFrom }));
        const content = { rates: rows, recordedBy: actor.personId };
        const alone = await actsAlone(db, actor.accountId);
        const asked = await db.transaction().execute(async (trx) => {
          await admitPayRates(trx, rows);
          if (!alone) return askChange(trx, ratesToAsk(content), now());
          await addPayRates(trx, rows, actor.personId);
          return undefined;
        });
        return asked === undefined ? {} : itWaits(asked);
      },
    }),
    route({
      method: 'get',
      path: '/v1/people/{personId}/pay-changes',
      tag: 'people',
      summary: text('薪资变更记录', 'Pay changes of a person'),
      access: reads('pay-changes'),
      params: z.strictObject({ personId: identifier }),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(changeSchema) }),
        description: text('最近的在前', 'latest first'),
      },
      sheet: CHANGES_SHEET,
      handle: async ({ actor, params: { personId } }) => {
        if (!seesPayOf(actor, personId)) throw new RefusalError(refuse(PERSON.NOT_FOUND));
        const changes = await listPayChanges(db, personId);
        return { body: { items: changes.map((change) => without(change, 'personId')) } };
      },
    }),
  ];
}
