import { firstDayOf, monthOf } from '../domain/vocabulary/month.js';
import type { Headings } from './columns.js';
import { parseMonth } from './dates.js';
import { createCellReader, given, type Row } from './reader.js';
import type { SourceRow } from './source.js';
import { parseRating } from './words.js';

/** A line of a ratings file: one person, one month (I-06). */
export function readRatingRow(row: SourceRow, headings: Headings, today: string): Row {
  const cells = createCellReader(row, headings);
  const personId = cells.code('personId');
  const month = cells.word('month', parseMonth, 'BAD_MONTH');
  const publishedOn = cells.optionalDate('publishedOn');
  if (month !== undefined && month > monthOf(today)) cells.report('MONTH_IN_FUTURE', 'month', month);
  if (publishedOn && publishedOn > today) cells.report('IN_FUTURE', 'publishedOn', publishedOn);
  if (publishedOn && month !== undefined && publishedOn < firstDayOf(month))
    cells.report('OUT_OF_ORDER', 'publishedOn', publishedOn);
  const value = given({
    personId,
    month,
    rating: cells.word('rating', parseRating),
    // A blank keeps the day that is recorded; a new rating takes the day of the import.
    publishedOn: publishedOn ?? undefined,
    name: cells.optionalText('name', 80) ?? undefined,
    reason: cells.optionalText('reason', 400) ?? undefined,
  });
  return { line: row.line, key: `${personId} ${month ?? ''}`, value, problems: cells.problems };
}
