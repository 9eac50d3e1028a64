import { text } from '../../../domain/vocabulary/text.js';
import { FORM_NAMES } from '../../papers/form-names.js';
import type { Form } from '../../papers/paper.js';
import { may, must, type Field } from '../field.js';
import {
  APPOINTMENT_NOTICE,
  CASE_FILE,
  COMPANY_NOTICE,
  LEVEL_NOTICE,
  QUALIFICATION_RECORD,
  SETBACK_NOTICE,
  TRIAL_LETTER,
} from './notices.js';
import {
  ASSESSMENT_SHEET,
  CYCLE_REPORT,
  IMPROVEMENT_PLAN,
  INTERVIEW,
  REVIEW_SUMMARY,
  SCORE_SHEET,
  SCORE_SUMMARY,
  STATEMENT,
} from './sheets.js';

const DIGEST = may('内容摘要', 'digest', text('内容的 SHA-256 前 32 位', 'beginning of its SHA-256'), '5e'.repeat(16));
const CASE = may('案件编号', 'caseId', text('案件编号', 'number of the case'), 'LP-2026-07-00001');
/** Instead of the code, a copy with covered amounts says that it is one: so its place may not be left out. */
const MARK = text('验证码；有内容不予显示的副本，在此注明', 'the code, or that it is a copy with something covered');

/** The title, as papers of the form have it. */
const title = (form: Form): Field =>
  may('标题', 'title', text('文书的标题', 'title of the paper'), FORM_NAMES[form].zh.replace(/[：（].*$/, ''));

/** What stands at head and foot of the paper of an issued document. */
const issuedFrame = (form: Form): readonly Field[] => [
  title(form),
  must('编号', 'number', text('文书编号', 'number of the document'), 'TZ-2026-00001'),
  CASE,
  must('核验', 'mark', MARK, '验证码 7K3M-9QX2-TB4D'),
  DIGEST,
  may('档案链', 'chain', text('签发时档案链的末端', 'head of the chain at the issue'), '1234 · 0123456789abcdef'),
];

/** The same of a paper of what the records hold: it has neither number nor code. */
const recordFrame = (form: Form): readonly Field[] => [title(form), CASE, DIGEST];

/** The fields of a form: those of every paper of its sort, and its own, which come first where names are the same. */
export interface FormFields {
  readonly frame: readonly Field[];
  readonly fields: readonly Field[];
}

const issued = (form: Form, fields: readonly Field[]): FormFields => ({ frame: issuedFrame(form), fields });
const record = (form: Form, fields: readonly Field[]): FormFields => ({ frame: recordFrame(form), fields });

/** What a Word template of each form may name, declared once. */
export const FIELDS: Readonly<Record<Form, FormFields>> = {
  'level-notice': issued('level-notice', LEVEL_NOTICE),
  'appointment-notice': issued('appointment-notice', APPOINTMENT_NOTICE),
  'setback-notice': issued('setback-notice', SETBACK_NOTICE),
  'trial-letter': issued('trial-letter', TRIAL_LETTER),
  'qualification-record': issued('qualification-record', QUALIFICATION_RECORD),
  'company-notice': issued('company-notice', COMPANY_NOTICE),
  'case-file': issued('case-file', CASE_FILE),
  'score-sheet': record('score-sheet', SCORE_SHEET),
  'score-summary': record('score-summary', SCORE_SUMMARY),
  'assessment-sheet': record('assessment-sheet', ASSESSMENT_SHEET),
  'review-summary': record('review-summary', REVIEW_SUMMARY),
  interview: record('interview', INTERVIEW),
  statement: record('statement', STATEMENT),
  'improvement-plan': record('improvement-plan', IMPROVEMENT_PLAN),
  'cycle-report': record('cycle-report', CYCLE_REPORT),
};

/** All that a template of a form may name outside its lists. */
export const fieldsOf = (form: Form): readonly Field[] => {
  const { frame, fields } = FIELDS[form];
  const own = new Set(fields.map(({ name }) => name));
  return [...frame.filter(({ name }) => !own.has(name)), ...fields];
};
