import { createHash } from 'node:crypto';
import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { TrialAssessmentRequest } from '../../domain/evaluation/request.js';
import type { SheetForm } from '../../domain/pipelines/position-promotion/vacancy.js';
import { listAssessmentSheets } from '../../db/vacancies/assessment-sheets.js';
import { evaluationsAskedBy, draftEvaluations } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { meansShown } from '../../policy/rules/section-9-trial-assessment.js';
import type { ActivityDependencies } from '../dependencies.js';

/** 9.4.1, I-48, I-49: the means of both sheets against their marks, unrounded; request and answer are kept. */
export const createAssessNominee =
  ({
    db,
    engine,
    library,
  }: Pick<ActivityDependencies, 'db' | 'engine' | 'library'>): VacancyActivities['assessNominee'] =>
  async ({ caseId, sheetRound }) => {
    const [head] = await readHeads(db, [caseId]);
    if (head?.post !== 'team-leader' && head?.post !== 'supervisor') throw new Error(`${caseId} has no post to fill`);
    const sheets = (await listAssessmentSheets(db, [caseId])).filter(({ round }) => round === sheetRound);
    const totals = (form: SheetForm): readonly number[] =>
      sheets.filter((sheet) => sheet.form === form).map(({ total }) => Number(total));
    const request: TrialAssessmentRequest = {
      kind: 'trial-assessment',
      to: head.post,
      peripheral: totals('peripheral'),
      competency: totals('competency'),
    };
    const askedBy = `${caseId}:sheets:${sheetRound}`;
    const { policyVersion, choices } = head;
    await draftEvaluations(db, [
      {
        caseId,
        why: 'trial-assessment',
        request,
        answer: engine.answer(request, policyVersion),
        policyVersion,
        choices,
        factsDigest: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
        askedBy,
      },
    ]);
    const [kept] = await evaluationsAskedBy(db, [caseId], askedBy);
    if (kept === undefined) throw new Error(`${caseId}: the evaluation was not kept`);
    const { passed } = kept.answer as AnswerOf<'trial-assessment'>;
    return { passed, ...meansShown(library.byVersion(kept.policyVersion), kept.request as TrialAssessmentRequest) };
  };
