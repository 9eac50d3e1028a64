import type { payroll as Chinese } from '../../zh/people/payroll.js';

export const payroll: typeof Chinese = {
  title: 'Pay changes of a month for payroll',
  help: 'Exported once a month, with a receipt in the ledger. What is recorded after that is in the next month. Another export takes a reason, and the file says that it is a re-export.',
  month: 'Month',
  make: 'Export the month',
  unexported: (months) => `Months not exported yet: ${months}. Begin with the earliest.`,
  monthWith: (month, n) => `${month} (${n} ${n === 1 ? 'change' : 'changes'})`,
  beforeHelp:
    'Once exported, the month counts as given to payroll, with a receipt in the ledger; another export of it takes a reason.',
  lines: 'Changes in this file',
  linesAre: (n) => (n === 0 ? 'none; the month counts as exported all the same' : String(n)),
  others: 'Other months not exported yet',
  othersAre: (months) => `${months}: not in this file, to be exported by themselves`,
  noOthers: 'none',
  after: 'After the export',
  afterIs: 'Changes of the month that are recorded later are in the next month’s export',
  running: 'Mind',
  runningIs:
    'The month is not over: its changes that are recorded after this export are not in this file, but in the next month’s. Better export it after its end.',
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
