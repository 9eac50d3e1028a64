import type { ConductSessionAct, ScoreSheetsAct, SummaryAct } from '../../domain/pipelines/defense/acts.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { detail, refusal } from '../engine/refusing.js';
import { groupsWithoutRater, isComplete, owed, present, scorersOwing, type SessionState } from './state.js';
import { today } from '../engine/turn.js';

/** 8.5.4, I-37: his own candidates, each once, not before the day. */
export function checkSheets(state: SessionState, scorer: string, act: ScoreSheetsAct): Refusal | undefined {
  if (today() < state.heldOn) {
    return refusal(
      'DEFENSE.NOT_HELD_YET',
      state.clause,
      `答辩定于 ${state.heldOn} 举行,请在答辩当日或之后评分。`,
      `The defense is on ${state.heldOn}. Score on that day or after it.`,
    );
  }
  const open = owed(state, scorer);
  const details = act.sheets
    .filter(({ caseId }) => !open.includes(caseId))
    .map(({ caseId }) =>
      detail(
        caseId,
        'DEFENSE.NO_SHEET_OWED',
        '不由您评分、已评分(提交后锁定)或候选人缺席',
        'is not yours to score, already scored (sheets are locked), or absent',
      ),
    );
  return details.length === 0
    ? undefined
    : refusal(
        'BATCH.REFUSED',
        state.clause,
        '整批未执行:有评分表不能提交。请按明细修改。',
        'Nothing was done: some sheets cannot be taken. Correct them as listed.',
        details,
      );
}

/** I-33, I-34, I-37 */
export function checkConduct(state: SessionState, act: ConductSessionAct): Refusal | undefined {
  switch (act.do) {
    case 'absent':
      return checkAbsent(state, act.caseIds);
    case 'substitute':
      return checkSubstitution(state, act.scorer, act.by);
    case 'waive':
      return checkWaiver(state, act.group);
    case 'move':
      return checkMove(state, act.heldOn);
  }
}

/** I-34: only a group without a rater, and not the last one. */
function checkWaiver(state: SessionState, group: PanelGroup): Refusal | undefined {
  if (!groupsWithoutRater(state).includes(group)) {
    return refusal(
      'DEFENSE.WAIVER_REFUSED',
      'I-34',
      '该组每名候选人都有评委,或已豁免(I-34)。评委不能到场时请指定替补(I-33)。',
      'Everybody has a rater in that group, or it is waived already (I-34). For a rater who cannot come, name a substitute (I-33).',
    );
  }
  return Object.keys(state.waived).length < 3
    ? undefined
    : refusal(
        'DEFENSE.WAIVER_REFUSED',
        'I-34',
        '四组将全部豁免。至少须保留一组评分。',
        'All four groups would be waived. At least one has to score.',
      );
}

function checkAbsent(state: SessionState, caseIds: readonly string[]): Refusal | undefined {
  const details = caseIds
    .filter((caseId) => !present(state).some((one) => one.caseId === caseId) || (state.sheets[caseId]?.length ?? 0) > 0)
    .map((caseId) =>
      detail(
        caseId,
        'DEFENSE.NOT_ABSENT',
        '不在本场、已登记缺席或已有评分',
        'is not in this session, already absent, or has been scored',
      ),
    );
  if (details.length > 0) {
    return refusal(
      'BATCH.REFUSED',
      'I-37',
      '整批未执行:请按明细修改。',
      'Nothing was done; correct as listed.',
      details,
    );
  }
  return today() < state.heldOn
    ? refusal(
        'DEFENSE.NOT_HELD_YET',
        'I-37',
        `答辩定于 ${state.heldOn},当日方可登记缺席;如需改期请选择改期。`,
        `The defense is on ${state.heldOn}; absence is recorded on that day. To change the date, move the session.`,
      )
    : undefined;
}

function checkSubstitution(state: SessionState, scorer: string, by: string): Refusal | undefined {
  const seats = state.candidates.flatMap(({ scorers }) => scorers.map(({ personId }) => personId));
  if (owed(state, scorer).length === 0) {
    return refusal(
      'DEFENSE.NO_SEAT',
      'I-33',
      `${scorer} 不是本场评委,或其评分已全部提交。请核对工号。`,
      `${scorer} does not score in this session, or has handed in everything. Check the employee number.`,
    );
  }
  return seats.includes(by)
    ? refusal(
        'DEFENSE.ALREADY_SEATED',
        'I-33',
        `${by} 已是本场评委,请另选替补。`,
        `${by} already sits on this panel. Name somebody else.`,
      )
    : undefined;
}

function checkMove(state: SessionState, heldOn: string): Refusal | undefined {
  if (Object.values(state.sheets).some((scorers) => scorers.length > 0)) {
    return refusal(
      'DEFENSE.BEGUN',
      'I-37',
      '已有评分提交,本场不能改期。缺席者可登记缺席后另行安排。',
      'Sheets are in, so the session cannot be moved. Record who is absent; they get a new date.',
    );
  }
  return heldOn < today()
    ? refusal(
        'PANEL.DATE_PAST',
        state.clause,
        '新日期已过,请选择今天或以后。',
        'The new date is past. Choose today or later.',
      )
    : undefined;
}

/** I-35 */
export function checkSummary(state: SessionState, act: SummaryAct): Refusal | undefined {
  if (!isComplete(state)) {
    return refusal(
      'DEFENSE.INCOMPLETE',
      'I-34',
      `仍有 ${scorersOwing(state).length} 名评委未交评分。`,
      `${scorersOwing(state).length} scorers have not handed in everything.`,
    );
  }
  const unknown = (act.remarks ?? []).filter(({ caseId }) => !present(state).some((one) => one.caseId === caseId));
  return unknown.length === 0
    ? undefined
    : refusal(
        'BATCH.REFUSED',
        state.clause,
        '备注中有不在本场的案件,请删除。',
        'A remark names somebody who was not heard here. Remove it.',
        unknown.map(({ caseId }) => detail(caseId, 'CASE.NOT_IN_SESSION', '不在本场', 'was not heard in this session')),
      );
}
