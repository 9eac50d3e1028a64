import type { Headings } from './columns.js';
import { createCellReader, given, type Row } from './reader.js';
import type { SourceRow } from './source.js';
import { parseCause, parseComplaintStatus } from './words.js';

/** A line of a complaints file; the complaint's number names it (I-17, I-18). */
export function readComplaintRow(row: SourceRow, headings: Headings, today: string): Row {
  const cells = createCellReader(row, headings);
  const id = cells.code('id');
  const incidentOn = cells.date('incidentOn');
  const status = cells.word('status', parseComplaintStatus);
  const confirmedOn = cells.optionalDate('confirmedOn') ?? null;
  if (incidentOn !== undefined && incidentOn > today) cells.report('IN_FUTURE', 'incidentOn', incidentOn);
  if (confirmedOn !== null && confirmedOn > today) cells.report('IN_FUTURE', 'confirmedOn', confirmedOn);
  if (confirmedOn !== null && incidentOn !== undefined && confirmedOn < incidentOn)
    cells.report('OUT_OF_ORDER', 'confirmedOn', confirmedOn);
  // 11.2: from the day on which the department found it true the consequences count.
  if (status === 'upheld' && confirmedOn === null) cells.report('STATUS_NEEDS_DATE', 'confirmedOn');
  if (status !== undefined && status !== 'upheld' && confirmedOn !== null)
    cells.report('STATUS_FORBIDS_DATE', 'confirmedOn', confirmedOn);
  const value = given({
    id,
    personId: cells.code('personId'),
    incidentOn,
    cause: cells.word('cause', parseCause),
    status,
    confirmedOn,
    description: cells.optionalText('description', 4000),
    name: cells.optionalText('name', 80) ?? undefined,
    reason: cells.optionalText('reason', 400) ?? undefined,
  });
  return { line: row.line, key: id, value, problems: cells.problems };
}
