import type { payroll as Chinese } from '../../zh/people/payroll.js';

export const payroll: typeof Chinese = {
  title: 'Pay changes of a month for payroll',
  help: 'Exported once a month, with a receipt in the ledger. What is recorded after that is in the next month. Another export takes a reason, and the file says that it is a re-export.',
  month: 'Month',
  make: 'Export the month',
  again: 'Export again',
  reason: 'Why again',
  receipts: 'Receipts',
  none: 'Nothing has been exported yet.',
  edition: (no: number) => (no === 1 ? 'first' : `re-export (no. ${no})`),
  when: 'When',
  who: 'Made by (number)',
  rows: 'Rows',
  what: 'Edition',
  digest: 'Digest (SHA-256)',
};
