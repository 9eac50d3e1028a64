import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isCivilDate } from '../../domain/vocabulary/civil-date.js';
import type { CalendarYear, DayKind, WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { parseData, PolicyDataError } from './data-error.js';

/** Where the published years stand beside this code. */
export const CALENDAR_FOLDER = fileURLToPath(new URL('./calendar/', import.meta.url));

const monthDaySchema = z.string().regex(/^\d{2}-\d{2}$/);
const daysSchema = z.record(monthDaySchema, z.string().min(1));

/** A year's notice: each day off that its weekday does not tell, and each make-up day, with the holiday's name. */
const yearSchema = z
  .strictObject({
    year: z.int().min(1).max(9999),
    /** True for a projection made before the State Council's notice; answers that look at it carry a warning. */
    provisional: z.boolean(),
    source: z.string().min(1),
    off: daysSchema,
    work: daysSchema,
  })
  .superRefine(({ year, off, work }, context) => {
    for (const [list, days] of Object.entries({ off, work })) {
      for (const day of Object.keys(days)) {
        const date = `${String(year).padStart(4, '0')}-${day}`;
        if (!isCivilDate(date)) context.addIssue({ code: 'custom', message: 'no such day', path: [list, day] });
      }
    }
    for (const day of Object.keys(work)) {
      if (Object.hasOwn(off, day)) {
        context.addIssue({ code: 'custom', message: 'is both a holiday and a make-up day', path: ['work', day] });
      }
    }
  });

type YearNotice = z.infer<typeof yearSchema>;

const statutorySchema = z.strictObject({ fixedHolidays: z.array(monthDaySchema).min(1) });

const YEAR_FILE = /^\d{4}\.json$/;
const STATUTORY_FILE = 'statutory.json';

const toYear = ({ provisional, off, work }: YearNotice): CalendarYear => {
  const days: Record<string, DayKind> = {};
  for (const day of Object.keys(off)) days[day] = 'off';
  for (const day of Object.keys(work)) days[day] = 'work';
  return { published: !provisional, days };
};

const readFolder = (folder: string): readonly (readonly [string, YearNotice])[] => {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new PolicyDataError(folder, `cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  return names
    .filter((name) => name.endsWith('.json') && name !== STATUTORY_FILE)
    .sort()
    .map((name) => {
      const file = join(folder, name);
      if (!YEAR_FILE.test(name)) throw new PolicyDataError(file, 'a calendar file is named by its year: 2027.json');
      const year = parseData(yearSchema, file, readFileSync(file, 'utf8'));
      const key = name.slice(0, 4);
      if (String(year.year).padStart(4, '0') !== key) throw new PolicyDataError(file, `is about the year ${year.year}`);
      return [key, year];
    });
};

interface Folders {
  readonly folders?: readonly string[];
}

/** Each year's notice; later folders override the ones before, year by year. */
const readNotices = ({ folders = [] }: Folders): Readonly<Record<string, YearNotice>> =>
  Object.fromEntries([CALENDAR_FOLDER, ...folders].flatMap(readFolder));

const mapped = <T>(notices: Readonly<Record<string, YearNotice>>, to: (notice: YearNotice) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(notices).map(([year, notice]) => [year, to(notice)]));

/**
 * The State Council's workdays. Later folders override the ones before, year by year, so that a new notice is a file
 * (`2027.json`) in a folder of the department's own and no release. Throws PolicyDataError naming file and place.
 */
export const loadCalendar = (from: Folders = {}): WorkdayCalendar => {
  const statutoryFile = join(CALENDAR_FOLDER, STATUTORY_FILE);
  const { fixedHolidays } = parseData(statutorySchema, statutoryFile, readFileSync(statutoryFile, 'utf8'));
  return { years: mapped(readNotices(from), toYear), fixedHolidays };
};

/** What each day of a notice is called there (元旦, 春节 …), for people to read; keyed by year and `MM-DD`. */
export type HolidayNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The names of the days, which no computation needs. Throws as {@link loadCalendar}. */
export const loadHolidayNames = (from: Folders = {}): HolidayNames =>
  mapped(readNotices(from), ({ off, work }) => ({ ...off, ...work }));
