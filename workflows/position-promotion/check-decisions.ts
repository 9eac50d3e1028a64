import type { TrialDecision, TrialDecisionAct } from '../../domain/pipelines/position-promotion/acts.js';
import type { Refusal, RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { detail, reasonMissing, refusal } from '../engine/refusing.js';
import { checkOutcome } from './checks.js';
import { openPlaces, type VacancyState } from './state.js';

/** 9.5.4, I-38, I-46: all or nothing; never more approvals than open places. */
export function checkTrialDecisions(state: VacancyState, act: TrialDecisionAct, actor: Actor): Refusal | undefined {
  const details = act.decisions.flatMap((row) => objections(state, row, actor));
  if (details.length > 0) {
    return refusal(
      'BATCH.REFUSED',
      '9.5.4',
      `整批未执行:${details.length} 处不符合办理条件(§9.5.4)。请按明细修改后重新提交全部内容。`,
      `Nothing was done: ${details.length} of the decisions cannot be taken (§9.5.4). Correct them as listed and submit all again.`,
      details,
    );
  }
  const approvals = act.decisions.filter(({ decision }) => decision === 'approve').length;
  const places = openPlaces(state);
  if (approvals <= places) return undefined;
  return refusal(
    'GM.HEAD_COUNT_EXCEEDED',
    'I-46',
    `整批未执行:批准 ${approvals} 人,空缺仅余 ${places} 个名额(I-46)。请减少批准人数,或由人力资源部先调整编制。`,
    `Nothing was done: ${approvals} approvals for ${places} open places (I-46). Approve fewer, or have HR change the head count first.`,
  );
}

function objections(state: VacancyState, row: TrialDecision, actor: Actor): readonly RefusalDetail[] {
  const { caseId, decision, reason, to } = row;
  const nominee = state.nominees[caseId];
  if (nominee?.stage !== 'trial-with-gm') {
    const [zh, en] =
      nominee === undefined
        ? ['不是该空缺待批的人选,请核对案件编号', 'is no open case of this vacancy; check the case number']
        : [`目前处于「${nominee.stage}」,请刷新后重试`, `is at "${nominee.stage}"; reload and try again`];
    return [detail(caseId, nominee === undefined ? 'CASE.NOT_IN_VACANCY' : 'CASE.OUT_OF_TURN', zh, en)];
  }
  if (nominee.personId === actor.personId) {
    return [detail(caseId, 'CASE.OWN', '不能办理本人的案件', 'nobody decides his own case')];
  }
  if (decision !== 'approve') {
    if (reason === undefined) return [reasonMissing(caseId, '否决或退回', 'rejecting or returning')];
    return decision === 'return' && to === undefined
      ? [detail(caseId, 'GM.RETURN_WHERE', '退回须指明退回的环节', 'a return has to say to which step')]
      : [];
  }
  const standing = checkOutcome(nominee);
  return standing === undefined ? [] : [detail(caseId, standing.code, standing.message.zh, standing.message.en)];
}
