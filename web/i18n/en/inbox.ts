import type { inbox as Chinese } from '../zh/inbox.js';

export const inbox: typeof Chinese = {
  title: 'Inbox',
  lead: (name) => `${name}, the most urgent comes first.`,
  alarms: 'Alarms',
  open: 'To do',
  overdue: 'Overdue',
  done: 'Done',
  tabs: 'Kinds of tasks',
  emptyOpen: 'Nothing to do: all of today’s work is done.',
  emptyOverdue: 'Nothing is overdue.',
  emptyDone: 'You have not completed a task yet.',
  claimedBy: (name) => `Claimed by ${name}`,
  claimedByMe: 'Claimed by me',
  closedAt: (when) => `Done ${when}`,
  about: (name) => `About ${name}`,
  noDue: 'No due day',
  late: 'Overdue',
  soon: 'Today and tomorrow',
  later: 'Later',
  escalated: 'Escalated',
};
