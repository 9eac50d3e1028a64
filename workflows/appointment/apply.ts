import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { AppointmentActivities, AppointmentFacts } from '../../domain/pipelines/appointment/activities.js';
import type { ComposedPanel } from '../../domain/pipelines/defense/activities.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type {
  CandidateDecisionAct,
  CandidatePanelAct,
  CandidateReleaseAct,
} from '../../domain/pipelines/appointment/acts.js';
import type { Effect } from '../../domain/step/effect.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { askForRates, ratesMissing } from '../closing/rates.js';
import type { Happening } from '../engine/happening.js';
import type { PositionInput } from '../messages/position.js';
import { WORKFLOWS, type SessionInput } from '../messages/cases.js';
import type { AppointmentState, Approval } from './state.js';
import { released } from './taking-effect.js';
import {
  confirmed,
  decided,
  drafted,
  interviewed,
  moved,
  reported,
  signed,
  signedOff,
  submitted,
  type Transition,
} from './transitions.js';
import { now, readings, today } from '../engine/turn.js';

const { composePanel, checkAttendance, readAppointment, readHandback, findMissingRates } = readings<
  PipelineActivities & AppointmentActivities
>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

export type Outcome =
  /** `instead`: what is written all the same (I-83). */
  | { readonly refusal: Refusal; readonly instead?: Transition }
  | (Transition & { readonly afterwards?: () => Promise<unknown> });

/** Applies one human act of the appointment (9.5.7 to 9.5.10); asks the records where the state does not tell. */
export async function apply(input: PositionInput, state: AppointmentState, happening: Happening): Promise<Outcome> {
  const { personId } = input;
  switch (happening.kind) {
    case 'candidate.report':
      return reported(input, state, happening.act);
    case 'candidate.appoint-panel':
      return applyPanel(input, state, happening.act);
    case 'candidate.gm-submission':
      return submitted(input, state, happening.act);
    case 'candidate.gm-decision':
      return applyDecision(input, state, happening.act);
    case 'candidate.release':
      return applyRelease(input, state, happening.act);
    case 'level.interview': {
      const { act, actor: by } = happening;
      const { refusal } = await checkAttendance({ personId, by, attendees: act.attendees ?? [] });
      return refusal === undefined ? interviewed(input, state, act) : { refusal };
    }
    case 'level.interview-confirmation':
      return confirmed(input, state, happening.act);
    case 'level.notice':
      return signed(input, state, happening.act);
    case 'candidate.notice-draft':
      return drafted(input, state, happening.act);
    case 'candidate.notice-sign-off':
      return signedOff(input, state, happening.act);
    default:
      throw new Error(`the appointment asks for no ${happening.kind}`);
  }
}

/** 9.5.8; I-83: nobody is approved whose pay nothing would say. */
async function applyDecision(
  input: PositionInput,
  state: AppointmentState,
  act: CandidateDecisionAct,
): Promise<Outcome> {
  const next = decided(input, state, act, today());
  const { approval } = next.state;
  if (act.decision !== 'approve' || approval === null) return next;
  const facts = await factsOf(input);
  return 'refusal' in facts ? facts : ((await unpaid(input, state, approval, facts)) ?? next);
}

/** 9.5.9; the level is read anew (I-61), and with it what the pay table has for it. */
async function applyRelease(input: PositionInput, state: AppointmentState, act: CandidateReleaseAct): Promise<Outcome> {
  const facts = await factsOf(input, { reportsTo: act.reportsTo ?? input.reportsTo });
  if ('refusal' in facts) return facts;
  const { approval } = state;
  const approved = state.stage === 'approved' && approval !== null;
  const refused = approved ? await unpaid(input, state, approval, facts) : undefined;
  if (refused !== undefined) return refused;
  const handback = approved ? [] : await handbackOf(input);
  return released(input, state, act, { facts, handback }, today());
}

/** I-83: undefined where the pay table says all that the appointment needs. */
async function unpaid(
  { caseId }: PositionInput,
  state: AppointmentState,
  { effectiveFrom: on }: Approval,
  { level, levelAfter }: AppointmentFacts,
): Promise<Outcome | undefined> {
  if (level === null || levelAfter === null || level === levelAfter) return undefined;
  const missing = await findMissingRates({ cases: [{ caseId, levels: [level, levelAfter], on }] });
  if (missing.length === 0) return undefined;
  const waits = text(`案件 ${caseId} 的正式任命在等待`, `The formal appointment of case ${caseId} waits for it`);
  return { refusal: ratesMissing(missing), instead: { state, record: { messages: [askForRates(missing, waits)] } } };
}

/** What the records say today; with a superior to be checked where one is given. */
export const factsOf = (
  { caseId, personId, to, policyVersion }: PositionInput,
  more: { readonly reportsTo?: string } = {},
): Promise<AppointmentFacts | { readonly refusal: Refusal }> =>
  readAppointment({ caseId, personId, to, policyVersion, on: today(), ...more });

/** I-60: the reporting lines that the trial had moved, back as they were. */
export const handbackOf = ({ caseId }: PositionInput): Promise<readonly Effect[]> =>
  readHandback({ caseId, on: today() });

/** 9.5.7, 9.3.4: a session of his own, on the same machinery as the level panel. */
async function applyPanel(input: PositionInput, state: AppointmentState, act: CandidatePanelAct): Promise<Outcome> {
  const { caseId, vacancyId } = input;
  const panel = await composePanel({
    groupId: vacancyId,
    panel: { ...act, caseIds: [caseId] },
    clause: '9.5.7',
    heardFor: input.to,
    choices: input.choices,
    at: now(),
  });
  if ('refusal' in panel) return panel;
  const sessions = state.sessions + 1;
  const session = sessionInput(input, state, act, panel, `${caseId}-D${sessions}`);
  const { sessionId, groupId, heldOn, chair, passMark } = session;
  const scorers = panel.scorers.map((scorer) => ({ ...scorer, withdrawn: false }));
  const next: AppointmentState = { ...state, stage: 'in-defense', sessions };
  return {
    state: next,
    record: {
      cases: moved(input, next, { detail: { sessionId } }),
      session: {
        sessionId,
        groupId,
        stage: 'scoring',
        heldOn,
        ...placeOf(act),
        chair,
        passMark,
        waived: {},
        deviations: panel.deviations,
        scorers,
      },
    },
    afterwards: () =>
      startChild(WORKFLOWS.session, {
        workflowId: sessionId,
        args: [session],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      }),
  };
}

/** When it begins and where it is held, where HR says so. */
const placeOf = ({ time, room }: CandidatePanelAct): Pick<CandidatePanelAct, 'time' | 'room'> => ({
  ...(time === undefined ? {} : { time }),
  ...(room === undefined ? {} : { room }),
});

const sessionInput = (
  { caseId, personId, vacancyId, policyVersion, stepWorkdays }: PositionInput,
  { round }: AppointmentState,
  act: CandidatePanelAct,
  { scorers, passMark }: ComposedPanel,
  sessionId: string,
): SessionInput => ({
  sessionId,
  ownerId: caseId,
  groupId: vacancyId,
  about: { vacancyId, caseId },
  clause: '9.5.7',
  heldOn: act.heldOn,
  ...placeOf(act),
  chair: act.chair,
  passMark,
  policyVersion,
  stepWorkdays,
  candidates: [
    { caseId, personId, round, scorers: scorers.map(({ personId: id, groups }) => ({ personId: id, groups })) },
  ],
});
