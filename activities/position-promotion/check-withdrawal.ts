import type { AppointmentActivities } from '../../domain/pipelines/appointment/activities.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { readNotice } from '../../db/appointments/appointment.js';
import type { ActivityDependencies } from '../dependencies.js';

const no = (code: string, zh: string, en: string): { readonly refusal: Refusal } => ({
  refusal: { code, clause: 'I-62', message: text(zh, en) },
});

/** I-62: only a company-wide notice that stands, and one withdrawal at a time. */
export const createCheckWithdrawal =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): AppointmentActivities['checkWithdrawal'] =>
  async ({ documentId, workflowId }) => {
    const found = await readNotice(db, documentId, workflowId);
    if (found?.kind !== 'company-notice' || found.withdraws !== null) {
      return no(
        'DOCUMENT.NOT_WITHDRAWABLE',
        `${documentId} 不是可撤回的红头文件(I-62)。只有任命红头文件可由后文撤回。`,
        `${documentId} is no notice that can be withdrawn (I-62). Only a company-wide notice of an appointment can.`,
      );
    }
    if (found.withdrawnBy !== null) {
      return no(
        'DOCUMENT.ALREADY_WITHDRAWN',
        `${documentId} 已由 ${found.withdrawnBy} 撤回。`,
        `${documentId} was withdrawn by ${found.withdrawnBy}.`,
      );
    }
    if (found.pending !== null) {
      return no(
        'DOCUMENT.WITHDRAWAL_PENDING',
        `${documentId} 的撤回正在等待总经理签发(${found.pending})。`,
        `A withdrawal of ${documentId} already waits for the general manager (${found.pending}).`,
      );
    }
    const { caseId, personId, policyVersion, round, editions } = found;
    const { interviewWorkdays } = library.byVersion(policyVersion).levelPromotion;
    return {
      caseId,
      personId,
      policyVersion,
      round,
      number: documentId,
      edition: editions + 1,
      stepWorkdays: interviewWorkdays.value,
    };
  };
