import type { ConductSessionAct, ScoreSheetsAct, SummaryAct } from '../../domain/pipelines/defense/acts.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import { detail, type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { groupsWithoutRater, isComplete, owed, present, scorersOwing, type SessionState } from './state.js';
import { today } from '../engine/turn.js';
import { DEFENSE, PANEL } from '../../domain/refusals/pipelines/defense.js';
import { batchRefused, CASE } from '../../domain/refusals/cases.js';

/** 8.5.4, I-37: his own candidates, each once, not before the day. */
export function checkSheets(state: SessionState, scorer: string, act: ScoreSheetsAct): Refusal | undefined {
  if (today() < state.heldOn) {
    return refuse(DEFENSE.NOT_HELD_YET, { heldOn: state.heldOn, clause: state.clause });
  }
  const open = owed(state, scorer);
  const details = act.sheets
    .filter(({ caseId }) => !open.includes(caseId))
    .map(({ caseId }) => detail(DEFENSE.NO_SHEET_OWED, { caseId }));
  return details.length === 0 ? undefined : batchRefused(state.clause, details);
}

/** Who did not come, who scores in whose place, which groups are waived, and what else HR may do (I-33, I-34, I-37). */
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
    return refuse(DEFENSE.WAIVER_REFUSED);
  }
  return Object.keys(state.waived).length < 3 ? undefined : refuse(DEFENSE.LAST_GROUP);
}

function checkAbsent(state: SessionState, caseIds: readonly string[]): Refusal | undefined {
  const details = caseIds
    .filter((caseId) => !present(state).some((one) => one.caseId === caseId) || (state.sheets[caseId]?.length ?? 0) > 0)
    .map((caseId) => detail(DEFENSE.NOT_ABSENT, { caseId }));
  if (details.length > 0) {
    return batchRefused('I-37', details);
  }
  return today() < state.heldOn ? refuse(DEFENSE.ABSENCE_TOO_EARLY, { heldOn: state.heldOn }) : undefined;
}

function checkSubstitution(state: SessionState, scorer: string, by: string): Refusal | undefined {
  const seats = state.candidates.flatMap(({ scorers }) => scorers.map(({ personId }) => personId));
  if (owed(state, scorer).length === 0) {
    return refuse(DEFENSE.NO_SEAT, { scorer });
  }
  return seats.includes(by) ? refuse(DEFENSE.ALREADY_SEATED, { by }) : undefined;
}

function checkMove(state: SessionState, heldOn: string): Refusal | undefined {
  if (Object.values(state.sheets).some((scorers) => scorers.length > 0)) {
    return refuse(DEFENSE.BEGUN);
  }
  return heldOn < today() ? refuse(PANEL.DATE_PAST, { heldOn, clause: state.clause }) : undefined;
}

/** The chair closes once every sheet is in, with remarks on those who were heard (I-35). */
export function checkSummary(state: SessionState, act: SummaryAct): Refusal | undefined {
  if (!isComplete(state)) {
    return refuse(DEFENSE.INCOMPLETE, { owing: scorersOwing(state).length });
  }
  const unknown = (act.remarks ?? []).filter(({ caseId }) => !present(state).some((one) => one.caseId === caseId));
  return unknown.length === 0
    ? undefined
    : batchRefused(
        state.clause,
        unknown.map(({ caseId }) => detail(CASE.NOT_IN_SESSION, { caseId })),
      );
}
