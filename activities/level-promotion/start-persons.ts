import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { readCaseResults } from '../../db/cases/cases.js';
import type { ActivityDependencies } from '../dependencies.js';

/** How many starts are under way at once: enough to keep the engine busy, few enough not to crowd it. */
const AT_ONCE = 16;

/** 8.5.6: each person goes on in a workflow of his own, named by the case; a second call starts none twice. */
export const createStartPersons =
  ({ db, library, startPerson, heartbeat }: ActivityDependencies): PipelineActivities['startPersons'] =>
  async ({ cycleId, caseIds }) => {
    const waiting = [...(await readCaseResults(db, caseIds))];
    let started = 0;
    const startNext = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        heartbeat(waiting.length);
        const { caseId, personId, finalLevel, round, policyVersion } = one;
        const first = await startPerson({
          caseId,
          cycleId,
          personId,
          round,
          policyVersion,
          result: finalLevel === null ? 'not-approved' : 'approved',
          stepWorkdays: library.byVersion(policyVersion).levelPromotion.interviewWorkdays.value,
        });
        if (first) started += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, startNext));
    return { started };
  };
