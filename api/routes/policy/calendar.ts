import * as z from 'zod';
import { holidayName } from '../../../domain/vocabulary/holiday.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import type { HolidayNames } from '../../../policy/data/calendar.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route } from '../../http/route.js';
import { civilDate } from '../../views/schemas.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { DAY_KIND_WORDS } from '../../views/sheet-words.js';

const daySchema = z
  .strictObject({
    on: civilDate,
    kind: z.enum(['holiday', 'make-up']).meta({ description: '放假，或调休上班 · off, or worked in exchange' }),
    name: textSchema,
  })
  .meta({ id: 'CalendarDay' });

const yearSchema = z
  .strictObject({
    year: z.int(),
    published: z.boolean().meta({ description: '国务院通知已发布；否则为推算 · by the notice; else projected' }),
    days: z.array(daySchema),
  })
  .meta({ id: 'CalendarYear' });

/** What only the fixed statutory days tell (workdays.ts). */
const STATUTORY = text('法定节日', 'statutory holiday');

interface CalendarDeps {
  readonly calendar: WorkdayCalendar;
  readonly holidayNames: HolidayNames;
}

/** The days of one year that their weekday alone does not tell (I-20, I-53), in order. */
function yearOf({ calendar, holidayNames }: CalendarDeps, year: string): z.input<typeof yearSchema> {
  const known = calendar.years[year];
  const kinds = known?.days ?? Object.fromEntries(calendar.fixedHolidays.map((day) => [day, 'off' as const]));
  const days = Object.entries(kinds)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, kind]) => {
      const name = holidayNames[year]?.[day];
      return {
        on: `${year}-${day}`,
        kind: kind === 'work' ? ('make-up' as const) : ('holiday' as const),
        name: name === undefined ? STATUTORY : holidayName(name),
      };
    });
  return { year: Number(year), published: known?.published === true, days };
}

const DAYS_SHEET = sheetOf(
  yearSchema.shape.days.element,
  text('工作日历', 'Workday calendar'),
  (c) => [
    c.date('日期', 'Day', (one) => one.on),
    c.code(DAY_KIND_WORDS, '类别', 'Kind', (one) => one.kind),
    c.name('名称', 'Name', (one) => one.name),
  ],
  ({ days }: z.output<typeof yearSchema>) => days,
);

/** The workday calendar by which due days, reviews and windows are reckoned. */
export const createCalendarRoutes = (deps: CalendarDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/calendar/{year}',
    tag: 'service',
    summary: text('工作日历：放假与调休', 'The workday calendar: holidays and make-up days'),
    description: text(
      '未列出的日子按星期：周一至周五为工作日。',
      'A day that is not listed goes by its weekday: Monday to Friday are workdays.',
    ),
    access: reads('policy'),
    params: z.strictObject({
      year: z.string().regex(/^[12]\d{3}$/, { error: '应为四位年份 · has to be a year of four digits' }),
    }),
    answer: { status: 200, schema: yearSchema, description: text('一年', 'the year') },
    sheet: DAYS_SHEET,
    handle: ({ params: { year } }) => Promise.resolve({ body: yearOf(deps, year) }),
  }),
];
