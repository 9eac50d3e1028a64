import { hurryAct } from '../../db/steps/acts.js';
import { takeTurn } from '../../db/steps/turns.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { actOfCause, causesOf } from '../../domain/step/turn.js';
import type { ActivityDependencies } from '../dependencies.js';

/** Says whose the next turn of a workflow is, before its pipeline sees what has come (docs/decisions/0030). */
export const createTakeTurn =
  ({ db }: Pick<ActivityDependencies, 'db'>): PipelineActivities['takeTurn'] =>
  async (request) => {
    const answer = await takeTurn(db, request);
    // Who asked gives way: what had the turn before comes sooner that way, if it is an act, or several.
    for (const cause of causesOf(answer)) {
      if (cause !== request.cause) await hurryAct(db, actOfCause(cause), new Date(request.at));
    }
    return answer;
  };
