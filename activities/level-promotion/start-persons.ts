import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { firstDayOf } from '../../domain/vocabulary/month.js';
import { readCycleResults, type CycleResult } from '../../db/cycles/results.js';
import type { LevelPromoted } from '../../workflows/messages/cases.js';
import type { ActivityDependencies } from '../dependencies.js';

/** How many starts are under way at once: enough to keep the engine busy, few enough not to crowd it. */
const AT_ONCE = 16;

/** 8.5.6: each person goes on in a workflow of his own, named by the case; a second call starts none twice. */
export const createStartPersons =
  ({ db, library, startPerson, heartbeat }: ActivityDependencies): PipelineActivities['startPersons'] =>
  async ({ cycleId, caseIds }) => {
    const waiting = [...(await readCycleResults(db, caseIds))];
    let started = 0;
    const startNext = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        heartbeat(waiting.length);
        const { caseId, personId, round, policyVersion } = one;
        const first = await startPerson({
          caseId,
          cycleId,
          personId,
          round,
          policyVersion,
          promotion: promotionOf(one),
          stepWorkdays: library.byVersion(policyVersion).levelPromotion.interviewWorkdays.value,
        });
        if (first) started += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, startNext));
    return { started };
  };

/** I-19: the months of 8.2.2 count from the cycle's month, so that a late approval costs nobody the next cycle. */
const promotionOf = ({ fromLevel, finalLevel, effectiveFrom, cycleMonth }: CycleResult): LevelPromoted | null =>
  fromLevel === null || finalLevel === null || effectiveFrom === null
    ? null
    : { from: fromLevel, to: finalLevel, effectiveFrom, countsFrom: firstDayOf(cycleMonth) };
