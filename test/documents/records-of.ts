import { assessmentSheets } from '../../documents/papers/assessment-sheet.js';
import { blankForm, BLANK_FORMS, type FormsPolicy } from '../../documents/papers/blank.js';
import { interviewRecord, planRecord, statementRecord } from '../../documents/papers/case-records.js';
import { cycleReport } from '../../documents/papers/cycle-report.js';
import type { Paper } from '../../documents/papers/paper.js';
import { reviewSummary, type ReviewOf } from '../../documents/papers/review-summary.js';
import { scoreSheets, type PanelOf } from '../../documents/papers/score-sheet.js';
import { scoreSummary, type Summed } from '../../documents/papers/score-summary.js';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import type { OfficeSignature } from '../../domain/documents/offices.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { createPanelRule, panelTotalShown, panelWeights } from '../../policy/rules/section-8-panel.js';
import { office } from './papers-of.js';

/** Papers of records, of invented people, by the names under which the gallery shows them. */
const library = loadPolicyLibrary();
const policy = library.inForceOn('2026-07-01');
const WEIGHTS = panelWeights(policy);
const FORMS_POLICY: FormsPolicy = { weights: WEIGHTS, forms: policy.assessmentForms };

const candidate = { id: '20001', name: '周超' };
const signed = { who: '王主管', on: '2026年7月22日 16:05', note: '在系统中签字' };

const sheets = (of: PanelOf): Paper =>
  scoreSheets({
    of,
    sessionId: 'LC-2026-07-D1',
    heldOn: '2026-07-21',
    items: library.standards,
    date: '2026-07-21',
    sheets: [
      ['10003', '王主管', 'directSuperior', 84] as const,
      ['10004', '李经理', 'departmentHead', 79.5] as const,
    ].map(([id, name, group, score]) => ({
      caseId: 'LP-2026-07-00001',
      candidate,
      aim: 'intermediate2-1',
      scorer: { id, name },
      groups: [group],
      scores: Object.fromEntries(ABILITIES.map((ability, index) => [ability, score + index])),
      comment: '表达清楚，能举出处理疑难投诉的实例。',
      at: '2026-07-21T08:05:00.000Z',
    })),
  });

const PASS_MARK = 70;
const panelRule = createPanelRule(policy);

/** Every seventh does not reach the mark; totals and results are those of the rules. */
const summed = (index: number): Summed => {
  const below = index % 7 === 3 ? 20 : 0;
  const scores = {
    directSuperior: [80 + (index % 15) - below, 82 - below],
    departmentHead: [78 - below, 81 - below],
    relatedDepartments: [],
    humanResources: [85 - below, 80.5 - below],
  };
  const asked = { kind: 'panel', passMark: PASS_MARK, scores, waived: ['relatedDepartments'] } as const;
  const total = panelTotalShown(policy, asked);
  return {
    caseId: `LP-2026-07-${String(index).padStart(5, '0')}`,
    candidate: { id: String(20000 + index), name: index === 1 ? '周超' : `员工${index}` },
    aim: 'intermediate2-1',
    scores,
    total,
    outcome: panelRule(asked).outcome,
  };
};

const FROZEN = '7a'.repeat(32);
/** Signatures of chair, HR and general manager on what has the digest `FROZEN`. */
const offices = (cases: readonly string[]): readonly OfficeSignature[] => [
  { ...office('chair', '王主管', '2026-07-22T08:05:00.000Z'), sha256: FROZEN },
  { ...office('hr', '何人事', '2026-07-23T02:10:00.000Z'), cases, sha256: FROZEN },
  {
    ...office('gm', '陈总', '2026-07-24T06:30:00.000Z'),
    deputyName: '副总',
    cases: cases.slice(0, 2),
    said: { approve: 1, reject: 1 },
    sha256: FROZEN,
  },
];

/** The summary of a session with so many candidates. */
export function summaryOf(of: PanelOf, candidates: number): Paper {
  const lines = Array.from({ length: candidates }, (_, index) => summed(index + 1));
  return scoreSummary({
    head: {
      of,
      sessionId: 'LC-2026-07-D1',
      heldOn: '2026-07-21',
      passMark: String(PASS_MARK),
      weights: WEIGHTS,
      waived: { relatedDepartments: '业务关联部门负责人当日出差' },
      seats: [
        { name: '王主管', groups: ['directSuperior'], substituteFor: null },
        { name: '李经理', groups: ['departmentHead'], substituteFor: null },
        { name: '赵专员', groups: ['humanResources'], substituteFor: '何人事' },
      ],
    },
    lines,
    date: '2026-07-22',
    signed: { sha256: FROZEN, signatures: offices(lines.map(({ caseId }) => caseId)) },
  });
}

const assessed = (form: 'peripheral' | 'competency', id: string, name: string) => ({
  form: policy.assessmentForms[form],
  round: 1,
  rater: { id, name },
  scores: Object.fromEntries(policy.assessmentForms[form].items.map((item, index) => [item.id, 80 + index])),
  total: '81.9500',
  comment: '协作主动，答复及时。',
  at: '2026-07-08T02:00:00.000Z',
});

/** A closed review; what is not given is as of five subordinates. */
export const reviewOf = (given: Partial<ReviewOf> = {}): Paper =>
  reviewSummary({
    caseId: 'PP-2026-00001',
    person: candidate,
    department: '客户关怀部',
    post: 'team-leader',
    startOn: '2026-07-20',
    lastDay: '2026-10-20',
    launchedOn: '2026-10-10',
    dueOn: '2026-10-15',
    asked: 9,
    answered: 8,
    groups: { superiors: 86, subordinates: 83.5, departmentHeads: 81.25 },
    waived: {},
    score: '83.58',
    mark: 80,
    outcome: 'passed',
    comments: ['带教新人有耐心', '排班考虑周到'],
    date: '2026-10-16',
    ...given,
  });

const of = {
  caseId: 'SB-2026-00001',
  person: candidate,
  department: '客户关怀部',
  by: { id: '10003', name: '王主管' },
  at: '2026-09-08T03:20:00.000Z',
  on: '2026-09-08',
};

/** A paper of each kind that is made of records. */
export const RECORDS: Readonly<Record<string, Paper>> = {
  '15.1': sheets('level'),
  '15.2': summaryOf('level', 6),
  '15.4-15.5': assessmentSheets({
    caseId: 'PP-2026-00001',
    person: candidate,
    post: 'team-leader',
    date: '2026-07-08',
    sheets: [assessed('peripheral', '10006', '钱经理'), assessed('competency', '10004', '李经理')],
  }),
  '15.6': reviewOf(),
  '15.7': sheets('position'),
  '15.8': summaryOf('position', 2),
  interview: interviewRecord({
    ...of,
    heldOn: '2026-07-23',
    summary: '反馈评审结果：晋级为中（一）级客服（一般）。\n肯定服务态度与疑难问题处理，建议加强数据分析。',
    attendees: ['王主管', '赵专员'],
    confirmed: {
      tookPlace: true,
      remark: '无异议',
      by: { who: '周超', on: '2026年7月23日 17:10', note: '在系统中确认' },
    },
  }),
  statement: statementRecord({
    ...of,
    by: candidate,
    statement: '当日系统故障，等待时间较长，已向客户致歉并跟进处理。',
    files: ['通话记录.pdf'],
  }),
  'improvement-plan': planRecord({
    ...of,
    month: '2026-10',
    goals: '1. 平均响应时间降至 30 秒以内；\n2. 质检合格率不低于 95%。',
    support: '每周一次案例复盘，由直属上级陪同。',
    review: { result: '改进达标', reason: '两项目标均达到', by: signed },
  }),
  'cycle-report': cycleReport({
    head: { cycleId: 'LC-2026-07', month: '2026-07', launchedOn: '2026-07-02', policyVersion: policy.version },
    date: '2026-07-24',
    withheld: 0,
    signed: {
      sha256: FROZEN,
      signatures: offices(['LP-2026-07-00001', 'LP-2026-07-00002'])
        .filter(({ role }) => role !== 'chair')
        .map((one) => (one.role === 'hr' ? { ...one, sha256: '3b'.repeat(32) } : one)),
    },
    lines: [
      {
        caseId: 'LP-2026-07-00001',
        name: '周超',
        personId: '20001',
        position: 'agent',
        from: 'junior-1',
        target: 'intermediate1-1',
        route: 'direct',
        special: false,
        panelTotal: null,
        stage: 'with-gm',
        finalLevel: null,
        reason: null,
      },
      {
        caseId: 'LP-2026-07-00002',
        name: '吴琳',
        personId: '20002',
        position: 'quality-inspector',
        from: 'intermediate1-3',
        target: 'intermediate2-1',
        route: 'panel',
        special: true,
        panelTotal: '82.15',
        stage: 'approved',
        finalLevel: 'intermediate2-1',
        reason: '年度服务之星',
      },
    ],
  }),
};

/** Every form with nothing filled in. */
export const BLANK: Readonly<Record<string, Paper>> = Object.fromEntries(
  BLANK_FORMS.map((form) => [form, blankForm(form, FORMS_POLICY)]),
);
