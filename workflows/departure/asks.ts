import type { DepartureInput, DepartureTerms } from '../../domain/pipelines/departure/start.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { Ask } from '../engine/ask.js';
import { DEPARTURE } from '../../domain/refusals/pipelines/departure.js';

/** What may still change until the day: when, who takes over, or that he stays. */
export interface DepartureState {
  readonly lastDay: string;
  readonly successorId: string;
}

/** Until the last day has passed HR may move it, take it back, or name another successor; due on that day. */
export const conductAsk = (
  { caseId, personId }: DepartureInput,
  { earliest }: DepartureTerms,
  { lastDay }: DepartureState,
): Ask<'departure.conduct'> => ({
  key: `conduct:${lastDay}`,
  kind: 'departure.conduct',
  to: { roles: ['hr'], escalateTo: ['hr-manager'] },
  excluded: [personId],
  caseId,
  due: { on: lastDay },
  check: (act) => (act.do === 'move' && act.lastDay < earliest ? tooEarly(act.lastDay, earliest) : undefined),
});

const tooEarly = (lastDay: string, earliest: string): Refusal => refuse(DEPARTURE.DATE_UNFIT, { lastDay, earliest });
