import type {
  ManageVacancyAct,
  TrialDecision,
  TrialDecisionAct,
} from '../../domain/pipelines/position-promotion/acts.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Nominee } from '../../domain/pipelines/position-promotion/vacancy.js';
import { without } from '../../domain/vocabulary/without.js';
import type { CandidateSettled, PositionInput } from '../messages/position.js';
import type { CaseInterruption } from '../messages/cases.js';
import { decision, ended, moved, type Ending, type Transition } from './records.js';
import { asChange, withNominee, withoutNominees, type VacancyState } from './state.js';

/** 9.5.4, I-38: approved goes on in a workflow of his own; rejected is told; returned begins a new round. */
export function decided(
  before: VacancyState,
  act: TrialDecisionAct,
): Transition & { readonly approved: readonly PositionInput[] } {
  const rows = act.decisions.flatMap((row) => {
    const nominee = before.nominees[row.caseId];
    return nominee === undefined ? [] : [{ row, nominee }];
  });
  const of = (what: TrialDecision['decision']) => rows.filter(({ row }) => row.decision === what);
  const approved = of('approve').map(({ nominee }) => nominee);
  const returned = of('return').map(({ row, nominee }) => ({ row, nominee: backTo(nominee, row.to) }));
  const rejected = of('reject').map(({ row, nominee }) => ({ nominee, ending: rejection(row.reason ?? '') }));
  const over = ended(before, rejected);
  const kept = withoutNominees(
    over.state,
    approved.map(({ caseId }) => caseId),
  );
  const handedOver = Object.fromEntries(approved.map(({ caseId, personId }) => [caseId, personId]));
  const state: VacancyState = {
    ...returned.map(({ nominee }) => nominee).reduce(withNominee, kept),
    handedOver: { ...before.handedOver, ...handedOver },
  };
  const decisions: readonly DecisionRecord[] = [
    ...approved.map((one) => decision(one, { clause: '9.5.4', kind: 'gm', outcome: 'approve', detail: {} })),
    ...returned.map(({ row, nominee }) =>
      decision(
        { ...nominee, round: nominee.round - 1 },
        { clause: '9.5.4', kind: 'gm', outcome: 'return', reason: row.reason, detail: { to: row.to } },
      ),
    ),
  ];
  const cases = [
    ...approved.map((one) => moved(one, { stage: 'trial' })),
    ...returned.map(({ row, nominee }) => moved(nominee, { detail: { returned: row.reason ?? null } })),
  ];
  return {
    state,
    record: joined({ cases, decisions }, over.record),
    approved: approved.map((one) => goesOn(state, one)),
  };
}

const rejection = (reason: string): Ending => ({
  stage: 'rejected',
  clause: '9.5.4',
  reason,
  decision: { kind: 'gm', outcome: 'reject' },
});

/** 9.5.1: the department withdraws its nomination; where it was taken back, the desk says who did. */
export function withdrawn(state: VacancyState, nominee: Nominee, reason: string, takenBack = false): Transition {
  const ending: Ending = { stage: 'cancelled', clause: '9.5.1', reason };
  const decision = { kind: 'nomination', outcome: 'withdrawn' } as const;
  return ended(state, [{ nominee, ending: takenBack ? ending : { ...ending, decision } }]);
}

/** A new numbered round: up to the verification with new sheets, from the qualification on with those there are. */
export function backTo(nominee: Nominee, to: string | undefined): Nominee {
  const round = nominee.round + 1;
  if (to === 'qualification') return { ...nominee, round, stage: 'qualification' };
  const stage = to === 'nomination' ? to : 'verification';
  return { ...without(nominee, 'assessment'), round, stage, seats: [] };
}

const joined = (one: StepRecord, other: StepRecord): StepRecord => ({
  ...other,
  cases: [...(one.cases ?? []), ...(other.cases ?? [])],
  decisions: [...(one.decisions ?? []), ...(other.decisions ?? [])],
});

const goesOn = ({ input, terms }: VacancyState, { caseId, personId, from, level, round }: Nominee): PositionInput => ({
  caseId,
  vacancyId: input.vacancyId,
  personId,
  from,
  to: input.post,
  level,
  reportsTo: input.reportsTo,
  round,
  policyVersion: terms.policyVersion,
  choices: terms.choices,
  stepWorkdays: terms.stepWorkdays,
});

/** HR has changed how many are sought (I-46). */
export function headCountChanged(
  before: VacancyState,
  { headCount }: Extract<ManageVacancyAct, { do: 'head-count' }>,
): Transition {
  const state = { ...before, headCount };
  return { state, record: { vacancy: asChange(state) } };
}

/** I-46: somebody was appointed or is out; a place is taken or free again. */
export function settled(before: VacancyState, { caseId, appointed }: CandidateSettled): Transition {
  const state = {
    ...before,
    handedOver: without(before.handedOver, caseId),
    filled: before.filled + (appointed ? 1 : 0),
  };
  return { state, record: { vacancy: asChange(state) } };
}

const CLOSED: NonNullable<Ending['decision']> = { kind: 'cancellation', outcome: 'vacancy-closed' };

/** I-58: whoever has no trial yet is released in order; the vacancy waits for those who go on by themselves. */
export function closes(before: VacancyState, reason: string): Transition {
  const ending: Ending = { stage: 'cancelled', clause: 'I-58', reason, decision: CLOSED };
  const over = ended(
    before,
    Object.values(before.nominees).map((nominee) => ({ nominee, ending })),
  );
  const state: VacancyState = { ...over.state, stage: 'closing', closeReason: reason };
  return { state, record: { ...over.record, vacancy: asChange(state) } };
}

/** Nobody is left who could still be appointed. */
export function closed(before: VacancyState): Transition {
  const state: VacancyState = { ...before, stage: 'closed' };
  return { state, record: { vacancy: asChange(state) } };
}

const OUTSIDE = { left: '员工已离职', transferred: '员工已调岗', voided: '案件已作废' } as const;

/** What from outside ends a nomination. */
type Ended = CaseInterruption & { readonly why: keyof typeof OUTSIDE };

/** I-58: the nominee leaves or moves, or his case is voided. */
export function interrupted(before: VacancyState, nominee: Nominee, about: Ended): Transition {
  const { why, on, note } = about;
  const ending: Ending = { stage: 'cancelled', clause: 'I-58', reason: `${OUTSIDE[why]}（${on}）：${note}` };
  const said: Ending = why === 'voided' ? ending : { ...ending, decision: { kind: 'cancellation', outcome: why } };
  return ended(before, [{ nominee, ending: said }]);
}
