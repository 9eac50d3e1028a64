import type { Effect } from '../../domain/step/effect.js';
import type { TrialPlan } from '../../domain/pipelines/trial/trial.js';
import type { TrialEntry } from '../../domain/taken-over/entry.js';
import { recordOf, type TrialState } from './state.js';
import type { Transition } from './transitions.js';

/** What the records say on the day on which a trial is taken over. */
interface Found {
  readonly plan: TrialPlan;
  /** Whom the candidate and those on his team report to by now. */
  readonly reportsNow: Readonly<Record<string, string | null>>;
  /** Civil date. */
  readonly on: string;
}

/**
 * A trial that was under way when the service came (docs/decisions/0085): its days by the calendar of now (I-53), its pauses
 * and its extension. Whose reporting line the records do not have as the trial asks (9.5.5) is moved from this day on; where
 * they go back to (I-58, I-60) is whom they reported to, or, where they were moved before, whom HR has entered.
 */
export function stoodAt(before: TrialState, entry: TrialEntry, { plan, reportsNow, on }: Found): Transition {
  const { caseId, personId, reportsTo } = before.input;
  const { startOn, months, members, extendedMonths = 0, pauses = [], formerSuperiorId } = entry;
  const wanted = (id: string): string => (id === personId ? reportsTo : personId);
  const lines = Object.entries(reportsNow);
  const toMove = lines.filter(([id, now]) => now !== wanted(id));
  const moved = toMove.map(([id]) => id);
  const former = Object.fromEntries([
    ...toMove,
    ...(formerSuperiorId === undefined
      ? []
      : lines.filter(([id]) => !moved.includes(id)).map(([id]) => [id, formerSuperiorId] as const)),
  ]);
  const effects = moved.map((id): Effect => ({
    what: 'superior',
    caseId,
    personId: id,
    superiorId: wanted(id),
    effectiveFrom: on,
  }));
  const { reviewed } = before.input;
  const state: TrialState = {
    ...before,
    stage: reviewed?.outcome ?? 'running',
    score: reviewed?.score ?? null,
    letter: { startOn, months, team: members },
    plan,
    plans: before.plans + 1,
    extendedMonths,
    pauses,
    former,
  };
  return { state, record: recordOf(state, { effects }) };
}
