import type { defense as Chinese } from '../zh/defense.js';

export const defense: typeof Chinese = {
  heldOn: 'Held on',
  passMark: 'Pass mark',
  lead: (n) =>
    `${n === 1 ? '1 candidate' : `${n} candidates`}. Six abilities, 0–100 each, of equal weight; until everybody has handed in, only you see your scores.`,
  target: 'Measured against',
  mean: 'Mean',
  comment: 'Comment',
  done: 'handed in',
  incomplete: (n) => (n === 1 ? '1 score missing' : `${n} scores missing`),
  complete: 'complete',
  submit: (n) => (n === 1 ? 'Hand in 1 sheet' : `Hand in ${n} sheets`),
  locked: 'A sheet cannot be changed once handed in.',
  noSeats: 'All your sheets are in; the other scorers are awaited.',
  scoreOf: (ability, name) => `${name} · ${ability}`,
  results: 'Results',
  total: 'Total',
  outcome: 'Result',
  candidate: 'Candidate',
  remark: 'Remark',
  sign: 'As the chair I sign the summary of this defense (§8.5.4)',
  signButton: 'Sign the summary',
  scorers: 'Means by scorer',
  waived: 'Waived',
};
