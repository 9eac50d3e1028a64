import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Audience } from '../../domain/step/tasks.js';
import type { AnyAsk, Ask } from '../engine/ask.js';
import { confirmationAsk, interviewAsk, noticeAsk, type ClosingCase } from '../closing/asks.js';
import type { PositionInput } from '../messages/position.js';
import { checkDecision, checkDraft, checkPanelDay, checkReport, checkSignOff, checkSubmission } from './checks.js';
import { runsOut, type AppointmentState } from './state.js';
import { today } from '../engine/turn.js';

const HR: Audience = { roles: ['hr'], escalateTo: ['hr-manager'] };
const GM: Audience = { roles: ['gm'] };

/** Which task stands open, as a function of where the candidate stands; the person it is about does none but his own. */
export function asksOf(input: PositionInput, state: AppointmentState): readonly AnyAsk[] {
  const { caseId, personId, stepWorkdays } = input;
  const ask = <K extends TaskKind>(one: Pick<Ask<K>, 'key' | 'kind' | 'to' | 'check'>): readonly AnyAsk[] => [
    { excluded: [personId], ...one, caseId, due: { workdays: stepWorkdays } } as unknown as AnyAsk,
  ];
  const again = `${state.round}-${state.missedDefenses}`;
  switch (state.stage) {
    case 'trial':
    case 'in-defense':
      return [];
    case 'report': {
      const to: Audience = { people: [personId], escalateTo: ['hr'] };
      const report: Ask<'candidate.report'> = {
        key: 'report',
        kind: 'candidate.report',
        to,
        caseId,
        due: { workdays: stepWorkdays },
        check: (act, actor) => checkReport(personId, act, actor),
      };
      return [report];
    }
    case 'awaiting-defense':
      return ask<'candidate.appoint-panel'>({
        key: `appoint-panel-${again}`,
        kind: 'candidate.appoint-panel',
        to: HR,
        check: checkPanelDay,
      });
    case 'ready':
      return ask<'candidate.gm-submission'>({
        key: `gm-submission-${again}`,
        kind: 'candidate.gm-submission',
        to: HR,
        check: (act) => checkSubmission(state, act),
      });
    case 'with-gm':
      return ask<'candidate.gm-decision'>({
        key: `gm-decision-${again}`,
        kind: 'candidate.gm-decision',
        to: GM,
        check: (act) => checkDecision(state, act),
      });
    case 'approved':
    case 'rejected':
      if (runsOut(state, today()) !== undefined) return []; // I-52: the trial has not run out
      return ask<'candidate.release'>({
        key: 'release',
        kind: 'candidate.release',
        to: HR,
        check: () => undefined,
      });
    case 'interview':
    case 'confirmation':
    case 'notice':
      return [closingAsk(input, state)];
    case 'draft':
      return ask<'candidate.notice-draft'>({
        key: `notice-draft-${state.drafts}`,
        kind: 'candidate.notice-draft',
        to: HR,
        check: checkDraft,
      });
    case 'sign-off':
      return ask<'candidate.notice-sign-off'>({
        key: `notice-sign-off-${state.drafts}`,
        kind: 'candidate.notice-sign-off',
        to: GM,
        check: checkSignOff,
      });
    case 'appointed':
    case 'not-appointed':
    case 'cancelled':
      return [];
  }
}

/** 9.5.9, I-40, I-41: as every pipeline closes, with HR at the interview. */
function closingAsk({ caseId, personId, stepWorkdays }: PositionInput, state: AppointmentState): AnyAsk {
  const about: ClosingCase = {
    caseId,
    personId,
    stepWorkdays,
    interviewers: ['hr'],
    clauses: { interview: '9.5.9', notice: '9.5.9' },
  };
  const round = state.interviews + 1;
  switch (state.stage) {
    case 'interview':
      return interviewAsk(about, { round, notBefore: state.releasedOn ?? today() });
    case 'confirmation':
      return confirmationAsk(about, round);
    default:
      return noticeAsk(about);
  }
}
