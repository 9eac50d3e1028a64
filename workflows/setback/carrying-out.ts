import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { OrderedTransfer, TransferOrder } from '../../domain/cases/transfer-order.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { PlanEntry } from '../../domain/taken-over/entry.js';
import type { TakenOver } from '../../domain/taken-over/taken-over.js';
import { WORKFLOWS } from '../messages/cases.js';
import { postReviewAsk } from './asks.js';
import type { Decided } from './deciding.js';
import { improve, reviewPlan, type AfterPlan } from './improving.js';
import { lower } from './lowering.js';
import type { SetbackOffice } from './office.js';
import { at, closed, planTakenOver, step } from './records.js';

/** §11: what was decided is done: a plan (11.1), a lower level (11.2, 11.3), or what HR and the GM settled on (I-69). */
export async function carryOut(office: SetbackOffice, { record, found, measure }: Decided): Promise<void> {
  const { what, to, reason, transfer, proposedBy } = measure;
  if ((what === 'demote' || what === 'revert') && to !== null && found.level !== null) {
    const lowered = await lower(office, record, found, { ...measure, what, to });
    office.holds = false;
    return close(office, lowered.record, found, lowered);
  }
  office.holds = false;
  switch (what) {
    case 'improvement-plan':
      return afterPlan(office, found, await improve(office, record, found));
    case 'transfer':
      return close(office, record, found, { outcome: 'transfer-opened', reason }, { transfer, by: proposedBy });
    case 'other':
      return close(office, record, found, { outcome: 'other-measure', reason });
    default:
      return close(office, record, found, { outcome: 'no-measure', reason });
  }
}

const afterPlan = (office: SetbackOffice, found: SetbackFound, plan: AfterPlan): Promise<void> =>
  'outcome' in plan ? close(office, plan.record, found, plan) : carryOut(office, plan);

/** A plan that was under way when the service came goes on from where it stands (docs/decisions/0085). */
export async function goOnWithPlan(
  office: SetbackOffice,
  takenOver: TakenOver<PlanEntry>,
  found: SetbackFound,
): Promise<void> {
  const { planMonth, extended } = takenOver.entry;
  office.holds = false;
  const record = planTakenOver(office.input, office.terms, found, takenOver);
  return afterPlan(office, found, await reviewPlan(office, record, found, { month: planMonth, extended }));
}

/** A transfer to be opened, by whose proposal. */
interface Ordered {
  readonly transfer?: TransferOrder | undefined;
  readonly by: string;
}

/** I-71: whom the floor of the post stopped keeps the post only if HR or the head says so. Then it is archived. */
async function close(
  office: SetbackOffice,
  record: StepRecord,
  found: SetbackFound,
  { outcome, reason }: { readonly outcome: string; readonly reason: string },
  ordered?: Ordered,
): Promise<void> {
  const { desk, input, round } = office;
  const { caseId } = input;
  let last = record;
  let opens = ordered;
  if (found.positionReview) {
    office.stage = 'post-review';
    const { act, actor } = await desk.ask(postReviewAsk(office.about()), {
      record: at(caseId, record, 'post-review'),
      refuses: (reviewed) => office.againstTransfer(reviewed.act.transfer),
    });
    const { decision, reason: why, transfer } = act;
    const detail = { transfer: transfer ?? null };
    last = step(caseId, 'closed', {
      kind: 'post-review',
      clause: 'I-71',
      outcome: decision,
      reason: why,
      round,
      detail,
    });
    if (transfer !== undefined) opens = { transfer, by: actor.personId };
  }
  office.stage = 'closed';
  const { transfer } = opens ?? {};
  if (transfer === undefined) {
    await desk.finish(closed(caseId, last, { outcome, reason }));
    return;
  }
  const transferId = await office.transferNumber();
  await desk.finish(closed(caseId, last, { outcome, reason, detail: { transferId } }));
  await openTransfer(office, transferId, transfer, { by: opens?.by ?? '', reason: `${caseId}:${reason}` });
}

/** I-69, I-71: a transfer of its own carries out what was decided; it was checked with the decision. */
async function openTransfer(
  { desk, input }: SetbackOffice,
  caseId: string,
  order: TransferOrder,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<void> {
  const opening = order.opening ?? null;
  const asked: OrderedTransfer = { ...order, opening, caseId, personId: input.personId, reason, openedBy: by };
  await desk.read(async () => {
    await startChild(WORKFLOWS.transfer, {
      workflowId: caseId,
      args: [asked],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
    return true;
  });
}
