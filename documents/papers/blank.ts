import type { AssessmentForm, AssessmentFormId } from '../../domain/evaluation/assessment-form.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import { blankAssessmentSheet } from './assessment-sheet.js';
import { blankRecord } from './case-records.js';
import { blankPaper } from './frame.js';
import type { Paper } from './paper.js';
import { blankScoreSheet } from './score-sheet.js';
import { blankScoreSummary } from './score-summary.js';
import { UNSIGNED } from './signature.js';

/** The forms that may be printed to be filled in by hand: those of §15 by their numbers, and those beside them. */
export const BLANK_FORMS = [
  '15.1',
  '15.2',
  '15.3',
  '15.4',
  '15.5',
  '15.6',
  '15.7',
  '15.8',
  'qualification-record',
  'interview',
  'statement',
  'improvement-plan',
] as const;
/** A form that may be printed to be filled in by hand. */
export type BlankForm = (typeof BLANK_FORMS)[number];

/** What of a policy version stands on its blank forms. */
export interface FormsPolicy {
  readonly weights: Readonly<Record<PanelGroup, number>>;
  readonly forms: Readonly<Record<AssessmentFormId, AssessmentForm>>;
}

const emptyNotice = (): Paper =>
  blankPaper({
    form: 'level-notice',
    title: '任职资格/薪资调整通知书',
    facts: {
      name: '　　　　',
      personId: '　　　　',
      cycle: '',
      changes: ['职务', '任职资格', '月薪'].map((what) => ({ what, before: '', after: '' })),
      effectiveFrom: '　　　　年　　月　　日',
      basis: '',
      policyVersion: '',
      issuedOn: '',
      signature: UNSIGNED,
    },
  });

const emptyQualification = (): Paper =>
  blankPaper({
    form: 'qualification-record',
    title: '管理干部资格审查评定表',
    facts: {
      name: '',
      personId: '',
      department: '',
      team: '',
      post: '',
      nominatedOn: '',
      vacancyId: '',
      round: '',
      findings: ['现岗位任职时间', '前6个月考核成绩', '逐职级晋升'].map((what) => ({ clause: '§9.2', what, met: '' })),
      competency: '',
      peripheral: '',
      reachesMarks: '',
      finding: '□ 符合晋级资格　　□ 不符合晋级资格',
      reason: '',
      opinion: '',
      policyVersion: '',
      issuedOn: '',
      hr: UNSIGNED,
      approval: '',
      gm: UNSIGNED,
    },
  });

/** A form with nothing filled in but what the policy says of it. */
export function blankForm(form: BlankForm, { weights, forms }: FormsPolicy): Paper {
  switch (form) {
    case '15.1':
      return blankScoreSheet('level');
    case '15.2':
      return blankScoreSummary('level', weights);
    case '15.3':
      return emptyNotice();
    case '15.4':
      return blankAssessmentSheet(forms.peripheral, false);
    case '15.5':
      return blankAssessmentSheet(forms.competency, false);
    case '15.6':
      return blankAssessmentSheet(forms['review-360'], true);
    case '15.7':
      return blankScoreSheet('position');
    case '15.8':
      return blankScoreSummary('position', weights);
    case 'qualification-record':
      return emptyQualification();
    case 'interview':
    case 'statement':
    case 'improvement-plan':
      return blankRecord(form);
  }
}
