import { ParentClosePolicy, patched, proxyActivities, startChild } from '@temporalio/workflow';
import type {
  NominationAct,
  RenominationAct,
  ReplaceRaterAct,
  VerificationAct,
} from '../../domain/pipelines/position-promotion/acts.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { NomineeQuestion, ReevaluatedNominee } from '../../domain/pipelines/position-promotion/activities.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { SHEET_FORMS, type Nominee, type Seat } from '../../domain/pipelines/position-promotion/vacancy.js';
import type { Happening } from '../engine/happening.js';
import { sheetKey } from './asks.js';
import { closes, decided, headCountChanged, withdrawn } from './closing.js';
import { ended, type Transition } from './records.js';
import type { VacancyState } from './state.js';
import {
  confirmed,
  nominated,
  qualified,
  raterReplaced,
  reevaluated,
  renominated,
  ruledToProceed,
  sheetIn,
  submitted,
} from './transitions.js';
import type { PositionInput } from '../messages/position.js';
import { WORKFLOWS } from '../messages/cases.js';
import { readings, today } from '../engine/turn.js';
import { NOMINATION } from '../../domain/refusals/pipelines/position-promotion.js';

/** A nomination is withdrawn, and returned to the department (docs/decisions/0070). */
export const COMES_BACK = '2026-12-a-nomination-comes-back';

/** Opens a case beside the workflow: only an act that is already durable may do so. */
const { admitNomination } = proxyActivities<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});
const { reevaluateNominee, nomineeFactsMoved, checkSheetRaters } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** What an act comes to: a transition to commit, with what is started once it is in the records; or a refusal. */
export type Outcome = { readonly refusal: Refusal } | (Transition & { readonly afterwards?: () => Promise<unknown> });

/** Applies one human act of a vacancy (9.1 to 9.5.4); asks the records where the workflow's own state does not tell. */
export async function apply(state: VacancyState, happening: Happening): Promise<Outcome> {
  const by = happening.actor.personId;
  switch (happening.kind) {
    case 'vacancy.manage':
      return happening.act.do === 'close'
        ? closes(state, happening.act.reason)
        : headCountChanged(state, happening.act);
    case 'vacancy.nomination':
      return applyNomination(state, happening.act, by);
    case 'vacancy.renomination':
      return applyRenomination(state, nomineeOf(state, happening.key), happening.act, by);
    case 'vacancy.verification':
      return applyVerification(state, nomineeOf(state, happening.key), happening.act);
    case 'vacancy.competency-sheet':
    case 'vacancy.peripheral-sheet': {
      const nominee = nomineeOf(state, happening.key);
      return sheetIn(state, nominee, seatOf(nominee, happening.key), by, happening.act);
    }
    case 'vacancy.raters':
      return applyRater(state, nomineeOf(state, happening.key), happening.act);
    case 'vacancy.qualification':
      return qualified(state, nomineeOf(state, happening.key), happening.act);
    case 'vacancy.gm-submission':
      return submitted(state, happening.act);
    case 'vacancy.gm-decision': {
      const { approved, ...next } = decided(state, happening.act);
      return { ...next, afterwards: () => Promise.all(approved.map(goOn)) };
    }
    default:
      throw new Error(`a vacancy asks for no ${happening.kind}`);
  }
}

/** 9.5.5 and after: a workflow a person, which outlives the vacancy. */
export const goOn = (input: PositionInput): Promise<unknown> =>
  startChild(WORKFLOWS.candidate, {
    workflowId: input.caseId,
    args: [input],
    parentClosePolicy: ParentClosePolicy.ABANDON,
  });

/** The keys of a nominee's tasks name his case second. */
function nomineeOf(state: VacancyState, key: string): Nominee {
  const nominee = state.nominees[key.split(':')[1] ?? ''];
  if (nominee === undefined) throw new Error(`nobody is nominated under ${key}`);
  return nominee;
}

function seatOf(nominee: Nominee, key: string): Seat {
  const seat = nominee.seats.find(({ form, rater }) => sheetKey(nominee, form, rater) === key);
  if (seat === undefined) throw new Error(`no sheet is asked for under ${key}`);
  return seat;
}

const questionOf = (state: VacancyState, { caseId, personId, nominatedOn, ruling }: Nominee): NomineeQuestion => ({
  caseId,
  personId,
  nominatedOn,
  ...(ruling === undefined ? {} : { ruling }),
  post: state.input.post,
  policyVersion: state.terms.policyVersion,
});

async function applyNomination(before: VacancyState, act: NominationAct, by: string): Promise<Outcome> {
  const { vacancyId, post, reportsTo } = before.input;
  const nominations = before.counts.nominations + 1;
  const on = today();
  const { policyVersion, choices } = before.terms;
  const admitted = await admitNomination({
    vacancyId,
    nomination: `${vacancyId}:${nominations}:${act.personId}`,
    post,
    reportsTo,
    personId: act.personId,
    nominatedBy: by,
    on,
    at: Date.now(),
    policyVersion,
    choices,
  });
  if ('refusal' in admitted) return admitted;
  const anew = before.eachAnew === true || patched(COMES_BACK) ? ({ eachAnew: true } as const) : {};
  return nominated({ ...before, ...anew, counts: { ...before.counts, nominations } }, act, by, admitted, on);
}

/**
 * I-38: the engine is asked again as of today, since tenure is counted to the nomination (I-47), and who meets 9.2 no more
 * is refused as at the first nomination (9.5.1); or the case ends.
 */
async function applyRenomination(
  before: VacancyState,
  nominee: Nominee,
  act: RenominationAct,
  by: string,
): Promise<Outcome> {
  if (act.do === 'withdraw') return withdrawn(before, nominee, act.reason);
  const on = today();
  const { state, askedBy } = nextEvaluation(before);
  const asked = questionOf(state, { ...nominee, nominatedOn: on });
  const found = await reevaluateNominee({ ...asked, askedBy, nominates: true });
  if ('refusal' in found) return found;
  return renominated(state, nominee, found, { ...act, by, on });
}

/** I-15, I-48: the facts still stand and the raters may rate, or nothing is done. */
async function applyVerification(state: VacancyState, nominee: Nominee, act: VerificationAct): Promise<Outcome> {
  switch (act.do) {
    case 'refuse': {
      const decision = { kind: 'verification', outcome: 'refused' } as const;
      const ending = { stage: 'not-qualified', clause: '9.5.2', reason: act.reason, decision } as const;
      return ended(state, [{ nominee, ending }]);
    }
    case 'rule':
      return applyRuling(state, nominee, act);
    case 'reevaluate':
      return evaluateAgain(state, nominee);
    case 'confirm': {
      const { moved } = await nomineeFactsMoved(questionOf(state, nominee));
      if (moved) return { refusal: factsMoved };
      const seats = SHEET_FORMS.flatMap((form) => act[form].map((rater): Seat => ({ form, rater })));
      const answer = await checkSheetRaters({ vacancyId: state.input.vacancyId, caseId: nominee.caseId, seats });
      return answer.refusal === undefined ? confirmed(state, nominee, act) : { refusal: answer.refusal };
    }
  }
}

/** I-09: with a ruling to proceed the engine is asked again; without, the nomination ends. */
async function applyRuling(
  before: VacancyState,
  nominee: Nominee,
  { ruling, reason }: Extract<VerificationAct, { do: 'rule' }>,
): Promise<Outcome> {
  const decision = { kind: 'verification', outcome: `ruled-${ruling}` } as const;
  if (ruling === 'refuse') {
    return ended(before, [{ nominee, ending: { stage: 'not-qualified', clause: 'I-09', reason, decision } }]);
  }
  const { state, askedBy } = nextEvaluation(before);
  const found = await evaluated({ ...questionOf(state, { ...nominee, ruling }), askedBy });
  return ruledToProceed(state, { ...nominee, ruling }, found, reason);
}

/** Of who is nominated already nothing is refused: what was found is on record, and HR decides (9.5.2). */
async function evaluated(asked: NomineeQuestion & { readonly askedBy: string }): Promise<ReevaluatedNominee> {
  const found = await reevaluateNominee(asked);
  if ('refusal' in found) throw new Error(`${asked.caseId}: ${found.refusal.code} of who was nominated before`);
  return found;
}

const factsMoved = refuse(NOMINATION.FACTS_MOVED);

/** I-68: asks the engine again, under a name that no other evaluation has. */
export async function evaluateAgain(before: VacancyState, nominee: Nominee): Promise<Transition> {
  const { state, askedBy } = nextEvaluation(before);
  return reevaluated(state, nominee, await evaluated({ ...questionOf(state, nominee), askedBy }));
}

function nextEvaluation(before: VacancyState): { readonly state: VacancyState; readonly askedBy: string } {
  const evaluations = before.counts.evaluations + 1;
  return {
    state: { ...before, counts: { ...before.counts, evaluations } },
    askedBy: `${before.input.vacancyId}:again:${evaluations}`,
  };
}

async function applyRater(state: VacancyState, nominee: Nominee, act: ReplaceRaterAct): Promise<Outcome> {
  const seats = [{ form: act.form, rater: act.by }];
  const answer = await checkSheetRaters({ vacancyId: state.input.vacancyId, caseId: nominee.caseId, seats });
  return answer.refusal === undefined ? raterReplaced(state, nominee, act) : { refusal: answer.refusal };
}
