import type { TaskKind } from '../pipelines/acts.js';
import { text, type Text } from '../vocabulary/text.js';

const ONE_FORM = text(
  '该任务的一张表单已包含全部人员，相同的理由可一次填写（8.5）。',
  'its one form holds everybody already, and one reason can be written there for many (8.5).',
);
const ONE_CYCLE = text('每个周期只有一项（8.5.1）。', 'there is one of it in each cycle (8.5.1).');
const ITS_OWN_HOUR = text(
  '此任务处理各自的情况，随时可办，不成批办理。',
  'it deals with what comes up in one matter, at any time: there is no batch of it.',
);
const SCORES = text(
  '评分与资格审查逐人作出（I-37、I-56、9.5.3），不与他人一并填写。',
  'each person is scored and judged by himself (I-37, I-56, 9.5.3), never beside others in one form.',
);
const OWN_WORD = text(
  '本人的陈述、意见、报告、签署与是否同意，逐件由本人作出（I-41、I-77）。',
  'a statement, an opinion, a report, a signature or an agreement is one’s own word on one matter (I-41, I-77).',
);
const LOWERS = text(
  '可能使人降级、降薪或离开职务的，须逐案审阅陈述与材料后决定（I-77、I-41）。',
  'what may lower somebody or end his post is decided case by case, once his statement and papers are read (I-77, I-41).',
);
const EXCEPTION = text(
  '例外与正式任命须逐人审阅证据与材料后决定（4.1、6.2、I-43、9.5.8）。',
  'an exception or a formal appointment is decided person by person, once evidence and papers are read (4.1, 6.2, I-43, 9.5.8).',
);
const PUBLISHED = text(
  '红头文件逐字核定、逐件签发（I-62）。',
  'a company-wide notice is read word by word and signed one by one (I-62).',
);
const ONE_SESSION = text(
  '一场答辩单独组织、主持并签署汇总（8.5.4、9.5.7）。',
  'each session is called, led and signed by itself (8.5.4, 9.5.7).',
);
const APPEAL = text(
  '每件申诉单独受理、答复和落实（I-74）。',
  'each appeal is read, answered and carried out by itself (I-74).',
);

/**
 * Why tasks of a kind are not done several at once; undefined where they are: each is about one case, and one desk may
 * have many of them (docs/decisions/0034).
 */
export const APART: Readonly<Record<TaskKind, Text | undefined>> = {
  'cycle.launch': ONE_CYCLE,
  'cycle.close-ratings': ONE_CYCLE,
  'cycle.ruling': ONE_FORM,
  'cycle.submission': ONE_FORM,
  'cycle.first-review': ONE_FORM,
  'cycle.appoint-panel': ONE_SESSION,
  'cycle.gm-submission': ONE_FORM,
  'cycle.gm-decision': ONE_FORM,
  'cycle.release': ONE_FORM,
  'vacancy.manage': ITS_OWN_HOUR,
  'vacancy.nomination': text(
    '逐人申报，各写各的理由（9.5.1）。',
    'people are nominated one after the other, each for his own reason (9.5.1).',
  ),
  'vacancy.renomination': text(
    '逐人重新申报或撤回，各写各的理由（9.5.1）。',
    'each is nominated anew or withdrawn for his own reason (9.5.1).',
  ),
  'vacancy.verification': SCORES,
  'vacancy.competency-sheet': SCORES,
  'vacancy.peripheral-sheet': SCORES,
  'vacancy.raters': ITS_OWN_HOUR,
  'vacancy.qualification': SCORES,
  'vacancy.gm-submission': ONE_FORM,
  'vacancy.gm-decision': ONE_FORM,
  'trial.letter': undefined,
  'trial.manage': ITS_OWN_HOUR,
  'trial.extension': EXCEPTION,
  'trial.end': LOWERS,
  'trial.below-mark': LOWERS,
  'review.raters': undefined,
  'review.sheet': SCORES,
  'candidate.report': OWN_WORD,
  'candidate.appoint-panel': ONE_SESSION,
  'candidate.gm-submission': undefined,
  'candidate.gm-decision': EXCEPTION,
  'candidate.release': undefined,
  'candidate.notice-draft': PUBLISHED,
  'candidate.notice-sign-off': PUBLISHED,
  'notice.withdrawal': PUBLISHED,
  'entry.proposal': undefined,
  'entry.review': undefined,
  'entry.verification': undefined,
  'entry.special-approval': EXCEPTION,
  'entry.gm-decision': EXCEPTION,
  'confirmation.proposal': undefined,
  'confirmation.review': undefined,
  'confirmation.decision': undefined,
  'confirmation.gm-decision': EXCEPTION,
  'transfer.opening': undefined,
  'transfer.mapping': undefined,
  'transfer.agreement': undefined,
  'transfer.acknowledgement': undefined,
  'setback.cause': LOWERS,
  'setback.cause-review': LOWERS,
  'setback.complaint': LOWERS,
  'setback.statement': OWN_WORD,
  'setback.proposal': LOWERS,
  'setback.gm-decision': LOWERS,
  'setback.superior-word': OWN_WORD,
  'setback.plan': undefined,
  'setback.plan-review': undefined,
  'setback.acknowledgement': undefined,
  'setback.post-review': LOWERS,
  'appeal.reader': undefined,
  'appeal.reading': APPEAL,
  'appeal.remedy': APPEAL,
  'appeal.gm-decision': APPEAL,
  'departure.conduct': ITS_OWN_HOUR,
  'rebase.gm-decision': undefined,
  'defense.sheets': SCORES,
  'defense.conduct': ONE_SESSION,
  'defense.summary': ONE_SESSION,
  'level.interview': undefined,
  'level.interview-confirmation': undefined,
  'level.notice': undefined,
  'consent.answer': OWN_WORD,
  'consent.withdrawal': OWN_WORD,
  'consent.anew': LOWERS,
  'consent.gm-decision': LOWERS,
  'task.signing': OWN_WORD,
};

/** Whether several tasks of a kind are done in one call (8.5.6). */
export const isSeveral = (kind: TaskKind): boolean => APART[kind] === undefined;
