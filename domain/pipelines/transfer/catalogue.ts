import { decided, decisions, noted, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_ONCE, AT_RELEASE, atOnce, atRelease, tells, told, UNDER_WAY } from '../../sight/telling.js';
import type { TransferActByKind } from './acts.js';

/** A transfer (§10). */

const STAGES = stages({
  opening: {
    clause: 'I-72',
    title: text('确认空缺', 'Opening'),
    to: ['agreement', 'refused'],
    tells: tells('passed', 'passed', 'now', 'passed'),
  },
  mapping: {
    clause: 'I-72',
    title: text('对应职级', 'Level mapped'),
    to: ['agreement', 'refused'],
    tells: UNDER_WAY,
  },
  agreement: {
    clause: '10',
    title: text('双方部门同意', 'Agreement'),
    to: ['acknowledgement', 'consent', 'refused'],
    tells: tells('passed', 'now', 'now', 'now'),
  },
  acknowledgement: {
    clause: '10',
    title: text('员工知悉', 'Acknowledgement'),
    to: ['waiting', 'notice', 'transferred'],
    tells: AT_ONCE,
  },
  consent: {
    clause: 'I-72',
    title: text('本人是否同意', 'Agreement of the person'),
    to: ['waiting', 'anew'],
    tells: AT_RELEASE,
  },
  anew: {
    clause: 'I-72',
    title: text('未获同意，重新提出', 'Proposed anew'),
    to: ['anew-decision', 'refused'],
    tells: UNDER_WAY,
  },
  'anew-decision': {
    clause: 'I-72',
    title: text('未获同意，总经理决定', 'Decided anew'),
    to: ['anew', 'waiting', 'refused'],
    tells: UNDER_WAY,
  },
  waiting: {
    clause: '12.1',
    title: text('等待调动日', 'Waiting'),
    to: ['notice', 'transferred', 'anew'],
    tells: AT_ONCE,
  },
  notice: {
    clause: '12.1',
    title: text('签收通知书', 'Notice'),
    to: ['transferred'],
    tells: AT_RELEASE,
    marks: ['holds'],
  },
  refused: {
    clause: '10',
    title: text('不同意', 'refused'),
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
  transferred: {
    clause: '12.1',
    title: text('已调岗', 'transferred'),
    end: 'well',
    to: [],
    tells: AT_RELEASE,
  },
});

const TASKS: Readonly<Record<keyof TransferActByKind, Task<keyof typeof STAGES>>> = {
  'transfer.opening': {
    clause: 'I-72',
    title: text('确认岗位空缺', 'Confirm the opening for a transfer'),
    tells: tells('release', 'release', 'now', 'release'),
    about: 'case',
    readsPapers: true,
  },
  'transfer.mapping': {
    clause: '10',
    title: text('核定调岗职级', 'Map the level of a transfer'),
    tells: AT_RELEASE,
    about: 'case',
  },
  'transfer.agreement': {
    clause: '10',
    title: text('同意调岗', 'Agree to a transfer'),
    tells: tells('release', 'now', 'now', 'release'),
    about: 'case',
    returns: [
      { to: 'mapping', redo: 'transfer.mapping', heardBy: 'office' },
      { to: 'opening', redo: 'transfer.opening', heardBy: 'office' },
    ],
    readsPapers: true,
  },
  'transfer.acknowledgement': {
    clause: '10',
    title: text('确认知悉调岗', 'Acknowledge a transfer'),
    tells: AT_ONCE,
    about: 'case',
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const TRANSFER = {
  known: AT_ONCE,
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'application:lodged': noted('本人申请调岗', 'applied for the transfer himself', atOnce),
    'transfer:asked': noted('提出调岗', 'asked for the transfer', told('release', 'now', 'now', 'now')),
    'transfer-opening:confirm': decided(
      '确认岗位空缺',
      'confirmed the opening',
      told('release', 'release', 'now', 'release'),
    ),
    'transfer-opening:refuse': decided('岗位无空缺', 'found no opening', told('release', 'release', 'now', 'release')),
    'transfer-mapping:mapped': decided('核定对应职级', 'mapped the level', atRelease),
    'agreement:agreed': decided('同意调岗', 'agreed to the transfer', told('release', 'now', 'now', 'release')),
    'agreement:refused': decided(
      '不同意调岗',
      'did not agree to the transfer',
      told('release', 'now', 'now', 'release'),
    ),
    'acknowledgement:acknowledged': noted('已知悉调岗', 'acknowledged the transfer', atOnce),
    'transfer:carried-on': noted('调岗后继续办理', 'goes on after a transfer', atOnce),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
