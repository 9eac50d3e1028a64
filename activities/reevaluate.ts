import type { PipelineActivities, Reevaluated } from '../domain/activities.js';
import type { LevelPromotionRequest } from '../domain/evaluation-request.js';
import type { AnswerOf } from '../domain/evaluation-answer.js';
import { findCandidateRows, listCandidateRows, toCandidate } from '../db/candidates.js';
import { readCycle } from '../db/cycles.js';
import { evaluationsAskedBy, factsDigest, insertEvaluations, presentEvaluations } from '../db/evaluations.js';
import { engineOf } from './cycle-engine.js';
import { readFacts, requestFor } from './cycle-facts.js';
import type { ActivityDependencies } from './dependencies.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>;

/** I-09, I-15, I-17: asks the engine again with today's facts, under the cycle's own policy; each answer is kept. */
export const createReevaluate =
  ({ db, library, calendar }: Dependencies): PipelineActivities['reevaluate'] =>
  async ({ cycleId, workflowId, seq, cases }) => {
    const askedBy = `${workflowId}:${seq}`;
    const caseIds = cases.map(({ caseId }) => caseId);
    const cycle = await readCycle(db, cycleId);
    const engine = engineOf(cycle, { library, calendar });
    const policy = library.byVersion(cycle.policyVersion);
    const rows = await findCandidateRows(db, cycleId, caseIds);
    const people = rows.map(({ personId }) => personId);
    const facts = await readFacts(db, cycle, policy, people);
    const byPerson = new Map(facts.map((one) => [one.personId, one]));
    const rulings = new Map(cases.map(({ caseId, ruling }) => [caseId, ruling]));
    const before = new Map((await presentEvaluations(db, caseIds)).map((one) => [one.caseId, one.request]));
    const evaluations = rows.flatMap(({ id, personId }) => {
      const known = byPerson.get(personId);
      if (known === undefined) return [];
      const ruling = rulings.get(id);
      // A ruling once given stands until HR gives another.
      const standing = (before.get(id) as LevelPromotionRequest | undefined)?.ruling ?? null;
      const request = requestFor(known, cycle, policy, ruling?.ruling ?? standing);
      const answer = engine.answer(request, cycle.policyVersion);
      const why = ruling === undefined ? ('reevaluation' as const) : ('ruling' as const);
      const { policyVersion, choices } = cycle;
      return [{ caseId: id, why, request, answer, policyVersion, choices, factsDigest: factsDigest(request), askedBy }];
    });
    await insertEvaluations(db, evaluations);
    const kept = await evaluationsAskedBy(db, caseIds, askedBy);
    return kept.map(({ caseId, no, request, answer }): Reevaluated => {
      const { outcome, warnings, from, ...found } = answer as AnswerOf<'level-promotion'>;
      const acknowledge = warnings.some(({ code }) => code === 'complaint-acknowledgement');
      const demotionPending = (request as LevelPromotionRequest).demotionPending === true;
      // I-26: what the rules would give is nothing that a special promotion asks for.
      const steps =
        cycle.kind === 'special'
          ? { directSteps: 0, panelSteps: 0 }
          : { directSteps: found.directSteps, panelSteps: found.panelSteps };
      return { caseId, evaluationNo: no, outcome, from, demotionPending, acknowledge, ...steps };
    });
  };

/** I-15: the cases whose ratings, complaints, level or status are no longer those of their evaluation. */
export const createFindMovedFacts =
  ({ db, library }: Dependencies): PipelineActivities['findMovedFacts'] =>
  async ({ cycleId, caseIds }) => {
    const cycle = await readCycle(db, cycleId);
    const rows = await findCandidateRows(db, cycleId, caseIds);
    const people = rows.map(({ personId }) => personId);
    const policy = library.byVersion(cycle.policyVersion);
    const facts = await readFacts(db, cycle, policy, people);
    const evaluations = await presentEvaluations(db, caseIds);
    const digests = new Map(facts.map((one) => [one.personId, factsDigest(requestFor(one, cycle, policy))]));
    const frozen = new Map(evaluations.map((evaluation) => [evaluation.caseId, evaluation.factsDigest]));
    return rows.filter(({ id, personId }) => frozen.get(id) !== digests.get(personId)).map(({ id }) => id);
  };

export const createListCandidates =
  ({ db }: Dependencies): PipelineActivities['listCandidates'] =>
  async ({ cycleId, after, limit }) =>
    (await listCandidateRows(db, cycleId, { after, limit })).map(toCandidate);
