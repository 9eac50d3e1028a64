import { text } from '../../domain/vocabulary/text.js';
import type { Database } from '../database.js';
import { nothing, type Holding } from './holding.js';
import { SCORES_WHY } from './of-papers.js';

type Holdings = Readonly<Partial<Record<keyof Database, readonly Holding[]>>>;

const CASES = [{ held: 'with-cases' }] as const satisfies readonly Holding[];
/** Answers of the review are kept apart from who gave them (I-56). */
const REVIEW_WHY = text(
  '360° 考核的答复与评估人分开保存，只告知加权结果（I-56）',
  'answers of the 360° review are kept apart from who gave them; the weighted result is told (I-56)',
);

/** What colleagues say while they work on a case is theirs. */
const TALK_WHY = text(
  '办理人之间的沟通不告知本人，写给本人的除外（8.5.6）',
  'what those who work on a case say to each other is not told him, but for what is addressed to him (8.5.6)',
);

/** The tables of cases: what came up while one was carried out. */
export const HELD_IN_CASES = {
  personnel_case: CASES,
  candidate: CASES,
  evaluation: CASES,
  decision: CASES,
  document: CASES,
  document_signature: CASES,
  paper: CASES,
  document_scan: CASES,
  trial: CASES,
  own_words: CASES,
  taken_over: [
    {
      held: 'rows',
      title: text('启用时承接的案件', 'cases that were taken over as they stood'),
      about: 'person_id',
      without: ['workflow_id', 'change_no'],
    },
    {
      held: 'traces',
      title: text('本人录入的承接案件', 'cases taken over that one entered'),
      by: 'entered_by',
      shows: ['kind', 'since', 'paper', 'at'],
    },
    {
      held: 'traces',
      title: text('本人确认的承接案件', 'cases taken over that one confirmed'),
      by: 'confirmed_by',
      shows: ['kind', 'since', 'paper', 'at'],
    },
  ],
  case_attachment: CASES,
  cycle: nothing('a cycle; who launched it stands in the ledger'),
  vacancy: nothing('an opening; who asked for it stands in the ledger'),
  ledger: [
    { held: 'with-cases' },
    {
      held: 'traces',
      title: text('本人的操作', 'what one did'),
      by: 'actor',
      shows: ['at', 'act', 'clause'],
    },
  ],
  task: [
    {
      held: 'traces',
      title: text('本人完成的任务', 'tasks that one completed'),
      by: 'closed_by',
      shows: ['kind', 'clause', 'opened_at', 'closed_at'],
    },
  ],
  task_desk: nothing('on whose desks a task lies; the tasks tell it'),
  task_draft: [
    {
      held: 'traces',
      title: text('本人未提交的草稿', 'drafts that one has not handed in'),
      by: 'person_id',
      shows: ['task_id', 'updated_at'],
    },
  ],
  task_question: [
    {
      held: 'kept-from-him',
      title: text('就案件的沟通', 'questions about a case'),
      why: TALK_WHY,
      where: 'case_id in $cases',
    },
    {
      held: 'traces',
      title: text('本人提出的沟通问题', 'questions that one asked'),
      by: 'asked_by',
      shows: ['question', 'at'],
    },
    {
      held: 'traces',
      title: text('本人代他人提出的沟通问题', 'questions that one asked for another'),
      by: 'deputy_id',
      shows: ['question', 'at'],
    },
    {
      held: 'traces',
      title: text('向本人提出的沟通问题', 'questions that one was asked'),
      by: 'asked_of',
      shows: ['question', 'at'],
    },
  ],
  task_answer: [
    {
      held: 'kept-from-him',
      title: text('就案件的答复', 'answers about a case'),
      why: TALK_WHY,
      where: 'question_no in (select no from task_question where case_id in $cases)',
    },
    {
      held: 'traces',
      title: text('本人的答复与撤回', 'what one answered or took back'),
      by: 'by',
      shows: ['answer', 'at'],
    },
  ],
  remark: [
    {
      held: 'kept-from-him',
      title: text('案件的评论与抄送', 'comments and copies at a case'),
      why: TALK_WHY,
      where: 'case_id in $cases',
    },
    {
      held: 'traces',
      title: text('本人写的评论与抄送', 'comments and copies that one wrote'),
      by: 'written_by',
      shows: ['kind', 'text', 'at'],
    },
  ],
  remark_change: [
    {
      held: 'kept-from-him',
      title: text('评论的修改与删除', 'what comments were changed to'),
      why: TALK_WHY,
      where: 'remark_no in (select no from remark where case_id in $cases)',
    },
  ],
  remark_addressee: [
    {
      held: 'traces',
      title: text('抄送或提到本人的', 'what one was copied or mentioned in'),
      by: 'person_id',
      shows: ['remark_no', 'at'],
    },
  ],
  remark_read: [
    {
      held: 'traces',
      title: text('本人标为已阅的', 'what one marked as read'),
      by: 'person_id',
      shows: ['remark_no', 'at'],
    },
  ],
  attachment: [
    {
      held: 'rows',
      title: text('本人上传的文件', 'files that one uploaded'),
      about: 'uploaded_by',
    },
  ],
  attachment_piece: nothing('the content of files, each of which can be downloaded'),

  defense_session: nothing('the session; who sits in it stands with the scorers'),
  defense_scorer: [
    {
      held: 'traces',
      title: text('担任评委', 'seats on panels'),
      by: 'scorer_id',
      shows: ['session_id', 'groups', 'substitute_for', 'withdrawn'],
    },
  ],
  score_sheet: [
    {
      held: 'kept-from-him',
      title: text('答辩评分表', 'score sheets'),
      why: SCORES_WHY,
      where: 'case_id in $cases',
    },
    {
      held: 'traces',
      title: text('本人提交的答辩评分表', 'score sheets that one handed in'),
      by: 'scorer_id',
      shows: ['session_id', 'submitted_at'],
    },
  ],
  panel_mark: nothing('the pass mark of a session'),
  assessment_sheet: [
    {
      held: 'kept-from-him',
      title: text('评估表', 'assessment sheets'),
      why: SCORES_WHY,
      where: 'case_id in $cases',
    },
    {
      held: 'traces',
      title: text('本人提交的评估表', 'assessment sheets that one handed in'),
      by: 'rater_id',
      shows: ['form', 'submitted_at'],
    },
  ],
  review: nothing('the review of a trial; its result stands with the trial'),
  review_answer: [
    {
      held: 'kept-from-him',
      title: text('360° 考核的答复', 'answers of the 360° review'),
      why: REVIEW_WHY,
      where: 'case_id in $cases',
    },
  ],
  review_comment: [
    {
      held: 'kept-from-him',
      title: text('360° 考核的意见', 'comments of the 360° review'),
      why: REVIEW_WHY,
      where: 'case_id in $cases',
    },
  ],
  review_rater: [
    {
      held: 'kept-from-him',
      title: text('360° 考核的评估人', 'raters of the 360° review'),
      why: REVIEW_WHY,
      where: 'case_id in $cases',
    },
    {
      held: 'traces',
      title: text('受邀的 360° 考核', '360° reviews that one was asked for'),
      by: 'person_id',
      shows: ['review_group', 'withdrawn', 'answered'],
    },
  ],
} as const satisfies Holdings;
