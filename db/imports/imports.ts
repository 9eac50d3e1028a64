import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** What a line would do to the records. */
export type ImportVerdict = 'new' | 'changed' | 'unchanged' | 'refused';

/** What is kept of an import; counts and headings stand in the summary. */
export interface ImportRecord {
  readonly id: string;
  readonly kind: 'people' | 'ratings' | 'complaints' | 'leaves';
  readonly filename: string;
  readonly sha256: string;
  /** `refused`: some line cannot stand, so nothing of the file may be applied. */
  readonly status: 'dry-run' | 'applied' | 'refused';
  readonly digest: string | null;
  readonly summary: ImportSummary;
  readonly createdBy: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly appliedBy: string | null;
  readonly appliedAt: string | null;
}

/** What an import found in its file. */
export interface ImportSummary {
  readonly rows: number;
  readonly counts: Readonly<Record<ImportVerdict, number>>;
  /** The columns that were found: the heading as the file has it, by field. */
  readonly headings: Readonly<Record<string, string>>;
  /** The line of the headings. */
  readonly headingLine: number;
  /** Encoding and delimiter, or the sheet that was read, those that were not, and what it hides of what was read. */
  readonly notes: Readonly<Record<string, string | readonly string[]>>;
  /** Departments that applying it would found. */
  readonly newDepartments: readonly string[];
  /** How many lines wait for a second person, or would (4.1); absent where it was imported before this was asked. */
  readonly waiting?: number;
}

/** A line of an import with its verdict. */
export interface ImportRowRecord {
  readonly line: number;
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly verdict: ImportVerdict;
  /** What the changed fields are now. */
  readonly former: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly { readonly code: string; readonly field?: string; readonly found?: string }[];
  /** Why it waits for a second person; null for all others. */
  readonly waits: string | null;
}

const columns = sql`id, kind, filename, sha256, status, digest, summary, created_by as "createdBy",
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", applied_by as "appliedBy",
  to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "appliedAt"`;

/** Records a dry run. */
export async function createImport(
  db: Queryable,
  record: Omit<ImportRecord, 'createdAt' | 'appliedBy' | 'appliedAt'>,
): Promise<void> {
  await db
    .insertInto('import')
    .values({
      id: record.id,
      kind: record.kind,
      filename: record.filename,
      sha256: record.sha256,
      status: record.status,
      digest: record.digest,
      summary: JSON.stringify(record.summary),
      created_by: record.createdBy,
    })
    .execute();
}

/** An import; null for an unknown id. */
export async function findImport(db: Queryable, id: string): Promise<ImportRecord | null> {
  const { rows } = await sql<ImportRecord>`select ${columns} from import where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** An import, locked until the transaction ends; null for an unknown id. */
export async function lockImport(db: Queryable, id: string): Promise<ImportRecord | null> {
  const { rows } = await sql<ImportRecord>`select ${columns} from import where id = ${id} for update`.execute(db);
  return rows[0] ?? null;
}

/** Imports, latest first; `before` is the id of the last one of the page before. */
export async function listImports(
  db: Queryable,
  page: { readonly limit: number; readonly before?: string },
): Promise<readonly ImportRecord[]> {
  const { rows } = await sql<ImportRecord>`
    select ${columns} from import
    where ${page.before ?? null}::text is null
       or (created_at, id) < (select created_at, id from import where id = ${page.before ?? null})
    order by import.created_at desc, id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** The lines of an import in the order of the file, after a line, of one verdict or all. */
export async function listImportRows(
  db: Queryable,
  importId: string,
  page: {
    readonly limit: number;
    readonly after?: number;
    readonly verdict?: ImportVerdict;
    readonly lines?: readonly number[];
    readonly waiting?: boolean;
  },
): Promise<readonly ImportRowRecord[]> {
  const { rows } = await sql<ImportRowRecord>`
    select line, key, value, verdict, former, problems, waits from import_row
    where import_id = ${importId} and line > ${page.after ?? 0}
      and (${page.verdict ?? null}::text is null or verdict = ${page.verdict ?? null})
      and (${page.lines === undefined} or line = any(${[...(page.lines ?? [])]}::int[]))
      and (${page.waiting !== true} or waits is not null)
    order by line limit ${page.limit}`.execute(db);
  return rows;
}

/** Marks an import as applied. */
export async function markApplied(db: Queryable, id: string, actor: string): Promise<void> {
  await sql`update import set status = 'applied', applied_by = ${actor}, applied_at = now() where id = ${id}`.execute(
    db,
  );
}

/** The line of the ledger of an import: its file's hash, its counts and who. Call it in the import's transaction. */
export async function noteImport(
  trx: Queryable,
  {
    importId,
    act,
    actor,
    at,
  }: { readonly importId: string; readonly act: string; readonly actor: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into ledger (at, actor, act, workflow_id, seq, after)
    select ${at}, ${actor}, ${act}, i.id, (select count(*)::int + 1 from ledger l where l.workflow_id = i.id),
           jsonb_build_object('kind', i.kind, 'filename', i.filename, 'sha256', i.sha256, 'rows', i.summary -> 'rows',
             'counts', i.summary -> 'counts', 'waiting', coalesce(i.summary -> 'waiting', '0'), 'broughtBy', i.created_by)
    from import i where i.id = ${importId}`.execute(trx);
}

/**
 * Keeps every other writer of people, ratings and complaints out until the transaction ends; readers go on. The owner's
 * function, because the service's role may not change the histories (docs/decisions/0046).
 */
export async function lockWhatImportsWrite(db: Queryable): Promise<void> {
  await sql`select lock_what_imports_write()`.execute(db);
}

/**
 * Forgets the lines of imports that were applied, or else brought, before an instant; the import itself, its counts and the
 * digest of its file stay, and so do lines that wait for a second person (4.1). One that was only tried is then refused
 * when it is applied, as one whose records have moved.
 */
export async function forgetImportLines(db: Queryable, before: Date): Promise<void> {
  await sql`
    delete from import_row where waits is null and import_id in (
      select id from import where coalesce(applied_at, created_at) < ${before})`.execute(db);
}
