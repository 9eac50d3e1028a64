import type { EntryInput, EntryTerms } from '../../domain/pipelines/entry/start.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import type { Ask } from '../engine/board.js';
import { ENTRY } from '../../domain/refusals/entry.js';

/** 6.2: above the entry level only with HR's approval, on evidence. */
export const specialApprovalAsk = (
  { caseId, hire }: EntryInput,
  { stepWorkdays }: EntryTerms,
): Ask<'entry.special-approval'> => ({
  key: 'special-approval',
  kind: 'entry.special-approval',
  to: { roles: ['hr-manager'], escalateTo: ['gm'] },
  excluded: [hire.personId],
  caseId,
  due: { workdays: stepWorkdays },
  check: ({ decision, evidence, reason }) => {
    if (decision === 'approve' && evidence === undefined) {
      return refuse(ENTRY.EVIDENCE_MISSING);
    }
    return decision === 'refuse' && reason === undefined ? refuse(ENTRY.REASON_MISSING) : undefined;
  },
});
