import { takenOverToStart, type TakenOverRow } from '../../db/cases/taken-over.js';
import type { ConfirmationInput } from '../../domain/pipelines/confirmation/start.js';
import type { DepartureActivities, TakenOverStart } from '../../domain/pipelines/departure/activities.js';
import type { TrialEntry } from '../../domain/taken-over/entry.js';
import { takenOverOf, type TakenOverReview } from '../../domain/taken-over/taken-over.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import type { VacancyInput } from '../../workflows/messages/position.js';
import type { ActivityDependencies } from '../dependencies.js';

/**
 * 4.1, docs/decisions/0085: the trials and confirmations that a second person has approved to be taken over, and that have no
 * case yet; asked again, the same numbers. Plans are started with the C and D that they came from.
 */
export const createListTakenOver =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): DepartureActivities['listTakenOver'] =>
  async () => ({ starts: (await takenOverToStart(db)).flatMap((row) => startOf(row, library)) });

function startOf(row: TakenOverRow, library: ActivityDependencies['library']): readonly TakenOverStart[] {
  const { caseId, workflowId, personId, entry, enteredBy, fromPost, fromLevel, departmentId } = row;
  switch (entry.kind) {
    case 'confirmation': {
      const { confirmedOn } = entry;
      const takenOver = takenOverOf(row, entry);
      const input: ConfirmationInput = { caseId, personId, confirmedOn, openedBy: enteredBy, takenOver };
      return [{ type: 'confirmation', workflowId, input }];
    }
    case 'trial': {
      if (fromPost === null) return [];
      const { post, team, reportsTo, paper: reason } = entry;
      const reviewed = reviewOf(entry, library.inForceOn(todayIn('Asia/Shanghai', row.at.getTime())));
      const stands = { caseId, from: fromPost, level: fromLevel, takenOver: takenOverOf(row, entry) };
      const takesOver = reviewed === undefined ? stands : { ...stands, reviewed };
      const vacancy = { vacancyId: workflowId, post, departmentId, team, reportsTo, headCount: 1, reason };
      const input: VacancyInput = { ...vacancy, openedBy: enteredBy, takesOver };
      return [{ type: 'positionVacancy', workflowId, input }];
    }
    case 'plan':
      return [];
  }
}

/** 9.4.2: a review that was over by then, against the mark of its post. */
function reviewOf({ score, post }: TrialEntry, policy: Policy): TakenOverReview | undefined {
  if (score === undefined) return undefined;
  const outcome = score >= policy.formalAssessment.score[post].value ? 'passed' : 'below-mark';
  return { outcome, score: score.toFixed(2) };
}
