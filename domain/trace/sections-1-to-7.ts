import { text } from '../vocabulary/text.js';
import type { Trace } from './place.js';

/** §1 to §7: purpose, words, offices, ladder, entry and confirmation. */
export const TRACE_OF_SECTIONS_1_TO_7: Readonly<Record<string, Trace>> = {
  '1': {
    how: text(
      '目的由管理者掌握，系统不作判断；各条的执行见下文。',
      'A purpose is for the management to keep; the product does not judge it.',
    ),
  },
  '2': {
    how: text(
      '人员档案的部门、职务与状态决定谁在范围内；不在范围内的人在评定中列明原因。',
      'Department, post and status in HR’s records say who is in scope; who is not is listed with the reason.',
    ),
    rules: ['position-promotion'],
    pages: ['/people'],
  },
  '3.1': {
    how: text('只定义名词；职级的次序见 §5。', 'Defines a word; the order of the levels is §5.'),
  },
  '3.2': {
    how: text(
      '只定义名词；人力资源部登记实习状态与转正日。',
      'Defines a word; HR enters the status and the day on which it ends.',
    ),
    pages: ['/people'],
  },
  '3.3': {
    how: text(
      '试用期三个月是制度数据；没有转正日或转正日晚于试用期满的，每天早上提醒人力资源部，登记后自动解除（I-45、I-47a）。',
      'The three months are policy data; who has no day of confirmation, or one after them, is an alarm to HR every morning until it is entered (I-45, I-47a).',
    ),
    workflows: ['dailyWatch'],
    pages: ['/people', '/confirmations'],
  },
  '3.4.1': {
    how: text('只定义名词；流程见 §8。', 'Defines a word; the pipeline is §8.'),
  },
  '3.4.2': {
    how: text('只定义名词；流程见 §9。', 'Defines a word; the pipeline is §9.'),
  },
  '3.5': {
    how: text('只定义名词；流程见 §11。', 'Defines a word; the pipeline is §11.'),
  },
  '4.1': {
    how: text(
      '总经理在待办中审批：职级晋升整批一页，试用任命与正式任命逐人，例外与处理措施逐件；沉默不视为同意（I-39）；加签不改变由谁决定。',
      'The general manager decides in the inbox: the batch on one page, trials and appointments a person each, exceptions one by one; silence never approves (I-39), and whoever signs with somebody does not decide for him.',
    ),
    tasks: [
      'cycle.gm-decision',
      'vacancy.gm-decision',
      'entry.gm-decision',
      'candidate.gm-decision',
      'confirmation.gm-decision',
      'setback.gm-decision',
      'task.signing',
    ],
    pages: ['/inbox'],
  },
  '4.2.1': {
    how: text(
      '人力资源部登记入职并核定部门提出的试用职级；转正职级由人力资源部经理核定。',
      'HR enters the hire and verifies the level that the department proposes; the HR manager decides the level at confirmation.',
    ),
    tasks: ['entry.verification', 'entry.special-approval', 'confirmation.decision'],
    workflows: ['entry', 'confirmation'],
    pages: ['/people'],
  },
  '4.2.2': {
    how: text(
      '人力资源部在初审任务中通过、不通过或退回每一名候选人。',
      'HR passes, refuses or returns each candidate in the first review.',
    ),
    tasks: ['cycle.first-review'],
    pages: ['/cycles'],
  },
  '4.2.3': {
    how: text(
      '人力资源部组成评审小组、定日期、处理缺席与替换。',
      'HR appoints the panel, sets the day, and sees to absences and substitutes.',
    ),
    tasks: ['cycle.appoint-panel', 'candidate.appoint-panel', 'defense.conduct'],
    workflows: ['defenseSession'],
    pages: ['/cycles', '/vacancies'],
  },
  '4.2.4': {
    how: text(
      '决定生效时，职级、职务、薪资、权限与汇报关系在同一事务中更新，案卷与文书自动归档。',
      'When a decision takes effect, level, post, pay, roles and reporting line change in one transaction, and file and documents are archived.',
    ),
    tasks: ['departure.conduct'],
    workflows: [
      'levelPromotionClosing',
      'positionPromotion',
      'confirmation',
      'transfer',
      'setback',
      'departure',
      'departureOpener',
    ],
    documents: ['case-file', 'level-notice', 'appointment-notice', 'setback-notice'],
    pages: ['/documents', '/people'],
  },
  '4.3.1': {
    how: text(
      '目标为中(二)级及以上者须经评审小组评分，组长签署汇总表。小组按档案提出，与档案不一致的席位须写明理由，总经理可见（I-34）。',
      'Who aims at intermediate II or above is scored by the panel; its chair signs the summary. The panel is proposed from the records; a seat against them has a reason that the general manager reads (I-34).',
    ),
    tasks: ['defense.sheets', 'defense.summary'],
    workflows: ['defenseSession'],
  },
  '4.3.2': {
    how: text(
      '试用期满且 360° 达标者由同样组成的小组评审述职。',
      'After the trial and a 360° review at the mark, a panel of the same groups hears the report.',
    ),
    tasks: ['candidate.appoint-panel', 'defense.sheets', 'defense.summary'],
    workflows: ['defenseSession', 'positionPromotion'],
  },
  '4.4.1': {
    how: text(
      '质检新员工的试用与转正职级由客户关怀部经理直接提议，班组长亦同（I-78）。',
      'For inspectors, and for team leaders (I-78), the manager proposes the level at entry and at confirmation.',
    ),
    tasks: ['entry.proposal', 'confirmation.proposal'],
    workflows: ['entry', 'confirmation'],
  },
  '4.4.2': {
    how: text(
      '客服新员工由主管提议，客户关怀部经理审核、修改或退回。',
      'For agents the manager endorses, amends or returns the supervisor’s proposal.',
    ),
    tasks: ['entry.review', 'confirmation.review'],
    workflows: ['entry', 'confirmation'],
  },
  '4.4.3': {
    how: text(
      '客户关怀部经理提交候选人名单：可少申请步数，不提名须写明理由。',
      'The manager submits the candidates: fewer steps if he wants, a reason for whom he leaves out.',
    ),
    tasks: ['cycle.submission'],
    pages: ['/cycles', '/standings'],
  },
  '4.5.1': {
    how: text(
      '客服的试用与转正职级由客服主管先提议；其上没有主管的由经理提议。',
      'For agents the supervisor proposes the level at entry and at confirmation first; where none stands above, the manager does.',
    ),
    tasks: ['entry.proposal', 'confirmation.proposal'],
    workflows: ['entry', 'confirmation'],
  },
  '4.5.2': {
    how: text(
      '主管在提交前向部门负责人口头或书面提出建议，系统不代办；主管在答辩中属直属上级组（I-32）。',
      'The supervisor gives his word to the department head before the submission, outside the product; at the defense he scores in the direct superior’s group (I-32).',
    ),
  },
  '5.1.1': {
    how: text(
      '六个大级的次序是制度数据，所有比较都按它进行。',
      'The order of the six grades is policy data, and every comparison goes by it.',
    ),
    pages: ['/standing'],
    data: ['ladder'],
  },
  '5.1.2': {
    how: text(
      '三个小级的次序是制度数据；「一个小级」即一步。',
      'The order of the three steps is policy data; one step is one of them.',
    ),
    pages: ['/standing'],
    data: ['ladder'],
  },
  '6.1': {
    how: text(
      '实习生自入职日起为实习生客服；提出其他职级的不予受理。',
      'An intern begins at the intern level; another one is refused.',
    ),
    rules: ['entry'],
    workflows: ['entry'],
    pages: ['/hires/new'],
  },
  '6.2': {
    how: text(
      '社招自入职日起为初级(一般)；高于它须有理由与依据，经人力资源部经理与总经理审批，批准前职级与薪资按初级(一般)，批准后自批准日起（I-78）。',
      'An experienced hire begins at junior agent, ordinary, with level and pay; more needs reason and evidence, the HR manager and the general manager, and holds from his approval on (I-78).',
    ),
    tasks: ['entry.proposal', 'entry.special-approval', 'entry.gm-decision'],
    rules: ['entry'],
    workflows: ['entry'],
    pages: ['/hires/new'],
  },
  '6.3': {
    how: text(
      '班组长自入职日起为高级(一般)，低于它不予受理；高于它与 6.2 同样审批（I-78）。',
      'A team leader begins at senior agent, ordinary; less is refused, more is approved as under 6.2 (I-78).',
    ),
    tasks: ['entry.proposal', 'entry.special-approval', 'entry.gm-decision'],
    rules: ['entry'],
    workflows: ['entry'],
    pages: ['/hires/new'],
  },
  '7.1': {
    how: text(
      '到人力资源部登记的转正日自动发起；每天早上补办遗漏的。',
      'Begins by itself on the confirmation date that HR entered; every morning what was missed is caught up.',
    ),
    workflows: ['confirmationOpener', 'confirmation'],
    pages: ['/confirmations'],
  },
  '7.2.1': {
    how: text(
      '转正后五个工作日归部门：提议与审核都在其内，到期提醒并上报（I-43）。',
      'The five workdays are the department’s: proposal and review lie in them, with reminders and escalation (I-43).',
    ),
    tasks: ['confirmation.proposal', 'confirmation.review'],
    workflows: ['confirmation'],
  },
  '7.2.2': {
    how: text(
      '人力资源部经理在其后两个工作日内核定；高于可定职级的例外交总经理（I-43）。',
      'The HR manager decides within two more workdays; an exception above what is offered goes to the general manager (I-43).',
    ),
    tasks: ['confirmation.decision', 'confirmation.gm-decision'],
    workflows: ['confirmation'],
  },
  '7.3.1': {
    how: text('按试用期月度考核自动算出可升一步。', 'One step, computed from the monthly ratings of the probation.'),
    rules: ['confirmation'],
  },
  '7.3.2': {
    how: text(
      '按考核算出可升两步；突出贡献须填写依据（I-44）。',
      'Two steps, computed from the ratings; an outstanding contribution needs evidence (I-44).',
    ),
    tasks: ['confirmation.proposal'],
    rules: ['confirmation'],
  },
  '7.3.3': {
    how: text(
      '实习生毕业转正同样自动发起，从初级(一般)起算。',
      'A graduate’s confirmation begins likewise, counted from junior agent, ordinary.',
    ),
    rules: ['confirmation'],
    workflows: ['confirmation'],
  },
};
