import { getExternalWorkflowHandle, setHandler } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { AnyAsk } from '../engine/ask.js';
import { Desk } from '../engine/desk.js';
import type { Happening } from '../engine/happening.js';
import { contentOf, type Heard } from '../engine/mailbox.js';
import { personReplaced, type PersonReplacement } from '../messages/people.js';
import { caseInterrupted, defenseClosed, getStage, type DefenseClosed, type SessionInput } from '../messages/cases.js';
import { checkConduct, checkSheets, checkSummary } from './checks.js';
import {
  asChange,
  convene,
  groupsWithoutRater,
  isComplete,
  present,
  scorersOwing,
  type SessionState,
} from './state.js';
import { conducted, results, scored, signed, withoutCandidate, type SessionTransition } from './transitions.js';
import { now, readings } from '../engine/turn.js';
import { dayTold } from './notices.js';

const { evaluateSession, checkSubstitute } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * One defense session (8.5.4, 9.5.7): each scorer fills in the sheets of the candidates he hears, hidden from the
 * others until all are in; the chair signs the summary; the workflow that convened it is told.
 */
export async function defenseSession(input: SessionInput): Promise<void> {
  let state = convene(input);
  setHandler(getStage, () => state.stage);
  const desk = new Desk({
    about: input.about,
    policyVersion: () => input.policyVersion,
    hears: [caseInterrupted, personReplaced],
    lateTurns: true,
    replaces: true, // a seat takes more than an address: the successor has to be fit to sit (I-35)
  });
  await desk.commit(dayTold(state), asksOf(state));
  for (;;) {
    const happening = await desk.next();
    if (happening?.kind === 'defense.summary') {
      const last = signed(state, happening.act);
      if (!(await desk.tried(() => desk.finish(last.record)))) continue;
      state = last.state;
      return tellOwner(input.ownerId, last.closed);
    }
    if (happening?.kind === 'defense.conduct' && happening.act.do === 'substitute') {
      const { scorer, by } = happening.act;
      const { refusal } = await checkSubstitute({ sessionId: state.sessionId, scorer, by, at: now() });
      if (refusal !== undefined) {
        desk.refuse(refusal);
        continue;
      }
    }
    const step = await stepOf(state, desk, happening);
    if (step.state === state && happening?.kind === 'heard') continue;
    if (present(step.state).length === 0) {
      const last: SessionState = { ...step.state, stage: 'closed' };
      if (!(await desk.tried(() => desk.finish({ session: { ...step.record.session, ...asChange(last) } })))) continue;
      state = last;
      return tellOwner(input.ownerId, results(state));
    }
    const complete = step.state.stage === 'scoring' && isComplete(step.state);
    const next: SessionState = complete ? { ...step.state, stage: 'summary' } : step.state;
    const record = complete ? { ...step.record, session: { ...step.record.session, ...asChange(next) } } : step.record;
    if (!(await desk.tried(() => desk.commit(record, asksOf(next))))) continue;
    state = next;
    if (complete) state = { ...state, figures: await evaluateSession({ sessionId: state.sessionId }) };
  }
}

/** Whoever convened it may have ended meanwhile, with the candidate. */
const tellOwner = (ownerId: string, closed: DefenseClosed): Promise<void> =>
  getExternalWorkflowHandle(ownerId)
    .signal(defenseClosed, closed)
    .catch(() => undefined);

/** What an act, a candidate who is none any more, or a scorer who has left makes of the session. */
async function stepOf(
  state: SessionState,
  desk: Desk,
  happening: Happening | Heard | undefined,
): Promise<SessionTransition> {
  switch (happening?.kind) {
    case 'defense.sheets':
      return scored(state, happening.actor.personId, happening.act);
    case 'defense.conduct':
      return conducted(state, happening.act);
    case 'heard': {
      const gone = contentOf(happening, caseInterrupted);
      if (gone !== undefined) return withoutCandidate(state, gone);
      const over = contentOf(happening, personReplaced);
      return over === undefined ? { state, record: {} } : withSuccessor(state, desk, over);
    }
    default:
      return { state, record: {} };
  }
}

/** I-58: a scorer has left: the successor takes his seat where he may sit (I-35); otherwise HR substitutes (I-33). */
async function withSuccessor(state: SessionState, desk: Desk, over: PersonReplacement): Promise<SessionTransition> {
  await desk.handOn(over);
  const { personId, by, note } = over;
  const act = { do: 'substitute', scorer: personId, by, reason: note } as const;
  const may =
    (await checkSubstitute({ sessionId: state.sessionId, scorer: personId, by, at: now() })).refusal === undefined;
  const fit = checkConduct(state, act) === undefined && may;
  const chair = state.chair === personId ? (may ? by : memberBeside(state, personId)) : state.chair;
  const chaired = chair === state.chair ? state : { ...state, chair, ...(may ? {} : { reseated: true as const }) };
  if (fit) return conducted(chaired, act);
  return { state: chaired, record: chaired === state ? {} : { session: asChange(chaired) } };
}

/** 4.3: the chair is one of the members: where the successor may not sit, another of them signs. */
const memberBeside = ({ candidates, chair }: SessionState, gone: string): string =>
  candidates.flatMap(({ scorers }) => scorers.map(({ personId }) => personId)).find((one) => one !== gone) ?? chair;

function asksOf(state: SessionState): readonly AnyAsk[] {
  if (state.stage === 'summary') {
    return [
      {
        key: state.reseated === true ? `summary:${state.chair}` : 'summary', // another chair, another task
        kind: 'defense.summary',
        clause: state.clause,
        to: { people: [state.chair] },
        sessionId: state.sessionId,
        due: { workdays: state.stepWorkdays },
        check: (act) => checkSummary(state, act),
      },
    ];
  }
  const sheets = scorersOwing(state).map((scorer): AnyAsk => ({
    key: `sheets:${scorer}:${state.heldOn}`, // moved to another day, it is another task with deadlines of its own
    kind: 'defense.sheets',
    personal: true,
    clause: state.clause,
    to: { people: [scorer] },
    sessionId: state.sessionId,
    due: { on: state.heldOn },
    check: (act) => checkSheets(state, scorer, act),
  }));
  const conduct: AnyAsk = {
    key: `conduct:${state.heldOn}`,
    kind: 'defense.conduct',
    clause: groupsWithoutRater(state).length > 0 ? 'I-34' : state.clause,
    to: { roles: ['hr'], escalateTo: ['hr-manager'] },
    sessionId: state.sessionId,
    due: { on: state.heldOn },
    check: (act) => checkConduct(state, act),
  };
  return [...sheets, conduct];
}
