import { decided, decisions, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import {
  AT_ONCE,
  AT_RELEASE,
  atRelease,
  internal,
  returned,
  tells,
  told,
  UNDER_WAY,
  ON_ISSUE,
} from '../../sight/telling.js';
import type { AppointmentActByKind } from './acts.js';

/**
 * The appointment after a trial, and how a case of §9 ends (9.5.7 to 9.5.10): the candidate is told what he has to do
 * himself (9.5.7), and the result at the release (9.5.9).
 */

const STAGES = stages({
  report: {
    clause: '9.5.7',
    title: text('述职报告', 'Report on duties'),
    to: ['awaiting-defense'],
    tells: tells('now', 'passed', 'passed', 'passed'),
  },
  'awaiting-defense': {
    clause: '9.5.7',
    title: text('组织评审', 'Panel to be called'),
    to: ['in-defense'],
    tells: AT_ONCE,
  },
  'in-defense': {
    clause: '9.5.7',
    title: text('评审答辩', 'Defense'),
    to: ['ready', 'awaiting-defense'],
    tells: AT_ONCE,
  },
  ready: {
    clause: '9.5.8',
    title: text('汇总报送', 'Put forward'),
    to: ['with-gm'],
    tells: UNDER_WAY,
    marks: ['awaits-approval'],
  },
  'with-gm': {
    clause: '9.5.8',
    title: text('总经理审批', 'General manager'),
    to: ['approved', 'rejected', 'ready', 'awaiting-defense'],
    tells: UNDER_WAY,
    marks: ['awaits-approval'],
  },
  approved: {
    clause: '9.5.9',
    title: text('反馈结果', 'Hand-back'),
    to: ['interview', 'appointed'],
    tells: UNDER_WAY,
    marks: ['awaits-release'],
  },
  interview: {
    clause: '9.5.9',
    title: text('面谈', 'Interview'),
    to: ['confirmation', 'appointed'],
    tells: AT_RELEASE,
    marks: ['holds'],
  },
  confirmation: {
    clause: '9.5.9',
    title: text('确认面谈', 'Confirmation'),
    to: ['notice', 'interview', 'not-appointed', 'appointed'],
    tells: AT_RELEASE,
    marks: ['holds'],
  },
  notice: {
    clause: '9.5.9',
    title: text('签收通知书', 'Notice'),
    to: ['publication', 'appointed'],
    tells: AT_RELEASE,
    marks: ['holds'],
  },
  publication: {
    clause: '9.5.10',
    title: text('红头文件', 'Company notice'),
    to: ['appointed'],
    tells: AT_RELEASE,
    marks: ['holds'],
  },
  rejected: {
    clause: '9.5.8',
    title: text('未获批准', 'rejected'),
    end: 'otherwise',
    to: ['interview'],
    tells: AT_RELEASE,
  },
  'not-appointed': {
    clause: '9.5.9',
    title: text('未任命', 'not appointed'),
    end: 'otherwise',
    to: [],
    tells: AT_RELEASE,
  },
  cancelled: {
    clause: 'I-58',
    title: text('已终止', 'called off'),
    end: 'called-off',
    to: [],
    tells: AT_RELEASE,
  },
  appointed: {
    clause: '9.5.10',
    title: text('已任命', 'appointed'),
    end: 'well',
    to: [],
    tells: AT_RELEASE,
  },
});

const TO_REPORT = { to: 'report', redo: 'candidate.report', heardBy: 'office' } as const;
const TO_PANEL = { to: 'awaiting-defense', redo: 'candidate.appoint-panel', heardBy: 'office' } as const;
const TO_HR = { to: 'ready', redo: 'candidate.gm-submission', heardBy: 'office' } as const;

const TASKS: Readonly<Record<keyof AppointmentActByKind, Task<keyof typeof STAGES>>> = {
  'candidate.report': {
    clause: '9.5.7',
    title: text('提交述职报告', 'Hand in the report on duties'),
    tells: tells('now', 'release', 'release', 'release'),
    about: 'case',
    beside: ['trial'],
    hands: 'duty-report',
  },
  'candidate.appoint-panel': {
    clause: '9.5.7',
    title: text('组织述职答辩', 'Appoint the panel for the candidate'),
    tells: AT_ONCE,
    about: 'case',
    beside: ['trial'],
    returns: [TO_REPORT],
    readsPapers: true,
  },
  'candidate.gm-submission': {
    clause: '9.5.8',
    title: text('汇总述职资料报总经理', 'Lay the report before the general manager'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['trial'],
    returns: [TO_PANEL, TO_REPORT],
    readsPapers: true,
  },
  'candidate.gm-decision': {
    clause: '9.5.8',
    title: text('审批正式任命', 'Decide on the formal appointment'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['vacancy', 'trial'],
    returns: [TO_HR, TO_PANEL, TO_REPORT],
    readsPapers: true,
  },
  'candidate.release': {
    clause: '9.5.9',
    title: text('反馈任命审批结果', 'Hand the decision back'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['result'],
  },
  'candidate.notice-draft': {
    clause: '9.5.10',
    title: text('拟定任命红头文件', 'Draft the company-wide notice'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['vacancy', 'result'],
  },
  'candidate.notice-sign-off': {
    clause: '9.5.10',
    title: text('签发任命红头文件', 'Sign the company-wide notice off'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['vacancy', 'result'],
  },
  'notice.withdrawal': {
    clause: 'I-62',
    title: text('签发红头文件的撤回', 'Sign the withdrawal of a notice off'),
    tells: AT_RELEASE,
    about: 'case',
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const APPOINTMENT = {
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'report:handed-in': decided(
      '提交述职报告',
      'handed in the report on duties',
      told('now', 'release', 'release', 'now'),
    ),
    'report:waived': decided('无述职报告继续', 'went on without a report', told('now', 'release', 'release', 'now')),
    'release:handed-back': decided('反馈审批结果', 'handed the result back', atRelease),
    'appointment:cancelled': decided('任命案件取消', 'the case was cancelled', atRelease),
    'company-notice:drafted': decided('拟定红头文件', 'drafted the company-wide notice', internal),
    'company-notice:returned': decided('退回红头文件草案', 'returned the draft of the notice', returned(false, false)),
    'company-notice:published': decided('发布红头文件', 'published the company-wide notice', atRelease),
    'withdrawal:requested': decided('申请撤回红头文件', 'asked to withdraw the notice', internal),
    'withdrawal:signed': decided('撤回红头文件', 'withdrew the notice', atRelease),
    'withdrawal:returned': decided('不予撤回红头文件', 'did not withdraw the notice', internal),
  }),
  documents: papers({
    'appointment-notice': {
      clause: '9.5.9',
      title: text('任命与薪资调整通知书', 'Notice of post, level and pay'),
      tells: ON_ISSUE,
      covers: 'pay',
    },
    'company-notice': { clause: '9.5.10', title: text('晋升任命公告', 'Notice of appointment'), tells: AT_ONCE },
  }),
} as const satisfies Catalogue;
