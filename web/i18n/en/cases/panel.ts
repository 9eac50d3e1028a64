import type { panel as Chinese } from '../../zh/cases/panel.js';

export const panel: typeof Chinese = {
  proposed:
    'Seats are proposed by the records (4.3, I-34); each candidate’s own superior sits by himself. Every change is looked at again.',
  timeHelp: 'By the 24-hour clock; an hour in calendar invitations. Left out, it takes the day.',
  roomHelp: 'Candidates, scorers and calendar invitations have it.',
  check: 'The panel',
  mind: 'Mind the day',
  dayOff: 'It is a day off, no workday.',
  afterDue: (due) => `It is after the due day of this task, ${due}.`,
  farAhead: (days) => `It is ${days} days ahead; look at the year and the month again.`,
  nobody: 'nobody',
  supervisorsHelp: 'They score in the group of the direct superior (I-32).',
  sound: 'Every seat is as the records have it, and nobody has an interest.',
  conflicts: 'To be settled first',
  before: (candidate) => `Before ${candidate}: `,
  why: (name, group) => `Why ${name} (${group}) is against the records`,
  whyHelp: 'The general manager reads it (I-34). No reason settles a conflict of interest (I-35).',
  seats: (n) => (n === 1 ? '1 scorer' : `${n} scorers`),
  scores: (n) => (n === 1 ? 'scores 1 candidate' : `scores ${n} candidates`),
};
