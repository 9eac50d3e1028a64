import type { keys as Chinese } from '../zh/keys.js';

export const keys: typeof Chinese = {
  find: 'Find',
  findWhat: 'A name, pinyin or number; a page, task or case',
  found: 'What was found',
  searching: 'Searching',
  nothing: (typed) => (typed === '' ? 'Type something' : `Nothing found for “${typed}”`),
  groups: { people: 'People', pages: 'Pages', tasks: 'Tasks to do', cases: 'Cases', acts: 'Acts' },
  next: 'Next task to do',
  hire: 'Record a hire',
  noTask: 'No other task to do',
  title: 'Keyboard shortcuts',
  help: 'Keys that are one letter do nothing while you type.',
  sheet: [
    {
      where: 'Everywhere',
      keys: [
        ['Mod K', 'Find people, pages, tasks, cases and acts'],
        ['N', 'Next task to do, also after one was submitted'],
        ['Mod Enter', 'Submit the form of the page, also while you type'],
        ['?', 'Open this sheet'],
        ['Esc', 'Close a window'],
      ],
    },
    {
      where: 'Lists and tables',
      keys: [
        ['J', 'Next row'],
        ['K', 'Row before'],
        ['Enter', 'Open the row'],
      ],
    },
    {
      where: 'Tasks that decide on many people',
      keys: [
        ['A', 'Approve, pass or submit the row'],
        ['R', 'Reject, refuse or leave out, then say why'],
        ['Shift R', 'Return it, then say why'],
        ['U', 'Clear the decision of the row'],
        ['Enter', 'Open or close the facts of the row'],
        ['Esc', 'The reason is written: back to the row'],
      ],
    },
  ],
};
