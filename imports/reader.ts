import { isFit, isNewNumber, type TextKind } from '../domain/vocabulary/characters.js';
import { isEmail } from '../domain/vocabulary/email.js';
import { cleanCode, cleanText } from './clean.js';
import type { Headings } from './columns.js';
import { parseDate } from './dates.js';
import { problem, type Problem, type ProblemCode } from './problem.js';
import type { SourceRow } from './source.js';

type Json = string | boolean | null;

/** Longer than any name: what somebody writes at length. */
const NAME = 255;

/** A line as the database takes it in: its key, its values by field, or why it is refused. */
export interface Row {
  readonly line: number;
  /** What names the record: the number, number and month, or the complaint. */
  readonly key: string;
  readonly value: Readonly<Record<string, Json>>;
  readonly problems: readonly Problem[];
}

/** Reads the cells of one line by field and gathers its problems; a field without a column stays out of the value. */
export interface CellReader {
  /** A required text of at most `longest` characters; '' when there is a problem. */
  text(field: string, longest: number): string;
  /** An optional text; null for a blank. */
  optionalText(field: string, longest: number): Json | undefined;
  /** A required number or id, of the alphabet that numbers have. */
  code(field: string): string;
  optionalCode(field: string): Json | undefined;
  /** A required word of a vocabulary. */
  word<T extends Json>(field: string, parse: (text: string) => T | undefined, code?: ProblemCode): T | undefined;
  optionalWord<T extends Json>(
    field: string,
    parse: (text: string) => T | undefined,
    code?: ProblemCode,
  ): T | null | undefined;
  /** An optional mail address. */
  optionalEmail(field: string): string | null | undefined;
  date(field: string): string | undefined;
  optionalDate(field: string): string | null | undefined;
  /** Notes a problem of the line. */
  report(code: ProblemCode, field?: string, found?: string): void;
  readonly problems: readonly Problem[];
}

/** A reader of one line's cells; see {@link CellReader}. */
export function createCellReader(row: SourceRow, headings: Headings): CellReader {
  const problems: Problem[] = [];
  const report = (code: ProblemCode, field?: string, found?: string): void => {
    problems.push(problem(code, field, found));
  };
  if (row.ragged === true) report('RAGGED_ROW', undefined, String(row.cells.length));
  else if (row.cells.slice(headings.width).some((cell) => cell.trim() !== '')) report('EXTRA_CELLS');

  /** The cell's text; undefined when the file has no such column, '' when blank or bad (then it is noted). */
  const raw = (field: string): string | undefined => {
    const place = headings.places.get(field);
    if (place === undefined) return undefined;
    const cell = row.cells[place] ?? '';
    const fault = row.faults?.get(place);
    if (fault !== undefined) report(fault === 'formula' ? 'FORMULA' : 'CELL_ERROR', field, cell);
    else if (!isFit(cell, 'text')) report('UNPRINTABLE', field);
    else return cell;
    return '\u0000';
  };
  const bad = (cell: string): boolean => cell === '\u0000';

  function optional<T extends Json>(
    field: string,
    clean: (text: string) => string,
    parse: (text: string) => T | undefined,
    code: ProblemCode,
    kind: TextKind = 'line',
  ): T | null | undefined {
    const cell = raw(field);
    if (cell === undefined || bad(cell)) return undefined;
    const plain = clean(cell);
    if (plain === '') return null;
    if (!isFit(plain, kind)) {
      report('UNPRINTABLE', field);
      return undefined;
    }
    const value = parse(plain);
    if (value === undefined) report(code, field, plain);
    return value;
  }
  function required<T extends Json>(
    field: string,
    clean: (text: string) => string,
    parse: (text: string) => T | undefined,
    code: ProblemCode,
  ): T | undefined {
    const value = optional(field, clean, parse, code);
    if (value === null) report('REQUIRED', field);
    return value ?? undefined;
  }
  const within = (longest: number) => (text: string) => (Array.from(text).length <= longest ? text : undefined);
  const kindOf = (longest: number): TextKind => (longest > NAME ? 'text' : 'line');
  const number = (text: string) => (isNewNumber(text) ? text : undefined);

  return {
    text: (field, longest) => required(field, cleanText, within(longest), 'TOO_LONG') ?? '',
    optionalText: (field, longest) => optional(field, cleanText, within(longest), 'TOO_LONG', kindOf(longest)),
    code: (field) => required(field, cleanCode, number, 'BAD_NUMBER') ?? '',
    optionalCode: (field) => optional(field, cleanCode, number, 'BAD_NUMBER'),
    word: (field, parse, code = 'BAD_WORD') => required(field, cleanText, parse, code),
    optionalWord: (field, parse, code = 'BAD_WORD') => optional(field, cleanText, parse, code),
    optionalEmail: (field) => optional(field, cleanCode, (text) => (isEmail(text) ? text : undefined), 'BAD_EMAIL'),
    date: (field) => required(field, cleanCode, parseDate, 'BAD_DATE'),
    optionalDate: (field) => optional(field, cleanCode, parseDate, 'BAD_DATE'),
    report,
    problems,
  };
}

/** The fields that the file has, in JSON. */
export function given(fields: Readonly<Record<string, Json | undefined>>): Record<string, Json> {
  const value: Record<string, Json> = {};
  for (const [field, content] of Object.entries(fields)) if (content !== undefined) value[field] = content;
  return value;
}
