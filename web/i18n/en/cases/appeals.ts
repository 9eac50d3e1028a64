import type { appeals as Chinese } from '../../zh/cases/appeals.js';

export const appeals: typeof Chinese = {
  title: 'Appeal',
  until: (day) => `You may appeal until ${day}, that day included.`,
  personUntil: (day) => `The person may appeal until ${day}, that day included.`,
  tooLate: 'There is nothing to appeal against at the moment.',
  noneOpen: 'The time for an appeal is over, or one was made.',
  appeal: 'Appeal',
  help: 'Somebody who took no part in the case reads it and answers in writing; meanwhile the decision stands (I-74).',
  appealed: 'What the appeal is about',
  toldOn: (day) => `told on ${day}`,
  decision: 'Against which decision',
  lastDay: (day) => `until ${day}`,
  grounds: 'Why it is wrong',
  evidenceFiles: 'Files that prove it',
  evidence: 'What proves it, and where it lies',
  send: 'Send the appeal',
  made: 'The appeal was sent',
  open: 'being read',
  closed: 'closed',
  outcomes: { upheld: 'upheld', refused: 'refused' },
};
