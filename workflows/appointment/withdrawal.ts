import { setHandler } from '@temporalio/workflow';
import { handingIn } from '../../domain/attachments/attachment.js';
import type { AppointmentActivities, WithdrawalTerms } from '../../domain/pipelines/appointment/activities.js';
import type { NoticeSignOffAct } from '../../domain/pipelines/appointment/acts.js';
import type { Decided, DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text } from '../../domain/vocabulary/text.js';
import { checkSignOff } from './checks.js';
import type { Ask } from '../engine/ask.js';
import { Desk } from '../engine/desk.js';
import type { WithdrawalInput } from '../messages/notice.js';
import { getStage } from '../messages/cases.js';
import { announceOpening } from '../engine/opening.js';
import { readings } from '../engine/turn.js';

const { checkWithdrawal } = readings<AppointmentActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * I-62: a company-wide notice never changes; HR asks, the general manager signs, and a later notice withdraws it. What
 * the appointment set in HR's records stays: to undo that is a case of its own.
 */
export async function companyNoticeWithdrawal(input: WithdrawalInput): Promise<void> {
  const { withdrawalId, documentId } = input;
  let stage = 'sign-off';
  setHandler(getStage, () => stage);
  const opening = announceOpening();
  const terms = await checkWithdrawal({ documentId, workflowId: withdrawalId });
  if ('refusal' in terms) return opening.refused(terms.refusal);
  const { caseId, policyVersion } = terms;
  const desk = new Desk({ about: { caseId }, policyVersion: () => policyVersion });
  const { refused } = await desk.opens(asked(input, terms), [signOffAsk(terms)]);
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();
  for (;;) {
    const happening = await desk.next();
    if (happening?.kind !== 'notice.withdrawal') continue;
    const again = await checkWithdrawal({ documentId, workflowId: withdrawalId });
    if ('refusal' in again) {
      desk.refuse(again.refusal);
      continue;
    }
    const { act } = happening;
    const last = act.decision === 'sign' ? withdrawn(input, again) : refusedBy(input, terms, act);
    if (!(await desk.tried(() => desk.finish(last)))) continue;
    stage = act.decision === 'sign' ? 'withdrawn' : 'returned';
    return;
  }
}

/** HR asks, in the case that the notice came from; what bears the reason out is kept there (docs/decisions/0063). */
const asked = ({ openedBy, reason, files }: WithdrawalInput, terms: WithdrawalTerms): StepRecord => ({
  hand: { act: 'withdrawal.asked', actorId: openedBy, clause: 'I-62' },
  decisions: [row(terms, 'requested', reason)],
  ...handingIn(terms.caseId, 'evidence', files),
});

const signOffAsk = ({ caseId, personId, number, stepWorkdays }: WithdrawalTerms): Ask<'notice.withdrawal'> => ({
  key: `withdrawal-${number}`,
  kind: 'notice.withdrawal',
  to: { roles: ['gm'] },
  excluded: [personId],
  caseId,
  due: { workdays: stepWorkdays },
  check: checkSignOff,
});

const row = (
  { caseId, round, number }: WithdrawalTerms,
  outcome: Extract<Decided, { readonly kind: 'withdrawal' }>['outcome'],
  reason?: string,
): DecisionRecord => ({
  caseId,
  round,
  clause: 'I-62',
  kind: 'withdrawal',
  outcome,
  detail: { number },
  ...(reason === undefined ? {} : { reason }),
});

const withdrawn = ({ documentId, reason }: WithdrawalInput, terms: WithdrawalTerms): StepRecord => {
  const { caseId, edition } = terms;
  const content = { withdraws: documentId, reason };
  return {
    decisions: [row(terms, 'signed', reason)],
    documents: [{ kind: 'company-notice', caseId, edition, content }],
  };
};

/** HR reads why it stands. */
const refusedBy = (
  { openedBy, documentId }: WithdrawalInput,
  terms: WithdrawalTerms,
  { reason }: NoticeSignOffAct,
): StepRecord => ({
  decisions: [row(terms, 'returned', reason)],
  messages: [
    {
      to: [openedBy],
      clause: 'I-62',
      caseId: terms.caseId,
      subject: text(`未同意撤回 ${documentId}`, `${documentId} is not withdrawn`),
      body: text(
        `总经理未同意撤回红头文件 ${documentId}：${reason ?? ''}。`,
        `The general manager does not withdraw notice ${documentId}: ${reason ?? ''}.`,
      ),
    },
  ],
});
