import { blankPaper, recordPaper } from './frame.js';
import { dayZh, momentZh, monthZh, type Paper } from './paper.js';
import { UNSIGNED, type PaperSignature } from './signature.js';

/** Which records of a case have a form of their own. */
export const CASE_RECORDS = ['interview', 'statement', 'improvement-plan'] as const;
/** A record of a case that has a form of its own. */
export type CaseRecord = (typeof CASE_RECORDS)[number];

/** Whom a record is about, and who made it when. */
export interface RecordOf {
  readonly caseId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly department: string;
  /** By name. */
  readonly by: { readonly name: string };
  /** ISO 8601. */
  readonly at: string;
  /** Civil date in Asia/Shanghai. */
  readonly on: string;
}

const TITLES: Readonly<Record<CaseRecord, string>> = {
  interview: '评审结果面谈记录表',
  statement: '降级处理本人陈述书',
  'improvement-plan': '绩效改进计划',
};

const personOf = ({ person, department, caseId }: Pick<RecordOf, 'person' | 'department' | 'caseId'>) => ({
  name: person.name,
  personId: person.id,
  department,
  caseNumber: caseId,
});
const byHand = ({ by, at }: RecordOf): PaperSignature => ({
  who: by.name,
  on: momentZh(at),
  note: '在系统中提交',
});

const paperOf = (record: CaseRecord, of: RecordOf, facts: object): Paper =>
  recordPaper({
    form: record,
    title: TITLES[record],
    caseId: of.caseId,
    date: of.on,
    facts: { ...personOf(of), ...facts },
  });

/** What was said in the interview about a result (8.5.6, 9.5.9), and whether the person confirmed it (I-40). */
export interface InterviewRecord extends RecordOf {
  readonly heldOn: string;
  readonly summary: string;
  readonly attendees: readonly string[];
  /** Null while the person has not said so. */
  readonly confirmed: { readonly tookPlace: boolean; readonly remark: string; readonly by: PaperSignature } | null;
}

/** The record of an interview as its form prints it. */
export const interviewRecord = (of: InterviewRecord): Paper =>
  paperOf('interview', of, {
    heldOn: dayZh(of.heldOn),
    attendees: of.attendees.join('、'),
    summary: of.summary,
    confirmation: of.confirmed === null ? '' : of.confirmed.tookPlace ? '确认面谈已进行。' : '否认面谈已进行。',
    remark: of.confirmed?.remark ?? '',
    host: byHand(of),
    employee: of.confirmed?.by ?? UNSIGNED,
  });

/** What the person said before a measure of §11 was proposed (I-77). */
export const statementRecord = (
  of: RecordOf & { readonly statement: string; readonly files: readonly string[] },
): Paper => paperOf('statement', of, { statement: of.statement, files: of.files, employee: byHand(of) });

/** The supervisor's plan for one rating month (11.1, I-69, I-70), with its review where there was one. */
export interface PlanRecord extends RecordOf {
  readonly month: string;
  readonly goals: string;
  readonly support: string;
  readonly review: { readonly result: string; readonly reason: string; readonly by: PaperSignature } | null;
}

/** An improvement plan as its form prints it. */
export const planRecord = (of: PlanRecord): Paper =>
  paperOf('improvement-plan', of, {
    month: monthZh(of.month),
    goals: of.goals,
    support: of.support,
    supervisor: byHand(of),
    result: of.review?.result ?? '',
    reason: of.review?.reason ?? '',
    reviewer: of.review?.by ?? UNSIGNED,
  });

const NOTHING: Readonly<Record<CaseRecord, object>> = {
  interview: {
    heldOn: '',
    attendees: '',
    summary: '',
    confirmation: '',
    remark: '',
    host: UNSIGNED,
    employee: UNSIGNED,
  },
  statement: { statement: '', files: [], employee: UNSIGNED },
  'improvement-plan': {
    month: '',
    goals: '',
    support: '',
    supervisor: UNSIGNED,
    result: '',
    reason: '',
    reviewer: UNSIGNED,
  },
};

/** The same forms with nothing filled in. */
export const blankRecord = (record: CaseRecord): Paper =>
  blankPaper({
    form: record,
    title: TITLES[record],
    facts: { name: '', personId: '', department: '', caseNumber: '', ...NOTHING[record] },
  });
