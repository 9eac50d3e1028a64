import { decided, decisions, papers, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { atOnce, byScore, OFFICES_ONLY } from '../../sight/telling.js';
import type { DefenseActByKind } from './acts.js';

/**
 * A defense session, which §8 and §9 share (8.3.4, 9.3.4). Single scores and who gave them are told to nobody (I-37,
 * I-56).
 */

const TASKS: Readonly<Record<keyof DefenseActByKind, Task>> = {
  'defense.sheets': {
    clause: '8.5.4',
    title: text('填写答辩评审表', 'Fill in the score sheets'),
    tells: OFFICES_ONLY,
    about: 'seat',
    beside: ['panel'],
    readsPapers: true,
    sealed: true,
  },
  'defense.conduct': {
    clause: '8.5.4',
    title: text('主持答辩会务', 'Conduct the defense session'),
    tells: OFFICES_ONLY,
    about: 'session',
    beside: ['panel'],
  },
  'defense.summary': {
    clause: '8.5.4',
    title: text('签署答辩评审汇总表', 'Sign the summary of the defense'),
    tells: OFFICES_ONLY,
    about: 'session',
    beside: ['panel'],
    readsPapers: true,
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const DEFENSE = {
  stages: {},
  tasks: TASKS,
  decisions: decisions({
    'panel:passed': decided('答辩通过', 'passed by the panel', byScore),
    'panel:failed': decided('答辩未通过', 'not passed by the panel', byScore),
    'panel:incomplete': decided('答辩评分不完整', 'the scores of the panel are incomplete', byScore),
    'panel:missed': decided('未参加答辩', 'missed the defense', atOnce),
    'panel:absent': decided('未参加答辩', 'missed the defense', atOnce),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
