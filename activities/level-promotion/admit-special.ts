import type { SpecialPromotion } from '../../domain/pipelines/level-promotion/acts.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import { compareLevels, isLevel, type Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { Status } from '../../domain/vocabulary/status.js';
import { text } from '../../domain/vocabulary/text.js';
import { findCandidateRows, foundOf, type CandidateRow } from '../../db/cycles/candidates.js';
import { presentEvaluations } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { openCasesElsewhere } from '../../db/cases/new-cases.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import type { ActivityDependencies } from '../dependencies.js';

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
      refusal: {
        code: 'BATCH.REFUSED',
        clause: 'I-26',
        message: text(
          `整批未执行:${details.length} 项特殊晋级申请不能受理(I-26)。请按明细修改后重新提交全部内容。`,
          `Nothing was done: ${details.length} special promotions cannot be admitted (I-26). Correct them as listed and submit all again.`,
        ),
        details,
      },
    };
  };

const no = (caseId: string, code: string, zh: string, en: string): RefusalDetail => ({
  caseId,
  code,
  message: text(zh, en),
});

const unknownCase = ({ caseId }: SpecialPromotion): RefusalDetail =>
  no(
    caseId,
    'CASE.NOT_IN_CYCLE',
    '不是本次评定的案件,请核对案件编号',
    'is no case of this cycle; check the case number',
  );

const otherCaseOpen = ({ caseId }: SpecialPromotion, other: string): RefusalDetail =>
  no(
    caseId,
    'SPECIAL.OTHER_CASE_OPEN',
    `另有进行中的晋级案件 ${other},办结后方可申请`,
    `has another promotion still open, ${other}; it has to be finished first`,
  );

function admit(
  { caseId, to }: SpecialPromotion,
  row: CandidateRow,
  request: LevelPromotionRequest | undefined,
  policy: Policy,
): Candidate | RefusalDetail {
  const { panelFrom } = policy.levelPromotion;
  if (row.stage !== 'ineligible' && row.stage !== 'listed') {
    return no(caseId, 'CASE.OUT_OF_TURN', '案件已在后续环节或已结束', 'has moved on or is finished');
  }
  const bar = specialBar(caseId, to, { ...row, level: row.fromLevel, status: request?.employee.status }, policy);
  if (bar !== undefined || !isLevel(to)) return bar ?? noLadder(caseId);
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
  caseId: string,
  to: string,
  person: { readonly position: Position; readonly level: Level | null; readonly status: Status | undefined },
  policy: Policy,
): RefusalDetail | undefined {
  const { cap } = policy.levelPromotion;
  if (person.status !== 'confirmed') {
    return no(
      caseId,
      'SPECIAL.NOT_CONFIRMED',
      '未转正,特殊晋级不免除 §8.2.1',
      'is not confirmed, which §8.2.1 asks for in any case',
    );
  }
  if (person.position === 'supervisor' || person.level === null || !isLevel(to)) return noLadder(caseId);
  const highest = (person.position === 'team-leader' ? cap.teamLeaders : cap.agents).value;
  return compareLevels(to, person.level) > 0 && compareLevels(to, highest) <= 0
    ? undefined
    : no(
        caseId,
        'SPECIAL.TARGET_OUT_OF_RANGE',
        `目标须高于现职级且不超过上限 ${highest}(§8.3.3.A)`,
        `the target must lie above the present level and not above ${highest} (§8.3.3.A)`,
      );
}

const noLadder = (caseId: string): RefusalDetail =>
  no(caseId, 'SPECIAL.NO_LADDER', '没有职级通道或目标职级不存在', 'has no ladder, or the target is no level');
