import { handingIn } from '../../domain/attachments/attachment.js';
import type {
  AssessmentSheetAct,
  NominationAct,
  QualificationAct,
  RenominationAct,
  ReplaceRaterAct,
  TrialSubmissionAct,
  VerificationAct,
} from '../../domain/pipelines/position-promotion/acts.js';
import type { AdmittedNominee, ReevaluatedNominee } from '../../domain/pipelines/position-promotion/activities.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import { text } from '../../domain/vocabulary/text.js';
import {
  SHEET_FORMS,
  type Assessment,
  type Nominee,
  type Seat,
} from '../../domain/pipelines/position-promotion/vacancy.js';
import { decision, ended, moved, postOf, type Transition } from './records.js';
import { nomineesAt, ratersOf, withNominee, type VacancyState } from './state.js';

/** 9.5.1: the case was opened with its evaluation; the person is told. */
export function nominated(
  state: VacancyState,
  act: NominationAct,
  by: string,
  admitted: AdmittedNominee,
  on: string,
): Transition {
  const { caseId, from, level, outcome } = admitted;
  const nominee: Nominee = {
    caseId,
    personId: act.personId,
    from,
    level,
    outcome,
    nominatedOn: on,
    stage: 'verification',
    round: 1,
    sheetRound: 1,
    seats: [],
  };
  const post = postOf(state);
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee, { detail: { nominatedBy: by, nominatedOn: on, grounds: act.reason } })],
      decisions: [
        decision(nominee, {
          clause: '9.5.1',
          kind: 'nomination',
          outcome: 'nominated',
          reason: act.reason,
          detail: { outcome },
        }),
      ],
      ...handingIn(caseId, 'evidence', act.files),
      messages: [
        {
          to: [act.personId],
          clause: '9.5.1',
          caseId,
          subject: text(`您已被申报晋升${post.zh}`, `You were nominated for ${post.en}`),
          body: text(
            `客户关怀部已申报您为${post.zh}（${state.input.team}）人选，案件编号 ${caseId}。`,
            `The department nominated you for ${post.en} (${state.input.team}); the case is ${caseId}.`,
          ),
        },
      ],
    },
  };
}

/** 9.5.1, I-38: handed in anew after a return, and looked at by the facts of the new day (I-47). */
export function renominated(
  state: VacancyState,
  before: Nominee,
  found: ReevaluatedNominee,
  { reason, files, by, on }: RenominationAct & { readonly by: string; readonly on: string },
): Transition {
  const nominee: Nominee = { ...before, ...found, nominatedOn: on, stage: 'verification' };
  const { outcome } = found;
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee, { detail: { nominatedBy: by, nominatedOn: on, grounds: reason } })],
      decisions: [
        decision(nominee, { clause: '9.5.1', kind: 'nomination', outcome: 'renominated', reason, detail: { outcome } }),
      ],
      ...handingIn(nominee.caseId, 'evidence', files),
    },
  };
}

/** 9.5.2, I-48: the sheets are asked for, all at once. */
export function confirmed(
  state: VacancyState,
  before: Nominee,
  act: Extract<VerificationAct, { do: 'confirm' }>,
): Transition {
  const seats = SHEET_FORMS.flatMap((form) => act[form].map((rater): Seat => ({ form, rater })));
  const nominee: Nominee = { ...before, stage: 'assessment', sheetRound: before.round, seats };
  const few = act.peripheral.length < state.terms.relatedHeadsWanted;
  const raters = { competency: act.competency, peripheral: act.peripheral };
  const detail = { raters, warnings: few ? ['few-related-heads'] : [] };
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee, { detail })],
      decisions: [decision(nominee, { clause: '9.5.2', kind: 'verification', outcome: 'confirmed', detail })],
    },
  };
}

/** I-15, I-68: what the engine found with the facts of today. */
export function reevaluated(state: VacancyState, before: Nominee, found: ReevaluatedNominee): Transition {
  const nominee: Nominee = { ...before, ...found };
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee)],
      decisions: [decision(nominee, { clause: '9.2', kind: 'evaluation', outcome: found.outcome, detail: {} })],
    },
  };
}

/** I-09: HR leaves months of protected leave out; the engine has answered with that ruling. */
export function ruledToProceed(
  state: VacancyState,
  before: Nominee,
  found: ReevaluatedNominee,
  reason: string,
): Transition {
  const nominee: Nominee = { ...before, ...found };
  const { outcome } = found;
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee)],
      decisions: [
        decision(nominee, {
          clause: 'I-09',
          kind: 'verification',
          outcome: 'ruled-proceed',
          reason,
          detail: { outcome },
        }),
      ],
    },
  };
}

/** I-68: a setback is pending. */
export function held(state: VacancyState, before: Nominee, by: string): Transition {
  const nominee: Nominee = { ...before, outcome: 'on-hold' };
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee)],
      decisions: [decision(nominee, { clause: 'I-68', kind: 'hold', outcome: 'held', detail: { by } })],
    },
  };
}

/** 9.5.2: the sheet is kept apart; the case says only that it is in. */
export function sheetIn(
  state: VacancyState,
  before: Nominee,
  seat: Seat,
  by: string,
  act: AssessmentSheetAct,
): Transition {
  const isIt = ({ form, rater }: Seat): boolean => form === seat.form && rater === seat.rater;
  const nominee: Nominee = { ...before, seats: before.seats.map((one) => (isIt(one) ? { ...one, by } : one)) };
  const { caseId, sheetRound: round } = nominee;
  const sheetsIn = nominee.seats.filter((one) => one.by !== undefined).length;
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee, { detail: { sheetsIn } })],
      assessmentSheets: [{ ...act, caseId, round, form: seat.form, raterId: by }],
    },
  };
}

export function raterReplaced(state: VacancyState, before: Nominee, act: ReplaceRaterAct): Transition {
  const seats = before.seats.map((one) =>
    one.form === act.form && one.rater === act.rater ? { form: one.form, rater: act.by } : one,
  );
  const nominee: Nominee = { ...before, seats };
  const raters = { competency: ratersOf(nominee, 'competency'), peripheral: ratersOf(nominee, 'peripheral') };
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee, { detail: { raters } })],
      decisions: [
        decision(nominee, {
          clause: '9.5.2',
          kind: 'verification',
          outcome: 'rater-replaced',
          reason: act.reason,
          detail: { form: act.form, rater: act.rater, by: act.by },
        }),
      ],
    },
  };
}

/** 9.4.1: all sheets are in and stand against their marks (I-49). */
export function assessed(state: VacancyState, before: Nominee, assessment: Assessment): Transition {
  const nominee: Nominee = { ...before, stage: 'qualification', assessment };
  const outcome = assessment.passed ? 'passed' : 'failed';
  return {
    state: withNominee(state, nominee),
    record: {
      cases: [moved(nominee, { detail: { assessment } })],
      decisions: [decision(nominee, { clause: '9.4.1', kind: 'assessment', outcome, detail: { ...assessment } })],
    },
  };
}

/** 9.5.3: the record is issued either way; who does not qualify is told and released. */
export function qualified(state: VacancyState, before: Nominee, act: QualificationAct): Transition {
  const { caseId, round } = before;
  const content = { qualified: act.qualified, reason: act.reason ?? null };
  const form = { kind: 'qualification-record', caseId, edition: round, content } as const;
  if (!act.qualified) {
    const reason = act.reason ?? '';
    const what = { kind: 'qualification', outcome: 'not-qualified' } as const;
    const next = ended(state, [
      { nominee: before, ending: { stage: 'not-qualified', clause: '9.5.3', reason, decision: what } },
    ]);
    return { ...next, record: { ...next.record, documents: [form, ...(next.record.documents ?? [])] } };
  }
  const nominee: Nominee = { ...before, stage: 'trial-ready' };
  const row = decision(nominee, {
    clause: '9.5.3',
    kind: 'qualification',
    outcome: 'qualified',
    reason: act.reason,
    detail: {},
  });
  return {
    state: withNominee(state, nominee),
    record: { cases: [moved(nominee)], decisions: [row], documents: [form] },
  };
}

/** 9.5.4: everybody who is ready, side by side. */
export function submitted(before: VacancyState, act: TrialSubmissionAct): Transition {
  const batch = before.counts.batches + 1;
  const nominees = nomineesAt(before, 'trial-ready').map((one): Nominee => ({ ...one, stage: 'trial-with-gm' }));
  const detail = { batch, note: act.note ?? null, withoutOthersReason: act.withoutOthersReason ?? null };
  return {
    state: { ...nominees.reduce(withNominee, before), counts: { ...before.counts, batches: batch } },
    record: {
      cases: nominees.map((one) => moved(one, { detail: { batch } })),
      decisions: nominees.map((one): DecisionRecord =>
        decision(one, { clause: '9.5.4', kind: 'submission', outcome: 'to-gm', detail }),
      ),
    },
  };
}
