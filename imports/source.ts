/** One line of a file, as text; what the cells mean is asked later. */
export interface SourceRow {
  /** 1-based line in the file, or row of the sheet. */
  readonly line: number;
  /** Cells in order; a blank cell is ''. Dates of a sheet come as YYYY-MM-DD, numbers in plain decimals. */
  readonly cells: readonly string[];
  /** Cells whose text must not be taken at its word, by index. */
  readonly faults?: ReadonlyMap<number, CellFault>;
  /** The line has another number of cells than the ones before it (CSV only). */
  readonly ragged?: boolean;
}

/** A formula (its cached result may be stale), or an error value such as #N/A. */
export type CellFault = 'formula' | 'error';

/** A file opened for one reading, line by line; nothing of it is held beyond the present line. */
export interface Source {
  readonly format: 'csv' | 'xlsx';
  /** What else was found out: encoding and delimiter, or the sheet, those that are not read, and, once the rows are read, what it hides. */
  readonly notes: Readonly<Record<string, string | readonly string[]>>;
  /** Throws RefusalError where the file cannot be read on. */
  readonly rows: AsyncIterable<SourceRow>;
}

/** What a file may take; anything above is refused before memory is. */
export interface Limits {
  /** Size of the file, bytes. */
  readonly fileBytes: number;
  /** Longest line of a CSV file, characters; longest cell of a sheet. */
  readonly lineCharacters: number;
  /** What one part of a workbook may unpack to, bytes. */
  readonly unpackedBytes: number;
  /** Shared texts of a workbook, which are held while its sheet is read: characters, and 16 more for each text. */
  readonly sharedCharacters: number;
  /** Cells of a sheet, empty ones as well: each takes its time. */
  readonly cells: number;
  /** Lines of data. */
  readonly rows: number;
}

/** The limits of an installation that sets none: a file of 64 MiB, 256 MiB unpacked, 2,500,000 cells, 200,000 lines. */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 64 * 1024 * 1024,
  lineCharacters: 64 * 1024,
  unpackedBytes: 256 * 1024 * 1024,
  sharedCharacters: 64 * 1024 * 1024,
  cells: 2_500_000,
  rows: 200_000,
};
