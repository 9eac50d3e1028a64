import { decisions, noted, papers, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_RELEASE, atRelease, ON_ISSUE } from '../../sight/telling.js';
import type { ClosingActByKind } from './acts.js';

/** Interview, receipt and signature (8.5.6, 8.5.7, 9.5.9, 15.3), with which a result closes. */

const TASKS: Readonly<Record<keyof ClosingActByKind, Task>> = {
  'level.interview': {
    clause: '8.5.6',
    title: text('评审结果面谈', 'Hold the interview about the result'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['result'],
    inOneAct: true,
  },
  'level.interview-confirmation': {
    clause: '8.5.6',
    title: text('确认已面谈', 'Confirm that the interview took place'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['result'],
    inOneAct: true,
  },
  'level.notice': {
    clause: '8.5.7',
    title: text('签收调整通知书', 'Sign the notice'),
    tells: AT_RELEASE,
    about: 'case',
    beside: ['result'],
    signs: 'sheet',
    inOneAct: true,
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const CLOSING = {
  stages: {},
  tasks: TASKS,
  decisions: decisions({
    'interview:held': noted('已面谈', 'interview held', atRelease),
    'confirmation:confirmed': noted('确认已面谈', 'confirmed that the interview took place', atRelease),
    'confirmation:denied': noted('否认已面谈', 'denied that the interview took place', atRelease),
    'notice:signed': noted('签收通知书', 'signed the notice', atRelease),
    'notice:refused': noted('拒签通知书', 'refused to sign the notice', atRelease),
    'notice:not-reached': noted('通知书未能送达本人', 'could not be reached with the notice', atRelease),
  }),
  documents: papers({
    'level-notice': {
      clause: '8.5.7',
      title: text('任职资格/薪资调整通知书', 'Notice of level and pay'),
      tells: ON_ISSUE,
      covers: 'pay',
    },
  }),
} as const satisfies Catalogue;
