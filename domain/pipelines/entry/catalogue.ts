import { decided, decisions, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_ONCE, AT_RELEASE, atRelease, UNDER_WAY } from '../../sight/telling.js';
import type { EntryActByKind } from './acts.js';

/** An entry (§6). */

const STAGES = stages({
  'special-approval': {
    clause: '6.2',
    title: text('特殊定级审批', 'Special approval'),
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

const TASKS: Readonly<Record<keyof EntryActByKind, Task<keyof typeof STAGES>>> = {
  'entry.special-approval': {
    clause: '6.2',
    title: text('审批入职特殊定级', 'Approve a special entry level'),
    tells: AT_RELEASE,
    about: 'case',
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const ENTRY = {
  known: AT_ONCE,
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'entry:accepted': decided('按制度定级', 'graded by the rules', atRelease),
    'entry:approve': decided('批准特殊定级', 'special entry level approved', atRelease),
    'entry:refuse': decided('不同意特殊定级', 'special entry level refused', atRelease),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
