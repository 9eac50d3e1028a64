import type * as z from 'zod';
import { listAssessmentSheets, type AssessmentSheetRow } from '../../../db/vacancies/assessment-sheets.js';
import type { Queryable } from '../../../db/database.js';
import { listEvaluations, type EvaluationRow } from '../../../db/cases/evaluations.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { listHeads, readPersonnelCases, type PersonnelCaseView } from '../../../db/cases/personnel-views.js';
import type { TrialAssessmentRequest } from '../../../domain/evaluation/request.js';
import { assessmentIn } from '../../../domain/pipelines/position-promotion/schemas.js';
import type { Assessment } from '../../../domain/pipelines/position-promotion/vacancy.js';
import { readsFigures } from '../../../domain/sight/figures.js';
import { rankNominees } from '../../../domain/evaluation/nominee-ranking.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { without } from '../../../domain/vocabulary/without.js';
import { showEvaluation } from './schemas-cases.js';
import { showPersonnelCase } from './schemas-personnel.js';
import type { nomineeSchema } from './schemas-vacancies.js';
import { viewerOf } from '../viewer.js';

/** More than ever compete for one vacancy. */
const MOST = 1000;

interface Found {
  readonly view: PersonnelCaseView;
  readonly eligibility: EvaluationRow | undefined;
  readonly assessment: EvaluationRow | undefined;
  /** 9.4.1: as it was told when it was decided. */
  readonly told: Assessment | undefined;
}

/** The nominees of a vacancy side by side (9.5.4), in the tie order of I-36, as far as the reader may see them. */
export async function nomineesOf(
  db: Queryable,
  actor: Actor,
  vacancyId: string,
): Promise<readonly z.input<typeof nomineeSchema>[]> {
  const viewer = viewerOf(actor);
  const heads = await listHeads(db, viewer, { vacancyId }, { limit: MOST });
  const ids = heads.map(({ id }) => id);
  const details = new Map((await readHeads(db, ids)).map(({ id, detail }) => [id, detail]));
  const found: Found[] = [];
  for (const view of await readPersonnelCases(db, viewer, ids)) {
    const evaluations = await listEvaluations(db, view.id);
    const last = (isIt: (why: string) => boolean) => evaluations.findLast(({ why }) => isIt(why));
    const eligibility = last((why) => why === 'nomination' || why === 'reevaluation');
    const told = assessmentIn(details.get(view.id) ?? {});
    found.push({ view, eligibility, assessment: last((why) => why === 'trial-assessment'), told });
  }
  // A place left free among the ranks of his rivals would tell a nominee of HR his own.
  const competes = found.some(({ view }) => view.reader === 'person');
  const ranks = rankNominees(competes ? [] : found.flatMap(({ view, assessment }) => scoresOf(view.id, assessment)));
  const sheets = await listAssessmentSheets(db, ids);
  return found
    .map((one) => show(one, ranks.get(one.view.id) ?? null, sheets))
    .sort((a, b) => (a.rank ?? MOST) - (b.rank ?? MOST) || (a.id < b.id ? -1 : 1));
}

function scoresOf(caseId: string, assessment: EvaluationRow | undefined) {
  if (assessment === undefined) return [];
  const { competency, peripheral } = assessment.request as TrialAssessmentRequest;
  return [{ caseId, competency, peripheral }];
}

/** Single scores are for HR and the GM; means for others once the result is out, for the auditor never (I-48). */
function show(
  { view, eligibility, told }: Found,
  rank: number | null,
  sheets: readonly AssessmentSheetRow[],
): z.input<typeof nomineeSchema> {
  const everything = view.view === 'all';
  const scored = everything && readsFigures(view.reader);
  const means = readsFigures(view.reader) && (everything || view.released) ? told : undefined;
  return {
    ...showPersonnelCase(view),
    eligibility: eligibility === undefined ? null : showEvaluation(eligibility),
    means: means ?? null,
    rank: everything ? rank : null,
    sheets: scored
      ? sheets
          .filter(({ caseId }) => caseId === view.id)
          .map((sheet) => ({ ...without(sheet, 'caseId', 'submittedAt'), scores: { ...sheet.scores } }))
      : null,
  };
}
