import { decided, decisions, noted, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { tells, told } from '../../sight/telling.js';
import type { DepartureActByKind } from './acts.js';

/** A departure (I-58). */

const TO_DEPARTMENT = tells('now', 'now', 'now', 'never');
const toDepartment = told('now', 'now', 'now', 'never');

const STAGES = stages({
  waiting: {
    clause: 'I-58',
    title: text('等待最后工作日', 'Waiting'),
    to: ['settling', 'withdrawn'],
    tells: TO_DEPARTMENT,
  },
  settling: {
    clause: 'I-58',
    title: text('交接', 'Handing over'),
    to: ['left'],
    tells: TO_DEPARTMENT,
    marks: ['holds'],
  },
  withdrawn: {
    clause: 'I-58',
    title: text('已撤销', 'withdrawn'),
    end: 'otherwise',
    to: [],
    tells: TO_DEPARTMENT,
  },
  left: {
    clause: 'I-58',
    title: text('已离职', 'left'),
    end: 'well',
    to: [],
    tells: TO_DEPARTMENT,
  },
});

const TASKS: Readonly<Record<keyof DepartureActByKind, Task<keyof typeof STAGES>>> = {
  'departure.conduct': {
    clause: 'I-58',
    title: text('办理离职交接', 'Conduct a departure'),
    tells: TO_DEPARTMENT,
    about: 'case',
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const DEPARTURE = {
  known: TO_DEPARTMENT,
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'departure:recorded': noted('登记离职', 'recorded the departure', toDepartment),
    'departure:move': decided('离职改期', 'moved the departure', toDepartment),
    'departure:withdraw': decided('撤销离职', 'took the departure back', toDepartment),
    'departure:name-successor': decided('更换接任人', 'named another successor', toDepartment),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
