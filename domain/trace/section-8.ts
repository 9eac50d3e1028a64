import { text } from '../vocabulary/text.js';
import type { Trace } from './place.js';

/** How each § of level promotion (§8) is carried out, and by which tasks, workflows and rules. */
export const TRACE_OF_SECTION_8: Readonly<Record<string, Trace>> = {
  '8.1': {
    how: text(
      '一月、七月的首个工作日自动起草周期；班组长只在一月评定；到期未启动会告警；只有人力资源经理可附理由取消，总经理会读到（I-81）。',
      'A cycle is drafted on the first workday of January and July; team leaders only in January; an alarm when it was not opened in time; dropped by the HR manager alone, with a reason that the general manager reads (I-81).',
    ),
    rules: ['level-promotion', 'cycle-calendar'],
    workflows: ['levelPromotionCycleDrafter', 'dailyWatch'],
    pages: ['/cycles'],
  },
  '8.2.1': {
    how: text('未转正者不合格，并写明。', 'Who is not confirmed is not eligible, and reads why.'),
    rules: ['level-promotion'],
    pages: ['/standing'],
  },
  '8.2.2': {
    how: text(
      '按最近一次定级的起算日满三个月计算（I-19）。',
      'Three months, counted from the last decision that set a level (I-19).',
    ),
    rules: ['level-promotion'],
    pages: ['/standing'],
  },
  '8.3.1': {
    how: text(
      '由提议、初审、评审与审批的人判断；六项能力的标准显示在评分表上。',
      'For those who propose, review, score and approve to judge; the standards stand on the score sheet.',
    ),
    tasks: ['cycle.submission', 'defense.sheets', 'cycle.gm-decision'],
  },
  '8.3.2': {
    how: text(
      '按规则逐级；越级由部门负责人凭依据申请，经人力资源部与总经理，周期之内、之外均可（I-26）。',
      'Step by step by the rules; beyond them by the department head’s application with evidence, HR and the general manager, inside a cycle and outside (I-26).',
    ),
    tasks: ['cycle.submission', 'cycle.first-review', 'cycle.gm-decision'],
    pages: ['/cycles'],
  },
  '8.3.3.A': {
    how: text(
      '客服与质检的上限自动适用，到顶者写明已达上限（I-03）。',
      'The cap for agents and inspectors holds by itself; who has reached it reads so (I-03).',
    ),
    rules: ['level-promotion'],
    pages: ['/standing'],
  },
  '8.3.3.B': {
    how: text(
      '按目标职级分流：中(二)级以下直接，及以上须评审（I-22）。',
      'The route goes by the target: below intermediate II directly, from there on with a panel (I-22).',
    ),
    pages: ['/cycles'],
  },
  '8.3.4': {
    how: text(
      '四组按 30、30、20、20 加权；缺组须豁免并按比例放大（I-34）。',
      'Four groups weigh 30, 30, 20, 20; a missing one needs a waiver, and the others are scaled (I-34).',
    ),
    tasks: ['defense.conduct'],
    rules: ['panel'],
  },
  '8.4.1.1': {
    how: text('一般逐小级；特殊晋级见 8.3.2。', 'Step by step as a rule; special promotion as under 8.3.2.'),
    tasks: ['cycle.submission'],
    pages: ['/cycles'],
  },
  '8.4.1.2.A': {
    how: text(
      '自动计算；缺月由人力资源部裁定。不计受保护休假的月份而更有利的（A、B、C 相同），两种结果并列，同样由人力资源部裁定（I-09）。',
      'Computed; HR rules on missing months. Where leaving out months of protected leave gives more, under A, B or C, HR sees both readings side by side and rules as well (I-09).',
    ),
    tasks: ['cycle.ruling'],
    rules: ['level-promotion'],
    pages: ['/standing'],
  },
  '8.4.1.2.B': {
    how: text(
      '自动计算；有成立的投诉时人力资源部须在初审中确认知悉（I-10）。',
      'Computed; HR acknowledges an upheld complaint in the first review (I-10).',
    ),
    tasks: ['cycle.first-review'],
    rules: ['level-promotion'],
    pages: ['/standing'],
  },
  '8.4.1.2.C': {
    how: text('自动计算；投诉同 B 处理（I-10）。', 'Computed; complaints as under B (I-10).'),
    tasks: ['cycle.first-review'],
    rules: ['level-promotion'],
    pages: ['/standing'],
  },
  '8.4.1.3': {
    how: text('自动计算可申请一步，并转入评审。', 'One step, computed, and on to the panel.'),
    tasks: ['defense.sheets'],
    rules: ['level-promotion'],
    pages: ['/standing'],
  },
  '8.4.2': {
    how: text(
      '班组长按前十二个月计算，一律评审（I-25）。',
      'Team leaders by the twelve months before, always with a panel (I-25).',
    ),
    tasks: ['defense.sheets'],
    rules: ['level-promotion'],
    pages: ['/standing'],
  },
  '8.5.1': {
    how: text(
      '人力资源部确认启动，填写补录截止日；评审通过分取自登记册，无人另行填写（I-30）；第四、五个工作日提醒，逾期可启动并标记（I-28）。截止补录之前可撤回启动；薪资表缺少的金额此时请人力资源经理补录（I-83）；基准日前离职者不在其中（I-82）。',
      'HR opens the cycle with the closing date for late ratings; the pass mark is the register’s, and nobody types one (I-30); reminders on the fourth and fifth workday, later is allowed and marked (I-28). Until the ratings close a launch can be undone; what the pay table lacks is asked for (I-83); who has left is not in it (I-82).',
    ),
    tasks: ['cycle.launch', 'cycle.close-ratings', 'cycle.ruling'],
    rules: ['cycle-calendar'],
    workflows: ['levelPromotionCycle'],
    pages: ['/cycles'],
  },
  '8.5.2': {
    how: text(
      '部门负责人一次提交全部候选人；系统列出合格者并通知本人，本人可自荐、提交工作陈述与附件（I-79）；不提名须写明理由，本人可见（I-27）。',
      'The department head submits everybody in one act; the product lists who is eligible and tells them, who may ask to be submitted and hand in a statement with files (I-79); leaving one out needs a reason that he can read (I-27).',
    ),
    tasks: ['cycle.submission'],
    pages: ['/cycles'],
  },
  '8.5.3': {
    how: text(
      '人力资源部逐人初审，事实在此刻冻结（I-15）。',
      'HR reviews everybody; the facts are frozen then (I-15).',
    ),
    tasks: ['cycle.first-review'],
    pages: ['/cycles'],
  },
  '8.5.3.A': {
    how: text(
      '目标在中(二)级以下者初审通过后直接待报总经理（I-29）。',
      'Who aims below intermediate II goes straight to the batch (I-29).',
    ),
    tasks: ['cycle.first-review'],
    workflows: ['levelPromotionCycle'],
  },
  '8.5.3.B': {
    how: text('目标在中(二)级及以上者进入评审。', 'Who aims at intermediate II or above goes before a panel.'),
    tasks: ['cycle.appoint-panel'],
    workflows: ['levelPromotionCycle'],
  },
  '8.5.4': {
    how: text(
      '候选人可在答辩日之前提交演讲材料，评委与总经理可读（I-79）；评委各自填写六项能力评分，全部提交前互不可见；组长签署汇总表。',
      'The candidate may hand in his presentation by the day, for panel and general manager (I-79); every scorer fills in the six abilities, hidden until all are in; the chair signs the summary.',
    ),
    tasks: ['cycle.appoint-panel', 'defense.sheets', 'defense.conduct', 'defense.summary'],
    workflows: ['defenseSession'],
    pages: ['/cycles'],
  },
  '8.5.5': {
    how: text(
      '人力资源部汇总上报，总经理一页审批整批：批准、不批准或退回（I-38）；原职级、新职级缺薪资标准的不能批准（I-83）。',
      'HR lays everything before the general manager, who approves, rejects or returns on one page (I-38); nobody is approved without a rate for both levels (I-83).',
    ),
    tasks: ['cycle.gm-submission', 'cycle.gm-decision'],
    pages: ['/inbox', '/cycles'],
  },
  '8.5.6': {
    how: text(
      '人力资源部反馈结果，职级与薪资同时写入（I-42）；凡个案终结者得知结果、理由与申诉期限（I-74）；部门五个工作日内与每人面谈，本人确认（I-40）。',
      'HR hands the results back, and level and pay are written with it (I-42); everybody whose case ends is told the result, why, and until when to appeal (I-74); the department interviews everybody within five workdays, and the employee confirms (I-40).',
    ),
    tasks: ['cycle.release', 'level.interview', 'level.interview-confirmation'],
    workflows: ['levelPromotionClosing'],
  },
  '8.5.7': {
    how: text(
      '员工签收通知书或记录拒签（I-41），均不影响已写入的职级与薪资（12.2、I-42）；案卷归档。',
      'The employee signs the notice, or the refusal is recorded (I-41); neither changes the level and pay that are written (12.2, I-42); the file is archived.',
    ),
    tasks: ['level.notice'],
    workflows: ['levelPromotionClosing'],
    documents: ['level-notice', 'case-file'],
    pages: ['/documents'],
  },
};
