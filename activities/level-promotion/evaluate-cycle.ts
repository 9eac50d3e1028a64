import { sql } from 'kysely';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { CycleFacts } from '../../domain/people/people.js';
import { markEvaluated, readCycle, type CycleRow } from '../../db/cycles/cycles.js';
import type { Queryable } from '../../db/database.js';
import { factsDigest, insertEvaluations } from '../../db/cases/evaluations.js';
import { insertCases, openCasesElsewhere, type NewCase } from '../../db/cases/new-cases.js';
import type { StepMark } from '../../db/cases/ledger.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { isInCycles } from '../../domain/vocabulary/ladder.js';
import { calendarOf, engineOf } from './cycle-engine.js';
import { readFacts, requestFor } from './cycle-facts.js';
import { tellPromotions } from '../projection/tell-results.js';
import type { ActivityDependencies } from '../dependencies.js';

/** Rows a statement: large enough to be quick, small enough to tell the engine often that we live. */
const CHUNK = 500;

/**
 * 8.2, 8.4: evaluates everybody whom cycles are about as of the reference day and freezes facts, findings and cases, all in one
 * transaction; a cycle that has been evaluated is left as it is.
 */
export const createEvaluateCycle =
  ({ db, library, calendar, heartbeat }: ActivityDependencies): PipelineActivities['evaluateCycle'] =>
  async ({ cycleId, at }) =>
    db.transaction().execute(async (trx) => {
      const cycle = await lockCycle(trx, cycleId);
      if (cycle.evaluatedAt !== null) return countCases(trx, cycleId);
      const policy = library.byVersion(cycle.policyVersion);
      const engine = engineOf(cycle, { library, calendar });
      const terms = { policy, calendar: calendarOf(cycle, calendar) };
      const shown = new Date(at);
      const present = await readFacts(trx, cycle, policy, { presentOn: todayIn('Asia/Shanghai', at) });
      const everybody = present.filter(isInCycles); // I-01, I-04
      const busy = await openCasesElsewhere(trx, cycleId);
      for (let start = 0; start < everybody.length; start += CHUNK) {
        heartbeat(start);
        const answered = everybody.slice(start, start + CHUNK).map((facts, index) => {
          const request = requestFor(facts, cycle, terms);
          return {
            caseId: caseIdOf(cycleId, start + index),
            facts,
            request,
            answer: engine.answer(request, cycle.policyVersion),
          };
        });
        await insertCases(
          trx,
          answered.map(({ caseId, facts, answer }) =>
            newCase(cycleId, caseId, facts, answer, busy.get(facts.personId)),
          ),
          shown,
        );
        await insertEvaluations(
          trx,
          answered.map(({ caseId, request, answer }) => ({
            caseId,
            request,
            answer,
            why: 'reference-day' as const,
            policyVersion: cycle.policyVersion,
            choices: cycle.choices,
            factsDigest: factsDigest(request),
            askedBy: cycleId,
          })),
          shown,
        );
      }
      const mark = evaluationMark(cycleId, shown);
      const marks = new Map(everybody.map((_, index) => [caseIdOf(cycleId, index), mark]));
      await tellPromotions(trx, marks, { library, calendar }); // I-74
      await markEvaluated(trx, cycleId, shown);
      return countCases(trx, cycleId);
    });

const caseIdOf = (cycleId: string, index: number): string =>
  `LP-${cycleId.slice('LC-'.length)}-${String(index + 1).padStart(5, '0')}`;

/** The evaluation comes before the first step that is told of it. */
const evaluationMark = (cycleId: string, at: Date): StepMark => ({
  workflowId: cycleId,
  seq: 0,
  at,
  actor: 'system:evaluation',
  act: 'advance',
  clause: '8.4',
  taskId: null,
  about: { cycleId },
});

async function lockCycle(trx: Queryable, cycleId: string): Promise<CycleRow> {
  await sql`select from cycle where id = ${cycleId} for update`.execute(trx);
  return readCycle(trx, cycleId);
}

async function countCases(
  trx: Queryable,
  cycleId: string,
): Promise<{ readonly people: number; readonly candidates: number }> {
  const { rows } = await sql<{ people: number; candidates: number }>`
    select count(*)::int as people, (count(*) filter (where stage <> 'ineligible'))::int as candidates
    from promotion_case where cycle_id = ${cycleId}`.execute(trx);
  return rows[0] ?? { people: 0, candidates: 0 };
}

/** What becomes of an answer: a candidate, somebody to rule on (I-09), or a closed case that says why. */
function newCase(
  cycleId: string,
  caseId: string,
  facts: CycleFacts,
  answer: AnswerOf<'level-promotion'>,
  elsewhere: string | undefined,
): NewCase {
  const { outcome, directSteps, panelSteps } = answer;
  const stage =
    outcome === 'ineligible' || elsewhere !== undefined
      ? ('ineligible' as const)
      : outcome === 'needs-ruling'
        ? ('ruling' as const)
        : ('listed' as const);
  return {
    caseId,
    cycleId,
    stage,
    outcome,
    directSteps,
    panelSteps,
    personId: facts.personId,
    position: facts.position,
    fromLevel: facts.level,
    hold: outcome === 'on-hold',
    acknowledge: answer.warnings.some(({ code }) => code === 'complaint-acknowledgement'),
    reason:
      elsewhere === undefined
        ? null
        : `另有进行中的晋级案件 ${elsewhere}，办结后方可参加 / case ${elsewhere} is still open; it has to be finished first`,
  };
}
