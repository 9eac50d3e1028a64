import { decided, decisions, papers, stagesLeadingTo, type Catalogue, type Task } from '../catalogue.js';
import { text, type Text } from '../../vocabulary/text.js';
import {
  AT_ONCE,
  AT_RELEASE,
  atOnce,
  atRelease,
  byScore,
  FOR_HR,
  internal,
  OFFICES_ONLY,
  UNDER_WAY,
  ON_ISSUE,
  type StageWhen,
  type Telling,
} from '../../sight/telling.js';
import type { TrialActByKind } from './acts.js';

/**
 * The trial of a case of §9 (9.5.5, 9.5.6): told by its letter. That the 360° review is over is told by nothing but
 * what follows from it.
 */

const STAGES = stagesLeadingTo<'report' | 'interview' | 'not-appointed'>()({
  'trial-letter': {
    clause: '9.5.5',
    title: text('试用任命通知', 'Letter of trial'),
    to: ['trial', 'trial-ended'],
    tells: UNDER_WAY,
  },
  trial: {
    clause: '9.5.5',
    title: text('试用', 'Trial'),
    to: ['trial-letter', 'trial-review', 'trial-ended'],
    tells: AT_ONCE,
  },
  'trial-review': {
    clause: '9.5.6',
    title: text('360°考核', '360° review'),
    to: ['trial', 'trial-below-mark', 'trial-passed', 'trial-failed', 'trial-ended'],
    tells: UNDER_WAY,
  },
  'trial-below-mark': {
    clause: 'I-57',
    title: text('未达标的处理', 'Below the mark'),
    to: ['trial', 'trial-failed', 'trial-ended'],
    tells: UNDER_WAY,
  },
  'trial-passed': {
    clause: '9.4.2',
    title: text('考核达标', 'Passed'),
    to: ['report'],
    tells: UNDER_WAY,
  },
  'trial-failed': {
    clause: '9.4.2',
    title: text('试用未通过', 'trial failed'),
    end: 'otherwise',
    to: ['interview', 'not-appointed'],
    tells: AT_RELEASE,
  },
  'trial-ended': {
    clause: 'I-59',
    title: text('试用提前结束', 'trial ended'),
    end: 'otherwise',
    to: ['interview', 'not-appointed'],
    tells: AT_RELEASE,
  },
});

/** A place of the trial itself. */
interface TrialPlace {
  readonly title: Text;
  /** How the case says it. */
  readonly ofCase: keyof typeof STAGES;
  readonly tells: Telling<StageWhen>;
  /** Nothing more comes of the trial. */
  readonly over: boolean;
}

/** Where the trial itself stands (9.5.5, 9.5.6); to whom it is `never` told there is no trial yet. */
export const TRIAL_ROW = {
  letter: {
    title: text('待发通知', 'letter to be issued'),
    ofCase: 'trial-letter',
    tells: OFFICES_ONLY,
    over: false,
  },
  scheduled: {
    title: text('待开始', 'to begin'),
    ofCase: 'trial',
    tells: AT_ONCE,
    over: false,
  },
  running: {
    title: text('试用中', 'on trial'),
    ofCase: 'trial',
    tells: AT_ONCE,
    over: false,
  },
  review: {
    title: text('考核中', 'under review'),
    ofCase: 'trial-review',
    tells: UNDER_WAY,
    over: false,
  },
  'below-mark': {
    title: text('考核未达标', 'below the mark'),
    ofCase: 'trial-below-mark',
    tells: UNDER_WAY,
    over: false,
  },
  passed: {
    title: text('考核达标', 'passed'),
    ofCase: 'trial-passed',
    tells: UNDER_WAY,
    over: true,
  },
  failed: {
    title: text('试用未通过', 'failed'),
    ofCase: 'trial-failed',
    tells: AT_RELEASE,
    over: true,
  },
  ended: {
    title: text('已提前结束', 'ended early'),
    ofCase: 'trial-ended',
    tells: AT_RELEASE,
    over: true,
  },
} as const satisfies Readonly<Record<string, TrialPlace>>;

/** Where a trial stands. */
export type TrialStage = keyof typeof TRIAL_ROW;
/** The stages of a trial, in their order. */
export const TRIAL_STAGES = Object.keys(TRIAL_ROW) as readonly TrialStage[] as readonly [TrialStage, ...TrialStage[]];

const TASKS: Readonly<Record<keyof TrialActByKind, Task<keyof typeof STAGES>>> = {
  'trial.letter': {
    clause: '9.5.5',
    title: text('发出试用任命通知', 'Issue the trial letter'),
    tells: AT_ONCE,
    about: 'case',
    beside: ['vacancy'],
  },
  'trial.manage': {
    clause: 'I-51',
    title: text('管理试用任命', 'Manage the trial appointment'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['trial'],
    untold: {
      opened: text(
        '试用期间一直可办，到期前另行提醒',
        'it may be done throughout the trial; reminders come at its end',
      ),
      withdrawn: text('试用期间一直可办，没有请谁办理', 'it may be done throughout the trial; nobody was asked to'),
    },
  },
  'trial.extension': {
    clause: 'I-51',
    title: text('审批延长试用任命', 'Decide on the extension of a trial'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['trial'],
  },
  'trial.end': {
    clause: 'I-59',
    title: text('审批结束试用任命', 'Decide on the end of a trial'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['trial'],
  },
  'trial.below-mark': {
    clause: 'I-57',
    title: text('考核未达标的处理', 'Propose what follows a score below the mark'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['trial'],
  },
  'review.raters': {
    clause: '9.5.6',
    title: text('确认考核人名单', 'Confirm who is asked in the review'),
    tells: OFFICES_ONLY,
    about: 'case',
    beside: ['trial', 'raters'],
  },
  'review.sheet': {
    clause: '9.5.6',
    title: text('填写360°考核表（匿名）', 'Fill in the 360° sheet (anonymous)'),
    tells: FOR_HR,
    about: 'nobody',
    sealed: true,
    sheet: 'review-360',
    untold: {
      opened: text('发起考核时已逐人告知（9.5.6）', 'whoever is asked is told when the review begins (9.5.6)'),
      withdrawn: text('考核取消时已逐人告知（I-58）', 'whoever was asked is told when it is called off (I-58)'),
    },
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const TRIAL = {
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'trial:letter': decided('发出试用任命通知', 'trial letter issued', atOnce),
    'trial:started': decided('试用任命开始', 'trial begun', atOnce),
    'trial:extension-requested': decided('申请延长试用', 'extension asked for', atRelease),
    'trial:extension-refused': decided('总经理不同意延长', 'extension refused by the general manager', atRelease),
    'trial:extended': decided('总经理批准延长试用', 'extended with the general manager’s approval', atOnce),
    'trial:end-requested': decided('申请结束试用', 'end of the trial asked for', atRelease),
    'trial:end-refused': decided('总经理不同意结束', 'end refused by the general manager', atRelease),
    'trial:end-approved': decided('总经理批准结束试用', 'end approved by the general manager', atRelease),
    'trial:paused': decided('试用暂停', 'trial paused', atOnce),
    'trial:resumed': decided('试用恢复', 'trial goes on', atOnce),
    'trial:passed': decided('试用任命考核达标', 'the trial met the mark', atRelease),
    'trial:failed': decided('试用任命考核未达标', 'the trial did not meet the mark', atRelease),
    'trial:ended': decided('试用任命提前终止', 'the trial ended before its time', atRelease),
    'trial:overdue': decided(
      '试用期满而正式任命未定，已报警',
      'the trial is over and nothing decided: alarm',
      internal,
    ),
    'review:raters-confirmed': decided('确认考核人名单', 'raters confirmed', internal),
    'review:launched': decided('发起360°考核', '360° review begun', atRelease),
    'review:rater-added': decided('增加考核人', 'rater added', internal),
    'review:rater-replaced': decided('更换考核人', 'rater replaced', internal),
    'review:rater-gone': decided('考核人缺席', 'rater gone', internal),
    'review:group-waived': decided('豁免一组考核', 'a group of raters waived', internal),
    'review:passed': decided('360°考核达标', '360° score at the mark', byScore),
    'review:failed': decided('360°考核未达标', '360° score below the mark', byScore),
  }),
  documents: papers({
    'trial-letter': {
      clause: '9.5.5',
      title: text('试用任命通知', 'Letter of trial appointment'),
      tells: ON_ISSUE,
    },
  }),
} as const satisfies Catalogue;
