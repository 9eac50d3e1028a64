import type { CycleTerms } from '../../domain/pipelines/level-promotion/start.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { stagesAsked } from '../../domain/pipelines/task-kinds.js';
import { isMarked, type StageOf } from '../../domain/pipelines/pipelines.js';
import type { Asked, Candidate, Found } from '../../domain/pipelines/level-promotion/candidate.js';
import { compareLevels, levelAtRank, levelRank, type Level } from '../../domain/vocabulary/level.js';
import { directStepsStand, effectiveMonthOf } from '../../domain/evaluation/switches.js';
import type { CarriedDesk } from '../engine/desk-options.js';
import type { CycleInput } from '../messages/cases.js';

/** Where a level-promotion cycle stands (§8.5). */
export interface CycleState {
  readonly stage: 'draft' | 'collecting' | 'running' | 'closed' | 'dismissed';
  readonly cycleId: string;
  readonly month: string;
  /** I-26: a special promotion outside the half-yearly cycles is a cycle of one. */
  readonly kind: 'regular' | 'special';
  readonly terms: CycleTerms;
  /** The civil date on which the ratings close (I-13). */
  readonly closingDate: string | null;
  /** The people who are not final yet, by case number; whoever was released is carried on by a closing. */
  readonly candidates: Readonly<Record<string, Candidate>>;
  readonly counts: {
    readonly sessions: number;
    readonly batches: number;
    readonly evaluations: number;
    readonly closings: number;
  };
  /** I-17: the month of the first approval of this cycle, for those who waited on hold. */
  readonly firstApprovalMonth: string | null;
}

/** What goes on in a new run; the candidates are read back from their projection. */
export interface CarriedCycle {
  readonly state: Omit<CycleState, 'candidates'>;
  readonly desk: CarriedDesk;
  /** How many cases of the cycle the records last had open. */
  readonly openCases: number | null;
}

/** What a run of the workflow begins with. */
export interface CycleRun extends CycleInput {
  /** Set when the cycle goes on in a new run; never by a caller. */
  readonly carried?: CarriedCycle;
}

export const draft = (
  cycleId: string,
  month: string,
  terms: CycleTerms,
  kind: CycleState['kind'] = 'regular',
): CycleState => ({
  stage: 'draft',
  cycleId,
  month,
  kind,
  terms,
  closingDate: null,
  candidates: {},
  counts: { sessions: 0, batches: 0, evaluations: 0, closings: 0 },
  firstApprovalMonth: null,
});

export const inStage = <S extends StageOf<'level-promotion'>>(
  state: CycleState,
  ...stages: readonly S[]
): readonly Extract<Candidate, { stage: S }>[] =>
  Object.values(state.candidates).filter((candidate): candidate is Extract<Candidate, { stage: S }> =>
    (stages as readonly StageOf<'level-promotion'>[]).includes(candidate.stage),
  );

/** Those whom a task of the whole cycle is about. */
export const standingFor = (state: CycleState, kind: TaskKind): readonly Candidate[] => {
  const stages = stagesAsked(kind);
  return Object.values(state.candidates).filter(({ stage }) => stages.includes(stage));
};

/** Takes over what changed; who is final leaves the workflow's memory, the records keep him. */
export function withCandidates(state: CycleState, changed: readonly Candidate[]): CycleState {
  const candidates = { ...state.candidates };
  for (const candidate of changed) candidates[candidate.caseId] = candidate;
  const kept = Object.entries(candidates).filter(
    ([, candidate]) => !isMarked('level-promotion', candidate.stage, 'closes'),
  );
  return { ...state, candidates: Object.fromEntries(kept) };
}

export const withoutCandidates = (state: CycleState, caseIds: readonly string[]): CycleState => {
  const gone = new Set(caseIds);
  const kept = Object.entries(state.candidates).filter(([caseId]) => !gone.has(caseId));
  return { ...state, candidates: Object.fromEntries(kept) };
};

const climb = (from: Level, steps: number): Level => levelAtRank(levelRank(from) + steps) ?? from;

/** 8.5.2, I-11: what the department asks for with so many steps; the panel step is the last one (I-23). */
export function ask(found: Found, steps = found.directSteps + found.panelSteps): Asked {
  const direct = Math.min(steps, found.directSteps);
  return {
    ...found,
    target: climb(found.from, steps),
    directTarget: climb(found.from, direct),
    route: steps > direct ? 'panel' : 'direct',
    special: false,
  };
}

/** I-24: where an approval leads: past a panel that refused a crossing request, the direct steps stand. */
export function approvedLevel(candidate: Asked, choices: CycleTerms['choices']): Level | null {
  if (candidate.route === 'direct') return candidate.target; // what an earlier round's panel said is about another request
  const earned =
    directStepsStand(choices) && !candidate.special && compareLevels(candidate.directTarget, candidate.from) > 0;
  switch (candidate.panel?.outcome) {
    case undefined:
    case 'passed':
      return candidate.target;
    case 'failed':
      return earned ? candidate.directTarget : candidate.target;
    case 'missed':
      return earned ? candidate.directTarget : null;
  }
}

/** 12.2, I-42: the month on whose first day an approval takes effect, by the register's switch. */
export const effectiveMonth = (state: CycleState, approvedIn: string): string =>
  effectiveMonthOf(state.terms.choices, state.month, approvedIn);
