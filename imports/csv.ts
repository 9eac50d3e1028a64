import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import type { Encoding } from './inspect.js';
import { IMPORT } from '../domain/refusals/imports.js';
import { unreadable } from './unreadable.js';
import type { Limits, Source, SourceRow } from './source.js';

const SNIFF_BYTES = 64 * 1024;
const DELIMITERS = [',', '\t', ';'] as const;

/** The delimiter that the first lines use most; a comma where none is used. */
async function sniffDelimiter(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    const lines = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead)).split(/\r\n|\n|\r/, 10);
    const most = (sign: string) => Math.max(...lines.map((line) => line.split(sign).length));
    return DELIMITERS.reduce((best, sign) => (most(sign) > most(best) ? sign : best));
  } finally {
    await file.close();
  }
}

async function* decode(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true }); // drops the BOM
  const textOf = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw unreadable(IMPORT.ENCODING); // of UTF-16 nobody has looked at every byte before
    }
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) yield textOf(chunk);
  yield textOf();
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const BROKEN_QUOTES = new Set(['CSV_QUOTE_NOT_CLOSED', 'INVALID_OPENING_QUOTE', 'CSV_INVALID_CLOSING_QUOTE']);

function explain(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = String(error.lines);
  if (error.code === 'CSV_MAX_RECORD_SIZE') return unreadable(IMPORT.LINE_TOO_LONG, line);
  return BROKEN_QUOTES.has(error.code) ? unreadable(IMPORT.BROKEN_QUOTES, line) : error;
}

async function* rowsOf(path: string, encoding: Encoding, delimiter: string, limits: Limits): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.lineCharacters,
  });
  const feed = pump(decode(path, encoding), parser, limits.lineCharacters);
  let width: number | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      const blank = record.every((cell) => cell.trim() === '');
      // A title above the headings is one cell; the first line with several sets the width.
      if (width === undefined && record.filter((cell) => cell.trim() !== '').length > 1) width = record.length;
      const ragged = !blank && width !== undefined && record.length !== width;
      yield { line: info.lines - breaks, cells: record, ...(ragged ? { ragged } : {}) };
    }
  } catch (error) {
    throw explain(error);
  } finally {
    parser.destroy();
    await feed;
  }
}

/** Gives the parser what it takes and no more; a piece at a time, however long the file's lines are. */
async function pump(text: AsyncIterable<string>, parser: ReturnType<typeof parse>, longest: number): Promise<void> {
  try {
    for await (const piece of text) {
      for (let at = 0; at < piece.length; at += longest) {
        if (parser.destroyed) return;
        if (!parser.write(piece.slice(at, at + longest))) await drained(parser);
      }
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

const drained = (parser: ReturnType<typeof parse>): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      parser.off('drain', done).off('close', done);
      resolve();
    };
    parser.once('drain', done).once('close', done);
  });

/**
 * Opens a CSV file: comma, tab or semicolon, quotes by RFC 4180, any line ends. Throws RefusalError while reading for
 * broken quotes and for a line longer than the limits allow.
 */
export async function openCsv(path: string, encoding: Encoding, limits: Limits): Promise<Source> {
  const delimiter = await sniffDelimiter(path, encoding);
  return {
    format: 'csv',
    notes: { encoding, delimiter: delimiter === '\t' ? 'tab' : delimiter },
    rows: rowsOf(path, encoding, delimiter, limits),
  };
}
