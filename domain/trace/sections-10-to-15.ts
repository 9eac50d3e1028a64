import { text } from '../vocabulary/text.js';
import type { Trace } from './place.js';

/** §10 to §15: transfer, setbacks, pay, and what comes with the policy. */
export const TRACE_OF_SECTIONS_10_TO_15: Readonly<Record<string, Trace>> = {
  '10': {
    how: text(
      '人力资源部发起调岗：同通道保留职级，否则核定新职级；降低职级或薪资的须征求本人同意，不同意或未答复的，由人力资源部经理附材料重新提出、总经理附理由决定后自次月起生效，否则调岗终止（I-41）；客服转质检须有空缺且达中(一)级（I-72）。',
      'HR opens a transfer: the same ladder keeps the level, otherwise HR maps it; where level or pay falls the person is asked to agree, and without that the HR manager proposes anew with papers and the general manager decides with his ground, from the month after, or the transfer ends (I-41); agent to inspector needs an opening and intermediate I (I-72).',
    ),
    tasks: [
      'transfer.opening',
      'transfer.mapping',
      'transfer.agreement',
      'transfer.acknowledgement',
      'consent.answer',
      'consent.withdrawal',
      'consent.anew',
      'consent.gm-decision',
    ],
    workflows: ['transfer'],
    pages: ['/people'],
  },
  '11.1': {
    how: text(
      '登记 C 或 D 后自动发起，导入的相同；公布于启用日之前的由人力资源部逐一决定一次，启用日由人力资源经理确定（I-82）；客服主管拟定改进计划并评判，直属上级陈述意见并陪同（I-70）；一个考核月后评估，可延一次；不达标的，听取本人陈述后由人力资源部提议、总经理审批，决定调岗的即发起调岗（I-69）。直属上级或主管变更的，未办任务随之转交。',
      'Begins by itself when a C or D is recorded, also by import; of those published before the day that the HR manager names, HR decides on each once (I-82); the supervisor writes the plan and judges it, the direct superior is heard and accompanies it (I-70); reviewed after a rating month, once extended; failed, the person is heard, HR proposes and the general manager decides, and a transfer that is decided is opened (I-69). Where superior or supervisor change, open tasks follow.',
    ),
    tasks: [
      'setback.cause',
      'setback.cause-review',
      'setback.statement',
      'setback.proposal',
      'setback.gm-decision',
      'setback.superior-word',
      'setback.plan',
      'setback.plan-review',
    ],
    rules: ['setback'],
    workflows: ['setbackStarter', 'setback', 'relationKeeper'],
    pages: ['/older-setbacks'],
  },
  '11.2': {
    how: text(
      '说明原因者与登记投诉者不得认定投诉，由部门确认；本人先陈述（I-77），人力资源部提议，总经理审批，再征求本人同意。同意的次月降一步；不同意或未答复的，由人力资源部经理附材料重新提出、总经理附理由决定，次月生效（I-41、I-67）。职级与薪资同日变更，通知书由本人签收。',
      'Neither who states the cause nor who recorded the complaint finds on it: the department confirms it; the person states his side (I-77), HR proposes, the general manager decides, and then the person is asked to agree. Agreed, one step down the month after; otherwise the HR manager proposes anew with papers, the general manager decides with his ground, and it holds from the month after (I-41, I-67). Level and pay move together, and he signs for the notice himself.',
    ),
    tasks: [
      'setback.complaint',
      'setback.statement',
      'setback.gm-decision',
      'consent.answer',
      'consent.withdrawal',
      'consent.anew',
      'consent.gm-decision',
      'setback.acknowledgement',
      'setback.post-review',
    ],
    rules: ['setback'],
    workflows: ['setback'],
    documents: ['setback-notice'],
  },
  '11.3': {
    how: text(
      '晋级后三个考核月内的 C，次月降回晋级前职级；同月两次晋级的只降回最后一次（I-63、I-65）。批准后公布的 C 等结果反馈后再评定（I-42）。陈述、审批、同意与生效同 11.2（I-77）。',
      'A C within three rating months of a promotion: back to the level before it, the month after; of two promotions in a month the last is reversed (I-63, I-65). One that is published after an approval is evaluated after the release (I-42). Heard, decided, agreed to and in effect as under 11.2 (I-77).',
    ),
    tasks: [
      'setback.statement',
      'setback.proposal',
      'setback.gm-decision',
      'consent.answer',
      'setback.acknowledgement',
    ],
    rules: ['setback'],
    workflows: ['setback'],
    documents: ['setback-notice'],
  },
  '12.1': {
    how: text(
      '转正与调岗的薪资自当日变更，随决定自动写入。',
      'After a confirmation or a transfer pay changes on that very day, with the decision.',
    ),
    workflows: ['confirmation', 'transfer'],
    pages: ['/people'],
  },
  '12.2': {
    how: text(
      '晋升的薪资自总经理批准当月 1 日变更，随反馈写入（I-42）；正式任命自生效日当月 1 日（I-52）；月底前就未批与未反馈者提醒人力资源部；缺薪资标准的等待补录（I-83）。',
      'After a promotion pay changes on the first of the month of the approval, and is written with the release (I-42); of an appointment, of the month in which it holds (I-52). HR is warned before the month ends of what is not approved or not released; what has no rate waits for it (I-83).',
    ),
    workflows: ['levelPromotionCycle', 'positionPromotion', 'dailyWatch'],
    pages: ['/people'],
  },
  '13.1': {
    how: text(
      '人力资源部在制度页“下一版本”中逐项更改数值、试算、比较，提请总经理批准并定施行日；批准后列出变动告知全体在职人员，各人签收，人力资源部可查未读者（I-80）；进行中的案件保持原版本（I-73）。',
      'HR changes numbers on the policy page under “Next version”, tries and compares them, and asks the general manager to approve them from a first day on; once approved, everybody who is here is told what changes, each gives a receipt, and HR sees who has not (I-80). Open cases keep theirs (I-73).',
    ),
    pages: ['/policy'],
  },
  '13.2': {
    how: text(
      '解释权属人力资源部：每处存疑都在解释登记册中，可切换者写明理由后切换；对决定有异议者五个工作日内申诉，由未参与其事的人力资源人员或部门负责人受理，更正与所更正的决定同时生效、同日起算（I-74）；未决定的职级晋升经总经理同意可改按另一版本评定（I-73）。',
      'HR owns the interpretation: every open point stands in the register, and HR switches those that may be switched, with a reason; who disagrees with a decision appeals within five workdays, to somebody of HR or a head who took no part in it, and a correction holds and counts with what it corrects (I-74); an undecided level promotion is moved to another version with the general manager’s agreement (I-73).',
    ),
    tasks: ['appeal.reader', 'appeal.reading', 'appeal.remedy', 'appeal.gm-decision', 'rebase.gm-decision'],
    workflows: ['appeal', 'rebase'],
    pages: ['/policy', '/standing'],
  },
  '13.3': {
    how: text(
      '版本带生效日；每个案件记录它所依据的版本。版本、开关变动与标准文字的更新各告知一次并保存各人的签收日，任何办理都不等待签收（I-80）；个人信息说明在首次登录时显示。',
      'A version has its first day, and every case names the one it goes by. Versions, changes of switches and new wordings of the standards are announced once each, everybody’s receipt is kept with its day, and nothing waits for it (I-80); the privacy notice is shown at the first log-in.',
    ),
    pages: ['/policy'],
    data: ['version'],
  },
  '14.1': {
    how: text(
      '六项能力与五个大级的描述显示在评分表（按目标职级）与制度页，每格写明是公司原文还是本系统的转述；人力资源部可按制度版本导入公司原文，无须发版；每次答辩保留召集时的文字（I-31）。',
      'The six abilities with the descriptors of the five grades stand on the score sheet (those of the level aimed at) and on the policy page, each saying whether it is the company’s wording or our paraphrase; HR brings in the company’s by policy version, without a release; every session keeps the words it was called with (I-31).',
    ),
    tasks: ['defense.sheets'],
    pages: ['/policy'],
    data: ['standards'],
  },
  '14.2': {
    how: text(
      '原图缺失；其备注（客服转质检）按调岗办理，客服达到职级且有空缺的可自行申请（I-72）。',
      'The picture is lost; its note on agents who become inspectors is carried out as a transfer, for which an agent of the level may apply himself where there is an opening (I-72).',
    ),
    tasks: ['transfer.opening'],
    workflows: ['transfer'],
  },
  '14.3': {
    how: text(
      '原图缺失；流程按 8.5 与 9.5 的文字执行（I-75）。',
      'The picture is lost; the pipelines follow the words of 8.5 and 9.5 (I-75).',
    ),
  },
  '15.1': {
    how: text('评委在任务中填写，自行设计（I-75）。', 'Filled in as a task, our own design (I-75).'),
    tasks: ['defense.sheets'],
  },
  '15.2': {
    how: text('由评分自动汇总，组长签署。', 'Made from the sheets, signed by the chair.'),
    tasks: ['defense.summary'],
  },
  '15.3': {
    how: text(
      '生效时自动生成，只由员工本人在任务中签收或拒签；逾期后人力资源部凭签字页扫描件登记纸面签字，或登记拒签、未能送达并写明原因（I-41）。',
      'Made when the decision takes effect; only the employee signs or refuses, in a task; overdue, HR enters a signature on paper with its scan, or refused or not reached with a reason (I-41).',
    ),
    tasks: ['level.notice', 'setback.acknowledgement'],
    documents: ['level-notice', 'appointment-notice', 'setback-notice'],
    pages: ['/documents'],
  },
  '15.4': {
    how: text(
      '关联部门负责人在任务中填写；项目与权重是制度数据。',
      'Filled in by the related heads; items and weights are policy data.',
    ),
    tasks: ['vacancy.peripheral-sheet'],
  },
  '15.5': {
    how: text(
      '部门负责人在任务中填写；项目与权重是制度数据。',
      'Filled in by the department head; items and weights are policy data.',
    ),
    tasks: ['vacancy.competency-sheet'],
  },
  '15.6': {
    how: text('考核人匿名填写；答案与身份分开保存。', 'Filled in anonymously; answers are kept apart from names.'),
    tasks: ['review.sheet'],
  },
  '15.7': {
    how: text('述职答辩的评委在任务中填写。', 'Filled in by those who hear the report.'),
    tasks: ['defense.sheets'],
  },
  '15.8': {
    how: text('由评分自动汇总，组长签署。', 'Made from the sheets, signed by the chair.'),
    tasks: ['defense.summary'],
  },
};
