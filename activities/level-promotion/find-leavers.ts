import { leaversAmong } from '../../db/cycles/leavers.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { ActivityDependencies } from '../dependencies.js';

/** I-82: whoever has left by now and is still in the cycle, whether or not a departure has told it. */
export const createFindLeavers =
  ({ db }: Pick<ActivityDependencies, 'db'>): PipelineActivities['findLeavers'] =>
  async ({ caseIds, at }) => ({ leavers: await leaversAmong(db, caseIds, todayIn('Asia/Shanghai', at)) });
