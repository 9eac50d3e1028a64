import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { Reevaluated } from '../../domain/pipelines/level-promotion/activities.js';
import type { LevelPromotionRequest, Ruling } from '../../domain/evaluation/request.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import { listCandidateRows, toCandidate } from '../../db/cycles/candidates.js';
import { readCycle, type CycleRow } from '../../db/cycles/cycles.js';
import { evaluationsAskedBy, factsDigest, draftEvaluations, presentEvaluations } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { calendarOf, engineOf } from './cycle-engine.js';
import { readFacts, requestFor } from './cycle-facts.js';
import type { ActivityDependencies } from '../dependencies.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>;

/** I-09, I-15, I-17: asks the engine again with today's facts, under the policy that the case goes by; each answer is kept. */
export const createReevaluate =
  ({ db, library, calendar }: Dependencies): PipelineActivities['reevaluate'] =>
  async ({ cycleId, workflowId, seq, cases }) => {
    const askedBy = `${workflowId}:${seq}`;
    const caseIds = cases.map(({ caseId }) => caseId);
    const cycle = await readCycle(db, cycleId);
    const engine = engineOf(cycle, { library, calendar });
    const known = await questionsOf({ db, library, calendar }, cycle, caseIds);
    const rulings = new Map(cases.map(({ caseId, ruling }) => [caseId, ruling]));
    const before = new Map((await presentEvaluations(db, caseIds)).map((one) => [one.caseId, one.request]));
    const evaluations = known.map(({ caseId, policy, ask }) => {
      const ruling = rulings.get(caseId);
      // A ruling once given stands until HR gives another.
      const standing = (before.get(caseId) as LevelPromotionRequest | undefined)?.ruling ?? null;
      const request = ask(ruling?.ruling ?? standing);
      const { version: policyVersion } = policy;
      const answer = engine.answer(request, policyVersion);
      const why = ruling === undefined ? ('reevaluation' as const) : ('ruling' as const);
      const { choices } = cycle;
      return { caseId, why, request, answer, policyVersion, choices, factsDigest: factsDigest(request), askedBy };
    });
    await draftEvaluations(db, evaluations);
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
  ({ db, library, calendar }: Dependencies): PipelineActivities['findMovedFacts'] =>
  async ({ cycleId, caseIds }) => {
    const cycle = await readCycle(db, cycleId);
    const known = await questionsOf({ db, library, calendar }, cycle, caseIds);
    const evaluations = await presentEvaluations(db, caseIds);
    const frozen = new Map(evaluations.map((evaluation) => [evaluation.caseId, evaluation.factsDigest]));
    const stands = new Set(
      known.filter(({ caseId, ask }) => frozen.get(caseId) === factsDigest(ask())).map(({ caseId }) => caseId),
    );
    return caseIds.filter((caseId) => !stands.has(caseId));
  };

/** The engine's question about each of these cases, with today's facts, under the version that the case goes by (I-73). */
async function questionsOf(
  { db, library, calendar }: Dependencies,
  cycle: CycleRow,
  caseIds: readonly string[],
): Promise<
  readonly {
    readonly caseId: string;
    readonly policy: Policy;
    readonly ask: (ruling?: Ruling | null) => LevelPromotionRequest;
  }[]
> {
  const heads = await readHeads(db, caseIds);
  const workdays = calendarOf(cycle, calendar);
  const found = await Promise.all(
    [...new Set(heads.map(({ policyVersion }) => policyVersion))].map(async (version) => {
      const policy = library.byVersion(version);
      const own = heads.filter(({ policyVersion }) => policyVersion === version);
      const people = own.map(({ personId }) => personId);
      const facts = new Map(
        (await readFacts(db, cycle, policy, { personIds: people })).map((one) => [one.personId, one]),
      );
      return own.flatMap(({ id, personId }) => {
        const known = facts.get(personId);
        return known === undefined
          ? []
          : [
              {
                caseId: id,
                policy,
                ask: (ruling: Ruling | null = null) => requestFor(known, cycle, { policy, calendar: workdays }, ruling),
              },
            ];
      });
    }),
  );
  return found.flat();
}

/** The candidates of a cycle a page at a time, in the order of their cases. */
export const createListCandidates =
  ({ db }: Dependencies): PipelineActivities['listCandidates'] =>
  async ({ cycleId, after, limit }) =>
    (await listCandidateRows(db, cycleId, { after, limit })).map(toCandidate);
