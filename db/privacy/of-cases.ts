import { text } from '../../domain/vocabulary/text.js';
import type { Database } from '../database.js';
import { nothing, type Holding } from './holding.js';

type Holdings = Readonly<Partial<Record<keyof Database, readonly Holding[]>>>;

const CASES = [{ held: 'with-cases' }] as const satisfies readonly Holding[];
/** Single scores of a panel are for HR and the general manager (I-37, I-48). */
const SCORES_WHY = text(
  '评委的单项评分不告知候选人(I-37、I-48)',
  'single scores of a panel are not told to candidates (I-37, I-48)',
);
/** Answers of the review are kept apart from who gave them (I-56). */
const REVIEW_WHY = text(
  '360° 考核的答复与评估人分开保存,只告知加权结果(I-56)',
  'answers of the 360° review are kept apart from who gave them; the weighted result is told (I-56)',
);

/** The tables of cases: what came up while one was carried out. */
export const HELD_IN_CASES = {
  personnel_case: CASES,
  candidate: CASES,
  evaluation: CASES,
  decision: CASES,
  document: CASES,
  document_signature: CASES,
  trial: CASES,
  own_words: CASES,
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
