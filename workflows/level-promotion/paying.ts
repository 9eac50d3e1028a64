import type { RatesMissing } from '../../domain/cases/pay-rates.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { LaunchAct } from '../../domain/pipelines/level-promotion/acts.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import { firstDayOf } from '../../domain/vocabulary/month.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { askForRates, ratesMissing } from '../closing/rates.js';
import { readings, today } from '../engine/turn.js';
import { inStage, type CycleState } from './state.js';
import { dropped, launch, type Outcome, type Transition } from './transitions.js';

/** I-83: a promotion needs an amount in the pay table for both of its levels, from the launch on. */

const { findMissingRates, listUnpaidLevels } = readings<PipelineActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** I-83: nobody is approved whose pay nothing would say; the HR manager is asked. */
export async function paid(state: CycleState, decision: Transition): Promise<Outcome> {
  const approved = (decision.record.candidates ?? []).filter((one) => one.stage === 'approved');
  const missing = await missingFor(approved);
  return missing.length === 0 ? decision : unpaid(state, missing);
}

const missingFor = (
  approved: readonly Extract<Candidate, { readonly stage: 'approved' }>[],
): Promise<readonly RatesMissing[]> =>
  approved.length === 0
    ? Promise.resolve([])
    : findMissingRates({
        cases: approved.map(({ caseId, from, finalLevel, effectiveFrom }) => ({
          caseId,
          levels: [from, finalLevel],
          on: effectiveFrom,
        })),
      });

/** 8.5.6: a level may have come to the person by another way since the approval; undefined where nothing is missing. */
export async function unpaidAtRelease(state: CycleState): Promise<Outcome | undefined> {
  const missing = await missingFor(inStage(state, 'approved'));
  return missing.length === 0 ? undefined : unpaid(state, missing);
}

const unpaid = (state: CycleState, missing: readonly RatesMissing[]): Outcome => ({
  refusal: ratesMissing(missing),
  instead: { state, record: { messages: [askForRates(missing, waiting(state.cycleId))] } },
});

const waiting = (cycleId: string): Text =>
  text(`${cycleId} 的审批或结果反馈在等待`, `The approval or the release of ${cycleId} waits for it`);

/** 8.5.1; I-83: what the pay table will lack is asked for with the launch, not found out by the general manager. */
export async function applyLaunch(state: CycleState, act: LaunchAct, by: string): Promise<Outcome> {
  if (act.do === 'dismiss') return dropped(state, act.reason ?? '', by);
  const next = launch(state, act, by, today());
  const { month, terms } = state;
  const on = firstDayOf(month);
  const { levels } = await listUnpaidLevels({ month, policyVersion: terms.policyVersion, on });
  if (levels.length === 0) return next;
  const ask = askForRates([{ caseId: state.cycleId, levels, on }], waiting(state.cycleId));
  return { ...next, record: { ...next.record, messages: [ask] } };
}
