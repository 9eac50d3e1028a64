import type { logIns as Chinese } from '../../zh/people/log-ins.js';

export const logIns: typeof Chinese = {
  title: 'Where you are logged in',
  lead: 'These log-ins still count. If one of them is not yours, end the others and change your password.',
  kinds: { browser: 'A browser', token: 'A token' },
  company: 'company log-in',
  current: 'this one',
  since: (since: string, until: string) => `since ${since}, until ${until}`,
  used: (at: string) => `last used ${at}`,
  end: 'End the others',
  ended: 'The others have ended',
};
