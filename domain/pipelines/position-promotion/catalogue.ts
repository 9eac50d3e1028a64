import { decided, decisions, papers, stagesLeadingTo, type Catalogue, type Stage, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import {
  AT_ONCE,
  SINGLE_SCORES,
  AT_RELEASE,
  atOnce,
  atRelease,
  byScore,
  internal,
  OFFICES_ONLY,
  tells,
  told,
  UNDER_WAY,
} from '../../sight/telling.js';
import type { VacancyActByKind } from './acts.js';

/**
 * A vacancy and its nominees until the trial is approved (9.1 to 9.5.4). What comes then of the case is declared by
 * its trial and its appointment.
 */

const STAGES = stagesLeadingTo<'trial' | 'rejected' | 'cancelled'>()({
  nomination: {
    clause: '9.5.1',
    title: text('部门申报', 'Nomination'),
    to: ['verification', 'cancelled'],
    state: text('退回部门，待重新申报', 'returned to the department'),
    tells: tells('passed', 'passed', 'now', 'passed'),
  },
  verification: {
    clause: '9.5.1',
    title: text('资格核定', 'Verification'),
    to: ['assessment', 'not-qualified', 'nomination'],
    state: text('待核定', 'to be verified'),
    tells: tells('passed', 'passed', 'first-round', 'passed'),
  },
  assessment: {
    clause: '9.5.2',
    title: text('胜任素质与周边绩效', 'Assessment'),
    to: ['qualification', 'not-qualified'],
    state: text('评估中', 'being assessed'),
    tells: tells('passed', 'passed', 'first-round', 'first-round'),
  },
  qualification: {
    clause: '9.5.3',
    title: text('资格审查', 'Qualification'),
    to: ['trial-ready', 'not-qualified'],
    state: text('资格审查', 'qualification record'),
    tells: UNDER_WAY,
  },
  'trial-ready': {
    clause: '9.5.4',
    title: text('报送总经理', 'Put forward'),
    to: ['trial-with-gm'],
    state: text('待报总经理', 'ready for the GM'),
    tells: UNDER_WAY,
  },
  'trial-with-gm': {
    clause: '9.5.4',
    title: text('批准试用', 'Approval of the trial'),
    to: ['trial', 'verification', 'qualification', 'rejected'],
    state: text('总经理审批中', 'with the GM'),
    tells: UNDER_WAY,
  },
  'not-qualified': {
    clause: '9.5.3',
    title: text('资格不符', 'not qualified'),
    end: 'otherwise',
    to: [],
    tells: AT_RELEASE,
  },
});

/** Where somebody stands whose trial is not approved yet: the vacancy's workflow carries him. */
export type NomineeStage = Exclude<keyof typeof STAGES, 'not-qualified'>;
/** The stages at which a nomination is still open. */
export const NOMINEE_STAGES = Object.entries<Stage>(STAGES).flatMap(([stage, { end }]) =>
  end === undefined ? [stage as NomineeStage] : [],
);

const TO_NOMINATION = {
  to: 'nomination',
  redo: 'vacancy.renomination',
  heardBy: 'department',
  opens: true,
} as const;
const TO_VERIFICATION = { to: 'verification', redo: 'vacancy.verification', heardBy: 'office' } as const;
const TO_QUALIFICATION = { to: 'qualification', redo: 'vacancy.qualification', heardBy: 'office' } as const;

const TASKS: Readonly<Record<keyof VacancyActByKind, Task<keyof typeof STAGES>>> = {
  'vacancy.manage': {
    clause: '9.1',
    title: text('管理岗位空缺', 'Manage the vacancy'),
    tells: AT_RELEASE,
    about: 'vacancy',
    beside: ['vacancy'],
  },
  'vacancy.nomination': {
    clause: '9.5.1',
    title: text('申报职务晋升人选', 'Nominate for the post'),
    tells: AT_ONCE,
    about: 'vacancy',
    beside: ['vacancy', 'eligible'],
  },
  'vacancy.renomination': {
    clause: '9.5.1',
    title: text('重新申报或撤回申报', 'Nominate anew, or withdraw the nomination'),
    tells: tells('release', 'release', 'now', 'release'),
    about: 'case',
    beside: ['vacancy', 'eligible'],
  },
  'vacancy.verification': {
    clause: '9.5.2',
    title: text('核定申报人员情况', 'Verify the nominee'),
    tells: tells('release', 'release', 'first-round', 'release'),
    about: 'case',
    beside: ['vacancy', 'sheet-raters'],
    returns: [TO_NOMINATION],
  },
  'vacancy.competency-sheet': {
    clause: '9.5.2',
    title: text('填写胜任素质评估表', 'Fill in the competency sheet'),
    tells: OFFICES_ONLY,
    about: 'case',
    beside: ['vacancy'],
    sealed: true,
    sheet: 'competency',
  },
  'vacancy.peripheral-sheet': {
    clause: '9.5.2',
    title: text('填写周边绩效考核表', 'Fill in the peripheral sheet'),
    tells: OFFICES_ONLY,
    about: 'case',
    beside: ['vacancy'],
    sealed: true,
    sheet: 'peripheral',
  },
  'vacancy.raters': {
    clause: '9.5.2',
    title: text('跟进评估表填写', 'Follow up the sheets'),
    tells: OFFICES_ONLY,
    about: 'case',
    beside: ['vacancy', 'sheets'],
  },
  'vacancy.qualification': {
    clause: '9.5.3',
    title: text('填写资格审查评定表', 'Fill in the qualification record'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['vacancy', 'sheets'],
    returns: [TO_VERIFICATION, TO_NOMINATION],
  },
  'vacancy.gm-submission': {
    clause: '9.5.4',
    title: text('汇总试用任命资料报总经理', 'Lay the trial appointments before the general manager'),
    tells: AT_RELEASE,
    about: { standing: ['trial-ready'] },
    beside: ['vacancy'],
    returns: [TO_QUALIFICATION, TO_VERIFICATION, TO_NOMINATION],
  },
  'vacancy.gm-decision': {
    clause: '9.5.4',
    title: text('审批试用任命', 'Decide on the trial appointments'),
    tells: AT_RELEASE,
    about: { standing: ['trial-with-gm'] },
    beside: ['vacancy'],
    returns: [TO_QUALIFICATION, TO_VERIFICATION, TO_NOMINATION],
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const VACANCY = {
  known: AT_ONCE,
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'nomination:nominated': decided('申报为人选', 'nominated', atOnce),
    'nomination:renominated': decided(
      '退回后重新申报',
      'nominated anew after a return',
      told('release', 'release', 'now', 'release'),
    ),
    'nomination:withdrawn': decided('部门撤回申报', 'the department withdrew the nomination', atRelease),
    'verification:confirmed': decided(
      '核定通过，发出评估表',
      'verified; the sheets were asked for',
      told('release', 'release', 'first-round', 'release'),
    ),
    'verification:ruled-proceed': decided(
      '裁定：不计受保护假期的月份',
      'ruled: months of protected leave are left out',
      told('release', 'release', 'first-round', 'release'),
    ),
    'verification:ruled-refuse': decided('裁定：按原窗口，不予通过', 'ruled: the window as it is; refused', atRelease),
    'verification:refused': decided('核定不予通过', 'refused in the verification', atRelease),
    'verification:rater-replaced': decided('更换评估人', 'named another rater', internal),
    'assessment:passed': decided('评估得分达到试用任命分数', 'the sheets reach the marks for a trial', byScore),
    'assessment:failed': decided('评估得分未达试用任命分数', 'the sheets do not reach the marks for a trial', byScore),
    'qualification:qualified': decided('资格审查：符合', 'found to qualify', atRelease),
    'qualification:not-qualified': decided('资格审查：不符合', 'found not to qualify', atRelease),
    'cancellation:left': decided('员工离职，案件终止', 'ended: the person left', atRelease),
    'cancellation:transferred': decided('员工调岗，案件终止', 'ended: the person moved', atRelease),
    'cancellation:vacancy-closed': decided('空缺关闭，案件终止', 'ended: the vacancy was closed', atRelease),
  }),
  documents: papers({
    'qualification-record': {
      clause: '9.5.3',
      title: text('管理干部资格审查评定表', 'Qualification record'),
      tells: SINGLE_SCORES,
    },
  }),
} as const satisfies Catalogue;
