import type { Finding } from '../domain/evaluation/answer.js';
import type { EvaluationKind } from '../domain/evaluation/request.js';
import type { MonthlyRating } from '../domain/vocabulary/rating.js';
import { text, type Text } from '../domain/vocabulary/text.js';

/** What was evaluated, as files of cases call it. */
export const EVALUATION_NAMES: Readonly<Record<EvaluationKind, Text>> = {
  'level-promotion': text('职级晋升资格评定', 'Qualification for a higher level'),
  'position-promotion': text('职务晋升资格评定', 'Qualification for a post'),
  'trial-assessment': text('试用任命评定', 'Marks for a trial appointment'),
  'formal-assessment': text('360°绩效考核评定', 'Marks of the 360° review'),
  panel: text('答辩评审', 'Defense before the panel'),
  confirmation: text('转正定级', 'Level at the confirmation'),
  entry: text('入职定级', 'Level at entry'),
  setback: text('降级处理评定', 'Setback'),
  'cycle-calendar': text('评定周期日程', 'Calendar of the cycle'),
  'trial-calendar': text('试用期日程', 'Calendar of the trial'),
};

/** A kept evaluation, as a file of a case froze it. */
export interface KeptEvaluation {
  /** ISO 8601. */
  readonly at: string;
  readonly request: { readonly kind: EvaluationKind; readonly ratings?: readonly MonthlyRating[] };
  readonly answer: { readonly findings?: readonly Finding[] };
}
