import { text } from '../vocabulary/text.js';
import type { Trace } from './place.js';

/** How each § of position promotion (§9) is carried out, and by which tasks, workflows and rules. */
export const TRACE_OF_SECTION_9: Readonly<Record<string, Trace>> = {
  '9.1': {
    how: text(
      '人力资源部开设岗位空缺：职务、班组、人数、原因（I-46）。',
      'HR opens a vacancy: post, team, head count, reason (I-46).',
    ),
    tasks: ['vacancy.manage'],
    workflows: ['positionVacancy'],
    pages: ['/vacancies'],
  },
  '9.2.1': {
    how: text('申报时自动核对现岗满半年（I-47）。', 'Half a year in post, checked at the nomination (I-47).'),
    rules: ['position-promotion'],
    pages: ['/vacancies', '/standing'],
  },
  '9.2.2': {
    how: text('申报时自动核对任班组长满一年（I-47）。', 'A year as a team leader, checked at the nomination (I-47).'),
    rules: ['position-promotion'],
    pages: ['/vacancies', '/standing'],
  },
  '9.2.3': {
    how: text(
      '申报时自动核对前六个月考核；不计受保护休假的月份方才达标的，由人力资源部在核定时裁定（I-09）。',
      'The six months’ ratings, checked at the nomination; who meets it only without months of protected leave is HR’s to rule on at the verification (I-09).',
    ),
    rules: ['position-promotion'],
    pages: ['/vacancies', '/standing'],
  },
  '9.3.1': {
    how: text('由填写评估表、评审与审批的人判断。', 'For those who fill in the sheets, score and approve to judge.'),
    tasks: ['vacancy.competency-sheet', 'vacancy.peripheral-sheet', 'vacancy.gm-decision'],
  },
  '9.3.2': {
    how: text('逐职务晋升，不可跨级申报。', 'One post at a time; none is skipped.'),
    sameAs: ['9.3.3.A', '9.3.3.B'],
    pages: ['/vacancies'],
  },
  '9.3.3.A': {
    how: text('客服与质检可申报班组长。', 'Agents and inspectors may be nominated for team leader.'),
    rules: ['position-promotion'],
    pages: ['/vacancies'],
  },
  '9.3.3.B': {
    how: text('班组长可申报主管。', 'Team leaders may be nominated for supervisor.'),
    rules: ['position-promotion'],
    pages: ['/vacancies'],
  },
  '9.3.4': {
    how: text('四组权重与职级评审相同。', 'The four groups weigh as in the level panel.'),
    sameAs: ['8.3.4'],
    tasks: ['candidate.appoint-panel', 'defense.conduct'],
  },
  '9.4.1.1': {
    how: text(
      '两张评估表的平均分与分数线比较，不取整、不互补（I-49）。',
      'The means of both sheets against their marks, unrounded, without compensation (I-49).',
    ),
    rules: ['trial-assessment'],
    pages: ['/vacancies'],
  },
  '9.4.1.2': {
    how: text('主管的两条分数线，算法相同。', 'The two marks for supervisors, likewise.'),
    rules: ['trial-assessment'],
    pages: ['/vacancies'],
  },
  '9.4.2.1': {
    how: text(
      '360° 三组平均后与分数线比较（I-56）；不达标不答辩（I-57）。',
      'The mean of the three groups against the mark (I-56); below it no defense (I-57).',
    ),
    tasks: ['trial.below-mark'],
    rules: ['formal-assessment'],
  },
  '9.4.2.2': {
    how: text('主管的分数线，算法相同。', 'The mark for supervisors, likewise.'),
    tasks: ['trial.below-mark'],
    rules: ['formal-assessment'],
  },
  '9.5.1': {
    how: text(
      '客户关怀部经理申报人选，当场核对资格，不合格者写明条款。',
      'The manager nominates; eligibility is checked at once, and a refusal names the §.',
    ),
    tasks: ['vacancy.nomination', 'vacancy.renomination'],
    pages: ['/vacancies'],
  },
  '9.5.2': {
    how: text(
      '人力资源部核定事实；部门负责人填胜任素质表，各关联部门负责人填周边绩效表（I-48）。',
      'HR verifies the facts; the department head fills in the competency sheet, the related heads the peripheral one (I-48).',
    ),
    tasks: ['vacancy.verification', 'vacancy.competency-sheet', 'vacancy.peripheral-sheet', 'vacancy.raters'],
    pages: ['/vacancies'],
  },
  '9.5.3': {
    how: text('人力资源部填写资格审查评定表并评定。', 'HR fills in the qualification record and finds.'),
    tasks: ['vacancy.qualification'],
    documents: ['qualification-record'],
    pages: ['/vacancies'],
  },
  '9.5.4': {
    how: text(
      '人力资源部汇总，总经理在一页上比较全部人选并审批试用。',
      'HR lays the materials before the general manager, who compares all nominees on one page.',
    ),
    tasks: ['vacancy.gm-submission', 'vacancy.gm-decision'],
    pages: ['/vacancies'],
  },
  '9.5.5': {
    how: text(
      '人力资源部发出试用任命通知，定起始日与不少于三个月的整月数；可延长一次、可暂停（I-51）。',
      'HR issues the trial letter with the first day and at least three whole months; one extension, pauses (I-51).',
    ),
    tasks: ['trial.letter', 'trial.manage', 'trial.extension', 'trial.end'],
    rules: ['trial-calendar'],
    workflows: ['trialAppointment'],
    documents: ['trial-letter'],
    pages: ['/trials'],
  },
  '9.5.6': {
    how: text(
      '结束前十天自动发起；下属随机抽取，种子先入台账，任何人可重算（I-53、I-55）；部门负责人按档案全部参加，不参加的须写明理由，总经理可见；亲属与竞争同一空缺的人不参加、不抽取。',
      'Begins by itself ten days before the end; subordinates are drawn, the seed is in the ledger first, and anyone can repeat it (I-53, I-55); all heads on record are asked, one is left out only with a reason that the general manager reads; relatives and rivals neither rate nor are drawn.',
    ),
    tasks: ['review.raters', 'review.sheet'],
    rules: ['trial-calendar'],
    workflows: ['trialAppointment'],
    pages: ['/trials'],
  },
  '9.5.7': {
    how: text(
      '候选人提交述职报告与附件，人力资源部组成小组；候选人可在答辩日之前提交演讲材料（I-79）；评分与汇总同职级评审。',
      'The candidate hands in the report with files, HR appoints the panel, for which he may hand in a presentation by its day (I-79); sheets and summary as in the level panel.',
    ),
    tasks: ['candidate.report', 'candidate.appoint-panel', 'defense.sheets', 'defense.summary'],
    workflows: ['positionPromotion', 'defenseSession'],
  },
  '9.5.8': {
    how: text(
      '人力资源部汇总，总经理批准、不批准或退回正式任命；自试用最后一日的次日起生效，批准更晚的自批准日起（I-52）。',
      'HR lays it before the general manager, who approves, rejects or returns; it holds from the day after the trial’s last day, or from the approval where that is later (I-52).',
    ),
    tasks: ['candidate.gm-submission', 'candidate.gm-decision'],
    workflows: ['positionPromotion'],
  },
  '9.5.9': {
    how: text(
      '试用届满后结果反馈部门，岗位、职级与薪资同时写入（I-42、I-52）；人力资源部与部门负责人共同面谈。',
      'Once the trial has run out the decision is handed back, and post, level and pay are written with it (I-42, I-52); HR and the department interview together.',
    ),
    tasks: ['candidate.release', 'level.interview', 'level.interview-confirmation'],
    workflows: ['positionPromotion'],
    documents: ['appointment-notice'],
  },
  '9.5.10': {
    how: text(
      '人力资源部拟稿，总经理签发，按年连续编号，全公司可见；只能由后发文件撤回（I-62）。',
      'HR drafts, the general manager signs; numbered without gaps, seen by everybody, withdrawn only by a later one (I-62).',
    ),
    tasks: ['candidate.notice-draft', 'candidate.notice-sign-off', 'notice.withdrawal'],
    workflows: ['positionPromotion', 'companyNoticeWithdrawal'],
    documents: ['company-notice'],
    pages: ['/documents'],
  },
};
