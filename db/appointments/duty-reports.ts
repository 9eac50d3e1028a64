import { sql, type Kysely } from 'kysely';
import type { Database, Queryable } from '../database.js';

/** A report on duties as it was uploaded (9.5.7). */
export interface DutyReport {
  readonly id: number;
  readonly caseId: string;
  readonly uploadedBy: string;
  readonly filename: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly uploadedAt: Date;
}

const columns = sql`id, case_id as "caseId", uploaded_by as "uploadedBy", filename, media_type as "mediaType", sha256,
  bytes, uploaded_at as "uploadedAt"`;

/** Keeps a file piece by piece, all or nothing; the same file for the same case is kept once. */
export const insertDutyReport = (
  db: Kysely<Database>,
  report: Omit<DutyReport, 'id'>,
  pieces: AsyncIterable<Buffer>,
): Promise<DutyReport> =>
  db.transaction().execute(async (trx) => {
    const { caseId, uploadedBy, filename, mediaType, sha256, bytes, uploadedAt } = report;
    const inserted = await sql<{ id: number }>`
      insert into duty_report (case_id, uploaded_by, filename, media_type, sha256, bytes, uploaded_at)
      values (${caseId}, ${uploadedBy}, ${filename}, ${mediaType}, ${sha256}, ${bytes}, ${uploadedAt})
      on conflict (case_id, sha256) do nothing returning id`.execute(trx);
    const id = inserted.rows[0]?.id;
    if (id !== undefined) {
      let no = 0;
      for await (const content of pieces) {
        await sql`insert into duty_report_piece (report_id, no, content) values (${id}, ${no}, ${content})`.execute(
          trx,
        );
        no += 1;
      }
    }
    const { rows } = await sql<DutyReport>`
      select ${columns} from duty_report where case_id = ${caseId} and sha256 = ${sha256}`.execute(trx);
    const [kept] = rows;
    if (kept === undefined) throw new Error(`the report of ${caseId} vanished`);
    return kept;
  });

/** The files uploaded for a case, latest first. */
export async function listDutyReports(db: Queryable, caseId: string): Promise<readonly DutyReport[]> {
  const { rows } = await sql<DutyReport>`
    select ${columns} from duty_report where case_id = ${caseId} order by id desc`.execute(db);
  return rows;
}

/** What a file holds, a piece at a time. */
export async function* readDutyReport(db: Queryable, id: number): AsyncGenerator<Buffer> {
  for (let no = 0; ; no += 1) {
    const { rows } = await sql<{ content: Buffer }>`
      select content from duty_report_piece where report_id = ${id} and no = ${no}`.execute(db);
    const [piece] = rows;
    if (piece === undefined) return;
    yield piece.content;
  }
}
