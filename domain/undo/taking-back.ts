import type { TaskKind } from '../pipelines/acts.js';
import { text, type Text } from '../vocabulary/text.js';

const OWN_WORD = text(
  '签名、确认与本人陈述一经作出即生效（I-41）；有误的，由人力资源部更正，或由本人申诉（I-74）。',
  'a signature, a confirmation or one’s own word counts once it is given (I-41); where it is wrong HR corrects it, or its person appeals (I-74).',
);
const SHEET = text(
  '评分表一经提交即计入，不能取回（I-37、I-56）；有误的，请联系人力资源部。',
  'a sheet counts once it is in and does not come back (I-37, I-56); where it is wrong ask HR.',
);
const IN_EFFECT = text(
  '办理后结果已生效、已反馈或已告知本人；有误的，由本人申诉更正（I-74）。',
  'what it led to holds, was handed back or was told to its person; where it is wrong he appeals (I-74).',
);
const DECIDED = text(
  '决定作出后随即执行；反馈之前有误的，可由人力资源部作废案件。',
  'what was decided is carried out at once; where it is wrong HR voids the case before the result is handed back.',
);
const STANDING = text(
  '此任务可多次办理，再办一次即可更正。',
  'it may be done again at any time: do it anew to correct it.',
);
const CONVENED = text(
  '答辩已组织并通知各方；请在该场答辩中改期或更换评委（I-33）。',
  'the panel was called and everybody knows; move it, or seat others, in its session (I-33).',
);
const PAPER = text(
  '办理时已出具文书，文书不能收回；有误的，请由下一环节退回（I-38）。',
  'it has issued a paper, which stays; where it is wrong have the next one return it (I-38).',
);
const PUBLISHED = text(
  '已发布的文件不能收回，以后文撤回或更正（I-62）。',
  'what is published stays; a later notice withdraws or corrects it (I-62).',
);
const HEARD = text(
  '§11 各步依次据此办理，本人或直属上级已被告知；总经理决定之前，可请其退回（I-38、I-77）。',
  'the steps of §11 follow on it at once and its person or superior is told; until the general manager decides he may return it (I-38, I-77).',
);
const TO_READER = text(
  '申诉人与受理人已被告知；请由总经理退回，或答复申诉人（I-74）。',
  'who appeals and who reads it were told; have the general manager return it, or answer the appeal (I-74).',
);

/** Why what was done for a kind of task is not taken back, with what to do instead; absent where it is offered (撤回). */
export const KEPT: Readonly<Record<TaskKind, Text | undefined>> = {
  'cycle.launch': text(
    '启动有误的，请在截止补录任务中撤销启动（I-13）。',
    'a wrong launch is undone in the task of the closing date (I-13).',
  ),
  'cycle.close-ratings': text(
    '已据此评定全员，评定结果不收回（I-13）。',
    'everybody was evaluated on it, and that stands (I-13).',
  ),
  'cycle.ruling': IN_EFFECT,
  'cycle.submission': undefined,
  'cycle.first-review': undefined,
  'cycle.appoint-panel': CONVENED,
  'cycle.gm-submission': undefined,
  'cycle.gm-decision': DECIDED,
  'cycle.release': IN_EFFECT,
  'vacancy.manage': STANDING,
  'vacancy.nomination': undefined,
  'vacancy.renomination': undefined,
  'vacancy.verification': undefined,
  'vacancy.competency-sheet': SHEET,
  'vacancy.peripheral-sheet': SHEET,
  'vacancy.raters': STANDING,
  'vacancy.qualification': PAPER,
  'vacancy.gm-submission': undefined,
  'vacancy.gm-decision': DECIDED,
  'trial.letter': text(
    '通知已发出；有误的，请在“管理试用任命”中申请结束试用（I-59）。',
    'the letter is out; where it is wrong ask for the end of the trial in the task that manages it (I-59).',
  ),
  'trial.manage': STANDING,
  'trial.extension': DECIDED,
  'trial.end': DECIDED,
  'trial.below-mark': DECIDED,
  'review.raters': text(
    '360°考核已向考核人发出；请在跟进中更换考核人（I-55）。',
    'the 360° review has gone out to its raters; replace them where needed (I-55).',
  ),
  'review.sheet': SHEET,
  'candidate.report': OWN_WORD,
  'candidate.appoint-panel': CONVENED,
  'candidate.gm-submission': undefined,
  'candidate.gm-decision': DECIDED,
  'candidate.release': IN_EFFECT,
  'candidate.notice-draft': text('请由总经理退回草案（I-62）。', 'have the general manager return the draft (I-62).'),
  'candidate.notice-sign-off': PUBLISHED,
  'notice.withdrawal': PUBLISHED,
  'entry.proposal': undefined,
  'entry.review': undefined,
  'entry.verification': undefined,
  'entry.special-approval': undefined,
  'entry.gm-decision': IN_EFFECT,
  'confirmation.proposal': undefined,
  'confirmation.review': undefined,
  'confirmation.decision': undefined,
  'confirmation.gm-decision': IN_EFFECT,
  'transfer.opening': undefined,
  'transfer.mapping': undefined,
  'transfer.agreement': undefined,
  'transfer.acknowledgement': OWN_WORD,
  'setback.cause': HEARD,
  'setback.cause-review': HEARD,
  'setback.complaint': HEARD,
  'setback.statement': OWN_WORD,
  'setback.proposal': HEARD,
  'setback.gm-decision': DECIDED,
  'setback.superior-word': OWN_WORD,
  'setback.plan': HEARD,
  'setback.plan-review': HEARD,
  'setback.acknowledgement': OWN_WORD,
  'setback.post-review': IN_EFFECT,
  'appeal.reader': TO_READER,
  'appeal.reading': IN_EFFECT,
  'appeal.remedy': TO_READER,
  'appeal.gm-decision': IN_EFFECT,
  'departure.conduct': STANDING,
  'rebase.gm-decision': IN_EFFECT,
  'defense.sheets': SHEET,
  'defense.conduct': STANDING,
  'defense.summary': SHEET,
  'level.interview': text(
    '请由本人在确认时写明未进行，面谈随即重新登记（I-40）。',
    'its person says in his confirmation that it did not take place, and it is recorded anew (I-40).',
  ),
  'level.interview-confirmation': OWN_WORD,
  'level.notice': OWN_WORD,
  'consent.answer': OWN_WORD,
  'consent.withdrawal': OWN_WORD,
  'consent.anew': HEARD,
  'consent.gm-decision': DECIDED,
  'task.signing': undefined,
};

/** Why what was done for a kind of task is not taken back; undefined where it is. */
export const whyKept = (kind: TaskKind): Text | undefined => KEPT[kind];

/** What taking one's own act back says, beside who does it. */
export interface TakingBack {
  /** The task that he has done. */
  readonly taskId: string;
  readonly takesBack: TaskKind;
  readonly reason: string;
  /** Of a signature: which task it signs, as the n-th who was asked to. */
  readonly signs?: { readonly taskId: string; readonly no: number };
  /** Files beside the reason: uploads of whoever asks, handed in with the one case that it is about. */
  readonly files?: readonly string[];
}
