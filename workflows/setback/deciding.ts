import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { StepRecord } from '../../domain/step/record.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { gmAsk, proposalAsk } from './asks.js';
import type { SetbackOffice } from './office.js';
import { asFound, at, step, type Measure } from './records.js';
import { SETBACK } from '../../domain/refusals/setback.js';

/** The measure that people stand for, with what the last act leaves in the records. */
export interface Decided {
  readonly record: StepRecord;
  readonly found: SetbackFound;
  readonly measure: Measure;
}

/**
 * I-16, I-69: HR names the measure, or confirms the one that 11.2 or 11.3 leaves no choice about; the general manager
 * approves it for a D, for more than one C, and after a plan that failed.
 */
export async function decide(
  office: SetbackOffice,
  before: StepRecord,
  first: SetbackFound,
  failed: boolean,
): Promise<Decided> {
  const { desk, input } = office;
  const { caseId } = input;
  let found = first;
  let record = before;
  office.holds = true;
  for (;;) {
    office.stage = 'proposal';
    const byGm = (): boolean => failed || found.approval === 'hr-and-gm';
    const choice = () => ({ found, failed, byGm: byGm() });
    const { act } = await desk.ask(proposalAsk(office.about(), choice), {
      record: at(caseId, record, 'proposal'),
      refuses: async () => {
        const again = (await office.evaluate()).found;
        const moved = again.measure !== found.measure || again.to !== found.to || again.oneDown !== found.oneDown;
        found = again;
        return moved ? factsMoved(again) : undefined;
      },
    });
    const { measure: what, reason, description } = act;
    const clause = failed ? 'I-69' : (found.clause ?? '11.1');
    const to = what === 'as-found' ? found.to : what === 'demote' ? found.oneDown : null;
    const other = { what, to, effectiveFrom: null, clause, reason: description ?? reason } as const;
    const measure: Measure = other.what === 'as-found' ? asFound(found, reason) : { ...other, what: other.what };
    const detail = { measure: what, to, description: description ?? null };
    record = step(caseId, 'proposal', { kind: 'proposal', clause, outcome: what, reason, round: office.round, detail });
    if (!byGm()) return { record, found, measure };
    office.stage = 'gm-decision';
    const gm = await desk.ask(gmAsk(office.about(), failed), { record: at(caseId, record, 'gm-decision') });
    const { decision, reason: why } = gm.act;
    const said = { kind: 'gm', clause: failed ? 'I-69' : 'I-16', outcome: decision, round: office.round } as const;
    record = step(caseId, 'proposal', { ...said, ...(why === undefined ? {} : { reason: why }) });
    if (decision === 'approve') return { record, found, measure };
    if (decision === 'reject')
      return { record, found, measure: { ...other, what: 'none', to: null, reason: why ?? reason } };
    office.round += 1;
    record = step(caseId, 'proposal', record.decisions?.[0], { round: office.round });
  }
}

const factsMoved = ({ measure, to }: SetbackFound): Refusal => refuse(SETBACK.FACTS_MOVED, { measure, to });
