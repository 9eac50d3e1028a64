import { readCarried, teamsOf } from '../../db/cases/carriers.js';
import { leaversOf } from '../../db/people/departures.js';
import { readCycleResults, type CycleResult } from '../../db/cycles/results.js';
import { departureNote } from '../../domain/cases/departure-note.js';
import { addDays, todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { ActivityDependencies } from '../dependencies.js';

/** People in one closing at most: enough for a department's day, few enough for one desk. */
const MOST_PEOPLE = 100;

/**
 * 8.5.6: which cases are carried together to their end, all of one policy version (I-73): those under one direct
 * superior stay together as far as they fit, only because one desk then takes his acts together; who acts is found for
 * each task.
 */
export const createComposeClosings =
  ({ db }: Pick<ActivityDependencies, 'db'>): PipelineActivities['composeClosings'] =>
  async ({ caseIds }) => {
    const closings: { readonly version: string; readonly ids: string[] }[] = [];
    for (const { policyVersion: version, ids } of await teamsOf(db, caseIds)) {
      for (let start = 0; start < ids.length; start += MOST_PEOPLE) {
        const part = ids.slice(start, start + MOST_PEOPLE);
        const last = closings.at(-1);
        const fits = last?.version === version && last.ids.length + part.length <= MOST_PEOPLE;
        if (fits) last.ids.push(...part);
        else closings.push({ version, ids: [...part] });
      }
    }
    return closings.map(({ ids }) => ids);
  };

/**
 * 8.5.6: starts the closings that the release has written down; a second call starts none twice. Whoever has left between
 * the release and the start found no closing to tell (I-58): it is told now. Who leaves later tells it himself.
 */
export const createStartClosings =
  ({ db, library, startClosing, tellClosing, heartbeat }: ActivityDependencies): PipelineActivities['startClosings'] =>
  async ({ cycleId, closingIds }) => {
    let started = 0;
    for (const closingId of closingIds) {
      heartbeat(closingId);
      const people = await readCycleResults(db, await readCarried(db, closingId));
      const [first] = people;
      if (first === undefined) continue;
      const { policyVersion } = first;
      const isNew = await startClosing({
        closingId,
        cycleId,
        policyVersion,
        stepWorkdays: library.byVersion(policyVersion).levelPromotion.interviewWorkdays.value,
        releasedOn: releaseOf(first),
        people: people.map((one) => ({
          caseId: one.caseId,
          personId: one.personId,
          round: one.round,
          promoted: one.finalLevel !== null,
        })),
      });
      if (isNew) started += 1;
      const personIds = people.map(({ personId }) => personId);
      for (const { personId, departureId: by, leftOn: on } of await leaversOf(db, personIds)) {
        await tellClosing(closingId, { why: 'left', personId, on, by, note: departureNote(by, addDays(on, -1)) });
      }
    }
    return { started };
  };

/** The day on which the results went out, by the clock of the release, whenever the closing is started (I-42). */
function releaseOf({ caseId, releasedAt }: CycleResult): CivilDate {
  if (releasedAt === null) throw new Error(`${caseId} is not released`);
  return todayIn('Asia/Shanghai', releasedAt.getTime());
}
