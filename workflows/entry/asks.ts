import type { EntryInput, EntryTerms } from '../../domain/pipelines/entry/start.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import type { Ask } from '../engine/board.js';

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
      return refuse(
        'ENTRY.EVIDENCE_MISSING',
        '6.2',
        '特殊定级须有依据(§6.2):特殊岗位或特别优秀的证明及其存放处。请补充依据。',
        'A special entry level rests on evidence (§6.2): what makes post or person special, and where the proof lies. Add it.',
      );
    }
    return decision === 'refuse' && reason === undefined
      ? refuse(
          'ENTRY.REASON_MISSING',
          '6.2',
          '不同意特殊定级须写明理由。请补充理由。',
          'Refusing the special level needs a reason. Add it.',
        )
      : undefined;
  },
});
