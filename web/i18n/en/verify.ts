import type { verify as zh } from '../zh/verify.js';

export const verify: typeof zh = {
  title: 'Verify a paper',
  lead: 'Enter the code at the foot of the paper to see whether it was issued here: its number, kind, day and whether it was withdrawn or replaced, no name and no content.',
  code: 'Code',
  check: 'Verify',
  number: 'Number',
  kind: 'Kind',
  issuedOn: 'Issued on',
  state: 'State',
  stands: 'Stands',
  withdrawn: 'Withdrawn by a later paper',
  replaced: 'Replaced by a corrected notice',
  endedBy: (number, on) => `${number}, ${on}`,
  compare: 'Compare a PDF',
  compareLead: 'Choose the PDF that you have; it is compared with the one that was issued, and not kept.',
  same: 'It is exactly the file that was issued.',
  other: 'It is not the file that was issued: it was changed, or never was the issued one.',
  toSignIn: 'To the log-in',
};
