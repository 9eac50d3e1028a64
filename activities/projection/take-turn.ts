import { findSigned, hurryAct } from '../../db/steps/acts.js';
import { takeTurn } from '../../db/steps/turns.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { actOfCause, causesOf } from '../../domain/step/turn.js';
import { causesOfActs, reportUnbacked, unbackedOf } from './backed.js';
import type { ActivityDependencies } from '../dependencies.js';

/** Says whose the next turn of a workflow is, before its pipeline sees what has come (docs/decisions/0030). */
export const createTakeTurn =
  ({ db, keys }: Pick<ActivityDependencies, 'db' | 'keys'>): PipelineActivities['takeTurn'] =>
  async ({ brought = [], ...request }) => {
    const { workflowId, cause, at } = request;
    if (brought.length > 0) {
      const taken = await findSigned(
        db,
        brought.map(({ input }) => input.actId),
      );
      const unbacked = unbackedOf(keys, workflowId, brought, taken);
      if (unbacked.length > 0) {
        await reportUnbacked(db, workflowId, unbacked);
        return { cause, at, unbacked: causesOfActs(unbacked) };
      }
    }
    const answer = await takeTurn(db, request);
    // Who asked gives way: what had the turn before comes sooner that way, if it is an act, or several.
    for (const cause of causesOf(answer)) {
      if (cause !== request.cause) await hurryAct(db, actOfCause(cause), new Date(request.at));
    }
    return answer;
  };
