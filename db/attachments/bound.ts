import { sql } from 'kysely';
import { againstFiles, againstFull } from '../../domain/attachments/against-files.js';
import type { FilePurpose, FileSum, HandedIn } from '../../domain/attachments/attachment.js';
import { ATTACHMENT } from '../../domain/refusals/attachments.js';
import { refuse, RefusalError } from '../../domain/vocabulary/refusal.js';
import type { Queryable } from '../database.js';
import { awaitedUploads, findUploads } from './uploads.js';

/** Who hands files in, when, and with which step. */
export interface BindingMark {
  /** Employee number; each file has to be his own upload. */
  readonly actor: string;
  readonly at: Date;
  /** Null outside the steps of a case. */
  readonly step: { readonly workflowId: string; readonly seq: number; readonly act: string } | null;
}

/**
 * Hands files in: from now on they belong to the case or the complaint, in this transaction.
 * @throws RefusalError `ATTACHMENT.*` where one is not there, not his own, of no fit kind, or belongs elsewhere.
 */
export async function bindFiles(trx: Queryable, handed: readonly HandedIn[], mark: BindingMark): Promise<void> {
  const rows = handed.flatMap(({ about, purpose, files }) =>
    files.map((id, place) => ({
      id,
      place,
      purpose,
      caseId: 'caseId' in about ? about.caseId : null,
      complaintId: 'complaintId' in about ? about.complaintId : null,
    })),
  );
  if (rows.length === 0) return;
  const named = rows.map(({ id, purpose }) => ({ id, path: 'files', scan: purpose === 'signed-scan' }));
  const ids = rows.map(({ id }) => id);
  // A step may be the very one that something waited for; whoever hands in beside the steps takes nothing from it.
  const awaited = new Set(mark.step === null ? await awaitedUploads(trx, ids, mark.at) : []);
  const known = (await findUploads(trx, ids)).map((one) => ({ ...one, bound: one.bound || awaited.has(one.id) }));
  const sizes = new Map(known.map(({ id, bytes }) => [id, bytes]));
  const all = rows.map(({ id, caseId, complaintId }) => ({
    about: caseId ?? complaintId ?? undefined,
    bytes: sizes.get(id) ?? 0,
  }));
  const kept = await keptIn(
    trx,
    all.flatMap(({ about }) => about ?? []),
  );
  const refusal = againstFiles(named, known, mark.actor) ?? againstFull(all, kept);
  if (refusal !== undefined) throw new RefusalError(refusal);
  const { workflowId = null, seq = null, act = null } = mark.step ?? {};
  const { rows: bound } = await sql<{ id: string }>`
    insert into case_attachment (attachment_id, case_id, complaint_id, purpose, place, bound_by, bound_at, act,
                                 workflow_id, seq)
    select given.id, given."caseId", given."complaintId", given.purpose, given.place, ${mark.actor}, ${mark.at}, ${act},
           ${workflowId}, ${seq}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id text, place int, purpose text, "caseId" text,
      "complaintId" text)
    on conflict (attachment_id) do nothing returning attachment_id as id`.execute(trx);
  // Somebody's other act has handed it in at the same moment.
  const missed = known.find(({ id }) => !bound.some((one) => one.id === id));
  if (missed !== undefined) throw new RefusalError(refuse(ATTACHMENT.HANDED_IN, { filename: missed.filename }));
}

/** How much cases or complaints hold by now, by their numbers; none where nothing was handed in. */
export async function keptIn(db: Queryable, abouts: readonly string[]): Promise<ReadonlyMap<string, FileSum>> {
  const ids = [...new Set(abouts)];
  const { rows } = await sql<FileSum & { readonly about: string }>`
    select about, count(*)::int as files, sum(bytes)::float8 as bytes from (
      select u.case_id as about, u.attachment_id from case_attachment u where u.case_id = any(${ids}::text[])
      union all
      select u.complaint_id, u.attachment_id from case_attachment u where u.complaint_id = any(${ids}::text[])
    ) bound join attachment a on a.id = bound.attachment_id group by about`.execute(db);
  return new Map(rows.map(({ about, files, bytes }) => [about, { files, bytes }]));
}

/** A file that was handed in. */
export interface BoundFile {
  readonly id: string;
  readonly filename: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly purpose: FilePurpose;
  readonly caseId: string | null;
  readonly complaintId: string | null;
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
  /** Handed in by a step of the case, whose decision says to whom it is told. */
  readonly byStep: boolean;
}

const columns = sql`a.id, a.filename, a.media_type as "mediaType", a.sha256, a.bytes, u.purpose, u.case_id as "caseId",
  u.complaint_id as "complaintId", u.bound_by as by, p.name as "byName", u.bound_at as at, u.seq is not null as "byStep"`;
const tables = sql`case_attachment u join attachment a on a.id = u.attachment_id join person p on p.id = u.bound_by`;

/** A file that was handed in, with whom its case or its complaint is about. */
export type FoundFile = BoundFile & { readonly personId: string };

/** Where a file belongs; undefined while it was not handed in. */
export async function findBound(db: Queryable, id: string): Promise<FoundFile | undefined> {
  const { rows } = await sql<FoundFile>`
    select ${columns}, coalesce(c.person_id, k.person_id) as "personId"
    from ${tables} left join personnel_case c on c.id = u.case_id left join complaint k on k.id = u.complaint_id
    where u.attachment_id = ${id}`.execute(db);
  return rows[0];
}

/** The evidence of complaints, as it was handed in. */
export async function listBoundToComplaints(db: Queryable, ids: readonly string[]): Promise<readonly BoundFile[]> {
  const { rows } = await sql<BoundFile>`
    select ${columns} from ${tables} where u.complaint_id = any(${ids}::text[]) order by u.bound_at, u.place`.execute(
    db,
  );
  return rows;
}

/** All files of a case, those of the complaint that it is about among them, as they were handed in. */
export async function listBound(db: Queryable, caseId: string): Promise<readonly BoundFile[]> {
  const { rows } = await sql<BoundFile>`
    select ${columns} from ${tables} where u.case_id = ${caseId}
      or u.complaint_id = (select detail ->> 'complaintId' from personnel_case where id = ${caseId})
    order by u.bound_at, u.purpose, u.place`.execute(db);
  return rows;
}

/** The same of several cases; `caseId` is the case whose file lists it. */
export async function boundTo(
  db: Queryable,
  caseIds: readonly string[],
): Promise<readonly (BoundFile & { readonly caseId: string })[]> {
  const { rows } = await sql<BoundFile & { readonly ofCase: string }>`
    select ${columns}, c.id as "ofCase"
    from ${tables} join personnel_case c on u.case_id = c.id or u.complaint_id = c.detail ->> 'complaintId'
    where c.id = any(${[...caseIds]}::text[]) order by u.bound_at, u.purpose, u.place`.execute(db);
  return rows.map(({ ofCase, ...file }) => ({ ...file, caseId: ofCase }));
}
