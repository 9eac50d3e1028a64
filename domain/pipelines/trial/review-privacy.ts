import { text } from '../../vocabulary/text.js';

/**
 * I-56: what cannot be hidden of whoever is the only one of his group, and is therefore told to him before he answers,
 * in the message that asks him and on the sheet (docs/decisions/0015-the-anonymous-review.md).
 */
export const ALONE_IN_GROUP = text(
  '您是本组唯一的考核人：本组得分就是您的评分。能看到分组得分和评语的人（人力资源部、总经理；结果公布后还可能有候选人及其上级）可由此知道您的评分和评语（I-56）。',
  'You are the only one asked in your group, so its figure is yours. Whoever may read groups and comments (HR, the general manager; once the result is out possibly the candidate and those above) can tell what you answered (I-56).',
);

/** The lists of single scores in a `formal-assessment` request. */
const LISTS = ['superiors', 'subordinates', 'departmentHeads'] as const;

/**
 * A kept evaluation as anybody may read it, HR and the general manager as well: of a 360° review how many answered in
 * each group, never what (I-56). The full question stays in the records, where the engine can answer it again.
 */
export function concealReview<T extends { readonly why: string; readonly request: unknown }>(evaluation: T): T {
  const { why, request } = evaluation;
  if (why !== 'formal-assessment' || typeof request !== 'object' || request === null) return evaluation;
  const counts = LISTS.map((list) => {
    const scores: unknown = Reflect.get(request, list);
    return [list, Array.isArray(scores) ? scores.length : 0] as const;
  });
  return { ...evaluation, request: { ...request, ...Object.fromEntries(counts) } };
}
