import { REVIEW_GROUPS, type ReviewGroup } from '../../domain/evaluation/request.js';
import { POSITION_NAMES, type Position } from '../../domain/vocabulary/position.js';
import { recordPaper } from './frame.js';
import { dayZh, type Paper } from './paper.js';

/** A closed 360° review as its readers may see it: no answer of anybody (I-56). */
export interface ReviewOf {
  readonly caseId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly department: string;
  readonly post: Position;
  /** Civil dates; null where not set. */
  readonly startOn: string | null;
  readonly lastDay: string | null;
  readonly launchedOn: string | null;
  readonly dueOn: string | null;
  readonly asked: number;
  readonly answered: number;
  /** Of each group its mean; a group that would give somebody away is absent (I-56). */
  readonly groups: Readonly<Partial<Record<ReviewGroup, number | undefined>>>;
  readonly waived: Readonly<Partial<Record<ReviewGroup, string>>>;
  readonly score: string | null;
  readonly mark: number;
  readonly outcome: 'passed' | 'failed';
  readonly comments: readonly string[];
  readonly date: string;
}

const GROUPS: Readonly<Record<ReviewGroup, string>> = {
  superiors: '上级',
  subordinates: '下属',
  departmentHeads: '各部门负责人',
};

const day = (civil: string | null): string => (civil === null ? '—' : dayZh(civil));

/** 《管理干部360°绩效考核表》 (15.6) as a summary: groups and total, never a sheet and never who answered (I-56). */
export const reviewSummary = (review: ReviewOf): Paper =>
  recordPaper({
    form: 'review-summary',
    title: '管理干部360°绩效考核汇总表',
    caseId: review.caseId,
    date: review.date,
    facts: {
      name: review.person.name,
      personId: review.person.id,
      department: review.department,
      post: POSITION_NAMES[review.post].zh,
      term: `${day(review.startOn)} 至 ${day(review.lastDay)}`,
      launchedOn: day(review.launchedOn),
      dueOn: day(review.dueOn),
      counts: `发出 ${review.asked} 份，收回 ${review.answered} 份`,
      groups: REVIEW_GROUPS.map((group) => {
        const mean = review.groups[group];
        const waived = review.waived[group];
        return {
          group: GROUPS[group],
          mean: waived !== undefined ? '豁免' : mean === undefined ? '不予显示' : mean.toFixed(2),
          note:
            waived !== undefined ? `理由：${waived}` : mean === undefined ? '下属答卷不足三份，各组得分均不显示' : '',
        };
      }),
      total: review.score ?? '—',
      mark: `${review.mark} 分`,
      outcome: review.outcome === 'passed' ? '达到正式任命标准' : '未达到正式任命标准',
      comments: review.comments,
    },
  });
