import type { AppealInput, AppealTerms } from '../../domain/pipelines/appeal/start.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import type { AnyAsk, Ask } from '../engine/ask.js';
import { noticeAsk } from '../closing/asks.js';
import type { AppealState } from './state.js';
import { APPEAL } from '../../domain/refusals/pipelines/appeal.js';

/** Which tasks stand open (I-74). */
export function appealAsks(input: AppealInput, terms: AppealTerms, state: AppealState): readonly AnyAsk[] {
  const { caseId, personId } = input;
  const about = { excluded: [personId], caseId, due: { workdays: terms.stepWorkdays } } as const;
  switch (state.stage) {
    case 'reader':
      return [readerAsk(input, terms, state)];
    case 'reading':
      return [
        {
          ...about,
          key: `reading-${state.named}`,
          kind: 'appeal.reading',
          to: { people: state.reader === null ? [] : [state.reader], escalateTo: ['hr-manager'] },
          excluded: [personId, ...state.tookPart],
          check: () => undefined,
        },
        readerAsk(input, terms, state),
      ];
    case 'remedy':
      return [
        {
          ...about,
          key: `remedy-${state.round}`,
          kind: 'appeal.remedy',
          to: { roles: ['hr'], escalateTo: ['hr-manager'] },
          check: () => undefined,
        },
      ];
    case 'gm-decision':
      return [
        {
          ...about,
          key: `gm-${state.round}`,
          kind: 'appeal.gm-decision',
          to: { roles: ['gm'] },
          check: ({ decision, reason }) =>
            decision === 'return' && reason === undefined ? returnReasonMissing : undefined,
        },
      ];
    case 'notice': {
      const clauses = { interview: 'I-74', notice: '15.3' };
      return [noticeAsk({ caseId, personId, stepWorkdays: terms.stepWorkdays, clauses })];
    }
    case 'upheld':
    case 'refused':
      return [];
  }
}

/** HR; once somebody is named it stays open at no due day, to name somebody else. */
const readerAsk = (
  { caseId, personId }: AppealInput,
  { stepWorkdays }: AppealTerms,
  { named, reader, round }: AppealState,
): Ask<'appeal.reader'> => ({
  key: named === 0 ? 'reader' : reader === null ? `reader-${round}` : 'another-reader',
  kind: 'appeal.reader',
  to: { roles: ['hr'], escalateTo: ['hr-manager'] },
  excluded: [personId],
  caseId,
  due: reader === null ? { workdays: stepWorkdays } : null,
  check: ({ reason }) => (named > 0 && reason === undefined ? anotherReasonMissing : undefined),
});

const anotherReasonMissing = refuse(APPEAL.REASON_MISSING);

const returnReasonMissing = refuse(APPEAL.RETURN_REASON_MISSING);
