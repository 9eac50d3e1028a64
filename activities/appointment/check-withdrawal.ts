import type { AppointmentActivities } from '../../domain/pipelines/appointment/activities.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import { readNotice } from '../../db/appointments/appointment.js';
import type { ActivityDependencies } from '../dependencies.js';
import { DOCUMENT } from '../../domain/refusals/cases.js';

/** I-62: only a company-wide notice that stands, and one withdrawal at a time. */
export const createCheckWithdrawal =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): AppointmentActivities['checkWithdrawal'] =>
  async ({ documentId, workflowId }) => {
    const found = await readNotice(db, documentId, workflowId);
    if (found?.kind !== 'company-notice' || found.withdraws !== null) {
      return { refusal: refuse(DOCUMENT.NOT_WITHDRAWABLE, { documentId }) };
    }
    if (found.withdrawnBy !== null) {
      return { refusal: refuse(DOCUMENT.ALREADY_WITHDRAWN, { documentId, withdrawnBy: found.withdrawnBy }) };
    }
    if (found.pending !== null) {
      return { refusal: refuse(DOCUMENT.WITHDRAWAL_PENDING, { documentId, pending: found.pending }) };
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
