import { decisions, noted, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { atOnce, OFFICES_ONLY, tells, told } from '../../sight/telling.js';
import type { RebaseActByKind } from './acts.js';

/** A move to another policy version (I-73): HR and the general manager settle it; its person hears the result. */

const SETTLED = tells('release', 'never', 'never', 'never');
const settled = told('release', 'never', 'never', 'never');

const STAGES = stages({
  'gm-decision': {
    clause: 'I-73',
    title: text('总经理审批', 'General manager'),
    to: ['rebased', 'rejected'],
    tells: OFFICES_ONLY,
  },
  rejected: {
    clause: 'I-73',
    title: text('未同意', 'not agreed to'),
    end: 'otherwise',
    to: [],
    tells: SETTLED,
  },
  cancelled: {
    clause: 'I-58',
    title: text('已终止', 'called off'),
    end: 'called-off',
    to: [],
    tells: SETTLED,
  },
  rebased: {
    clause: 'I-73',
    title: text('已更换', 'moved'),
    end: 'well',
    to: [],
    tells: SETTLED,
  },
});

const TASKS: Readonly<Record<keyof RebaseActByKind, Task<keyof typeof STAGES>>> = {
  'rebase.gm-decision': {
    clause: 'I-73',
    title: text('审批更换制度版本', 'Decide on another policy version'),
    tells: SETTLED,
    about: 'case',
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const REBASE = {
  known: SETTLED,
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'rebase:asked': noted('申请更换制度版本', 'another policy version asked for', settled),
    'rebase:approved': noted('同意更换制度版本', 'another policy version agreed to', settled),
    'rebase:rejected': noted('不同意更换制度版本', 'another policy version not agreed to', settled),
    'rebase:rebased': noted('改按另一制度版本重新评定', 'evaluated again under another policy version', atOnce),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
