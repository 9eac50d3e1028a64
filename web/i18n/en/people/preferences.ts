import type { preferences as Chinese } from '../../zh/people/preferences.js';

export const preferences: typeof Chinese = {
  title: 'How you are reached',
  lead: 'Everything stands among your messages at once. Here you choose when and how it is mailed; what the policy wants told can be bundled or put off, not switched off.',
  language: 'Language of mails',
  languages: { zh: '中文', en: 'English' },
  mails: 'Mails about tasks',
  mailChoices: { digest: 'One each workday morning', single: 'One each' },
  news: 'Mails about all else',
  newsHelp: 'HR’s urging, letters mailed whole and what concerns a log-in always come at once.',
  invitations: 'Days of yours (defenses, interviews, trials)',
  invitationChoices: {
    mail: 'as invitations by mail',
    feed: 'in the calendar feed alone; what was sent is kept right',
  },
  from: 'Quiet from',
  until: 'Quiet until',
  quietHelp: 'Time of Beijing, such as 21:00. Leave both empty for mails at any hour.',
  daysOff: 'Days off',
  daysOffChoices: { quiet: 'None, but on the next workday', any: 'As on other days' },
  save: 'Keep',
  done: 'Kept',
  feedTitle: 'Calendar feed',
  feedLead:
    'Subscribe to it by address in a calendar of yours: defenses, interviews and the days of trials. It names nobody.',
  feedOnce: 'The address is shown this once. Whoever knows it reads your days, so pass it on to nobody:',
  feedSince: (since: string) => `There is one since ${since}`,
  feedMake: 'Make a feed',
  feedAnew: 'Another address',
  feedEnd: 'End the feed',
};
