import { listUncarried } from '../../db/cases/carriers.js';
import { raiseCause } from '../../db/messages/raise-causes.js';
import type { StepActivities } from '../../domain/step/activities.js';
import { alarmOfDifference } from '../../domain/step/difference-alarm.js';
import type { ActivityDependencies } from '../dependencies.js';

/**
 * Says at once what the daily look would find: a workflow that had to hear something is not there, though a case that it
 * carries is open. Of one that has done its work nothing is said.
 */
export const createReportUnheard =
  ({ db }: Pick<ActivityDependencies, 'db'>): StepActivities['reportUnheard'] =>
  async ({ workflowId }) => {
    await db.transaction().execute(async (trx) => {
      for (const caseId of await listUncarried(trx, workflowId)) {
        const difference = { workflowId: caseId, what: 'case-without-workflow', detail: workflowId } as const;
        await raiseCause(trx, alarmOfDifference(difference), new Date());
      }
    });
  };
