import { AsyncResource } from 'node:async_hooks';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { atOneMoment } from '../../../db/snapshot.js';
import { workbookOf, type Cell, type SheetContent } from '../../../documents/workbook/workbook.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { peopleOf } from '../gate/read-log.js';
import { listTooLong, noWorkbook, readerGone } from '../refusals.js';
import { recordedAs, type Answer, type Call, type Route } from '../route.js';
import { aboutSheet } from './about-sheet.js';
import type { Book, Sheet } from './columns.js';
import type { ExportPlaces } from './places.js';

/** The media type of a workbook, XLSX. */
export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Rows asked for at a time: what is held in memory. */
const A_PAGE = 1000;
/** A sheet has 1,048,576 rows, of which one is the head. */
const MOST_ROWS = 1_048_575;

interface Deps {
  readonly db: Kysely<Database>;
  readonly places: ExportPlaces;
  readonly now: () => Date;
  /** Looks at an answer of the list before its rows are taken; tests compare it with the schema. */
  readonly check: (route: Route, answer: Answer) => void;
}

/** What was told in all pages together. */
interface Told {
  readonly people: Set<string>;
  noted: Answer['noted'];
  rows: number;
}

/**
 * The columns of what is asked for as a workbook (`Accept`); undefined where JSON will do.
 * @throws RefusalError `EXPORT.NO_WORKBOOK` where nothing else will do and there is none.
 */
export function sheetAskedFor(route: Route, req: Request): Book | undefined {
  if (route.method !== 'get' || route.answer.schema === undefined) return undefined;
  if (req.accepts(['application/json', WORKBOOK]) !== WORKBOOK) return undefined;
  if (route.sheet === undefined) throw noWorkbook();
  return route.sheet;
}

/**
 * A list in all its pages as a workbook, as of one moment: the list's own handler is asked, so that nobody is shown more
 * than there. It is written to disk first and has no name there.
 * @throws ApiRefusal `EXPORT.BUSY`, `EXPORT.LIST_TOO_LONG`, `EXPORT.READER_GONE`, and what the handler throws.
 */
export async function workbookAnswer(deps: Deps, route: Route, book: Book, call: Call): Promise<Answer> {
  const giveBack = deps.places.take(call.actor.accountId);
  try {
    const at = deps.now();
    const told: Told = { people: new Set(), noted: undefined, rows: 0 };
    const { content, bytes } = await atOneMoment(deps.db, async () => {
      // Asked from within the stream, whose callbacks have no context of their own.
      const ask = AsyncResource.bind((query: unknown) =>
        route.handle({ ...call, actor: call.actor, query } as unknown as Call<never, never, never>),
      );
      const pages = book.sheets.length === 1 ? pagesOf : onePage;
      const listing: Listing = { deps, route, call, told, pages: pages({ deps, route, call, told }, ask) };
      const about = aboutSheet(book, call, { at, by: recordedAs(call.actor), told });
      const sheets = [...book.sheets.map((sheet) => contentOf(sheet, listing)), about];
      return spooled(() => workbookOf(sheets), call.http.res);
    });
    const name = [
      book.name[call.language],
      ...Object.values((call.params ?? {}) as Readonly<Record<string, unknown>>),
      todayIn('Asia/Shanghai', at.getTime()),
    ];
    return {
      raw: { type: WORKBOOK, content, headers: headersOf(name.map(String).join('-'), bytes) },
      about: [...told.people],
      noted: told.noted,
      ...(told.rows === 0 ? { body: { items: [] } } : {}),
    };
  } finally {
    giveBack();
  }
}

const headersOf = (name: string, bytes: number): Readonly<Record<string, string>> => ({
  'Content-Length': String(bytes),
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
  Vary: 'Accept, Accept-Language',
});

interface Reading {
  readonly deps: Deps;
  readonly route: Route;
  readonly call: Call;
  readonly told: Told;
}
interface Listing extends Reading {
  /** The bodies of the list's answers, to be read once a sheet. */
  readonly pages: () => AsyncIterable<unknown>;
}
type Ask = (query: unknown) => Promise<Answer>;

const contentOf = (sheet: Sheet, listing: Listing): SheetContent => ({
  name: sheet.name[listing.call.language],
  columns: sheet.columns.map(({ heading, width }) => ({ heading: heading[listing.call.language], width })),
  rows: rowsOf(sheet, listing),
});

async function* rowsOf(sheet: Sheet, { call, told, pages }: Listing): AsyncGenerator<readonly Cell[]> {
  let rows = 0;
  for await (const body of pages()) {
    for (const row of sheet.rowsOf(body as never)) {
      rows += 1;
      told.rows += 1;
      if (rows > MOST_ROWS) throw listTooLong(MOST_ROWS);
      yield sheet.columns.map(({ cell }) => cell(row as never, call.language));
    }
  }
}

/** Asks once, and notes whom the answer was about. */
async function answerOf({ deps, route, call, told }: Reading, ask: Ask, query: unknown): Promise<unknown> {
  const answer = await ask(query);
  deps.check(route, answer);
  for (const one of peopleOf(call.params, answer)) told.people.add(one);
  told.noted ??= answer.noted;
  return answer.body;
}

/** A list page after page, each as long as may be held. */
const pagesOf = (reading: Reading, ask: Ask) =>
  async function* (): AsyncGenerator {
    const isPaged = 'cursor' in (reading.route.query?.shape ?? {});
    const asked = reading.call.query as object;
    let query: object = isPaged ? { ...asked, limit: A_PAGE } : asked;
    for (;;) {
      const body = await answerOf(reading, ask, query);
      yield body;
      const { next } = body as { readonly next?: string | null };
      if (!isPaged || next === null || next === undefined) return;
      query = { ...query, cursor: next };
    }
  };

/** One answer, of which each sheet takes its part. */
const onePage = (reading: Reading, ask: Ask) => {
  let asked: Promise<unknown> | undefined;
  return async function* (): AsyncGenerator {
    asked ??= answerOf(reading, ask, reading.call.query);
    yield await asked;
  };
};

/**
 * Writes a file without a name, which goes with its last reader. The stream begins when somebody takes what it gives: one that breaks with
 * nobody at it would end the process.
 * @throws ApiRefusal `EXPORT.READER_GONE` where that one left before.
 */
async function spooled(
  make: () => Readable,
  res: Response,
): Promise<{ readonly content: Readable; readonly bytes: number }> {
  const gone = new AbortController();
  const leave = (): void => {
    gone.abort();
  };
  res.once('close', leave);
  try {
    const file = await nameless();
    try {
      await pipeline(make(), file.createWriteStream({ autoClose: false }), { signal: gone.signal });
      const { size } = await file.stat();
      return { content: file.createReadStream({ start: 0 }), bytes: size };
    } catch (error) {
      await file.close();
      throw error;
    }
  } catch (error) {
    throw gone.signal.aborted ? readerGone() : error;
  } finally {
    res.off('close', leave);
  }
}

/** A file whose name is gone before anything stands in it: a process that is killed leaves nobody's list behind. */
async function nameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'jinji-export-'));
  try {
    return await open(join(folder, 'list.xlsx'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
