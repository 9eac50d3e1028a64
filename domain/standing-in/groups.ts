import type { TaskKind } from '../pipelines/acts.js';
import { text, type Text } from '../vocabulary/text.js';

/**
 * Who of those who are asked has to act, what one refusal does, and what happens at the same moment: one table for all
 * kinds of tasks (docs/decisions/0065), read by the API (`/v1/task-kinds`), docs/groups-and-races.md and the tests.
 */

/**
 * `one`: whom it is for alone; `any`: whoever is first; `both`: each side has to agree; `all`: each his own task;
 * `weighted`: all, by groups; `signers`.
 */
export const GROUP_FORMS = ['one', 'any', 'both', 'all', 'weighted', 'signers'] as const;
/** One of these. */
export type GroupForm = (typeof GROUP_FORMS)[number];

/** How a group acts. */
interface GroupRule {
  /** The § or register entry, without the sign. */
  readonly clause: string;
  readonly name: Text;
  readonly acts: Text;
  readonly refusal: Text;
  readonly together: Text;
}

/** What is true of every group of a form. */
export const GROUP_RULES: Readonly<Record<GroupForm, GroupRule>> = {
  one: {
    clause: 'I-41',
    name: text('本人', 'one person'),
    acts: text(
      '只有被请的这一人可以办理，他人不能代办；签收逾期后，人力资源部可按纸质办理。',
      'whoever was asked alone; nobody acts in his place. Once a signature is overdue HR may record the one on paper.',
    ),
    refusal: text(
      '其答复即任务的结果；不同意的，按登记条目另行决定。',
      'his answer is the task’s; where he does not agree others decide, as the register has it.',
    ),
    together: text(
      '同一人同时两次：一次有效，另一次被告知任务已办结。',
      'twice by him at the same moment: one counts, the other reads that it is done.',
    ),
  },
  any: {
    clause: 'I-39',
    name: text('任一人（或签）', 'any of'),
    acts: text(
      '被请的人中任何一人办理即可：职责、被指名的人、委派双方、本人与代理人。',
      'any one of those asked: an office, those named, both of a delegation, a principal and his deputy.',
    ),
    refusal: text(
      '任何一人的不同意或退回即任务的结果，不再询问其他人。',
      'one’s refusal or return is the task’s answer; nobody else is asked.',
    ),
    together: text(
      '先到者有效；后到者被告知由谁先办结或认领。',
      'whoever is first counts; the other reads who was first, or who has claimed it.',
    ),
  },
  both: {
    clause: '10',
    name: text('双方（会签）', 'both sides'),
    acts: text(
      '每一方各有一项任务，均须同意；每一方之内，任何一人办理即可。',
      'each side has a task of its own, and all have to agree; within a side any one acts.',
    ),
    refusal: text(
      '任何一方不同意即告终止，另一方的任务撤回并告知。',
      'one side’s refusal ends it; the other’s task is withdrawn, and its holders are told.',
    ),
    together: text(
      '双方都有效；一方不同意的，先到者有效，另一方被告知任务已不在。后同意的一方使案件前进，只前进一次。',
      'each side counts; where one refuses the first counts, and the other reads that its task is gone. The second to agree moves the case on, once.',
    ),
  },
  all: {
    clause: 'I-48',
    name: text('全部（会签）', 'all of'),
    acts: text('被请的每个人各办一项任务。', 'each of those asked, by a task of his own.'),
    refusal: text(
      '没有不同意一项：缺少的，由人力资源部更换或写明理由免去。',
      'there is none: who is missing is replaced, or waived by HR with a reason.',
    ),
    together: text(
      '各自都有效；同一人两次只计一次。收齐由最后一份触发，只触发一次。',
      'each counts; the same person twice counts once. The last one closes it, once.',
    ),
  },
  weighted: {
    clause: 'I-36',
    name: text('加权（会签）', 'weighted'),
    acts: text(
      '各组每位评分人都要评分；组内取平均，各组按权重合成。',
      'every scorer of every group; a group counts by its mean, and the groups by their weights.',
    ),
    refusal: text(
      '没有不同意一项：评委由人力资源部更换（I-33），缺少的组写明理由免去，其权重按比例分摊（I-34）。',
      'there is none: HR seats a substitute (I-33), or waives a group with a reason, whose weight the others carry (I-34).',
    ),
    together: text(
      '各自都有效；同一人两次只计一次。最后一份使评分截止，只截止一次。',
      'each counts; the same person twice counts once. The last sheet closes the scoring, once.',
    ),
  },
  signers: {
    clause: 'I-38',
    name: text('加签人', 'signers'),
    acts: text(
      '每位被请的加签人都要签署；签署齐全后所提交的内容生效。',
      'everybody who was asked to sign; what was handed in takes effect with the last signature.',
    ),
    refusal: text(
      '一人不同意即退回办理人，其余加签人不再签署；由办理人决定，加签人无否决权（4.1）。',
      'one refusal gives the task back to whoever has it, and the others are asked no more; it is no veto (4.1).',
    ),
    together: text(
      '同时签署都有效；与不同意、退回、减签或作废同时发生的，先到者有效，另一人被告知任务已不在。',
      'two signatures count both; beside a refusal, a return, a removal or a voiding the first counts, and the other reads that it is gone.',
    ),
  },
};

/** Which group acts on tasks of a kind; a new kind does not compile without. */
export const GROUPS: Readonly<Record<TaskKind, GroupForm>> = {
  'cycle.launch': 'any',
  'cycle.close-ratings': 'any',
  'cycle.ruling': 'any',
  'cycle.submission': 'any',
  'cycle.first-review': 'any',
  'cycle.appoint-panel': 'any',
  'cycle.gm-submission': 'any',
  'cycle.gm-decision': 'any',
  'cycle.release': 'any',
  'vacancy.manage': 'any',
  'vacancy.nomination': 'any',
  'vacancy.renomination': 'any',
  'vacancy.verification': 'any',
  'vacancy.competency-sheet': 'all',
  'vacancy.peripheral-sheet': 'all',
  'vacancy.raters': 'any',
  'vacancy.qualification': 'any',
  'vacancy.gm-submission': 'any',
  'vacancy.gm-decision': 'any',
  'trial.letter': 'any',
  'trial.manage': 'any',
  'trial.extension': 'any',
  'trial.end': 'any',
  'trial.below-mark': 'any',
  'review.raters': 'any',
  'review.sheet': 'weighted',
  'candidate.report': 'any',
  'candidate.appoint-panel': 'any',
  'candidate.gm-submission': 'any',
  'candidate.gm-decision': 'any',
  'candidate.release': 'any',
  'candidate.notice-draft': 'any',
  'candidate.notice-sign-off': 'any',
  'notice.withdrawal': 'any',
  'entry.proposal': 'any',
  'entry.review': 'any',
  'entry.verification': 'any',
  'entry.special-approval': 'any',
  'entry.gm-decision': 'any',
  'confirmation.proposal': 'any',
  'confirmation.review': 'any',
  'confirmation.decision': 'any',
  'confirmation.gm-decision': 'any',
  'transfer.opening': 'any',
  'transfer.mapping': 'any',
  'transfer.agreement': 'both',
  'transfer.acknowledgement': 'one',
  'setback.cause': 'any',
  'setback.cause-review': 'any',
  'setback.complaint': 'any',
  'setback.statement': 'one',
  'setback.proposal': 'any',
  'setback.gm-decision': 'any',
  'setback.superior-word': 'any',
  'setback.plan': 'any',
  'setback.plan-review': 'any',
  'setback.acknowledgement': 'one',
  'setback.post-review': 'any',
  'appeal.reader': 'any',
  'appeal.reading': 'one',
  'appeal.remedy': 'any',
  'appeal.gm-decision': 'any',
  'departure.conduct': 'any',
  'rebase.gm-decision': 'any',
  'defense.sheets': 'weighted',
  'defense.conduct': 'any',
  'defense.summary': 'one',
  'level.interview': 'any',
  'level.interview-confirmation': 'one',
  'level.notice': 'one',
  'consent.answer': 'one',
  'consent.withdrawal': 'one',
  'consent.anew': 'any',
  'consent.gm-decision': 'any',
  'task.signing': 'signers',
};

/** What has to be there before a group is closed, where that is not simply all of it. */
export const QUORUMS: Readonly<Partial<Record<TaskKind, Text>>> = {
  'vacancy.competency-sheet': text(
    '部门负责人一份；与周边绩效各至少一份（I-48）。',
    'the department head’s; of each of the two sheets at least one (I-48).',
  ),
  'vacancy.peripheral-sheet': text(
    '关联部门负责人至少一份，不足两位的提示（I-48）。',
    'at least one related head’s; below two there is a warning (I-48).',
  ),
  'review.sheet': text(
    '三组权重相同；须有上级一份、下属三份（不足三人的为全部）、部门负责人一份（I-56）。',
    'three groups of equal weight; a superior, three subordinates (or all of them) and a head (I-56).',
  ),
  'defense.sheets': text(
    '每组至少一位评分人，缺少的组由人力资源部免去（I-34）。',
    'at least one scorer of each group; HR waives a group that has none (I-34).',
  ),
};

/** How a kind of task is acted on by those who are asked, with what has to be there. */
export const groupOf = (kind: TaskKind) => {
  const form = GROUPS[kind];
  return { form, ...GROUP_RULES[form], quorum: QUORUMS[kind] ?? null };
};
