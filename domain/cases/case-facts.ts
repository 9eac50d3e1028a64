import { AT_ONCE, OFFICES_ONLY, tells, type Telling } from '../sight/telling.js';
import { text, type Text } from '../vocabulary/text.js';
import type { CaseKind } from './case-kind.js';

/** How something that a step has noted of a case is read out. */
export type FactAs =
  | 'level'
  | 'position'
  | 'department'
  | 'person'
  | 'date'
  | 'instant'
  | 'month'
  | 'text'
  | 'case-kind'
  /** The kind of a decision, whose outcome stands beside it. */
  | 'decision'
  | Readonly<Record<string, Text>>;

/** Something that a case's steps have noted of it, as whoever has a task about it reads it. */
export interface CaseFact {
  /** Where it stands in what is noted: `to.position`. */
  readonly at: string;
  readonly name: Text;
  readonly as: FactAs;
  /** To whom of those who have to act it is told; HR, the general manager and the auditor read all of it. */
  readonly told: Telling;
}

const fact = (at: string, zh: string, en: string, as: FactAs, told: Telling = AT_ONCE): CaseFact => ({
  at,
  name: text(zh, en),
  as,
  told,
});

const YES_NO = { true: text('是', 'yes'), false: text('否', 'no') };
const CAUSES = {
  'service-attitude': text('个人服务态度', 'service attitude'),
  other: text('其他', 'another cause'),
};
const MEASURES = {
  demote: text('降一级', 'one step down'),
  revert: text('降回晋级前职级', 'back to the level before the promotion'),
  'improvement-plan': text('改进计划', 'improvement plan'),
  'as-found': text('按规则处理', 'as the rules have it'),
  transfer: text('调岗', 'transfer'),
  other: text('其他措施', 'another measure'),
  none: text('不作处理', 'none'),
};
/** What may lower somebody: he is asked, who decides knows; those above hear it with the result (§11). */
const WHO_DECIDES = tells('now', 'release', 'release', 'never');

/** What stands beside a task about a case of each kind, in order; what a case has not noted is left out. */
export const CASE_FACTS: Readonly<Record<CaseKind, readonly CaseFact[]>> = {
  'level-promotion': [],
  'position-promotion': [
    fact('post', '申请岗位', 'Post applied for', 'position'),
    fact('nominatedBy', '申报人', 'Nominated by', 'person'),
    fact('nominatedOn', '申报日', 'Nominated on', 'date'),
    fact('grounds', '申报理由', 'Grounds', 'text', tells('release', 'now', 'now', 'release')),
    fact('returned', '退回理由', 'Why it came back', 'text', OFFICES_ONLY),
  ],
  entry: [
    fact('position', '岗位', 'Post', 'position'),
    fact('standard', '标准职级', 'Standard level', 'level'),
    fact('proposed', '建议职级', 'Proposed level', 'level', tells('release', 'now', 'now', 'never')),
  ],
  confirmation: [
    fact('confirmedOn', '转正日', 'Confirmed on', 'date'),
    fact('from', '现职级', 'Present level', 'level'),
    fact('offered', '规则可定至', 'The rules offer', 'level', tells('release', 'now', 'now', 'never')),
    fact('proposed', '建议职级', 'Proposed level', 'level', tells('release', 'now', 'now', 'never')),
    fact('contribution', '突出贡献', 'Contribution', 'text', tells('release', 'now', 'now', 'never')),
    fact('exception', '高于规则', 'Above the rules', YES_NO, tells('never', 'now', 'now', 'never')),
  ],
  transfer: [
    fact('from.position', '原岗位', 'Post before', 'position'),
    fact('from.departmentId', '原部门', 'Department before', 'department'),
    fact('from.level', '现职级', 'Present level', 'level'),
    fact('to.position', '调往岗位', 'Post after', 'position'),
    fact('to.departmentId', '调往部门', 'Department after', 'department'),
    fact('to.superiorId', '新上级', 'Superior after', 'person'),
    fact('transferOn', '调动日', 'From', 'date'),
    fact('level', '对应职级', 'Level mapped', 'level', WHO_DECIDES),
    fact('opening', '空缺依据', 'Opening', 'text'),
    fact('reason', '理由', 'Reason', 'text', tells('release', 'now', 'now', 'now')),
  ],
  setback: [
    fact('month', '考核月份', 'Rated month', 'month'),
    fact('rating', '考核成绩', 'Rating', 'text'),
    fact('level', '现职级', 'Present level', 'level'),
    fact('cause', '原因', 'Cause', CAUSES),
    fact('measure', '处理措施', 'Measure', MEASURES, WHO_DECIDES),
    fact('to', '降至', 'Down to', 'level', WHO_DECIDES),
    fact('planMonth', '改进月份', 'Month of the plan', 'month'),
  ],
  appeal: [
    fact('aboutKind', '申诉的案件', 'About a case of', 'case-kind'),
    fact('decision', '申诉的决定', 'Against the decision', 'decision'),
    fact('decidedAt', '决定时间', 'Decided', 'instant'),
    fact('noticedOn', '告知日', 'Told on', 'date'),
    fact('until', '申诉期限', 'Open to appeal until', 'date'),
    fact('grounds', '申诉理由', 'Grounds', 'text', WHO_DECIDES),
    fact('evidence', '证据', 'Evidence', 'text', WHO_DECIDES),
    fact('reader', '受理人', 'Read by', 'person'),
  ],
  departure: [
    fact('lastDay', '最后工作日', 'Last day', 'date'),
    fact('successorId', '接任人', 'Successor', 'person'),
    fact('reason', '理由', 'Reason', 'text', tells('release', 'now', 'now', 'never')),
  ],
  rebase: [fact('from', '现行版本', 'Present version', 'text'), fact('to', '改按版本', 'New version', 'text')],
};

/** What a decision leaves beside its reason, for HR, the general manager and the auditor. */
export const DECISION_FACTS: readonly CaseFact[] = [
  fact('level', '职级', 'Level', 'level', OFFICES_ONLY),
  fact('contribution', '突出贡献', 'Contribution', 'text', OFFICES_ONLY),
  fact('measure', '处理措施', 'Measure', MEASURES, OFFICES_ONLY),
  fact('description', '具体说明', 'In detail', 'text', OFFICES_ONLY),
  fact('cause', '原因', 'Cause', CAUSES, OFFICES_ONLY),
  fact('goals', '改进目标', 'Goals', 'text', OFFICES_ONLY),
  fact('support', '辅导与支持', 'Support', 'text', OFFICES_ONLY),
  fact('months', '月数', 'Months', 'text', OFFICES_ONLY),
  fact('startOn', '开始日', 'From', 'date', OFFICES_ONLY),
  fact('lastDay', '最后一日', 'Last day', 'date', OFFICES_ONLY),
  fact('reviewOn', '考核日', 'Review on', 'date', OFFICES_ONLY),
  fact('transferOn', '调动日', 'Transferred on', 'date', OFFICES_ONLY),
  fact('competency', '胜任素质均分', 'Competency mean', 'text', OFFICES_ONLY),
  fact('peripheral', '周边绩效均分', 'Peripheral mean', 'text', OFFICES_ONLY),
  fact('total', '总分', 'Total', 'text', OFFICES_ONLY),
  fact('score', '得分', 'Score', 'text', OFFICES_ONLY),
  fact('passMark', '通过分数', 'Pass mark', 'text', OFFICES_ONLY),
  fact('note', '说明', 'Note', 'text', OFFICES_ONLY),
  fact('remark', '备注', 'Remark', 'text', OFFICES_ONLY),
  fact('summary', '面谈纪要', 'Record', 'text', OFFICES_ONLY),
  fact('statement', '情况说明', 'Statement', 'text', OFFICES_ONLY),
  fact('withoutOthersReason', '不等其他人的理由', 'Why without the others', 'text', OFFICES_ONLY),
];
