import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Database, Queryable } from '../db/database.js';
import { importComplaints } from '../db/imports/complaints.js';
import { importPeople, readNewDepartments, readStagedSuperiors, refuseStagedCycles } from '../db/imports/people.js';
import { importLeaves } from '../db/imports/leaves.js';
import { importRatings } from '../db/imports/ratings.js';
import {
  judgeStaged,
  keepJudged,
  openStaging,
  readJudgement,
  restageImport,
  stageRows,
  type ImportKindSql,
} from '../db/imports/staging.js';
import { countWaiting, digestOfLines } from '../db/imports/waiting.js';
import {
  createImport,
  findImport,
  listImportRows,
  lockImport,
  lockWhatImportsWrite,
  markApplied,
  noteImport,
  type ImportRecord,
  type ImportVerdict,
} from '../db/imports/imports.js';
import type { ImportKind } from './columns.js';
import { inspectFile } from './inspect.js';
import { openSource, readRecords } from './read-file.js';
import type { Row } from './reader.js';
import { receiveFile } from './receive.js';
import { refuse, RefusalError } from '../domain/vocabulary/refusal.js';
import { IMPORT } from '../domain/refusals/imports.js';
import { askForWaiting, judgeWaiting, type WaitingRows } from './waiting.js';
import { unreadable } from './unreadable.js';
import { explainRow, type ImportRow } from './rows.js';
import { DEFAULT_LIMITS, type Limits } from './source.js';
import { findSuperiorCycles } from './superiors.js';

/** What an importer works with. */
export interface ImporterDeps {
  readonly db: Kysely<Database>;
  /** Today's civil date in Asia/Shanghai. */
  readonly today: () => string;
  readonly now?: () => Date;
  readonly limits?: Partial<Limits>;
  /** Lines written to the database at a time. */
  readonly batch?: number;
}

/** A file to be compared with the records, and who brings it. */
export interface DryRunRequest {
  readonly kind: ImportKind;
  /** A path, or the bytes as they come. */
  readonly file: string | Readable;
  /** As the person calls it; shown, never opened. */
  readonly filename: string;
  /** Employee number of who imports, from the log-in. */
  readonly actor: string;
}

/** Which dry run is applied, and by whom. */
export interface ApplyRequest {
  readonly importId: string;
  /** Employee number of who applies, or `command:<user>`. */
  readonly actor: string;
  /** Whether lines about himself, levels, heads and the like wait for a second person (4.1), or he acts alone. */
  readonly sensitive: 'wait' | 'alone';
  /** An earlier attempt of the same call left no answer: what he has applied already is told to him again. */
  readonly repeated?: boolean;
}

/** Brings files in by two steps: a dry run that shows every difference, and its import as a whole. */
export interface Importer {
  /**
   * Compares a file with what is recorded; writes nothing but the comparison. Status `refused` when some line cannot
   * stand. Throws RefusalError `IMPORT.*` for a file that cannot be read as a whole.
   */
  dryRun(request: DryRunRequest): Promise<ImportRecord>;
  /**
   * Applies a dry run: what needs a second person waits for one (4.1), of the rest all lines or none. Throws
   * RefusalError `IMPORT.DATA_CHANGED` when its comparison no longer holds, `IMPORT.HAS_REFUSED_ROWS`, `IMPORT.ALREADY_APPLIED`, `IMPORT.NOT_FOUND`.
   */
  apply(request: ApplyRequest): Promise<ImportRecord>;
  /**
   * Applies lines that waited, inside the transaction that ends their change: judged again as things stand now. Throws
   * RefusalError `IMPORT.WAITING_CHANGED`, `IMPORT.NOT_FOUND`.
   */
  applyWaiting(
    trx: Queryable,
    rows: WaitingRows,
    by: { readonly askedBy: string; readonly decidedBy: string },
  ): Promise<ImportRecord>;
  /** A page of a dry run's lines, in the order of the file. Throws RefusalError `IMPORT.NOT_FOUND`. */
  rows(request: {
    readonly importId: string;
    readonly limit: number;
    readonly after?: number;
    readonly verdict?: ImportVerdict;
    readonly lines?: readonly number[];
    readonly waiting?: boolean;
  }): Promise<{ readonly kind: ImportKind; readonly rows: readonly ImportRow[]; readonly next: number | null }>;
}

const KINDS: Readonly<Record<ImportKind, ImportKindSql>> = {
  people: importPeople,
  ratings: importRatings,
  complaints: importComplaints,
  leaves: importLeaves,
};
const BATCH = 1000;

/** Writes the lines in batches; never more than one batch is held. */
async function stage(db: Queryable, rows: AsyncIterable<Row>, size: number): Promise<void> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    await stageRows(db, batch);
    batch = [];
  }
  await stageRows(db, batch);
}

async function judge(db: Queryable, kind: ImportKind, today: string) {
  if (kind === 'people') await refuseStagedCycles(db, findSuperiorCycles(await readStagedSuperiors(db)));
  await judgeStaged(db, KINDS[kind], today);
  return readJudgement(db);
}

/** Imports people, ratings and complaints from CSV and XLSX: a dry run with a diff, then all or nothing. */
export function createImporter(deps: ImporterDeps): Importer {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const now = deps.now ?? ((): Date => new Date());

  async function compare(path: string, request: DryRunRequest): Promise<string> {
    const { kind } = request;
    const today = deps.today();
    const inspection = await inspectFile(path, limits);
    if (inspection.kind === 'csv' && /\.xls[xmb]?$/iu.test(request.filename)) throw unreadable(IMPORT.NOT_WORKBOOK);
    const source = await openSource(path, inspection, limits);
    const reading = readRecords(source, kind, today, limits);
    const id = `imp-${randomUUID()}`;
    await deps.db.transaction().execute(async (trx) => {
      await openStaging(trx);
      await stage(trx, reading.rows, deps.batch ?? BATCH);
      const { counts, digest } = await judge(trx, kind, today);
      const headings = reading.headings();
      const newDepartments = kind === 'people' ? await readNewDepartments(trx) : [];
      await judgeWaiting(trx, KINDS[kind], [request.actor]);
      await createImport(trx, {
        id,
        kind,
        filename: request.filename.slice(0, 255) || 'file',
        sha256: inspection.sha256,
        status: counts.refused > 0 ? 'refused' : 'dry-run',
        digest,
        createdBy: request.actor,
        summary: {
          rows: counts.new + counts.changed + counts.unchanged + counts.refused,
          counts,
          headings: headings?.named ?? {},
          headingLine: headings?.line ?? 1,
          notes: source.notes,
          newDepartments,
          waiting: await countWaiting(trx),
        },
      });
      await keepJudged(trx, id);
    });
    return id;
  }

  async function found(id: string, db: Queryable = deps.db): Promise<ImportRecord> {
    const record = await findImport(db, id);
    if (record === null) throw new RefusalError(refuse(IMPORT.NOT_FOUND));
    return record;
  }

  return {
    dryRun: async (request) => {
      const received = await receiveFile(request.file, limits.fileBytes);
      try {
        return await found(await compare(received.path, request));
      } finally {
        await received.discard();
      }
    },

    apply: async ({ importId, actor, sensitive, repeated = false }) => {
      await deps.db.transaction().execute(async (trx) => {
        await lockWhatImportsWrite(trx);
        const record = await lockImport(trx, importId);
        if (record === null) throw new RefusalError(refuse(IMPORT.NOT_FOUND));
        if (repeated && record.appliedBy === actor) return;
        if (record.status === 'applied') throw unreadable(IMPORT.ALREADY_APPLIED, record.appliedAt ?? '');
        if (record.status === 'refused')
          throw unreadable(IMPORT.HAS_REFUSED_ROWS, String(record.summary.counts.refused));
        const today = deps.today();
        await restageImport(trx, importId);
        const { digest } = await judge(trx, record.kind, today);
        if (digest !== record.digest) throw unreadable(IMPORT.DATA_CHANGED);
        if (sensitive === 'wait') {
          await judgeWaiting(trx, KINDS[record.kind], [actor, record.createdBy]);
          await askForWaiting(trx, record, actor, now());
        }
        await KINDS[record.kind].apply(trx, { importId, filename: record.filename, actor, today });
        await markApplied(trx, importId, actor);
        await noteImport(trx, { importId, act: 'import.applied', actor, at: now() });
      });
      return found(importId);
    },

    applyWaiting: async (trx, { importId, lines, digest }, { askedBy, decidedBy }) => {
      await lockWhatImportsWrite(trx);
      const record = await found(importId, trx);
      const today = deps.today();
      await restageImport(trx, importId, lines);
      await judge(trx, record.kind, today);
      if ((await digestOfLines(trx, lines)) !== digest) throw new RefusalError(refuse(IMPORT.WAITING_CHANGED, {}));
      await KINDS[record.kind].apply(trx, { importId, filename: record.filename, actor: askedBy, today });
      await noteImport(trx, { importId, act: 'import.lines-applied', actor: decidedBy, at: now() });
      return record;
    },

    rows: async ({ importId, limit, ...page }) => {
      const record = await found(importId);
      const rows = await listImportRows(deps.db, importId, { ...page, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      return {
        kind: record.kind,
        rows: shown.map((row) => explainRow(row, record)),
        next: rows.length > limit ? (shown.at(-1)?.line ?? null) : null,
      };
    },
  };
}
