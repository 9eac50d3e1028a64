import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { SetbackProposalAct } from '../../domain/pipelines/setback/acts.js';
import type { StepRecord } from '../../domain/step/record.js';
import { CaseReturned } from '../engine/case-desk.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { gmAsk, proposalAsk, statementAsk } from './asks.js';
import { heardFirst } from './messages.js';
import type { SetbackOffice } from './office.js';
import { asFound, at, step, type Measure } from './records.js';
import { SETBACK } from '../../domain/refusals/pipelines/setback.js';

/** The measure that people stand for, with what the last act leaves in the records. */
export interface Decided {
  readonly record: StepRecord;
  readonly found: SetbackFound;
  readonly measure: Measure;
}

/**
 * I-16, I-69, I-77: the person is heard; HR names the measure, or confirms the one that 11.2 or 11.3 leaves no choice
 * about; the general manager decides.
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
  office.holds = true;
  office.hasFailed = failed;
  let record = await hear(office, before, first, failed);
  /** What the rules give now, where that is something else. */
  const moved = async (): Promise<Refusal | undefined> => {
    const again = (await office.evaluate()).found;
    const differs = again.measure !== found.measure || again.to !== found.to || again.oneDown !== found.oneDown;
    found = again;
    return differs ? refuse(SETBACK.FACTS_MOVED, { measure: again.measure, to: again.to }) : undefined;
  };
  for (;;) {
    office.stage = 'proposal';
    const { act, actor } = await desk.ask(
      proposalAsk(office.about(), () => ({ found, failed })),
      {
        record: at(caseId, record, 'proposal'),
        refuses: async (proposed) => (await moved()) ?? (await office.againstTransfer(proposed.act.transfer)),
      },
    );
    const clause = failed ? 'I-69' : (found.clause ?? '11.1');
    const measure = measureOf(act, found, { clause, proposedBy: actor.personId });
    const { measure: what, reason, description = null, transfer = null } = act;
    const detail = { measure: what, to: measure.to, description, transfer };
    const proposal = { kind: 'proposal', clause, outcome: what, reason, round: office.round, detail } as const;
    record = step(caseId, 'proposal', proposal);
    office.stage = 'gm-decision';
    const gm = await unlessProposedAnew(
      desk.ask(gmAsk(office.about(), failed, actor.personId), {
        record: at(caseId, record, 'gm-decision'),
        refuses: async ({ act: decided }) =>
          decided.decision === 'approve'
            ? ((await moved()) ?? (await office.againstTransfer(act.transfer)))
            : undefined,
      }),
    );
    if (gm === undefined) {
      office.round += 1;
      record = step(caseId, 'proposal', undefined, { round: office.round });
      continue;
    }
    const { decision, reason: why } = gm.act;
    const said = { kind: 'gm', clause: failed ? 'I-69' : 'I-77', outcome: decision, round: office.round } as const;
    record = step(caseId, 'gm-decision', { ...said, ...(why === undefined ? {} : { reason: why }) });
    if (decision === 'approve') return { record, found, measure };
    if (decision === 'reject')
      return { record, found, measure: { ...measure, what: 'none', to: null, reason: why ?? reason } };
    office.round += 1;
    record = step(caseId, 'proposal', record.decisions?.[0], { round: office.round });
  }
}

/** The general manager's act; undefined where he has returned the case to the proposal (docs/decisions/0058). */
async function unlessProposedAnew<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof CaseReturned && error.to === 'proposal') return undefined;
    throw error;
  }
}

/** I-77: the person states his side first; who says nothing in time was heard as well. */
async function hear(
  office: SetbackOffice,
  before: StepRecord,
  found: SetbackFound,
  failed: boolean,
): Promise<StepRecord> {
  const { input, terms, cause } = office;
  const { caseId } = input;
  office.stage = 'statement';
  const asked: StepRecord = {
    ...at(caseId, before, 'statement'),
    messages: [
      ...(before.messages ?? []),
      heardFirst(input, found, { cause, failed, workdays: terms.statementWorkdays }),
    ],
  };
  const done = await office.askInTime(statementAsk(office.about(), terms.statementWorkdays), asked);
  const { round } = office;
  if (done === undefined) {
    return step(caseId, 'statement', { kind: 'statement', clause: 'I-77', outcome: 'none', round });
  }
  const { statement: reason } = done.act;
  return step(caseId, 'statement', { kind: 'statement', clause: 'I-77', outcome: 'given', reason, round });
}

function measureOf(
  { measure: what, reason, description, transfer }: SetbackProposalAct,
  found: SetbackFound,
  { clause, proposedBy }: Pick<Measure, 'clause' | 'proposedBy'>,
): Measure {
  if (what === 'as-found') return { ...asFound(found, reason), proposedBy };
  const to = what === 'demote' ? found.oneDown : null;
  const about = { what, to, effectiveFrom: null, clause, proposedBy, reason: description ?? reason };
  return transfer === undefined ? about : { ...about, transfer };
}
