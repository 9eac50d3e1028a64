import { text } from '../../domain/vocabulary/text.js';
import type { Database } from '../database.js';
import { nothing, type Holding } from './holding.js';

type Holdings = Readonly<Partial<Record<keyof Database, readonly Holding[]>>>;

/** Single scores of a panel are for HR and the general manager (I-37, I-48). */
export const SCORES_WHY = text(
  '评委的单项评分不告知候选人（I-37、I-48）',
  'single scores of a panel are not told to candidates (I-37, I-48)',
);

/** The tables of what is signed and of how papers are laid out. */
export const HELD_IN_PAPERS = {
  frozen_paper: nothing('what is said of somebody on it stands in its lines, and names apart'),
  frozen_name: [
    {
      held: 'rows',
      title: text('签署文书时的姓名', 'one’s name as papers that were signed have it'),
      about: 'person_id',
      without: ['sha256', 'salt'],
    },
  ],
  frozen_line: [
    {
      held: 'kept-from-him',
      title: text('经签署的汇总与报告中的本人一行', 'one’s line of signed summaries and reports'),
      why: SCORES_WHY,
      where: 'case_id in $cases',
    },
  ],
  office_signature: [
    { held: 'with-cases' },
    {
      held: 'traces',
      title: text('本人代表部门的签署', 'what one signed for an office'),
      by: 'signed_by',
      shows: ['role', 'at', 'sha256'],
    },
    {
      held: 'traces',
      title: text('本人代他人的签署', 'what one signed for another'),
      by: 'deputy_id',
      shows: ['role', 'at', 'sha256'],
    },
  ],
  paper_template: [
    {
      held: 'traces',
      title: text('本人上传的文书模板', 'templates of papers that one uploaded'),
      by: 'uploaded_by',
      shows: ['form', 'first_day', 'filename', 'uploaded_at'],
    },
  ],
} as const satisfies Holdings;
