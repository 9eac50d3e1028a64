import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** A Word template of the company's own, without its bytes. */
export interface TemplateVersion {
  readonly no: number;
  readonly form: string;
  /** Civil date from which it holds. */
  readonly firstDay: string;
  readonly sha256: string;
  readonly filename: string;
  /** Employee number. */
  readonly uploadedBy: string;
  readonly uploadedByName: string;
  readonly uploadedAt: Date;
}

/** Every template, the latest first day of each form first; of one day the one that was uploaded last, which holds. */
export async function listTemplates(db: Queryable): Promise<readonly TemplateVersion[]> {
  const { rows } = await sql<TemplateVersion>`
    select t.no, t.form, t.first_day as "firstDay", t.sha256, t.filename, t.uploaded_by as "uploadedBy",
           p.name as "uploadedByName", t.uploaded_at as "uploadedAt"
    from paper_template t join person p on p.id = t.uploaded_by
    order by t.form, t.first_day desc, t.no desc`.execute(db);
  return rows;
}

/** The template of a form that holds on a day, as a Word file; undefined where ours does. @param day civil date */
export async function templateOn(db: Queryable, form: string, day: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ docx: Buffer }>`
    select docx from paper_template where form = ${form} and first_day <= ${day}::date
    order by first_day desc, no desc limit 1`.execute(db);
  return rows[0]?.docx;
}

/** A template as it was uploaded; undefined where there is none of the number. */
export async function findTemplate(
  db: Queryable,
  no: number,
): Promise<{ readonly docx: Buffer; readonly filename: string; readonly sha256: string } | undefined> {
  const { rows } = await sql<{ docx: Buffer; filename: string; sha256: string }>`
    select docx, filename, sha256 from paper_template where no = ${no}`.execute(db);
  return rows[0];
}

/** A template to keep, with its bytes. */
export type NewTemplate = Omit<TemplateVersion, 'no' | 'uploadedByName'> & { readonly docx: Buffer };

/** Keeps a template, with a line of the ledger; gives its number. Call it inside a transaction. */
export async function insertTemplate(trx: Queryable, template: NewTemplate): Promise<number> {
  const { form, firstDay, docx, sha256, filename, uploadedBy, uploadedAt } = template;
  const { rows } = await sql<{ no: number }>`
    insert into paper_template (form, first_day, docx, sha256, filename, uploaded_by, uploaded_at)
    values (${form}, ${firstDay}, ${docx}, ${sha256}, ${filename}, ${uploadedBy}, ${uploadedAt}) returning no`.execute(
    trx,
  );
  const no = rows[0]?.no ?? 0;
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, before, after)
    values (${uploadedAt}, ${uploadedBy}, 'paper-template.uploaded', '15', 'paper-templates', ${no}::int, null,
            ${JSON.stringify({ form, firstDay, filename, sha256 })}::jsonb)`.execute(trx);
  return no;
}
