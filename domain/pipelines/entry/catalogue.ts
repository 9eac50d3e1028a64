import { decided, decisions, noted, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_ONCE, AT_RELEASE, atOnce, atRelease, returned, tells, UNDER_WAY } from '../../sight/telling.js';
import type { EntryActByKind } from './acts.js';

/**
 * An entry (§6, I-78): the department proposes and reviews, HR verifies, and what is above the standard level goes to
 * the HR manager and the general manager. The person hears of the level when it is settled.
 */

const OF_DEPARTMENT = tells('passed', 'now', 'now', 'never');

const STAGES = stages({
  proposal: {
    clause: 'I-78',
    title: text('提出入职定级', 'Proposal'),
    to: ['review', 'verification'],
    tells: OF_DEPARTMENT,
  },
  review: {
    clause: '4.4.2',
    title: text('经理审核', 'Review'),
    to: ['verification', 'proposal'],
    tells: OF_DEPARTMENT,
  },
  verification: {
    clause: '4.2.1',
    title: text('人力资源核定', 'Verification'),
    to: ['special-approval', 'graded', 'proposal'],
    tells: UNDER_WAY,
  },
  'special-approval': {
    clause: '6.2',
    title: text('特殊定级审批', 'Special approval'),
    to: ['gm-decision', 'graded'],
    tells: UNDER_WAY,
  },
  'gm-decision': {
    clause: '4.1',
    title: text('总经理审批特殊定级', 'General manager on the special level'),
    to: ['graded'],
    tells: UNDER_WAY,
  },
  cancelled: {
    clause: 'I-58',
    title: text('已终止', 'called off'),
    end: 'called-off',
    to: [],
    tells: AT_RELEASE,
  },
  graded: {
    clause: '6',
    title: text('已定级', 'graded'),
    end: 'well',
    to: [],
    tells: AT_RELEASE,
  },
});

const TO_PROPOSAL = { to: 'proposal', redo: 'entry.proposal', heardBy: 'department' } as const;
const TO_REVIEW = { to: 'review', redo: 'entry.review', heardBy: 'department' } as const;
const TO_VERIFICATION = { to: 'verification', redo: 'entry.verification', heardBy: 'office' } as const;
const TO_SUPPORT = { to: 'special-approval', redo: 'entry.special-approval', heardBy: 'office' } as const;

const TASKS: Readonly<Record<keyof EntryActByKind, Task<keyof typeof STAGES>>> = {
  'entry.proposal': {
    clause: 'I-78',
    title: text('提出入职定级建议', 'Propose the level at entry'),
    tells: tells('release', 'now', 'now', 'never'),
    about: 'case',
  },
  'entry.review': {
    clause: '4.4.2',
    title: text('审核入职定级建议', 'Review the proposal at entry'),
    tells: tells('release', 'now', 'now', 'never'),
    about: 'case',
    returns: [TO_PROPOSAL],
    readsPapers: true,
  },
  'entry.verification': {
    clause: '4.2.1',
    title: text('核定入职定级', 'Verify the level at entry'),
    tells: AT_RELEASE,
    about: 'case',
    returns: [TO_REVIEW, TO_PROPOSAL],
    readsPapers: true,
  },
  'entry.special-approval': {
    clause: '6.2',
    title: text('审批入职特殊定级', 'Approve a special entry level'),
    tells: AT_RELEASE,
    about: 'case',
    returns: [TO_VERIFICATION, TO_REVIEW, TO_PROPOSAL],
    readsPapers: true,
  },
  'entry.gm-decision': {
    clause: '4.1',
    title: text('总经理审批入职特殊定级', 'Decide on a special entry level as general manager'),
    tells: AT_RELEASE,
    about: 'case',
    returns: [TO_SUPPORT, TO_VERIFICATION, TO_REVIEW, TO_PROPOSAL],
    readsPapers: true,
  },
};

/** What it may write of a case, ask of people and leave on paper; proposal and review are decided as at a confirmation. */
export const ENTRY = {
  known: AT_ONCE,
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'entry:standard': noted('入职适用标准职级', 'the standard level from the start', atOnce),
    'entry:verify': decided('核定入职职级', 'the level at entry verified', atRelease),
    'entry:return': decided('核定时退回入职定级', 'the proposal at entry returned by HR', returned(true, true)),
    'entry:approve': decided('同意特殊定级，报总经理', 'special entry level supported', atRelease),
    'entry:refuse': decided('不同意特殊定级', 'special entry level refused', atRelease),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
