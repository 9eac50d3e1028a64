import { sheetTotal } from '../../domain/evaluation/assessment-form.js';
import type { AssessmentSheetRecord } from '../../domain/pipelines/position-promotion/vacancy.js';
import { insertAssessmentSheets } from '../../db/vacancies/assessment-sheets.js';
import type { Queryable } from '../../db/database.js';
import type { PolicyLibrary } from '../../policy/data/library.js';

/** 9.5.2: keeps sheets with their weighted means, by the forms of the policy version that the case began with (I-73). */
export async function keepSheets(
  trx: Queryable,
  sheets: readonly AssessmentSheetRecord[],
  library: PolicyLibrary,
  policyVersion: string,
  at: Date,
): Promise<void> {
  const { assessmentForms } = library.byVersion(policyVersion);
  const rows = sheets.map((sheet) => ({ ...sheet, total: sheetTotal(assessmentForms[sheet.form], sheet.scores) }));
  await insertAssessmentSheets(trx, rows, at);
}
