import { sql, type Kysely } from 'kysely';
import type { Database, Queryable } from '../database.js';

/** A file as somebody uploaded it. */
export interface Upload {
  readonly id: string;
  /** Employee number. */
  readonly uploadedBy: string;
  readonly filename: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly uploadedAt: Date;
}

/** An upload, and whether it was handed in. */
export interface KnownUpload extends Upload {
  readonly bound: boolean;
}

const columns = sql`a.id, a.uploaded_by as "uploadedBy", a.filename, a.media_type as "mediaType", a.sha256, a.bytes,
  a.uploaded_at as "uploadedAt"`;

/** Keeps a file piece by piece, all or nothing. */
export const insertUpload = (db: Kysely<Database>, upload: Upload, pieces: AsyncIterable<Buffer>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const { id, uploadedBy, filename, mediaType, sha256, bytes, uploadedAt } = upload;
    await sql`
      insert into attachment (id, uploaded_by, filename, media_type, sha256, bytes, uploaded_at)
      values (${id}, ${uploadedBy}, ${filename}, ${mediaType}, ${sha256}, ${bytes}, ${uploadedAt})`.execute(trx);
    let no = 0;
    for await (const content of pieces) {
      await sql`insert into attachment_piece (attachment_id, no, content) values (${id}, ${no}, ${content})`.execute(
        trx,
      );
      no += 1;
    }
  });

/** The uploads of these numbers, in no order. */
export async function findUploads(db: Queryable, ids: readonly string[]): Promise<readonly KnownUpload[]> {
  const { rows } = await sql<KnownUpload>`
    select ${columns}, exists (select from case_attachment u where u.attachment_id = a.id) as bound
    from attachment a where a.id = any(${ids}::text[])`.execute(db);
  return rows;
}

/** What somebody has uploaded and not handed in, latest first. */
export async function listUnbound(db: Queryable, personId: string): Promise<readonly Upload[]> {
  const { rows } = await sql<Upload>`
    select ${columns} from attachment a
    where a.uploaded_by = ${personId} and not exists (select from case_attachment u where u.attachment_id = a.id)
    order by a.uploaded_at desc, a.id`.execute(db);
  return rows;
}

/** What a file holds, a piece at a time. */
export async function* readUpload(db: Queryable, id: string): AsyncGenerator<Buffer> {
  for (let no = 0; ; no += 1) {
    const { rows } = await sql<{ content: Buffer }>`
      select content from attachment_piece where attachment_id = ${id} and no = ${no}`.execute(db);
    const [piece] = rows;
    if (piece === undefined) return;
    yield piece.content;
  }
}

/** Takes away one's own upload that was not handed in; false where there is none. */
export const deleteUnbound = (db: Kysely<Database>, id: string, personId: string): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    // Who hands it in at the same time waits for this lock, or this one for him; what is asked afterwards is true.
    const locked = await sql`
      select from attachment where id = ${id} and uploaded_by = ${personId} for update`.execute(trx);
    if (locked.rows.length === 0) return false;
    const { numAffectedRows = 0n } = await sql`
      delete from attachment a where a.id = ${id}
        and not exists (select from case_attachment u where u.attachment_id = a.id)`.execute(trx);
    return numAffectedRows > 0n;
  });

/** Files of one round, so that no lock is held for long. */
const A_ROUND = 100;

/** Takes away uploads from before an instant that nobody handed in; how many there were. */
export async function forgetUnbound(db: Kysely<Database>, before: Date): Promise<number> {
  let gone = 0;
  for (;;) {
    const count = await db.transaction().execute(async (trx) => {
      const old = await sql<{ id: string }>`
        select a.id from attachment a
        where a.uploaded_at < ${before} and not exists (select from case_attachment u where u.attachment_id = a.id)
        order by a.id limit ${A_ROUND} for update skip locked`.execute(trx);
      const ids = old.rows.map(({ id }) => id);
      const { numAffectedRows = 0n } = await sql`
        delete from attachment a where a.id = any(${ids}::text[])
          and not exists (select from case_attachment u where u.attachment_id = a.id)`.execute(trx);
      return Number(numAffectedRows);
    });
    gone += count;
    if (count === 0) return gone;
  }
}
