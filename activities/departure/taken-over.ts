import { takenOverToStart, type TakenOverRow } from '../../db/cases/taken-over.js';
import type { ConfirmationInput } from '../../domain/pipelines/confirmation/start.js';
import type { DepartureActivities, TakenOverStart } from '../../domain/pipelines/departure/activities.js';
import { takenOverOf } from '../../domain/taken-over/taken-over.js';
import type { VacancyInput } from '../../workflows/messages/position.js';
import type { ActivityDependencies } from '../dependencies.js';

/**
 * 4.1, docs/decisions/0085: the trials and confirmations that a second person has approved to be taken over, and that have no
 * case yet; asked again, the same numbers. Plans are started with the C and D that they came from.
 */
export const createListTakenOver =
  ({ db }: Pick<ActivityDependencies, 'db'>): DepartureActivities['listTakenOver'] =>
  async () => ({ starts: (await takenOverToStart(db)).flatMap(startOf) });

function startOf(row: TakenOverRow): readonly TakenOverStart[] {
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
      const takesOver = { caseId, from: fromPost, level: fromLevel, takenOver: takenOverOf(row, entry) };
      const vacancy = { vacancyId: workflowId, post, departmentId, team, reportsTo, headCount: 1, reason };
      const input: VacancyInput = { ...vacancy, openedBy: enteredBy, takesOver };
      return [{ type: 'positionVacancy', workflowId, input }];
    }
    case 'plan':
      return [];
  }
}
