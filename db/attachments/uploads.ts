import { sql, type Kysely } from 'kysely';
import { A_DAY, exceeds, UNBOUND_FILES } from '../../domain/attachments/attachment.js';
import { ATTACHMENT } from '../../domain/refusals/attachments.js';
import { CHANGE_DAYS, WITH_FILES } from '../../domain/second-person/waiting-change.js';
import { refuse, RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { Database, Queryable } from '../database.js';

const DAY_MS = 86_400_000;

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

/**
 * What named a file and waits for somebody else: what is held until all have signed (0058), a voiding or a departure
 * that a second person has to approve (0057), and one that was approved and whose case the schedule still has to open.
 * It is nobody's to remove or hand in elsewhere meanwhile.
 */
const isAwaited = (at: Date) => sql`(
  exists (select from task t where t.state = 'open' and t.held_at is not null
          and position(a.id in t.held_answer::text) > 0)
  or exists (select from waiting_change w left join waiting_change_end e on e.change_no = w.no
             where w.kind = any(${[...WITH_FILES]}::text[]) and position(a.id in w.content::text) > 0
               and case when e.change_no is null then w.expires_at > ${at}
                        else w.kind = 'departure' and e.outcome = 'applied' and e.at > ${opensSince(at)} end))`;

/** The schedule opens approved departures as long as this, each file of which is in its case once it is open. */
const opensSince = (at: Date): Date => new Date(at.getTime() - CHANGE_DAYS * DAY_MS);

/** Why somebody uploads nothing more for now: as things stand before a file of so many bytes. */
async function againstMore(db: Queryable, { uploadedBy, bytes, uploadedAt }: Upload): Promise<Refusal | undefined> {
  const { rows } = await sql<{ unbound: number; files: number; bytes: number }>`
    select (count(*) filter (where not exists (select from case_attachment u where u.attachment_id = a.id)))::int as unbound,
           (count(*) filter (where is_today))::int as files,
           coalesce(sum(a.bytes) filter (where is_today), 0)::float8 as bytes
    from attachment a, lateral (select (a.uploaded_at at time zone 'Asia/Shanghai')::date
      = (${uploadedAt}::timestamptz at time zone 'Asia/Shanghai')::date as is_today) as day
    where a.uploaded_by = ${uploadedBy}`.execute(db);
  const { unbound, ...day } = rows[0] ?? { unbound: 0, files: 0, bytes: 0 };
  if (unbound >= UNBOUND_FILES) return refuse(ATTACHMENT.TOO_MANY, { most: UNBOUND_FILES });
  const isFull = exceeds({ files: day.files + 1, bytes: day.bytes + bytes }, A_DAY);
  return isFull ? refuse(ATTACHMENT.DAY_FULL, A_DAY) : undefined;
}

/**
 * Keeps a file piece by piece, all or nothing; of two at the same moment one after the other.
 * @throws RefusalError `ATTACHMENT.TOO_MANY`, `ATTACHMENT.DAY_FULL`
 */
export const insertUpload = (db: Kysely<Database>, upload: Upload, pieces: AsyncIterable<Buffer>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const { id, uploadedBy, filename, mediaType, sha256, bytes, uploadedAt } = upload;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`upload ${uploadedBy}`}, 0))`.execute(trx);
    const against = await againstMore(trx, upload);
    if (against !== undefined) throw new RefusalError(against);
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

/** Those of these uploads that something has named which waits for somebody else. */
export async function awaitedUploads(db: Queryable, ids: readonly string[], at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from attachment a where a.id = any(${ids}::text[]) and ${isAwaited(at)}`.execute(db);
  return rows.map(({ id }) => id);
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

/**
 * Takes away one's own upload that was not handed in; false where there is none.
 * @throws RefusalError `ATTACHMENT.IN_USE` where something has named it that waits for somebody else.
 */
export const deleteUnbound = (db: Kysely<Database>, id: string, personId: string, at: Date): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    // Who hands it in at the same time waits for this lock, or this one for him; what is asked afterwards is true.
    const locked = await sql`
      select from attachment where id = ${id} and uploaded_by = ${personId} for update`.execute(trx);
    if (locked.rows.length === 0) return false;
    if ((await awaitedUploads(trx, [id], at)).length > 0) throw new RefusalError(refuse(ATTACHMENT.IN_USE));
    const { numAffectedRows = 0n } = await sql`
      delete from attachment a where a.id = ${id}
        and not exists (select from case_attachment u where u.attachment_id = a.id)`.execute(trx);
    return numAffectedRows > 0n;
  });

/** Files of one round, so that no lock is held for long. */
const A_ROUND = 100;

/** Takes away uploads from before an instant that nobody handed in, nor has named with what waits; how many there were. */
export async function forgetUnbound(db: Kysely<Database>, before: Date, at: Date): Promise<number> {
  let gone = 0;
  for (;;) {
    const count = await db.transaction().execute(async (trx) => {
      const old = await sql<{ id: string }>`
        select a.id from attachment a
        where a.uploaded_at < ${before} and not exists (select from case_attachment u where u.attachment_id = a.id)
          and not ${isAwaited(at)}
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
