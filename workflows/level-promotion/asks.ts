import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { AnyAsk, Ask } from '../engine/ask.js';
import {
  checkCloseRatings,
  checkFirstReview,
  checkGmDecision,
  checkGmSubmission,
  checkLaunch,
  checkPanel,
  checkRulings,
  checkSubmission,
} from './checks.js';
import { standingFor, type CycleState } from './state.js';

const HR: { readonly roles: readonly Role[]; readonly escalateTo: readonly Role[] } = {
  roles: ['hr'],
  escalateTo: ['hr-manager'],
};
/** Which tasks stand open, as a function of where the cycle stands: nothing else opens or closes one. */
export function asksOf(state: CycleState): readonly AnyAsk[] {
  switch (state.stage) {
    case 'draft':
      return [launchAsk(state)];
    case 'collecting':
      return [closeRatingsAsk(state.closingDate ?? state.terms.launchBy)];
    case 'running':
      return runningAsks(state);
    case 'closed':
    case 'dismissed':
      return [];
  }
}

const launchAsk = (state: CycleState): Ask<'cycle.launch'> => ({
  key: 'launch',
  kind: 'cycle.launch',
  to: { roles: ['hr', 'hr-manager'] },
  due: { on: state.terms.launchBy },
  check: (act, actor) => checkLaunch(state, act, actor),
});

/** I-13: moved to another day, it is another task with deadlines of its own. */
const closeRatingsAsk = (closingDate: string): Ask<'cycle.close-ratings'> => ({
  key: `close-ratings:${closingDate}`,
  kind: 'cycle.close-ratings',
  to: HR,
  due: { on: closingDate },
  check: checkCloseRatings,
});

/** While somebody is at a stage, the task that moves him on stands open. */
function runningAsks(state: CycleState): readonly AnyAsk[] {
  const due = { workdays: state.terms.stepWorkdays };
  const isAt = (kind: TaskKind): boolean => standingFor(state, kind).length > 0;
  const when = <K extends TaskKind>(ask: Omit<Ask<K>, 'due'>, wanted = isAt(ask.kind)): readonly AnyAsk[] =>
    wanted ? [{ ...ask, due } as unknown as AnyAsk] : [];
  const head = { roles: ['department-head'] } as const;
  const gm = { roles: ['gm'] } as const;
  return [
    ...when<'cycle.ruling'>({
      key: 'ruling',
      kind: 'cycle.ruling',
      to: HR,
      check: (act, actor) => checkRulings(state, act, actor),
    }),
    ...when<'cycle.submission'>(
      {
        key: 'submission',
        kind: 'cycle.submission',
        to: head,
        check: (act, actor) => checkSubmission(state, act, actor),
      },
      !isAt('cycle.ruling') && isAt('cycle.submission'),
    ),
    ...when<'cycle.first-review'>({
      key: 'first-review',
      kind: 'cycle.first-review',
      to: HR,
      check: (act, actor) => checkFirstReview(state, act, actor),
    }),
    ...when<'cycle.appoint-panel'>({
      key: 'appoint-panel',
      kind: 'cycle.appoint-panel',
      to: HR,
      check: (act, actor) => checkPanel(state, act, actor),
    }),
    ...when<'cycle.gm-submission'>({
      key: 'gm-submission',
      kind: 'cycle.gm-submission',
      to: HR,
      check: (act) => checkGmSubmission(state, act),
    }),
    ...when<'cycle.gm-decision'>({
      key: 'gm-decision',
      kind: 'cycle.gm-decision',
      to: gm,
      check: (act, actor) => checkGmDecision(state, act, actor),
    }),
    ...when<'cycle.release'>({
      key: 'release',
      kind: 'cycle.release',
      to: HR,
      check: () => undefined,
    }),
  ];
}
