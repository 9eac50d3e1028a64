import type { PersonField } from '../db/imports/person-columns.js';
import type { Headings } from './columns.js';
import { createCellReader, given, type CellReader, type Row } from './reader.js';
import type { SourceRow } from './source.js';
import { parseDepartment, parseLevel, parsePosition, parseStatus, parseYes } from './words.js';

interface Dates {
  readonly hiredOn: string | undefined;
  readonly confirmedOn: string | null | undefined;
  readonly leftOn: string | null | undefined;
}

/** Dates that say what the status says, in the order of a working life. */
function checkDates(cells: CellReader, status: string | undefined, dates: Dates, today: string): void {
  const { hiredOn, confirmedOn, leftOn } = dates;
  if (confirmedOn && hiredOn && confirmedOn < hiredOn) cells.report('OUT_OF_ORDER', 'confirmedOn', confirmedOn);
  if (leftOn && leftOn < (confirmedOn ?? hiredOn ?? leftOn)) cells.report('OUT_OF_ORDER', 'leftOn', leftOn);
  if (status === 'confirmed' && confirmedOn === null) cells.report('STATUS_NEEDS_DATE', 'confirmedOn');
  if ((status === 'intern' || status === 'probation') && confirmedOn)
    cells.report('STATUS_FORBIDS_DATE', 'confirmedOn', confirmedOn);
  if (status === 'left' && leftOn === null) cells.report('STATUS_NEEDS_DATE', 'leftOn');
  if (status === 'confirmed' && confirmedOn && confirmedOn > today)
    cells.report('IN_FUTURE', 'confirmedOn', confirmedOn);
  if (status === 'left' && leftOn && leftOn > today) cells.report('IN_FUTURE', 'leftOn', leftOn);
}

/** A line of a people file. Columns that the file has not leave what is recorded as it is. */
export function readPersonRow(row: SourceRow, headings: Headings, today: string): Row {
  const cells = createCellReader(row, headings);
  const personId = cells.code('personId');
  const status = cells.word('status', parseStatus);
  const dates = {
    hiredOn: cells.date('hiredOn'),
    confirmedOn: cells.optionalDate('confirmedOn'),
    leftOn: cells.optionalDate('leftOn'),
  };
  checkDates(cells, status, dates, today);
  const superiorId = cells.optionalCode('superiorId');
  if (superiorId === personId && personId !== '') cells.report('SUPERIOR_SELF', 'superiorId', personId);
  const positionSince = cells.optionalDate('positionSince') ?? undefined;
  const levelSince = cells.optionalDate('levelSince') ?? undefined;
  for (const [field, since] of Object.entries({ positionSince, levelSince })) {
    if (since !== undefined && since > today) cells.report('IN_FUTURE', field, since);
    if (since !== undefined && dates.hiredOn !== undefined && since < dates.hiredOn)
      cells.report('BEFORE_HIRE', field, since);
  }
  const own: Readonly<Record<PersonField, Parameters<typeof given>[0][string]>> = {
    name: cells.text('name', 80),
    superiorId,
    title: cells.optionalText('title', 80),
    email: cells.optionalEmail('email'),
    status,
    ...dates,
  };
  const value = given({
    personId,
    ...own,
    department: cells.word(
      'department',
      (text) => (Array.from(text).length <= 80 ? parseDepartment(text) : undefined),
      'TOO_LONG',
    ),
    position: cells.optionalWord('position', parsePosition),
    positionSince,
    level: cells.optionalWord('level', parseLevel),
    levelSince,
    headsDepartment: cells.optionalWord('headsDepartment', parseYes) ?? undefined,
    reason: cells.optionalText('reason', 400) ?? undefined,
  });
  return { line: row.line, key: personId, value, problems: cells.problems };
}
