import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { ConfirmationActivities } from '../../domain/pipelines/confirmation/activities.js';
import type { ConfirmationInput } from '../../domain/pipelines/confirmation/start.js';
import { dueConfirmations } from '../../db/people/confirmation-dates.js';
import { reserveNumber } from '../../db/policy/reserved-numbers.js';
import type { ActivityDependencies } from '../dependencies.js';

/** 7.1: whose day has come and who is on the ladder, each with the number of his case; asked again, the same numbers. */
export const createListDueConfirmations =
  ({ db }: Pick<ActivityDependencies, 'db'>): ConfirmationActivities['listDueConfirmations'] =>
  async ({ at }) => {
    const today = todayIn('Asia/Shanghai', at);
    const cases: ConfirmationInput[] = [];
    for (const { personId, plannedOn, position, level } of await dueConfirmations(db, today)) {
      if (plannedOn === null || position === null || position === 'supervisor' || level === null) continue;
      const caseId = await reserveNumber(db, `confirmation:${personId}:${plannedOn}`, 'ZZ', Number(today.slice(0, 4)));
      cases.push({ caseId, personId, confirmedOn: plannedOn, openedBy: 'system:schedule' });
    }
    return { cases };
  };
