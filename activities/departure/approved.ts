import { approvedDepartures } from '../../db/people/departures.js';
import { reserveNumber } from '../../db/policy/reserved-numbers.js';
import type { DepartureActivities } from '../../domain/pipelines/departure/activities.js';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import { CHANGE_DAYS, changeActId } from '../../domain/second-person/waiting-change.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { ActivityDependencies } from '../dependencies.js';

const DAY_MS = 86_400_000;

/** 4.1: the departures that a second person has approved and that have no case yet; asked again, the same numbers. */
export const createListApprovedDepartures =
  ({ db }: Pick<ActivityDependencies, 'db'>): DepartureActivities['listApprovedDepartures'] =>
  async ({ at }) => {
    const year = Number(todayIn('Asia/Shanghai', at).slice(0, 4));
    const cases: DepartureInput[] = [];
    for (const { no, input } of await approvedDepartures(db, new Date(at - CHANGE_DAYS * DAY_MS))) {
      cases.push({ ...input, caseId: await reserveNumber(db, changeActId(no), 'LZ', year) });
    }
    return { cases };
  };
