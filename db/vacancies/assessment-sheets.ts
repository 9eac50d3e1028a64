import { sql } from 'kysely';
import type { AssessmentSheetRecord, SheetForm } from '../../domain/pipelines/position-promotion/vacancy.js';
import type { Queryable } from '../database.js';

/** A sheet with its exact weighted mean. */
export type NewAssessmentSheet = AssessmentSheetRecord & { readonly total: number };

/** Keeps sheets as they were handed in; they are never changed. */
export async function insertAssessmentSheets(
  db: Queryable,
  sheets: readonly NewAssessmentSheet[],
  at: Date,
): Promise<void> {
  await sql`
    insert into assessment_sheet (case_id, round, form, rater_id, scores, total, comment, submitted_at)
    select "caseId", round, form, "raterId", scores, total, comment, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(sheets)}::jsonb) as given("caseId" text, round int, form text,
      "raterId" text, scores jsonb, total numeric, comment text)`.execute(db);
}

/** A sheet of §9.4.1 as it was submitted. */
export interface AssessmentSheetRow {
  readonly caseId: string;
  readonly round: number;
  readonly form: SheetForm;
  readonly raterId: string;
  readonly raterName: string;
  readonly scores: Readonly<Record<string, number>>;
  /** numeric as text, four decimals. */
  readonly total: string;
  readonly comment: string | null;
  readonly submittedAt: Date;
}

/** The sheets of cases, by case, round, form and rater. */
export async function listAssessmentSheets(
  db: Queryable,
  caseIds: readonly string[],
): Promise<readonly AssessmentSheetRow[]> {
  const { rows } = await sql<AssessmentSheetRow>`
    select s.case_id as "caseId", s.round, s.form, s.rater_id as "raterId", p.name as "raterName", s.scores,
           s.total::text as total, s.comment, s.submitted_at as "submittedAt"
    from assessment_sheet s join person p on p.id = s.rater_id
    where s.case_id = any(${[...caseIds]}::text[]) order by s.case_id, s.round, s.form, s.rater_id`.execute(db);
  return rows;
}
