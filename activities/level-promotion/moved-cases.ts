import { casesResting } from '../../db/cycles/resting.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { ActivityDependencies } from '../dependencies.js';
import { createFindMovedFacts } from './reevaluate.js';

/** I-15: looked for whenever ratings or complaints are recorded, so that nobody decides on what is no longer so. */
export const createListMovedCases = (
  dependencies: Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>,
): PipelineActivities['listMovedCases'] => {
  const findMovedFacts = createFindMovedFacts(dependencies);
  return async () => {
    const cycles = [];
    for (const { cycleId, caseIds } of await casesResting(dependencies.db)) {
      const moved = await findMovedFacts({ cycleId, caseIds });
      if (moved.length > 0) cycles.push({ cycleId, caseIds: moved });
    }
    return { cycles };
  };
};
