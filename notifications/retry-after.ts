/** The longest pause that somebody may ask for: a day. */
const LONGEST_MS = 24 * 60 * 60_000;
const DAYS = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun';
const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
/** As HTTP writes days now (RFC 9110, 5.6.7); what was written before 1997 nobody sends in a webhook's answer. */
const HTTP_DATE = new RegExp(`^(${DAYS}), \\d{2} (${MONTHS}) \\d{4} \\d{2}:\\d{2}:\\d{2} GMT$`);

/**
 * What an answer says in `Retry-After` (RFC 9110, 10.2.3): seconds from now, or a day.
 * @returns milliseconds from `at`, between 0 and a day; undefined where it says nothing that can be read.
 */
export function retryAfterMs(said: string | undefined, at: Date): number | undefined {
  const written = said?.trim() ?? '';
  if (/^\d+$/.test(written)) return Math.min(Number(written) * 1000, LONGEST_MS);
  if (!HTTP_DATE.test(written)) return undefined;
  const until = Date.parse(written);
  return Number.isNaN(until) ? undefined : Math.min(Math.max(until - at.getTime(), 0), LONGEST_MS);
}
