import type { SpecialPromotion } from '../../domain/pipelines/level-promotion/acts.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { compareLevels, isLevel, type Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import { detail, refuse, type Refusal, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { Status } from '../../domain/vocabulary/status.js';
import { findCandidateRows, foundOf, type CandidateRow } from '../../db/cycles/candidates.js';
import { presentEvaluations } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { openCasesElsewhere } from '../../db/cases/new-cases.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import type { ActivityDependencies } from '../dependencies.js';
import { batchRefused, CASE } from '../../domain/refusals/cases.js';
import { SPECIAL } from '../../domain/refusals/pipelines/level-promotion.js';

/**
 * I-26: a special promotion (§8.3.2, §8.4.1.1) sets the rules on ratings and time aside, never the confirmation
 * (8.2.1) nor the cap (8.3.3.A); a target of 中(二) or above goes to the panel.
 */
export const createAdmitSpecial =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): PipelineActivities['admitSpecial'] =>
  async ({ cycleId, special }) => {
    const caseIds = special.map(({ caseId }) => caseId);
    const versions = new Map((await readHeads(db, caseIds)).map(({ id, policyVersion }) => [id, policyVersion]));
    const rows = new Map((await findCandidateRows(db, cycleId, caseIds)).map((row) => [row.id, row]));
    const evaluations = await presentEvaluations(db, caseIds);
    const requests = new Map(evaluations.map(({ caseId, request }) => [caseId, request as LevelPromotionRequest]));
    const busy = await openCasesElsewhere(db, cycleId);
    const details: RefusalDetail[] = [];
    const admitted: Candidate[] = [];
    for (const one of special) {
      const row = rows.get(one.caseId);
      const answer =
        row === undefined
          ? unknownCase(one)
          : busy.has(row.personId)
            ? otherCaseOpen(one, busy.get(row.personId) ?? '')
            : admit(one, row, requests.get(one.caseId), library.byVersion(versions.get(one.caseId) ?? ''));
      if ('stage' in answer) admitted.push(answer);
      else details.push(answer);
    }
    if (details.length === 0) return { admitted };
    return {
      refusal: batchRefused('I-26', details),
    };
  };

const unknownCase = ({ caseId }: SpecialPromotion): RefusalDetail => detail(CASE.NOT_IN_CYCLE, { caseId });

const otherCaseOpen = ({ caseId }: SpecialPromotion, other: string): RefusalDetail =>
  detail(SPECIAL.OTHER_CASE_OPEN, { caseId }, { other });

function admit(
  { caseId, to }: SpecialPromotion,
  row: CandidateRow,
  request: LevelPromotionRequest | undefined,
  policy: Policy,
): Candidate | RefusalDetail {
  const { panelFrom } = policy.levelPromotion;
  if (row.stage !== 'ineligible' && row.stage !== 'listed') {
    return detail(CASE.MOVED_ON, { caseId });
  }
  const bar = specialBar(to, { ...row, level: row.fromLevel, status: request?.employee.status }, policy);
  if (bar !== undefined) return { caseId, code: bar.code, message: bar.message };
  if (!isLevel(to)) return detail(SPECIAL.NO_LADDER, { caseId });
  const route = compareLevels(to, panelFrom.value) >= 0 ? ('panel' as const) : ('direct' as const);
  const found = foundOf(row);
  const hold = request?.demotionPending === true; // I-68
  return {
    ...found,
    hold,
    wasHeld: found.wasHeld || hold,
    target: to,
    directTarget: found.from,
    route,
    special: true,
    stage: 'first-review',
  };
}

/** 8.2.1, I-04, 8.3.3.A: what even a special promotion does not waive. */
export function specialBar(
  to: string,
  person: { readonly position: Position; readonly level: Level | null; readonly status: Status | undefined },
  policy: Policy,
): Refusal | undefined {
  const { cap } = policy.levelPromotion;
  if (person.status !== 'confirmed') return refuse(SPECIAL.NOT_CONFIRMED);
  if (person.position === 'supervisor' || person.level === null || !isLevel(to)) return refuse(SPECIAL.NO_LADDER);
  const highest = (person.position === 'team-leader' ? cap.teamLeaders : cap.agents).value;
  return compareLevels(to, person.level) > 0 && compareLevels(to, highest) <= 0
    ? undefined
    : refuse(SPECIAL.TARGET_OUT_OF_RANGE, { highest });
}
