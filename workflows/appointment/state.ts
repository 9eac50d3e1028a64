import { setting } from '../../domain/evaluation/switches.js';
import { addDays, laterDate } from '../../domain/vocabulary/civil-date.js';
import { firstDayOf, addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { lastStages, stepsBefore, type StageOf } from '../../domain/pipelines/pipelines.js';
import type { PositionInput, TrialResult } from '../messages/position.js';
import type { DefenseResult } from '../messages/cases.js';

/** Where a candidate stands from the end of the trial to the company-wide notice (9.5.7 to 9.5.10). */
export type AppointmentStage =
  | 'trial'
  | 'report'
  | 'awaiting-defense'
  | 'in-defense'
  | 'ready'
  | 'with-gm'
  | 'approved'
  | 'rejected'
  | 'interview'
  | 'confirmation'
  | 'notice'
  | 'draft'
  | 'sign-off'
  | 'appointed'
  | 'not-appointed'
  | 'cancelled';

export interface AppointmentState {
  readonly stage: AppointmentStage;
  readonly round: number;
  readonly trial: TrialResult | null;
  /** I-37: one new date a round. */
  readonly missedDefenses: number;
  readonly sessions: number;
  readonly panel: PanelOutcome | null;
  /** The general manager's reason while HR has not answered it (I-38). */
  readonly returned: string | null;
  /** I-68: a setback is open. */
  readonly held: boolean;
  readonly approval: Approval | null;
  /** In effect since the decision was handed back. */
  readonly inEffect: boolean;
  readonly reason: string | null;
  /** Civil date of the hand-back (9.5.9). */
  readonly releasedOn: string | null;
  readonly interviews: number;
  /** HR's text of the company-wide notice. */
  readonly draft: string | null;
  readonly drafts: number;
}

export interface PanelOutcome {
  readonly sessionId: string;
  readonly outcome: 'passed' | 'failed' | 'missed';
  /** Two decimals; null when the candidate did not come. */
  readonly total: string | null;
}

export interface Approval {
  /** I-52: the day after the trial's last day, or that of the decision where it is later; the post is held from it on (I-47). */
  readonly on: string;
  /** 12.2, I-42: level and pay change on this day. */
  readonly effectiveFrom: string;
}

export const onTrial = ({ round }: PositionInput): AppointmentState => ({
  stage: 'trial',
  round,
  trial: null,
  missedDefenses: 0,
  sessions: 0,
  panel: null,
  returned: null,
  held: false,
  approval: null,
  inEffect: false,
  reason: null,
  releasedOn: null,
  interviews: 0,
  draft: null,
  drafts: 0,
});

const LAST: readonly string[] = lastStages('position-promotion');
export const isClosed = ({ stage }: AppointmentState): boolean => LAST.includes(stage);

/** Before the approval nothing was decided yet, so that the alarm of I-54 still has its reason. */
const UNDECIDED: readonly string[] = stepsBefore('position-promotion', 'approved', 'report');
export const isUndecided = ({ stage }: AppointmentState): boolean => UNDECIDED.includes(stage);

/** As the case shows it: whether the draft of the notice is with HR or with the general manager is nobody else's. */
export const caseStage = ({ stage }: AppointmentState): StageOf<'position-promotion'> =>
  stage === 'draft' || stage === 'sign-off' ? 'publication' : stage;

/** I-37: who did not come gets one new date; the second time there is no result to approve. */
export function afterDefense(state: AppointmentState, sessionId: string, result: DefenseResult): AppointmentState {
  const { outcome, total } = result;
  if (outcome !== 'absent') return { ...state, stage: 'ready', panel: { sessionId, outcome, total } };
  const missedDefenses = state.missedDefenses + 1;
  if (missedDefenses === 1) return { ...state, stage: 'awaiting-defense', missedDefenses };
  return { ...state, stage: 'ready', missedDefenses, panel: { sessionId, outcome: 'missed', total: null } };
}

/**
 * Back to an earlier step in a new round (docs/decisions/0058): from the report or the panel on he is heard again, and the
 * former panel's result stays with its session; to HR's submission with what there is, which answers the reason (I-38).
 */
export function returnedTo(
  state: AppointmentState,
  { to, from, reason }: { readonly to: string; readonly from: string; readonly reason: string },
): AppointmentState {
  const returned = from === 'candidate.gm-decision' ? reason : state.returned;
  const next = { ...state, round: state.round + 1, returned };
  if (to === 'ready') return { ...next, stage: 'ready' };
  return { ...next, stage: to === 'report' ? 'report' : 'awaiting-defense', panel: null, missedDefenses: 0 };
}

/** I-52: nobody holds the post before his trial has run out, however early the decision was made (I-42, 12.2). */
export function approvedOn(today: string, lastDay: string | null, choices: PositionInput['choices']): Approval {
  const on = lastDay === null ? today : laterDate(addDays(lastDay, 1), today);
  const month =
    setting(choices, 'effectiveMonth') === 'month-after-approval' ? addToMonth(monthOf(on), 1) : monthOf(on);
  return { on, effectiveFrom: firstDayOf(month) };
}

/** I-52: approved while the trial still runs; nothing is handed back or written before the day has come. */
export const runsOut = ({ stage, approval }: AppointmentState, today: string): string | undefined =>
  stage === 'approved' && approval !== null && today < approval.on ? approval.on : undefined;
