import * as z from 'zod';
import { listChoicesInForce } from '../../../db/policy/choice-changes.js';
import { payTableOn } from '../../../db/people/pay/pay.js';
import { closedShare } from '../../../db/service/reports.js';
import { FORECAST_STATES } from '../../../domain/evaluation/forecast.js';
import { effectiveMonthOf } from '../../../domain/evaluation/switches.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { Level } from '../../../domain/vocabulary/level.js';
import { firstDayOf } from '../../../domain/vocabulary/month.js';
import { RATINGS } from '../../../domain/vocabulary/rating.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenMonth } from '../../../domain/vocabulary/text-schemas.js';
import { choicesOn } from '../../../policy/data/choices.js';
import { costOf, raiseOf } from '../../../policy/forecast/cost.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route } from '../../http/route.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { foretell, type Foretold, type ForecastDeps } from '../../views/cases/forecast.js';
import { JustForetold } from '../../views/cases/just-foretold.js';
import { civilDate, levelSchema, month, positionSchema } from '../../views/schemas.js';
import { FORECAST_WORDS } from '../../views/sheet-words.js';

const ratingSchema = z.strictObject({ month, rating: z.enum(RATINGS) });
const foretoldSchema = z
  .strictObject({
    personId: z.string(),
    name: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    superiorName: z.string().nullable(),
    position: positionSchema.nullable(),
    state: z.enum(FORECAST_STATES).meta({
      description:
        '符合条件、暂缓、待裁定、按目前节奏尚差而仍可补足、本期不能 · eligible, held, for HR to rule on, not by the present pace but within reach, not in this cycle',
    }),
    from: levelSchema,
    to: levelSchema.nullable(),
    directSteps: z.int(),
    panelSteps: z.int(),
    settled: z.boolean().meta({
      description: '已登记的成绩即已足够，其余月份只须无 C、D · the ratings there are suffice, unless a C or D comes',
    }),
    assumed: z.array(ratingSchema).meta({ description: '所假定的成绩 · ratings that were assumed' }),
    reasons: z.array(z.strictObject({ clause: z.string(), text: textSchema })),
    later: month.nullable().meta({ description: '最早可行的以后周期 · the first later cycle that can lead on' }),
  })
  .meta({ id: 'Foretold' });
const forecastSchema = z
  .strictObject({
    asOf: civilDate,
    cycle: month.nullable().meta({ description: 'null：一年之内没有周期 · null: none within a year' }),
    cycles: z.array(month).meta({ description: '可推算的周期 · the cycles that may be asked about' }),
    referenceDay: civilDate.nullable(),
    provisional: z.boolean().meta({ description: '当年放假安排尚未公布 · the year’s holidays are not published' }),
    items: z.array(foretoldSchema),
  })
  .meta({ id: 'CycleForecast' });

const amount = z.string().meta({ description: '每月人民币元 · CNY a month' });
const risingSchema = z
  .strictObject({
    personId: z.string(),
    name: z.string(),
    departmentName: z.string(),
    from: levelSchema,
    to: levelSchema,
    difference: amount
      .nullable()
      .meta({ description: 'null：薪资表缺职级 · null: the pay table lacks a level (I-83)' }),
  })
  .meta({ id: 'ForetoldRise' });
const costSchema = z
  .strictObject({
    cycle: month.nullable(),
    payFrom: civilDate.nullable().meta({
      description: '假定在周期当月批准（I-42）· if approved in the month of the cycle',
    }),
    people: z.int(),
    difference: amount,
    withoutAmount: z.int().meta({ description: '薪资表缺职级的人数 · whose level the pay table lacks (I-83)' }),
    share: z
      .strictObject({ months: z.array(month), eligible: z.int(), approved: z.int() })
      .meta({ description: '最近结束的周期 · the cycles closed last' }),
    atShare: z
      .strictObject({ people: z.string(), difference: amount })
      .nullable()
      .meta({ description: '按上述比例；平均数，不指任何人 · by that share; an average that names nobody' }),
    items: z.array(risingSchema),
  })
  .meta({ id: 'ForecastCost' });

const FORECAST_SHEET = sheetOf(foretoldSchema, text('下一期推算', 'Forecast'), (c) => [
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.name),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.text('直属上级', 'Superior', (one) => one.superiorName),
  c.position('岗位', 'Position', (one) => one.position),
  c.level('现职级', 'Level', (one) => one.from),
  c.code(FORECAST_WORDS, '推算', 'Forecast', (one) => one.state),
  c.level('可至', 'Leads to', (one) => one.to),
  c.yesNo('须评审', 'By panel', (one) => one.panelSteps > 0),
  c.yesNo('成绩已足够', 'Settled', (one) => one.settled),
  c.text('条款', 'Clauses', (one) => one.reasons.map(({ clause }) => clause).join(', ')),
  c.name('依据或所缺', 'Why, or what is lacking', (one) => one.reasons.map((reason) => reason.text), 60),
  c.text('假定的成绩', 'Assumed', (one) => one.assumed.map((each) => `${each.month} ${each.rating}`).join(', '), 30),
  c.text('以后的周期', 'Later cycle', (one) => one.later),
]);
const COST_SHEET = sheetOf(risingSchema, text('下一期金额推算', 'Cost of the forecast'), (c) => [
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.name),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.level('现职级', 'Level', (one) => one.from),
  c.level('可至', 'Leads to', (one) => one.to),
  c.amount('每月增加（元）', 'More a month (CNY)', (one) => one.difference),
]);

/** So many closed cycles say what share is usual. */
const CLOSED = 2;
const query = z.strictObject({ cycle: givenMonth.exactOptional() });
const ASSUMES = text(
  '以今日的记录向规则发问：尚未考核的月份按其前同样多个已考核月份的成绩计（不假定 C、D，受保护假期的月份不计），各周期独立推算。只是推算，不作决定。',
  'The rules are asked with what is recorded today: months left count as what as many rated months before them brought (no C or D is assumed, and nothing of protected leave), each cycle by itself. A forecast, which decides nothing.',
);

const shown = ({ person, ...found }: Foretold) => ({
  personId: person.id,
  name: person.name,
  departmentId: person.departmentId,
  departmentName: person.departmentName,
  superiorName: person.superiorName,
  position: person.position,
  ...found,
});

/** Whether the cycle would find him eligible, and where he would stand then. */
const rises = (one: Foretold): one is Foretold & { readonly to: Level } => one.state === 'eligible' && one.to !== null;

/** The cycle to come, before it is started: who would be eligible, who is close, who cannot be, and what it would cost. */
export function createForecastRoutes({ now, ...deps }: ForecastDeps & { readonly now: () => Date }): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  const just = new JustForetold();
  return [
    route({
      method: 'get',
      path: '/v1/forecast',
      tag: 'cycles',
      clause: '8.1',
      summary: text('下一期晋级的推算', 'A forecast of the cycle to come'),
      description: ASSUMES,
      access: reads('forecast'),
      query,
      answer: { status: 200, schema: forecastSchema, description: text('按姓名拼音', 'in Chinese order of names') },
      sheet: FORECAST_SHEET,
      handle: async ({ actor, query: { cycle: asked } }) => {
        const asOf = today();
        const found = await foretell(deps, actor, { today: asOf, asked });
        just.keep(actor, found, now().getTime());
        const { people, cycles, ...of } = found;
        const body = { asOf, ...of, cycles: [...cycles], items: people.map(shown) };
        return {
          about: people.map(({ person }) => person.id),
          body: body as unknown as z.input<typeof forecastSchema>,
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/forecast/cost',
      tag: 'cycles',
      clause: '12',
      summary: text('下一期晋级推算的金额', 'What the forecast would cost a month'),
      description: text(
        '假定推算为符合条件的人全部晋级，或按最近两个已结束周期的批准比例；按生效月首日的薪资表。',
        'If everybody whom the forecast finds eligible rises, or the share that the last two closed cycles promoted; by the pay table of the day of effect.',
      ),
      access: reads('forecast-cost'),
      query,
      answer: { status: 200, schema: costSchema, description: text('每月增加的金额', 'what is added a month') },
      sheet: COST_SHEET,
      handle: async ({ actor, query: { cycle: asked } }) => {
        const { db, library } = deps;
        const { people, cycle, referenceDay } =
          just.take(actor, asked, now().getTime()) ?? (await foretell(deps, actor, { today: today(), asked }));
        const rising = people.filter(rises);
        const choices = referenceDay === null ? {} : choicesOn(library, await listChoicesInForce(db), referenceDay);
        const payFrom = cycle === null ? null : firstDayOf(effectiveMonthOf(choices, cycle, cycle));
        const pay = payFrom === null ? new Map<Level, string>() : await payTableOn(db, payFrom);
        const share = await closedShare(db, actor.personId, CLOSED);
        const items = rising.map(({ person, from, to }) => ({
          personId: person.id,
          name: person.name,
          departmentName: person.departmentName,
          from,
          to,
          difference: raiseOf({ from, to }, pay),
        }));
        return {
          body: {
            cycle,
            payFrom,
            share: { ...share, months: [...share.months] },
            ...costOf(rising, pay, share),
            items,
          },
        };
      },
    }),
  ];
}
