import type { returns as Chinese } from '../zh/returns.js';

export const returns: typeof Chinese = {
  title: 'Return',
  lead: 'The case goes back to the chosen step in a new numbered round and is done again there; later steps run again, due days start anew, and earlier rounds stay readable (I-38).',
  ask: 'Return',
  step: 'Back to',
  stepOf: (title, clause) => `${title} (${clause})`,
  cases: 'Who goes back',
  files: 'Files that bear it out',
  reason: 'Reason (whoever does it again reads it)',
  send: 'Return',
  sent: 'Returned',
  whyNot: (why) => `Not returned: ${why}`,
  cameTitle: 'Returned to you',
  came: (name, round) => `${name}: round ${round}`,
  by: (name, when) => `returned by ${name}, ${when}`,
  byHand: (deputy, name) => `${deputy} for ${name}`,
  before: 'What was entered before',
};
