import type { TrialDetail } from '../../api/trials.js';
import { filledIn } from '../filled-in.js';

/** What HR does about a trial, in two groups. */
export const MANAGE_ACTS = {
  trial: ['request-extension', 'request-end', 'pause', 'resume'],
  review: ['add-rater', 'replace-rater', 'waive-group', 'close-review'],
} as const;
export type ManageAct = (typeof MANAGE_ACTS)[keyof typeof MANAGE_ACTS][number];
export type RaterGroup = 'superiors' | 'subordinates' | 'departmentHeads';
export const RATER_GROUPS: readonly RaterGroup[] = ['superiors', 'subordinates', 'departmentHeads'];

export interface ManageDraft {
  readonly do?: ManageAct;
  readonly months?: number | undefined;
  /** The first day that does not count, or that counts again. */
  readonly day?: string | undefined;
  readonly group?: RaterGroup;
  readonly personId: string;
  readonly rater: string;
  readonly by: string;
  readonly reason: string;
  readonly files: readonly string[];
}

/** What may be done where the trial stands (I-51, I-56, I-59); the workflow judges again. */
export function actsOf(trial: TrialDetail, today: string): readonly ManageAct[] {
  const { stage, pauses, extendedMonths, review } = trial;
  const isPaused = pauses.some(({ to }) => to === null);
  const isOpen = stage === 'review' && review?.stage === 'open';
  const acts: Readonly<Record<ManageAct, boolean>> = {
    'request-extension': stage !== 'below-mark' && (extendedMonths ?? 0) === 0,
    'request-end': stage !== 'below-mark',
    pause: stage === 'running' && !isPaused,
    resume: isPaused,
    'add-rater': isOpen,
    'replace-rater': isOpen && owing(trial).length > 0,
    'waive-group': isOpen,
    'close-review': isOpen && review.dueOn !== null && today > review.dueOn,
  };
  return [...MANAGE_ACTS.trial, ...MANAGE_ACTS.review].filter((one) => acts[one]);
}

/** Who was asked and has not answered; known to HR alone. */
export const owing = ({ review }: TrialDetail) =>
  (review?.hr?.raters ?? []).filter(({ answered, withdrawn }) => !answered && !withdrawn);

/** Whether a subordinate's place is passed on, which the draw does by itself (I-55). */
export const isDrawn = (trial: TrialDetail, { rater }: ManageDraft): boolean =>
  owing(trial).some(({ personId, group }) => personId === rater && group === 'subordinates');

/** What the act still lacks of what it cannot do without. */
export function isWhole(trial: TrialDetail, draft: ManageDraft): boolean {
  const said = draft.reason.trim() !== '';
  switch (draft.do) {
    case 'request-extension':
      return said && draft.months !== undefined;
    case 'request-end':
      return said;
    case 'pause':
      return said && draft.day !== undefined;
    case 'resume':
      return draft.day !== undefined;
    case 'add-rater':
      return said && draft.personId !== '' && draft.group !== undefined;
    case 'replace-rater':
      return said && draft.rater !== '' && (isDrawn(trial, draft) || draft.by !== '');
    case 'waive-group':
      return said && draft.group !== undefined;
    case 'close-review':
      return true;
    default:
      return false;
  }
}

/** As it is handed in: what the act asks for, and nothing that was typed for another. */
export function toSend(trial: TrialDetail, draft: ManageDraft): object {
  const { do: what, months, day, group, personId, rater, by, reason, files } = draft;
  switch (what) {
    case 'request-extension':
      return { ...filledIn({ do: what, reason, files }), ...(months === undefined ? {} : { months }) };
    case 'request-end':
      return filledIn({ do: what, reason, files });
    case 'pause':
      return filledIn({ do: what, from: day, reason, files });
    case 'resume':
      return filledIn({ do: what, on: day, reason, files });
    case 'add-rater':
      return filledIn({ do: what, group, personId, reason });
    case 'replace-rater':
      return filledIn({ do: what, rater, by: isDrawn(trial, draft) ? '' : by, reason });
    case 'waive-group':
      return filledIn({ do: what, group, reason });
    case 'close-review':
      return filledIn({ do: what, reason });
    default:
      return {};
  }
}
