import { addMonths } from '../domain/vocabulary/civil-date.js';
import { MONTHS_AHEAD } from '../domain/people/leave.js';
import type { Headings } from './columns.js';
import { createCellReader, given, type Row } from './reader.js';
import type { SourceRow } from './source.js';
import { parseLeaveKind } from './words.js';

/** A line of a file of leaves: one spell, named by the person and its first day (I-09). */
export function readLeaveRow(row: SourceRow, headings: Headings, today: string): Row {
  const cells = createCellReader(row, headings);
  const personId = cells.code('personId');
  const from = cells.date('from');
  const to = cells.optionalDate('to');
  if (from !== undefined && from > addMonths(today, MONTHS_AHEAD)) cells.report('TOO_FAR_AHEAD', 'from', from);
  if (from !== undefined && to && to < from) cells.report('OUT_OF_ORDER', 'to', to);
  const value = given({
    personId,
    kind: cells.word('kind', parseLeaveKind),
    from,
    to,
    name: cells.optionalText('name', 80) ?? undefined,
    reason: cells.optionalText('reason', 400) ?? undefined,
  });
  return { line: row.line, key: `${personId} ${from ?? ''}`, value, problems: cells.problems };
}
