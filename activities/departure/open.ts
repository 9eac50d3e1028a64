import { DEPARTURE } from '../../domain/refusals/pipelines/departure.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { DepartureActivities } from '../../domain/pipelines/departure/activities.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import { successorsOf } from '../../db/people/departures.js';
import { againstSuccessor, judgeDeparture } from '../../db/people/judge-departure.js';
import { entanglementsOf } from '../../db/cases/entanglements.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library'>;

/** Somebody who is there, a last day that the records allow, and somebody who takes over. */
export const createOpenDeparture =
  ({ db, library }: Dependencies): DepartureActivities['openDeparture'] =>
  async (input) => {
    const judged = await judgeDeparture(db, input, todayIn('Asia/Shanghai', input.at));
    if ('refusal' in judged) return judged;
    const { policyVersion, choices, stepWorkdays } = await caseTerms({ db, library }, input.at);
    return { policyVersion, choices, stepWorkdays, ...judged };
  };

/** Whether somebody may take over the open tasks of who leaves (I-58); gives the refusal, if any. */
export const createCheckSuccessor =
  ({ db }: Pick<Dependencies, 'db'>): DepartureActivities['checkSuccessor'] =>
  async ({ personId, successorId, actorId, at }) => {
    const refusal =
      successorId === actorId
        ? refuse(DEPARTURE.SUCCESSOR_IS_ONESELF)
        : await againstSuccessor(db, personId, successorId, todayIn('Asia/Shanghai', at));
    const by = (await successorsOf(db, [successorId])).get(successorId) ?? successorId;
    return { by, ...(refusal === undefined ? {} : { refusal }) };
  };

/** Open cases in which somebody has a part, beside those that are named. */
export const createListEntanglements =
  ({ db }: Pick<Dependencies, 'db'>): DepartureActivities['listEntanglements'] =>
  ({ personId, except }) =>
    entanglementsOf(db, personId, except);
