import { payTableOn } from '../../db/people/pay/pay.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { laddersOf } from '../../policy/ladders.js';
import type { ActivityDependencies } from '../dependencies.js';

/** I-83: what the pay table will lack if everybody goes as far as the cycle lets him. */
export const createListUnpaidLevels =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): PipelineActivities['listUnpaidLevels'] =>
  async ({ month, policyVersion, on }) => {
    const rates = await payTableOn(db, on);
    return { levels: laddersOf(library.byVersion(policyVersion), month).filter((level) => !rates.has(level)) };
  };
