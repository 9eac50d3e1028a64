import type { AssessmentSheetRecord, VacancyChange } from './vacancy.js';

/** What a step leaves in the records of a vacancy (9.1, 9.5.2). */
export interface PositionPromotionParts {
  readonly vacancy: VacancyChange;
  readonly assessmentSheets: readonly AssessmentSheetRecord[];
}
