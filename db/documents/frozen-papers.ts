import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { FrozenKind } from '../../domain/documents/offices.js';
import type { Queryable } from '../database.js';

/** A content to freeze: what is about nobody alone, and a line of each person by his case. */
export interface ToFreeze {
  readonly kind: FrozenKind;
  /** The session, or the cycle. */
  readonly about: string;
  readonly head: object;
  readonly lines: readonly { readonly caseId: string; readonly content: object }[];
}

/** A content as an office signed it. */
export interface FrozenPaper {
  readonly no: number;
  readonly head: unknown;
  /** Lines in order, each with its place from 1; one that was erased is not among them. */
  readonly lines: readonly { readonly place: number; readonly caseId: string; readonly content: unknown }[];
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
  readonly at: Date;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const SALT_BYTES = 16;

/** Freezes a content with its digest, inside the step that it is signed by. */
export async function freezePaper(
  trx: Queryable,
  { kind, about, head, lines }: ToFreeze,
  at: Date,
): Promise<{ readonly no: number; readonly sha256: string }> {
  const rows = lines.map(({ caseId, content }, index) => {
    const one = {
      place: index + 1,
      caseId,
      salt: randomBytes(SALT_BYTES).toString('hex'),
      content: JSON.stringify(content),
    };
    return { ...one, sha256: digest(one.salt + one.content) };
  });
  const said = JSON.stringify(head);
  const sha256 = digest([said, ...rows.map((one) => one.sha256)].join('\n'));
  const { rows: made } = await sql<{ no: number }>`
    insert into frozen_paper (kind, about, head, cases, lines, sha256, at)
    values (${kind}, ${about}, ${said}, ${rows.map(({ caseId }) => caseId)}::text[],
            ${rows.map((one) => one.sha256)}::text[], ${sha256}, ${at}) returning no`.execute(trx);
  const no = made[0]?.no;
  if (no === undefined) throw new Error(`${kind} of ${about} was not frozen`);
  await sql`
    insert into frozen_line (paper_no, place, case_id, salt, content)
    select ${no}, place, "caseId", salt, content from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given(place int, "caseId" text, salt text, content text)`.execute(trx);
  return { no, sha256 };
}

/** The content of a session or a cycle as it was signed last; undefined where nobody has signed it. */
export async function newestFrozen(db: Queryable, kind: FrozenKind, about: string): Promise<FrozenPaper | undefined> {
  const { rows } = await sql<FrozenPaper>`
    select p.no, p.head::json as head, p.sha256, p.at, (
      select coalesce(json_agg(json_build_object('place', l.place, 'caseId', l.case_id, 'content', l.content::json)
                               order by l.place), '[]')
      from frozen_line l where l.paper_no = p.no) as lines
    from frozen_paper p where p.kind = ${kind} and p.about = ${about} order by p.no desc limit 1`.execute(db);
  return rows[0];
}

/** Of each case the last summary of a session that it stands on, with the cases of each. */
export async function summariesOfCases(
  db: Queryable,
  caseIds: readonly string[],
): Promise<readonly { readonly no: number; readonly sha256: string; readonly cases: readonly string[] }[]> {
  const { rows } = await sql<{ no: number; sha256: string; cases: string[] }>`
    select p.no, p.sha256, array_agg(c.id order by c.id) as cases
    from unnest(${[...caseIds]}::text[]) c (id)
    cross join lateral (select no, sha256 from frozen_paper
      where kind = 'session-summary' and cases @> array[c.id] order by no desc limit 1) p
    group by p.no, p.sha256 order by p.no`.execute(db);
  return rows;
}
