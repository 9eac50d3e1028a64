import { useQueries } from '@tanstack/react-query';
import { api, body } from './client.js';

const DAY_MS = 86_400_000;
/** The notice of a year comes once. */
const FRESH_MS = 3_600_000;

export const fetchYear = (year: string) => body(api.GET('/v1/calendar/{year}', { params: { path: { year } } }));

export type CalendarYear = Awaited<ReturnType<typeof fetchYear>>;
export type CalendarDay = CalendarYear['days'][number];

/** Every day from one to another, both included. Civil dates. */
export function daysBetween(from: string, to: string): readonly string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = Math.max(0, Math.round((last - first) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, n) => new Date(first + n * DAY_MS).toISOString().slice(0, 10));
}

/** 0 for Sunday. */
export const weekday = (day: string): number => new Date(Date.parse(day)).getUTCDay();

/** What the notices say about the days of a span, by day; empty until they have come. */
export function useNotices(from: string, to: string): ReadonlyMap<string, CalendarDay> {
  const years = [...new Set(daysBetween(from, to).map((day) => day.slice(0, 4)))];
  return useQueries({
    queries: years.map((year) => ({
      queryKey: ['calendar', year],
      queryFn: () => fetchYear(year),
      staleTime: FRESH_MS,
    })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => data?.days ?? []).map((day) => [day.on, day])),
  });
}
