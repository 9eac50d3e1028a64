import { decided, decisions, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_ONCE, AT_RELEASE, atRelease, returned, tells, told, UNDER_WAY } from '../../sight/telling.js';
import type { ConfirmationActByKind } from './acts.js';

/**
 * A confirmation (§7): supervisor and manager propose and review (7.2.1); whoever returned it, who has to act again is
 * told.
 */

const STAGES = stages({
  proposal: {
    clause: '7.2.1',
    title: text('提出定级', 'Proposal'),
    to: ['review', 'decision'],
    tells: tells('passed', 'now', 'now', 'never'),
  },
  review: {
    clause: '7.2.1',
    title: text('部门复核', 'Review'),
    to: ['decision', 'proposal'],
    tells: tells('passed', 'now', 'now', 'never'),
  },
  decision: {
    clause: '7.2.2',
    title: text('人力资源决定', 'Decision'),
    to: ['notice', 'gm-decision', 'proposal'],
    tells: UNDER_WAY,
  },
  'gm-decision': {
    clause: 'I-43',
    title: text('总经理审批例外', 'Exception'),
    to: ['notice'],
    tells: UNDER_WAY,
  },
  notice: {
    clause: '7.2.2',
    title: text('签收通知书', 'Notice'),
    to: ['confirmed'],
    tells: AT_RELEASE,
    marks: ['holds'],
  },
  cancelled: {
    clause: 'I-58',
    title: text('已终止', 'called off'),
    end: 'called-off',
    to: [],
    tells: AT_RELEASE,
  },
  confirmed: {
    clause: '7.2.2',
    title: text('已转正', 'confirmed'),
    end: 'well',
    to: [],
    tells: AT_RELEASE,
  },
});

const TO_PROPOSAL = { to: 'proposal', redo: 'confirmation.proposal', heardBy: 'department' } as const;
const TO_REVIEW = { to: 'review', redo: 'confirmation.review', heardBy: 'department' } as const;
const TO_DECISION = { to: 'decision', redo: 'confirmation.decision', heardBy: 'office' } as const;

const TASKS: Readonly<Record<keyof ConfirmationActByKind, Task<keyof typeof STAGES>>> = {
  'confirmation.proposal': {
    clause: '7.2.1',
    title: text('提出转正定级建议', 'Propose the level at confirmation'),
    tells: tells('release', 'now', 'now', 'never'),
    about: 'case',
  },
  'confirmation.review': {
    clause: '7.2.1',
    title: text('审核转正定级建议', 'Review the proposal at confirmation'),
    tells: tells('release', 'now', 'now', 'never'),
    about: 'case',
    returns: [TO_PROPOSAL],
    readsPapers: true,
  },
  'confirmation.decision': {
    clause: '7.2.2',
    title: text('核定转正定级', 'Decide the level at confirmation'),
    tells: AT_RELEASE,
    about: 'case',
    returns: [TO_REVIEW, TO_PROPOSAL],
    readsPapers: true,
  },
  'confirmation.gm-decision': {
    clause: 'I-43',
    title: text('审批转正定级例外', 'Decide an exception at confirmation'),
    tells: AT_RELEASE,
    about: 'case',
    returns: [TO_DECISION, TO_REVIEW, TO_PROPOSAL],
    readsPapers: true,
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const CONFIRMATION = {
  known: AT_ONCE,
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'proposal:proposed': decided('提出定级建议', 'proposed a level', told('release', 'now', 'now', 'never')),
    'review:endorse': decided('同意定级建议', 'endorsed the proposal', told('release', 'now', 'now', 'never')),
    'review:amend': decided('修改定级建议', 'amended the proposal', told('release', 'now', 'now', 'never')),
    'review:return': decided('退回定级建议', 'returned the proposal', returned(true, true)),
    'hr-decision:approve': decided('核定定级', 'decided as proposed', atRelease),
    'hr-decision:amend': decided('改定职级', 'decided on another level', atRelease),
    'hr-decision:return': decided('核定时退回', 'returned by HR', returned(true, true)),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
