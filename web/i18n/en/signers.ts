import type { signers as Chinese } from '../zh/signers.js';

export const signers: typeof Chinese = {
  title: 'Signers',
  lead: 'Have somebody sign it who may read the case and has no interest in it. One refusal gives the task back. Nothing is signed by silence (I-39).',
  whyNot: (why) => `Nobody is asked to sign: ${why}`,
  held: 'Handed in; it takes effect once all have signed. Removing a signer gives it back.',
  add: 'Add a signer',
  way: 'When',
  ways: { before: 'before: the act waits', beside: 'beside: in any order', after: 'after: once it is handed in' },
  to: 'Who signs',
  note: 'Why he is asked',
  added: 'Asked to sign',
  remove: 'Remove',
  reason: 'Why he is removed',
  removed: 'Removed',
  line: (signer, way, by) => `${signer} (${way}), asked by ${by}`,
  states: { asked: 'asked', signed: 'signed', refused: 'refused', removed: 'removed' },
  signs: (title) => `Please sign: ${title}`,
  handedIn: 'What was handed in',
  notYet: 'Nothing was handed in yet; sign by what the case says.',
};
