import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { stagesAsked } from '../../domain/pipelines/task-kinds.js';
import { againstReturned, type Returned } from '../engine/undo/returning.js';
import { backTo } from './closing.js';
import { moved, type Transition } from './records.js';
import { withNominee, type VacancyState } from './state.js';

/** Where the nominee stands whom a task is about. */
const STANDS_AT: Readonly<Partial<Record<TaskKind, readonly string[]>>> = {
  'vacancy.verification': ['verification'],
  'vacancy.qualification': ['qualification'],
};

/**
 * Back to the department (9.5.1), which nominates anew or withdraws; to the verification (9.5.2), where new sheets are asked for, or to the qualification record (9.5.3) with those
 * that are in, in a round of their own (docs/decisions/0058). Pure.
 */
export function returned(state: VacancyState, one: Returned): Transition | { readonly refusal: Refusal } {
  const stages: readonly string[] = STANDS_AT[one.from] ?? stagesAsked(one.from);
  const here = Object.values(state.nominees).filter(({ stage }) => stages.includes(stage));
  const refusal = againstReturned(here, one);
  if (refusal !== undefined) return { refusal };
  const back = here.filter(({ caseId }) => one.caseIds.includes(caseId)).map((nominee) => backTo(nominee, one.to));
  const cases = back.map((nominee) => moved(nominee, { detail: { returned: one.reason } }));
  return { state: back.reduce(withNominee, state), record: { cases } };
}
