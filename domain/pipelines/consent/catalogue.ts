import { decided, decisions, noted, papers, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { AT_RELEASE, atRelease } from '../../sight/telling.js';
import type { ConsentActByKind } from './acts.js';

/** The agreement of whoever is to be lowered (§10, §11, I-41), and what comes of it where he does not agree. */

const TASKS: Readonly<Record<keyof ConsentActByKind, Task>> = {
  'consent.answer': {
    clause: 'I-41',
    title: text('答复是否同意降低', 'Say whether you agree to be lowered'),
    tells: AT_RELEASE,
    about: 'case',
    signs: 'sheet',
    untold: {
      opened: text(
        '征求意见时已告知本人，写明措施与期限（I-41）',
        'he is asked in words of their own, with the measure (I-41)',
      ),
    },
  },
  'consent.withdrawal': {
    clause: 'I-41',
    title: text('生效前撤回同意', 'Withdraw the agreement before it takes effect'),
    tells: AT_RELEASE,
    about: 'case',
    signs: 'withdrawal',
  },
  'consent.anew': {
    clause: 'I-41',
    title: text('未获同意：重新提出', 'Propose anew without agreement'),
    tells: AT_RELEASE,
    about: 'case',
  },
  'consent.gm-decision': {
    clause: 'I-41',
    title: text('未获同意：总经理决定', 'Decide without agreement'),
    tells: AT_RELEASE,
    about: 'case',
  },
};

/** What it may write of a case, and ask of people. */
export const CONSENT = {
  stages: {},
  tasks: TASKS,
  decisions: decisions({
    'consent:agreed': noted('本人同意', 'agreed', atRelease),
    'consent:refused': noted('本人不同意', 'did not agree', atRelease),
    'consent:silent': noted('期限内未答复', 'gave no answer in time', atRelease),
    'consent:withdrawn': noted('生效前撤回同意', 'withdrew the agreement before it took effect', atRelease),
    'anew:lower': decided('未获同意，仍提出降低', 'lowering proposed anew without agreement', atRelease),
    'anew:drop': decided('未获同意，不再提出', 'dropped without agreement', atRelease),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
