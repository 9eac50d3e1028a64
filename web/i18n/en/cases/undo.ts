import type { undo as Chinese } from '../../zh/cases/undo.js';

export const undo: typeof Chinese = {
  voidTitle: 'Void the case',
  voidLead:
    'Carried out once a second person approves (§4.1): open tasks are withdrawn and their holders told, places are free again, its person is told; the records stay, and it does not come back. Not any more once the result holds or was handed back.',
  voidAsk: 'Void',
  files: 'Files that bear it out',
  voidReason: 'Reason (its person reads it)',
  voidSend: 'Ask a second person',
  voidWaits: 'The voiding was asked for and waits for a second person.',
  voidSee: 'See it',
  backTitle: 'Take this back',
  backLead:
    'While nobody has claimed, begun or done the next step: the case stands as before, the task opens again in a new round, and whoever had the next step is told.',
  backAsk: 'Take back',
  backReason: 'Why it is taken back',
  backSend: 'Take it back',
};
