import { PANEL_GROUP_NAMES } from '../../../domain/evaluation/panel-group-names.js';
import { PANEL_GROUPS } from '../../../domain/evaluation/request.js';
import { text } from '../../../domain/vocabulary/text.js';
import { list, may, must, mustList, signature, signatures, type Field } from '../field.js';
import { PERSON } from './notices.js';

const HELD = may('答辩日期', 'heldOn', text('答辩日期', 'day of the session'), '2026年7月21日');
const SESSION = may('答辩场次', 'session', text('答辩场次', 'number of the session'), 'LC-2026-07-D1');
const AIM = may('目标任职资格', 'aim', text('目标任职资格', 'level aimed at'), '中（二）级客服（一般）');
const DEPARTMENT = may('部门', 'department', text('部门', 'department'), '客户关怀部');
const COMMENT = may('评语', 'comment', text('评语', 'comment'), '表达清楚，能举出实例。');

/** 《任职资格晋级答辩评审表》 (15.1) and 《职务晋级答辩评审表》 (15.7). */
export const SCORE_SHEET: readonly Field[] = [
  mustList('评审表', 'sheets', text('评审表，每位评委一条', 'the sheets, an entry a scorer'), [
    ...PERSON,
    AIM,
    HELD,
    may('评委组别', 'group', text('评委所属组别', 'group of the scorer'), '直属上级'),
    SESSION,
    may('案件编号', 'caseId', text('案件编号', 'number of the case'), 'LP-2026-07-00001'),
    mustList('评审项目', 'items', text('评审项目，每项一条', 'the abilities, an entry each'), [
      must('项目', 'ability', text('能力项', 'ability'), '业务能力'),
      may('标准', 'standard', text('评审标准', 'descriptor'), '能发掘客户需求'),
      must('评分', 'score', text('评分，0–100', 'score, 0 to 100'), '84'),
    ]),
    must('平均分', 'mean', text('平均分', 'mean'), '84.00'),
    COMMENT,
    ...signature(text('评委签字', 'the scorer'), 'signature', ['评委签字', '评委签字时间', '评委签字说明']),
  ]),
];

const GROUP_HEADS = PANEL_GROUPS.map((group, no) =>
  may(
    `${PANEL_GROUP_NAMES[group].zh}栏`,
    `groups.${no}`,
    text(
      `${PANEL_GROUP_NAMES[group].zh}一栏的标题，含权重`,
      `heading of ${PANEL_GROUP_NAMES[group].en}, with its weight`,
    ),
    `${PANEL_GROUP_NAMES[group].zh}（25%）`,
  ),
);
const GROUP_MEANS = PANEL_GROUPS.map((group, no) =>
  may(
    `${PANEL_GROUP_NAMES[group].zh}均分`,
    `means.${no}`,
    text(`${PANEL_GROUP_NAMES[group].zh}的均分`, `mean of ${PANEL_GROUP_NAMES[group].en}`),
    '82.00',
  ),
);

/** 《任职资格晋级答辩评审汇总表》 (15.2) and 《职务晋级答辩评审汇总表》 (15.8). */
export const SCORE_SUMMARY: readonly Field[] = [
  SESSION,
  HELD,
  may('通过分数', 'passMark', text('通过分数', 'pass mark'), '70 分'),
  may('候选人数', 'candidates', text('候选人数', 'number of candidates'), '6 人'),
  ...GROUP_HEADS,
  mustList('候选人', 'rows', text('候选人，每人一条', 'the candidates, an entry each'), [
    may('序号', 'no', text('序号', 'number'), '1'),
    ...PERSON,
    AIM,
    ...GROUP_MEANS,
    must('加权总分', 'total', text('加权总分', 'weighted total'), '81.50'),
    must('结果', 'outcome', text('通过、未通过、未完成', 'passed, failed or incomplete'), '通过'),
  ]),
  list('评委组', 'panel', text('各组评委，每组一条', 'the panel, an entry a group'), [
    may('组别', 'group', text('组别', 'group'), '直属上级'),
    may('成员', 'members', text('成员', 'members'), '王主管'),
  ]),
  list('豁免', 'waived', text('豁免说明，每条一项', 'what was waived'), [
    may('说明', '', text('豁免的组别与理由', 'group and reason'), '业务关联部门评分经人力资源部豁免。'),
  ]),
  ...signature(text('组长签字', 'the chair'), 'chair', ['组长签字', '组长签字时间', '组长签字说明']),
  signatures('人力资源部签署', 'hr', text('人力资源部', 'HR')),
  signatures('总经理签署', 'gm', text('总经理', 'the general manager')),
];

/** 《管理干部周边绩效考核表》 (15.4), 《管理干部胜任素质评估表》 (15.5), and the blank sheet of 15.6. */
export const ASSESSMENT_SHEET: readonly Field[] = [
  mustList('评估表', 'sheets', text('评估表，每位评价人一条', 'the sheets, an entry a rater'), [
    must('标题', 'title', text('表名', 'title of the sheet'), '管理干部周边绩效考核表'),
    ...PERSON,
    may('拟任职务', 'post', text('拟任职务', 'the post'), '班组长'),
    may('轮次', 'round', text('第几轮', 'which round'), '第 1 轮'),
    may('评价人', 'rater', text('评价人', 'the rater'), '钱经理'),
    mustList('评价项目', 'items', text('评价项目，每项一条', 'the items, an entry each'), [
      must('项目', 'name', text('项目', 'item'), '协作配合'),
      may('要点', 'description', text('评价要点', 'what it is'), '主动配合其他部门'),
      may('权重', 'weight', text('权重', 'weight'), '20%'),
      must('评分', 'score', text('评分，0–100', 'score, 0 to 100'), '82'),
    ]),
    must('加权得分', 'total', text('加权得分', 'weighted total'), '81.95'),
    COMMENT,
    ...signature(text('评价人签字', 'the rater'), 'signature', ['评价人签字', '评价人签字时间', '评价人签字说明']),
  ]),
];

/** 《管理干部360°绩效考核表》 (15.6) as a summary (I-56). */
export const REVIEW_SUMMARY: readonly Field[] = [
  ...PERSON,
  DEPARTMENT,
  may('试用职务', 'post', text('试用任命职务', 'post on trial'), '班组长'),
  may('试用期间', 'term', text('试用期间', 'the trial'), '2026年7月20日 至 2026年10月20日'),
  may('考核发起日', 'launchedOn', text('考核发起日', 'when it began'), '2026年10月10日'),
  may('截止日', 'dueOn', text('截止日', 'when it was due'), '2026年10月15日'),
  may('问卷', 'counts', text('发出与收回的份数', 'how many were asked and answered'), '发出 9 份，收回 8 份'),
  mustList('考核组', 'groups', text('各组，每组一条', 'the groups, an entry each'), [
    must('组别', 'group', text('组别', 'group'), '上级'),
    must('组平均分', 'mean', text('组平均分；不足三份不显示', 'mean of the group, hidden below three'), '86.00'),
    may('说明', 'note', text('豁免或不显示的理由', 'why waived or hidden'), ''),
  ]),
  must('综合得分', 'total', text('综合得分', 'total'), '83.58'),
  may('达标分数', 'mark', text('达标分数', 'the mark'), '80 分'),
  must('考核结论', 'outcome', text('考核结论', 'outcome'), '达到正式任命标准'),
  list('综合评语', 'comments', text('评语，顺序已打乱', 'comments in no order'), [
    may('内容', '', text('一条评语', 'one comment'), '带教新人有耐心'),
  ]),
];

const CASE_NUMBER = may('案件编号', 'caseNumber', text('案件编号', 'number of the case'), 'SB-2026-00001');

/** The record of an interview (8.5.6, I-40). */
export const INTERVIEW: readonly Field[] = [
  ...PERSON,
  DEPARTMENT,
  CASE_NUMBER,
  must('面谈日期', 'heldOn', text('面谈日期', 'day of the interview'), '2026年7月23日'),
  may('参加人', 'attendees', text('参加人', 'who was there'), '王主管、赵专员'),
  must('面谈内容', 'summary', text('面谈内容', 'what was said'), '反馈评审结果。'),
  may('员工确认', 'confirmation', text('是否确认面谈已进行', 'whether he confirms it'), '确认面谈已进行。'),
  may('员工意见', 'remark', text('员工的意见', 'his remark'), '无异议'),
  ...signature(text('面谈人签字', 'who held it'), 'host', ['面谈人签字', '面谈人签字时间', '面谈人签字说明']),
  ...signature(text('员工签字', 'the employee'), 'employee', ['员工签字', '员工签字时间', '员工签字说明']),
];

/** What a person says before a measure of §11 (I-77). */
export const STATEMENT: readonly Field[] = [
  ...PERSON,
  DEPARTMENT,
  CASE_NUMBER,
  must('陈述内容', 'statement', text('陈述内容', 'the statement'), '当日系统故障，已向客户致歉。'),
  list('所附材料', 'files', text('所附材料，每份一条', 'the files, an entry each'), [
    may('文件名', '', text('文件名', 'name of the file'), '通话记录.pdf'),
  ]),
  ...signature(text('本人签字', 'the person'), 'employee', ['本人签字', '本人签字时间', '本人签字说明']),
];

/** An improvement plan (11.1, I-69). */
export const IMPROVEMENT_PLAN: readonly Field[] = [
  ...PERSON,
  DEPARTMENT,
  CASE_NUMBER,
  must('执行月份', 'month', text('执行月份', 'the month'), '2026年10月'),
  must('改进目标', 'goals', text('改进目标', 'goals'), '平均响应时间降至 30 秒以内'),
  may('支持措施', 'support', text('支持措施', 'support'), '每周一次案例复盘'),
  may('改进结果', 'result', text('改进结果；未考核为空', 'result; empty before the review'), '改进达标'),
  may('结果说明', 'reason', text('结果的说明', 'why'), '两项目标均达到'),
  ...signature(text('客服主管签字', 'the supervisor'), 'supervisor', ['主管签字', '主管签字时间', '主管签字说明']),
  ...signature(text('考核人签字', 'the reviewer'), 'reviewer', ['考核人签字', '考核人签字时间', '考核人签字说明']),
];

/** The report of a cycle to the general manager (8.5.5). */
export const CYCLE_REPORT: readonly Field[] = [
  may('评定周期', 'cycle', text('周期编号', 'number of the cycle'), 'LC-2026-07'),
  may('周期月份', 'month', text('周期月份', 'month of the cycle'), '2026年7月'),
  may('发起日期', 'launchedOn', text('发起日期', 'when it was launched'), '2026年7月2日'),
  may('制度版本', 'policyVersion', text('制度版本', 'version of the policy'), 'v1'),
  may('评定人数', 'people', text('评定人数', 'how many people'), '2 人'),
  may('进展与结果', 'stages', text('各进展的人数', 'how many stand where'), '已批准 1 人，总经理审批 1 人'),
  mustList('人员', 'rows', text('参加评定的人员，每人一条', 'the people, an entry each'), [
    may('序号', 'no', text('序号', 'number'), '1'),
    ...PERSON,
    may('岗位', 'position', text('岗位', 'position'), '客服'),
    may('现任职资格', 'from', text('现任职资格', 'present level'), '初级客服（一般）'),
    may('申请任职资格', 'target', text('申请任职资格', 'level applied for'), '中（一）级客服（一般）'),
    may('路径', 'route', text('直接晋级或答辩评审', 'direct or by a panel'), '直接晋级'),
    may('评审分', 'panel', text('评审分', 'score of the panel'), '—'),
    must('进展', 'result', text('进展', 'how far it has come'), '总经理审批'),
    may('批准任职资格', 'final', text('批准任职资格', 'level approved'), '—'),
    may('说明', 'reason', text('说明', 'reason'), ''),
  ]),
  signatures('人力资源部签署', 'hr', text('人力资源部', 'HR')),
  signatures('总经理签署', 'gm', text('总经理', 'the general manager')),
];
