import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../domain/vocabulary/month.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { findCandidateRows, listCandidateRows, toCandidate } from '../../db/cycles/candidates.js';
import {
  findCycle,
  insertSpecialCycle,
  readCycle,
  regularCycleCollecting,
  type CycleRow,
} from '../../db/cycles/cycles.js';
import type { Queryable } from '../../db/database.js';
import { factsDigest, insertEvaluations } from '../../db/cases/evaluations.js';
import { insertCases, openCasesElsewhere } from '../../db/cases/new-cases.js';
import { specialBar } from './admit-special.js';
import { caseTerms } from '../case-terms.js';
import { engineOf } from './cycle-engine.js';
import { readFacts, requestFor } from './cycle-facts.js';
import type { ActivityDependencies } from '../dependencies.js';
import { SPECIAL } from '../../domain/refusals/pipelines/level-promotion.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>;
type Opens = PipelineActivities['openSpecial'];

/**
 * I-26, §8.3.2, §8.4.1.1: the cycle of one and its case, with the facts of today; what stands against it refuses it and
 * writes nothing. The department may ask for more than the rules give, so no step of theirs counts here. Idempotent.
 */
export const createOpenSpecial =
  ({ db, library, calendar }: Dependencies): Opens =>
  async (input) => {
    const { cycleId, at, openedBy, special } = input;
    const kept = await findCycle(db, cycleId);
    if (kept !== undefined) return opened(db, kept, library);
    const today = todayIn('Asia/Shanghai', at);
    const { policy, policyVersion, choices } = await caseTerms({ db, library }, at);
    const month = monthOf(today);
    const cycle = { month, kind: 'special' as const, launchBy: today, policyVersion };
    const [facts] = await readFacts(db, cycle, policy, { personIds: [special.personId] });
    if (facts === undefined) return { refusal: nobody(special.personId) };
    const bar = specialBar(special.to, facts, policy);
    if (bar !== undefined) return { refusal: bar };
    const busy = (await openCasesElsewhere(db, cycleId)).get(special.personId);
    if (busy !== undefined) return { refusal: otherOpen(busy) };
    const collecting = await regularCycleCollecting(db);
    if (collecting !== undefined) return { refusal: inCycle(collecting) };

    const request = requestFor(facts, cycle, { policy, calendar });
    const year = calendar.years[month.slice(0, 4)] ?? null;
    const answer = engineOf({ month, calendar: year }, { library, calendar }).answer(request, policyVersion);
    const caseId = `LP-${cycleId}`;
    try {
      await db.transaction().execute(async (trx) => {
        await insertSpecialCycle(trx, {
          id: cycleId,
          month,
          today,
          at: new Date(at),
          policyVersion,
          choices,
          calendar: year,
          openedBy,
        });
        await insertCases(
          trx,
          [
            {
              caseId,
              cycleId,
              personId: facts.personId,
              position: facts.position,
              fromLevel: facts.level,
              stage: 'listed',
              outcome: answer.outcome,
              directSteps: 0,
              panelSteps: 0,
              acknowledge: false,
              reason: null,
              hold: facts.demotionPending,
            },
          ],
          new Date(at),
        );
        const digest = factsDigest(request);
        await insertEvaluations(
          trx,
          [{ caseId, request, answer, why: 'special', policyVersion, choices, factsDigest: digest, askedBy: cycleId }],
          new Date(at),
        );
      });
    } catch (error) {
      const isOther = error instanceof Error && 'constraint' in error && error.constraint === 'personnel_case_one_open';
      if (isOther) return { refusal: otherOpen((await openCasesElsewhere(db, cycleId)).get(special.personId) ?? '') };
      throw error;
    }
    return opened(db, await readCycle(db, cycleId), library);
  };

async function opened(db: Queryable, cycle: CycleRow, library: Dependencies['library']): ReturnType<Opens> {
  const [first] = await listCandidateRows(db, cycle.id, { after: '', limit: 1 });
  const [row] = first === undefined ? await findCandidateRows(db, cycle.id, [`LP-${cycle.id}`]) : [first];
  if (row === undefined) throw new Error(`cycle ${cycle.id} has nobody`);
  const { policyVersion, choices, launchFrom, launchBy, month } = cycle;
  const stepWorkdays = library.byVersion(policyVersion).levelPromotion.interviewWorkdays.value;
  return {
    month,
    terms: { policyVersion, choices, launchFrom, launchBy, stepWorkdays },
    candidate: toCandidate(row),
  };
}

const nobody = (personId: string): Refusal => refuse(SPECIAL.NOBODY, { personId });

const otherOpen = (other: string): Refusal => refuse(SPECIAL.OTHER_CASE_OPEN, { other });

const inCycle = (cycleId: string): Refusal => refuse(SPECIAL.CYCLE_OPEN, { cycleId });
