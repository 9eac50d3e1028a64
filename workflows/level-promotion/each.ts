import type { Candidate, CandidateStage } from '../../domain/pipelines/level-promotion/candidate.js';
import { detail, type Refusal, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { CycleState } from './state.js';
import { batchRefused, CASE } from '../../domain/refusals/cases.js';

type InStage<S extends CandidateStage> = Extract<Candidate, { stage: S }>;

/**
 * The same checks for each person of an act on many, all or nothing: the case is where the act expects it, it is not
 * the actor's own, and `more` finds nothing either. The refusal lists every person with what stands against it.
 */
export function checkEach<S extends CandidateStage, R extends { readonly caseId: string }>(
  state: CycleState,
  stage: S,
  rows: readonly R[],
  actor: Actor,
  clause: string,
  more: (row: R, candidate: InStage<S>) => RefusalDetail | undefined = () => undefined,
): Refusal | undefined {
  const details = rows.flatMap((row): RefusalDetail[] => {
    const { caseId } = row;
    const candidate = state.candidates[caseId];
    if (candidate?.stage !== stage) return [wrongStage(caseId, stage, candidate?.stage)];
    if (candidate.personId === actor.personId) {
      return [detail(CASE.OWN, { caseId })];
    }
    const found = more(row, candidate as InStage<S>);
    return found === undefined ? [] : [found];
  });
  if (details.length === 0) return undefined;
  return batchRefused(clause, details);
}

const wrongStage = (caseId: string, wanted: CandidateStage, actual: CandidateStage | undefined): RefusalDetail =>
  actual === undefined
    ? detail(CASE.NOT_IN_CYCLE, { caseId })
    : detail(CASE.OUT_OF_TURN, { caseId }, { actual, wanted });

/** I-38: what takes a reason, in both languages. */
export const reasonMissing = (caseId: string, zh: string, en: string): RefusalDetail =>
  detail(CASE.REASON_MISSING, { caseId }, { what: text(zh, en) });
