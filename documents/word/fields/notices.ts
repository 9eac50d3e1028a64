import { text } from '../../../domain/vocabulary/text.js';
import { list, may, must, mustList, signature, type Field } from '../field.js';

/** Whom a paper is about. */
export const PERSON: readonly Field[] = [
  must('姓名', 'name', text('姓名', 'name'), '周超'),
  must('工号', 'personId', text('员工编号', 'employee number'), '20001'),
];
const VERSION = may('制度版本', 'policyVersion', text('所依据的制度版本', 'version of the policy'), 'v1');
const ISSUED = may('签发日期', 'issuedOn', text('签发的日期', 'day of the issue'), '2026年7月20日');

/** What the variants of 《任职资格/薪资调整通知书》 (§15.3) share. */
const NOTICE: readonly Field[] = [
  ...PERSON,
  mustList('调整', 'changes', text('职务、任职资格、月薪的调整，每项一条', 'post, level and pay, an entry each'), [
    must('项目', 'what', text('调整的项目', 'what is changed'), '任职资格'),
    must('调整前', 'before', text('调整前', 'before'), '初级客服（一般）'),
    must('调整后', 'after', text('调整后', 'after'), '中（一）级客服（一般）'),
  ]),
  must('生效日期', 'effectiveFrom', text('调整自该日起生效', 'the day from which it holds'), '2026年7月1日'),
  may('调整依据', 'basis', text('所依据的条款', 'under which §'), '公司任职发展管理制度 §8.5.7'),
  VERSION,
  ISSUED,
  ...signature(text('员工签字', 'the employee'), 'signature', ['员工签字', '员工签字时间', '员工签字说明']),
];

/** 《任职资格/薪资调整通知书》 of a level (8.5.7). */
export const LEVEL_NOTICE: readonly Field[] = [
  ...NOTICE,
  may('评定周期', 'cycle', text('评定周期', 'the cycle'), '2026年7月职级晋升评定'),
];

/** The same of a post (9.5.9). */
export const APPOINTMENT_NOTICE: readonly Field[] = [
  ...NOTICE,
  must('任命职务', 'post', text('任命的职务', 'the post'), '班组长'),
  must('任命日期', 'appointedOn', text('任命自该日起', 'the day from which the post is held'), '2026年10月21日'),
];

/** The same of a lower level (§11). */
export const SETBACK_NOTICE: readonly Field[] = [
  ...NOTICE,
  may('考核月份', 'month', text('降级所依据的考核月份', 'the rated month'), '2026年8月'),
  may('办理方式', 'road', text('经本人同意，或由总经理决定', 'with his agreement, or decided'), '经本人同意'),
];

/** The letter of a trial appointment, or of one that was extended (9.5.5). */
export const TRIAL_LETTER: readonly Field[] = [
  ...PERSON,
  may('正文', 'opening', text('通知的首句', 'the opening sentence'), '现试用任命您为班组长，试用任命期限 3 个月。'),
  must('试用职务', 'post', text('试用任命的职务', 'the post on trial'), '班组长'),
  may('直属上级', 'reportsTo', text('直属上级姓名', 'to whom he reports'), '王主管'),
  must('试用期限', 'term', text('试用任命的期限', 'length of the trial'), '3 个月'),
  must('开始日期', 'startOn', text('试用的第一日', 'first day'), '2026年7月20日'),
  must('结束日期', 'lastDay', text('试用的最后一日', 'last day'), '2026年10月20日'),
  may('考核发起日', 'reviewOn', text('考核于该日发起', 'when the review begins'), '2026年10月10日'),
  VERSION,
  ISSUED,
];

/** 《管理干部资格审查评定表》: what HR found of a nominee (9.5.3). */
export const QUALIFICATION_RECORD: readonly Field[] = [
  ...PERSON,
  may('部门', 'department', text('部门', 'department'), '客户关怀部'),
  may('班组', 'team', text('班组', 'team'), '一组'),
  must('拟任职务', 'post', text('申报的职务', 'the post'), '班组长'),
  may('申报日期', 'nominatedOn', text('申报日期', 'day of the nomination'), '2026年7月2日'),
  may('空缺编号', 'vacancyId', text('空缺编号', 'number of the vacancy'), 'PV-2026-00001'),
  may('轮次', 'round', text('第几轮申报', 'which round'), '第 1 轮'),
  mustList('资格审查', 'findings', text('§9.2 各项，每项一条', 'the items of §9.2, an entry each'), [
    may('条款', 'clause', text('条款', '§'), '§9.2.1'),
    must('事实', 'what', text('查得的事实', 'what was found'), '在现岗位 14 个月'),
    must('结论', 'met', text('符合或不符合', 'met or not'), '符合'),
  ]),
  may('胜任素质均分', 'competency', text('胜任素质评估均分', 'competency mean'), '82.50'),
  may('周边绩效均分', 'peripheral', text('周边绩效考核均分', 'peripheral mean'), '79.25'),
  may(
    '试用任命分数',
    'reachesMarks',
    text('是否达到 §9.4.1 的分数', 'whether the marks of §9.4.1 are reached'),
    '符合',
  ),
  must('资格评定', 'finding', text('资格评定的结论', 'the finding'), '■ 符合晋级资格　　□ 不符合晋级资格'),
  may('评定说明', 'reason', text('评定的说明', 'the reason'), '两项均分达到标准'),
  may('人力资源部意见', 'opinion', text('人力资源部意见', 'opinion of HR'), '经审查，同意提交总经理审批。'),
  ...signature(text('人力资源部签字', 'HR'), 'hr', ['人力资源部签字', '人力资源部签字时间', '人力资源部签字说明']),
  may('总经理意见', 'approval', text('总经理审批意见；未审批为空', 'what he decided; empty before'), '准予试用任命。'),
  ...signature(text('总经理签字', 'the general manager'), 'gm', ['总经理签字', '总经理签字时间', '总经理签字说明']),
  VERSION,
  ISSUED,
];

/** The company-wide notice (红头文件, 9.5.10). */
export const COMPANY_NOTICE: readonly Field[] = [
  may('发文机关', 'letterhead', text('红头上的名称', 'the letterhead'), '公司文件'),
  may(
    '发文机关大字',
    'large',
    text('红头上的名称，不超过 11 字时；否则为空', 'the letterhead of at most 11 signs; else empty'),
    '公司文件',
  ),
  may(
    '发文机关中字',
    'medium',
    text('红头上的名称，12 至 16 字时；否则为空', 'the letterhead of 12 to 16 signs; else empty'),
    '',
  ),
  may(
    '发文机关小字',
    'small',
    text('红头上的名称，超过 16 字时；否则为空', 'the letterhead of more than 16 signs; else empty'),
    '',
  ),
  mustList('正文', 'body', text('正文，每段一条', 'the body, an entry a paragraph'), [
    must('段落', '', text('一段正文', 'one paragraph'), '经总经理批准，任命周超为一组班组长。'),
  ]),
  may('主题词', 'topic', text('主题词', 'topic'), '人事　任职　通知'),
  must('签发人', 'signedBy', text('签发人', 'who signed it'), '陈总'),
  must('发布日期', 'publishedOn', text('发布日期', 'day of the publication'), '2026年10月22日'),
];

const WHEN = may('时间', 'on', text('时间', 'when'), '2026年7月15日 10:30');

/** The file of a finished case (8.5.7). */
export const CASE_FILE: readonly Field[] = [
  mustList('基本情况', 'about', text('基本情况，每项一条', 'about the case, an entry each'), [
    must('事项', 'what', text('事项', 'what it is'), '结果'),
    must('内容', 'is', text('内容', 'what it is here'), '中（一）级客服（一般）'),
  ]),
  list('评定', 'evaluations', text('各次评定', 'the evaluations'), [
    may('事由', 'what', text('评定的事由', 'what was evaluated'), '职级晋升资格评定'),
    WHEN,
    may('月度成绩', 'ratings', text('所依据的月度考核成绩', 'the ratings that counted'), '2026年5月 A，2026年6月 S'),
    list('认定', 'findings', text('各条认定', 'its findings'), [
      may('条款', 'clause', text('条款', '§'), '§8.4.1'),
      may('要求', 'expected', text('要求', 'what is asked for'), '1S+1A 以上'),
      may('事实', 'actual', text('事实', 'what was found'), '1 S、1 A'),
      may('结论', 'met', text('符合或不符合', 'met or not'), '符合'),
    ]),
  ]),
  mustList('决定', 'decisions', text('决定经过', 'the decisions in order'), [
    WHEN,
    may('条款', 'clause', text('条款', '§'), '§8.5.5'),
    must('决定', 'what', text('决定的内容', 'what was decided'), '总经理批准'),
    must('决定人', 'by', text('决定人', 'by whom'), '陈总'),
    may('理由', 'reason', text('理由', 'why'), '同意'),
  ]),
  list('陈述', 'words', text('本人陈述', 'what the person said'), [
    WHEN,
    may('性质', 'what', text('陈述的性质', 'what it is'), '工作陈述'),
    may('内容', 'text', text('内容', 'the words'), '半年工作总结'),
  ]),
  list('附件', 'attachments', text('附件目录', 'the list of files'), [
    WHEN,
    may('性质', 'what', text('附件的性质', 'what it is'), '书面陈述'),
    may('文件名', 'filename', text('文件名', 'name of the file'), '工作总结.pdf'),
    may('提交人', 'by', text('提交人', 'by whom'), '周超'),
    may('摘要', 'digest', text('SHA-256 的前 16 位', 'beginning of its SHA-256'), 'abababababababab'),
  ]),
  list('评审标准', 'standards', text('评审所依标准，每场一条', 'the standards, an entry a session'), [
    may('场次', 'session', text('答辩场次', 'the session'), 'LC-2026-07-D1'),
    may('任职资格', 'level', text('目标任职资格', 'the level aimed at'), '中（二）级客服（一般）'),
    list('各项标准', 'descriptors', text('各能力项', 'the abilities'), [
      may('能力项', 'ability', text('能力项', 'ability'), '业务能力'),
      may('标准', 'words', text('标准', 'descriptor'), '能发掘客户需求'),
    ]),
  ]),
];
