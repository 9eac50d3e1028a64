import type { defense as Chinese } from '../../zh/cases/defense.js';

export const defense: typeof Chinese = {
  heldOn: 'Held on',
  room: 'Room',
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
  notes: 'On the panel, for the general manager',
  deviation: (person: string, group: string, reason: string) => `${person} · ${group} · against the records: ${reason}`,
  doubled: (person: string, groups: string, weight: number) =>
    `${person} counts in two groups (${groups}): ${weight} % of the weight is one person's (I-33)`,
  substitute: (by: string, whom: string, reason: string) => `${by} in the place of ${whom}: ${reason}`,
  waivedFor: (group: string, reason: string) => `${group} waived: ${reason} (the other weights are scaled up)`,
};
