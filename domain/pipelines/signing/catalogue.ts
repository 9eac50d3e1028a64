import { decisions, papers, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { OFFICES_ONLY } from '../../sight/telling.js';
import type { SigningActByKind } from './acts.js';

/** Somebody signs a task of somebody else before, beside or after him (docs/decisions/0058); the desk of any pipeline asks for it. */

const TASKS: Readonly<Record<keyof SigningActByKind, Task>> = {
  'task.signing': {
    clause: 'I-38',
    title: text('加签', 'Sign a colleague’s task'),
    tells: OFFICES_ONLY,
    about: 'case',
    readsPapers: true,
  },
};

/** What it asks of people; what it says of a case stands in the ledger of the task that is signed. */
export const SIGNING = {
  stages: {},
  tasks: TASKS,
  decisions: decisions({}),
  documents: papers({}),
} as const satisfies Catalogue;
