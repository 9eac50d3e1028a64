import { getExternalWorkflowHandle, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { PipelineActivities } from '../domain/activities.js';
import type { AnyAsk } from './board.js';
import { Desk, type Happening } from './desk.js';
import { personReplaced, type PersonReplacement } from './messages-people.js';
import {
  caseInterrupted,
  defenseClosed,
  getStage,
  type CaseInterruption,
  type DefenseClosed,
  type SessionInput,
} from './messages.js';
import { checkConduct, checkSheets, checkSummary } from './session/checks.js';
import {
  asChange,
  convene,
  groupsWithoutRater,
  isComplete,
  present,
  scorersOwing,
  type SessionState,
} from './session/state.js';
import { conducted, results, scored, signed, withoutCandidate, type SessionTransition } from './session/transitions.js';

const { evaluateSession, checkSubstitute } = proxyLocalActivities<PipelineActivities>({
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
  const desk = new Desk({ about: input.about, policyVersion: () => input.policyVersion });
  const gone: CaseInterruption[] = [];
  setHandler(caseInterrupted, (about) => {
    gone.push(about);
  });
  const replaced: PersonReplacement[] = [];
  setHandler(personReplaced, (about) => {
    replaced.push(about); // a seat takes more than an address: the successor has to be fit to sit (I-35)
  });
  await desk.commit(undefined, asksOf(state));
  for (;;) {
    const happening = await desk.next(() => gone.length > 0 || replaced.length > 0);
    if (happening?.kind === 'defense.summary') {
      const last = signed(state, happening.act);
      state = last.state;
      await desk.finish(last.record);
      return tellOwner(input.ownerId, last.closed);
    }
    if (happening?.kind === 'defense.conduct' && happening.act.do === 'substitute') {
      const { scorer, by } = happening.act;
      const { refusal } = await checkSubstitute({ sessionId: state.sessionId, scorer, by });
      if (refusal !== undefined) {
        desk.refuse(refusal);
        continue;
      }
    }
    const over = happening === undefined && gone.length === 0 ? replaced.shift() : undefined;
    const step =
      over === undefined
        ? stepOf(state, happening, happening === undefined ? gone.shift() : undefined)
        : await withSuccessor(state, desk, over);
    if (step.state === state && happening === undefined) continue;
    if (present(step.state).length === 0) {
      state = { ...step.state, stage: 'closed' };
      await desk.finish({ session: { ...step.record.session, ...asChange(state) } });
      return tellOwner(input.ownerId, results(state));
    }
    const complete = step.state.stage === 'scoring' && isComplete(step.state);
    state = complete ? { ...step.state, stage: 'summary' } : step.state;
    await desk.commit(
      complete ? { ...step.record, session: { ...step.record.session, ...asChange(state) } } : step.record,
      asksOf(state),
    );
    if (complete) state = { ...state, figures: await evaluateSession({ sessionId: state.sessionId }) };
  }
}

/** Whoever convened it may have ended meanwhile, with the candidate. */
const tellOwner = (ownerId: string, closed: DefenseClosed): Promise<void> =>
  getExternalWorkflowHandle(ownerId)
    .signal(defenseClosed, closed)
    .catch(() => undefined);

/** What an act, or a candidate who is none any more, makes of the session. */
function stepOf(
  state: SessionState,
  happening: Happening | undefined,
  gone: CaseInterruption | undefined,
): SessionTransition {
  switch (happening?.kind) {
    case 'defense.sheets':
      return scored(state, happening.actor.personId, happening.act);
    case 'defense.conduct':
      return conducted(state, happening.act);
    default:
      return gone === undefined ? { state, record: {} } : withoutCandidate(state, gone);
  }
}

/** I-58: a scorer has left: the successor takes his seat where he may sit (I-35); otherwise HR substitutes (I-33). */
async function withSuccessor(state: SessionState, desk: Desk, over: PersonReplacement): Promise<SessionTransition> {
  await desk.handOn(over);
  const { personId, by, note } = over;
  const chaired = state.chair === personId ? { ...state, chair: by } : state;
  const act = { do: 'substitute', scorer: personId, by, reason: note } as const;
  const fit =
    checkConduct(state, act) === undefined &&
    (await checkSubstitute({ sessionId: state.sessionId, scorer: personId, by })).refusal === undefined;
  if (fit) return conducted(chaired, act);
  return { state: chaired, record: chaired === state ? {} : { session: asChange(chaired) } };
}

function asksOf(state: SessionState): readonly AnyAsk[] {
  if (state.stage === 'summary') {
    return [
      {
        key: 'summary',
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
