import type { table as Chinese } from '../zh/table.js';

export const table: typeof Chinese = {
  bar: 'Filters and view',
  size: 'Rows at a time',
  rows: (n) => `${n} rows`,
  columns: 'Columns shown',
  columnsOf: (shown, all) => `Columns ${shown}/${all}`,
  reset: 'Usual view',
  mark: (name) => `Select ${name}`,
  markAll: 'Select the rows shown',
  marked: (n) => (n === 1 ? '1 row selected' : `${n} rows selected`),
  copy: 'Copy as a table',
  copied: (n) => (n === 1 ? '1 row copied, to paste into a sheet' : `${n} rows copied, to paste into a sheet`),
  notCopied: 'The browser does not let it be copied; export it as XLSX instead',
  unmark: 'Select none',
};
