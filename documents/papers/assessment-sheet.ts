import type { AssessmentForm } from '../../domain/evaluation/assessment-form.js';
import { POSITION_NAMES, type Position } from '../../domain/vocabulary/position.js';
import { blankPaper, recordPaper } from './frame.js';
import { momentZh, printed, type Paper } from './paper.js';

/** A sheet of §9.4.1 as a rater has handed it in. */
export interface HandedInAssessment {
  readonly form: Pick<AssessmentForm, 'title' | 'items'>;
  readonly round: number;
  readonly rater: { readonly name: string };
  readonly scores: Readonly<Record<string, number>>;
  /** Decimal as text. */
  readonly total: string;
  readonly comment: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** The sheets of one nominee, one a page. */
export interface AssessmentsOf {
  readonly caseId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly post: Position;
  readonly sheets: readonly HandedInAssessment[];
  /** Civil date of the newest sheet. */
  readonly date: string;
}

const rounded = (total: string): string => Number(total).toFixed(2);

/** 《管理干部周边绩效考核表》 (15.4) and 《管理干部胜任素质评估表》 (15.5) of a nominee, a sheet a page. */
export const assessmentSheets = ({ caseId, person, post, sheets, date }: AssessmentsOf): Paper =>
  recordPaper({
    form: 'assessment-sheet',
    title: '管理干部考核评估表',
    caseId,
    date,
    facts: {
      sheets: sheets.map(({ form, round, rater, scores, total, comment, at }) => ({
        title: form.title.zh,
        name: person.name,
        personId: person.id,
        post: POSITION_NAMES[post].zh,
        round: `第 ${round} 轮`,
        rater: rater.name,
        items: form.items.map(({ id, name, description, weight }) => ({
          name: name.zh,
          description: printed(description.zh),
          weight: `${weight}%`,
          score: String(scores[id] ?? ''),
        })),
        total: rounded(total),
        comment: comment ?? '',
        signature: { who: rater.name, on: momentZh(at), note: '本人在系统中提交，提交后不可更改' },
      })),
    },
  });

/** One of the three sheets of §9 with nothing filled in; that of the 360° review has no place for a name (I-56). */
export const blankAssessmentSheet = (form: AssessmentForm, anonymous: boolean): Paper =>
  blankPaper({
    form: 'assessment-sheet',
    title: form.title.zh,
    facts: {
      sheets: [
        {
          title: form.title.zh,
          name: '',
          personId: '',
          post: '',
          round: '',
          rater: anonymous ? '匿名填写，不署名' : '',
          items: form.items.map(({ name, description, weight }) => ({
            name: name.zh,
            description: printed(description.zh),
            weight: `${weight}%`,
            score: '',
          })),
          total: '',
          comment: '',
          signature: anonymous ? { who: '（匿名）', on: '', note: '' } : { who: '', on: '', note: '' },
        },
      ],
    },
  });
