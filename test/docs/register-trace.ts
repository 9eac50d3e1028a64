import { text } from '../../domain/vocabulary/text.js';
import type { Trace } from '../../domain/trace/place.js';

/** Where a reading of the register is carried out, beside the § that it reads. */
export interface RegisterTrace extends Pick<Trace, 'how' | 'tasks' | 'rules' | 'workflows' | 'pages'> {
  /** The files that try it; none where only the rule's own reading carries it. */
  readonly tests: readonly string[];
}

/** The newer entries, each of its own. */
const NEWER: Readonly<Record<string, RegisterTrace>> = {
  'I-77': {
    how: text(
      '人力资源部提议、总经理审批;本人先有五个工作日陈述并附材料;投诉由部门确认,说明原因者不得自行认定。',
      'HR proposes, the general manager decides; the person first has five workdays for his side with papers; the department confirms the complaint, never who stated the cause.',
    ),
    tasks: [
      'setback.statement',
      'setback.complaint',
      'setback.cause-review',
      'setback.proposal',
      'setback.gm-decision',
    ],
    rules: ['setback'],
    workflows: ['setback'],
    tests: ['test/api/cases/setback/setback-alone.test.ts', 'test/api/cases/setback/lowering.test.ts'],
  },
  'I-78': {
    how: text(
      '客服由主管提议、经理复核,质检与班组长由经理提议,人力资源部核定;高于标准级的附材料报人力资源部经理与总经理。上级、部门变更的,未办任务随之转交。',
      'For agents the supervisor proposes and the manager reviews, for inspectors and team leaders the manager proposes, HR verifies; above the standard level with evidence to the HR manager and the general manager. Open tasks follow superior and department.',
    ),
    tasks: ['entry.proposal', 'entry.review', 'entry.verification', 'entry.special-approval', 'entry.gm-decision'],
    rules: ['entry'],
    workflows: ['entry', 'relationKeeper'],
    tests: ['test/api/people/entry.test.ts', 'test/api/people/relations.test.ts'],
  },
  'I-79': {
    how: text(
      '合格者可自荐、提交工作陈述与附件;答辩前可提交演讲材料;评委与总经理可读;客服可自行申请质检空缺。',
      'Who is eligible may ask to be submitted and hand in a statement with files, before the defense a presentation; panel and general manager read them; agents apply for an inspector’s opening themselves.',
    ),
    tasks: ['cycle.submission'],
    workflows: ['levelPromotionCycle'],
    tests: ['test/api/cases/own-words.test.ts'],
  },
  'I-80': {
    how: text(
      '每个版本、开关变动与标准文字各告知一次,各人签收,人力资源部可见未读者;任何流程都不等待签收。',
      'Each version, switch and wording is announced once, each person confirms, HR sees who has not; nothing waits for it.',
    ),
    pages: ['/policy'],
    tests: ['test/api/policy/announcements.test.ts'],
  },
  'I-81': {
    how: text(
      '到期未启动即告警;只有人力资源部经理可附理由取消,总经理会读到;启动后只有撤回启动。',
      'Late is an alarm; dropped by the HR manager alone with a reason that the general manager reads; after the launch there is only its undoing.',
    ),
    tasks: ['cycle.launch'],
    workflows: ['levelPromotionCycle', 'dailyWatch'],
    tests: ['test/api/cases/cycle-ends.test.ts', 'test/workflows/level-promotion/cycle-opening.test.ts'],
  },
  'I-82': {
    how: text(
      '基准日前离职的不进入周期,其后离职的退出,已获批准的除外;启用之日起导入的 C、D 与表单录入的同样触发 §11,更早的列给人力资源部一次性决定。',
      'Who left before the reference day is in no cycle, who leaves later leaves it unless approved; C and D that are imported start §11 from the day of going live, older ones are listed for HR to decide once.',
    ),
    workflows: ['setbackStarter', 'levelPromotionCycle'],
    tests: [
      'test/api/cases/cycle-ends.test.ts',
      'test/api/cases/setback/older-setbacks.test.ts',
      'test/db/cycle-facts.test.ts',
    ],
  },
  'I-83': {
    how: text(
      '启动周期时列出薪资表缺少的金额;原职级、新职级缺标准的不能批准,已批准的不发布,并向人力资源部经理告警。',
      'What the pay table lacks is asked for at the launch; nobody is approved without a rate for both levels, the release waits, and the HR manager has an alarm.',
    ),
    tasks: ['cycle.gm-decision', 'cycle.release'],
    workflows: ['dailyWatch'],
    tests: ['test/api/cases/release.test.ts', 'test/policy/watch.test.ts'],
  },
};

/** Older ones that neither a §, a finding nor a number of the policy names. */
const OLDER: Readonly<Record<string, RegisterTrace>> = {
  'I-02': {
    how: text('职级表为十六级,数据与数据库用同一张。', 'Sixteen levels in one ladder, the same in data and database.'),
    tests: ['test/policy/levels.test.ts'],
  },
  'I-05': {
    how: text('导入文件的部门与岗位按同一张别名表读取。', 'Files are read by one table of aliases.'),
    tests: ['test/imports/words.test.ts'],
  },
  'I-06': {
    how: text('考核按月记录,等级次序为 S、A、B、C、D。', 'Ratings are monthly, in the order S, A, B, C, D.'),
    rules: ['level-promotion'],
    tests: ['test/policy/vectors.test.ts'],
  },
  'I-07': {
    how: text('S 按 A 以上计数,见各条计数规则的依据。', 'S counts as A or better in every rule that counts.'),
    rules: ['level-promotion'],
    tests: ['test/policy/vectors.test.ts', 'test/policy/level-promotion.test.ts'],
  },
  'I-08': {
    how: text('六个有考核的月份均为 B 以上。', 'Six rated months, each B or better.'),
    rules: ['level-promotion'],
    tests: ['test/policy/vectors.test.ts'],
  },
  'I-11': {
    how: text(
      '系统给出最高一档,部门可申请较少步数。',
      'The highest is offered; the department may ask for fewer steps.',
    ),
    tasks: ['cycle.submission'],
    tests: ['test/workflows/level-promotion/cycle-review.test.ts'],
  },
  'I-12': {
    how: text('窗口为所指月份之前的整月。', 'Windows are the full months before the month in question.'),
    rules: ['cycle-calendar'],
    tests: ['test/policy/vectors.test.ts'],
  },
  'I-13': {
    how: text('人力资源部确定补录截止日,窗口不移动。', 'HR sets the closing date; the window never slides.'),
    tasks: ['cycle.close-ratings'],
    tests: ['test/workflows/level-promotion/cycle-opening.test.ts'],
  },
  'I-14': {
    how: text('窗口内的试用期月份照计。', 'Probation months inside the window count.'),
    rules: ['level-promotion'],
    tests: [],
  },
  'I-18': {
    how: text('投诉登记与原因说明用同样三类原因。', 'Complaints and causes are of the same three sorts.'),
    tasks: ['setback.cause'],
    tests: ['test/policy/level-promotion.test.ts'],
  },
  'I-21': {
    how: text(
      '降级是处理不是评定,不重新计算三个月。',
      'A lowering is a measure and does not restart the three months.',
    ),
    rules: ['level-promotion'],
    tests: ['test/api/cases/setback/lowering.test.ts'],
  },
  'I-23': {
    how: text('跨线的多步逐步判断。', 'Several steps across the line are judged step by step.'),
    rules: ['level-promotion'],
    tests: ['test/policy/level-promotion.test.ts'],
  },
  'I-24': {
    how: text(
      '评审否决跨线的,已获的直接步数保留;可在登记册切换。',
      'Refused by the panel, the direct steps stand; a switch of the register.',
    ),
    tests: ['test/policy/switches.test.ts'],
  },
  'I-33': {
    how: text(
      '一人在两组的,由替补评分,否则两组同分并向总经理标出。',
      'Whoever is in two groups has a substitute, or counts twice and is flagged to the general manager.',
    ),
    tasks: ['cycle.appoint-panel'],
    tests: ['test/api/cases/panel-seats.test.ts'],
  },
  'I-35': {
    how: text(
      '组长只签署;竞争者、候选人与申报的亲属不评分,任何理由都不例外。',
      'The chair only signs; no rival, candidate or relative scores, for whatever reason.',
    ),
    tasks: ['cycle.appoint-panel', 'defense.summary'],
    tests: ['test/api/cases/panel-seats.test.ts', 'test/api/people/relatives.test.ts'],
  },
  'I-36': {
    how: text(
      '各组均分精确计算,不舍入比较;凡告知是否通过之处,以足以判定的位数显示。',
      'Exact means, compared unrounded; told with the decimals that decide wherever a pass is told.',
    ),
    rules: ['panel', 'trial-assessment', 'formal-assessment'],
    tests: [
      'test/api/cases/scores-told.test.ts',
      'test/api/cases/panel-seats.test.ts',
      'test/workflows/trial/trial-review.test.ts',
    ],
  },
  'I-37': {
    how: text(
      '缺席者每周期补一次;全部提交前互不可见,提交后锁定。',
      'One new date a cycle; scores are hidden until all are in, and locked then.',
    ),
    tasks: ['defense.sheets'],
    tests: ['test/workflows/defense/session.test.ts'],
  },
  'I-50': {
    how: text('试用前不设评审,360° 考核后评审一次。', 'No panel before the trial, one after the 360° review.'),
    tasks: ['candidate.appoint-panel'],
    tests: ['test/workflows/appointment/appointment.test.ts'],
  },
  'I-58': {
    how: text(
      '当事人离职或变动的,案件终止、任务关闭、告知评分人;未办任务由接任人办理。',
      'Who leaves or moves: the case ends, tasks close, raters are told; open tasks go to the successor.',
    ),
    workflows: ['departure', 'departureOpener'],
    tests: ['test/api/people/people-pipelines.test.ts', 'test/workflows/trial/trial-review.test.ts'],
  },
  'I-59': {
    how: text(
      '试用中的 C 或投诉按 §11 处理职级,试用去留由人力资源部提出、总经理决定。',
      '§11 for the level; HR asks and the general manager decides on the trial.',
    ),
    tasks: ['trial.manage', 'trial.end'],
    tests: ['test/workflows/trial/trial.test.ts'],
  },
  'I-60': {
    how: text('试用未通过的回到原岗位与职级,薪资不变。', 'Back to the former post and level, without effect on pay.'),
    tasks: ['trial.end'],
    tests: ['test/workflows/trial/trial.test.ts'],
  },
  'I-61': {
    how: text('正式任命后取现职级与高级(一般)中较高者。', 'The higher of the present level and senior, ordinary.'),
    tests: ['test/api/cases/appointment-day.test.ts'],
  },
  'I-64': {
    how: text('降一步。', 'One step down.'),
    rules: ['setback'],
    tests: ['test/policy/vectors.test.ts'],
  },
  'I-76': {
    how: text('投诉未成立的,拟定改进计划。', 'Without an upheld complaint, an improvement plan.'),
    rules: ['setback'],
    tests: ['test/policy/levels.test.ts'],
  },
};

/** By entry of the register: those that nothing else traces, and I-77 to I-83. */
export const TRACE_OF_REGISTER: Readonly<Record<string, RegisterTrace>> = { ...OLDER, ...NEWER };
