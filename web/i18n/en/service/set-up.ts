import type { setUp as zh } from '../../zh/service/set-up.js';

/** The guided set-up of a house of one’s own. */
export const setUp: typeof zh = {
  title: 'Set-up',
  lead: 'Step by step to the first cycle. Each step is computed from the records: go on here after a break, and what was done elsewhere counts.',
  progress: (done: number, of: number) => `${done} of ${of} steps done`,
  complete: 'Every step that cases need is done.',
  states: { done: 'Done', open: 'To do', optional: 'May be skipped' },
  go: 'Go there',
  template: (name: string) => `Download the template: ${name}`,
  templates: { people: 'people', ratings: 'ratings', complaints: 'complaints', leaves: 'leave' },
  required: 'required',
  columns: (name: string) => `Columns and words of the file of ${name}`,
  openAll: 'Open accounts for whoever has none',
  openHelp:
    'The login is the number; everybody is an employee, heads and supervisors get their roles from the records. Each sets his own password: by a one-time link in his mail, or by a code at the log-in. Other roles are given on the page of accounts.',
  openNow: 'Open them',
  opened: (n: number) => `${n} accounts opened`,
  openedNone: 'Everybody has an account already; none was to be opened',
  steps: {
    administrator: {
      title: 'The first administrator',
      lead: 'The service is started with his number; the terminal prints a one-time link, by which he sets his password. Acts alone until the set-up is confirmed.',
    },
    people: {
      title: 'People',
      lead: 'Import the people file: a dry run shows what changes, then all of it or nothing. “Left on” is the first day on which somebody is gone.',
    },
    departments: {
      title: 'Departments and their heads',
      lead: 'Departments are made by the column “Department” of the people file, heads by “Heads department”.',
    },
    ratings: {
      title: 'Ratings',
      lead: 'One line a month. A rating counts from “Published on”; without it, from the day of the import. Import complaints and leave, too, where there are any.',
    },
    pay: { title: 'Pay table', lead: 'A promotion needs an amount for both levels (I-83).' },
    accounts: {
      title: 'Accounts and roles',
      lead: 'Employees see their level and papers; heads submit and interview; panel members score; HR carries out each step; the HR manager also sets levels and confirms; the general manager decides batches; IT administers accounts; auditors only read.',
    },
    marks: { title: 'Pass marks of panels', lead: 'No panel sits before its mark is chosen (I-30).' },
    'go-live': {
      title: 'The day of use',
      lead: 'A C or D that is published from then on starts §11; earlier ones wait for HR (I-82).',
    },
    'taken-over': {
      title: 'Cases under way',
      lead: 'Trials, confirmations and improvement plans that began before the day of use and are not over are entered as they stand, confirmed by a second person, and go on here (§4.1, I-82). Skip it where there are none.',
    },
    calendar: {
      title: 'Workdays',
      lead: 'Due days go by the State Council’s notice; a year without it is projected from the statutory holidays.',
    },
    mail: { title: 'Mail', lead: 'IT gives the mail server among the settings of the start.' },
    confirmation: {
      title: 'The general manager confirms',
      lead: 'On the page “Second person”. From then on sensitive changes wait for a second person (§4.1).',
    },
  },
};
