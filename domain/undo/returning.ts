import type { TaskKind } from '../pipelines/acts.js';
import type { ReturnTo } from '../pipelines/catalogue.js';
import { TASK_KINDS } from '../pipelines/task-kinds.js';
import { text, type Text } from '../vocabulary/text.js';

const FIRST = text(
  '这是该案件的第一步，之前没有可退回的步骤；有误的，可由人力资源部作废案件。',
  'it is the first step of its case, so there is none before it; HR voids a case that is wrong.',
);
const SHEET = text(
  '评分提交后锁定（I-37、I-56），答辩与评估不退回；是否重新答辩由初审或总经理在新一轮中决定。',
  'scores are locked once they are in (I-37, I-56); whether somebody is heard again is decided in the new round, at the review or by the general manager.',
);
const OWN_WORD = text(
  '签名、确认与本人陈述不是审批，不能由本人退回；有异议的，在表单中写明或申诉（I-41、I-74）。',
  'a signature, a confirmation or one’s own word decides on nothing that could go back; who objects says so in it, or appeals (I-41, I-74).',
);
const CARRIES_OUT = text(
  '决定已作出，此步仅执行，不能退回总经理的决定（4.1）；反馈之前有误的，由人力资源部作废案件。',
  'it carries out what was decided (4.1) and sends no decision back; where that is wrong HR voids the case before the result is handed back.',
);
const STANDING = text(
  '此任务随时可办，不在案件的步骤之中。',
  'it may be done at any time and is no step on the way of a case.',
);
const REQUEST = text(
  '申请即由此决定；不同意的写明理由，人力资源部可随时重新申请（I-38）。',
  'it decides on a request: refuse it with a reason, and HR may ask anew at any time (I-38).',
);
const IN_FORM = text(
  '只有一个可退回的步骤，在表单中选择退回或不同意即可。',
  'only one step comes before it, and its form sends the case back there.',
);
const AFTERWARDS = text(
  '结果已生效或已反馈，不再退回；有误的，由本人申诉更正（I-74）。',
  'the result holds or was handed back and is returned no more; where it is wrong its person appeals (I-74).',
);

/** Why a kind of task does not return its case to an earlier step, with what to do instead; absent where it does (退回). */
export const UNRETURNED: Readonly<Record<TaskKind, Text | undefined>> = {
  'cycle.launch': FIRST,
  'cycle.close-ratings': text(
    '启动有误的，在本任务中撤销启动（I-13）。',
    'a wrong launch is undone in this very task (I-13).',
  ),
  'cycle.ruling': FIRST,
  'cycle.submission': FIRST,
  'cycle.first-review': undefined,
  'cycle.appoint-panel': undefined,
  'cycle.gm-submission': undefined,
  'cycle.gm-decision': undefined,
  'cycle.release': CARRIES_OUT,
  'vacancy.manage': STANDING,
  'vacancy.nomination': FIRST,
  'vacancy.renomination': FIRST,
  'vacancy.verification': undefined,
  'vacancy.competency-sheet': SHEET,
  'vacancy.peripheral-sheet': SHEET,
  'vacancy.raters': STANDING,
  'vacancy.qualification': undefined,
  'vacancy.gm-submission': undefined,
  'vacancy.gm-decision': undefined,
  'trial.letter': CARRIES_OUT,
  'trial.manage': STANDING,
  'trial.extension': REQUEST,
  'trial.end': REQUEST,
  'trial.below-mark': SHEET,
  'review.raters': CARRIES_OUT,
  'review.sheet': SHEET,
  'candidate.report': OWN_WORD,
  'candidate.appoint-panel': undefined,
  'candidate.gm-submission': undefined,
  'candidate.gm-decision': undefined,
  'candidate.release': CARRIES_OUT,
  'candidate.notice-draft': AFTERWARDS,
  'candidate.notice-sign-off': IN_FORM,
  'notice.withdrawal': REQUEST,
  'entry.proposal': FIRST,
  'entry.review': undefined,
  'entry.verification': undefined,
  'entry.special-approval': undefined,
  'entry.gm-decision': undefined,
  'confirmation.proposal': FIRST,
  'confirmation.review': undefined,
  'confirmation.decision': undefined,
  'confirmation.gm-decision': undefined,
  'transfer.opening': FIRST,
  'transfer.mapping': FIRST,
  'transfer.agreement': undefined,
  'transfer.acknowledgement': OWN_WORD,
  'setback.cause': FIRST,
  'setback.cause-review': IN_FORM,
  'setback.complaint': undefined,
  'setback.statement': OWN_WORD,
  'setback.proposal': undefined,
  'setback.gm-decision': undefined,
  'setback.superior-word': OWN_WORD,
  'setback.plan': CARRIES_OUT,
  'setback.plan-review': text(
    '计划已告知本人并在执行，可延长一次（I-69），不退回重拟。',
    'the plan was told to its person and runs; it may be extended once (I-69) and is not written anew.',
  ),
  'setback.acknowledgement': OWN_WORD,
  'setback.post-review': AFTERWARDS,
  'appeal.reader': FIRST,
  'appeal.reading': undefined,
  'appeal.remedy': text(
    '申诉是否成立已答复本人，不退回受理（I-74）。',
    'the person has been answered that his appeal is upheld, so its reading is not taken up again (I-74).',
  ),
  'appeal.gm-decision': undefined,
  'departure.conduct': STANDING,
  'rebase.gm-decision': REQUEST,
  'defense.sheets': SHEET,
  'defense.conduct': SHEET,
  'defense.summary': SHEET,
  'level.interview': AFTERWARDS,
  'level.interview-confirmation': OWN_WORD,
  'level.notice': OWN_WORD,
  'consent.answer': OWN_WORD,
  'consent.withdrawal': OWN_WORD,
  'consent.anew': text(
    '本人是否同意由本人决定（I-41），不能退回要求其重新答复。',
    'whether to agree was his own free choice (I-41); he is not asked to choose again.',
  ),
  'consent.gm-decision': IN_FORM,
  'task.signing': OWN_WORD,
};

/** The steps that a kind of task may return a case to, the nearest first; none where it does not offer it. */
export const returnsOf = (kind: TaskKind): readonly ReturnTo[] => TASK_KINDS[kind].returns ?? [];

/** No earlier step of those that a kind of task offers has been gone through. */
export const NO_STEP_GONE = text(
  '该案件在此之前没有经过可退回的步骤；有误的，可由人力资源部作废案件。',
  'the case went through no step before this one that it could be returned to; HR voids a case that is wrong.',
);

/**
 * Of these, the ones that a case has gone through since it last stood at one before them: what an earlier round went
 * through and this one has skipped is none.
 * @param ways the stages at which the cases of a task have stood, each from the first on; one is enough.
 */
export function returnsGone(kind: TaskKind, ways: readonly (readonly string[])[]): readonly ReturnTo[] {
  const steps = returnsOf(kind);
  return steps.filter(({ to, opens, notAfter }, place) =>
    ways.some((way) => {
      const stood = way.lastIndexOf(to);
      if (opens !== true && stood === -1) return false;
      if (steps.slice(place + 1).some((earlier) => way.lastIndexOf(earlier.to) > stood)) return false;
      return notAfter === undefined || way.lastIndexOf(notAfter) < stood;
    }),
  );
}

/** What returning cases says, beside who does it. */
export interface Returning {
  /** The open task from which they are returned. */
  readonly taskId: string;
  /** Its kind. */
  readonly returns: TaskKind;
  /** The kind of task that is done again, one of `returnsOf`. */
  readonly redo: TaskKind;
  /** Those of the cases that the task is about which go back; the one of a task about one case. */
  readonly caseIds: readonly string[];
  readonly reason: string;
  /** Files beside the reason: uploads of whoever asks, handed in with the one case that it is about. */
  readonly files?: readonly string[];
}
