import type { policy as Chinese } from '../zh/policy.js';

export const policy: typeof Chinese = {
  title: 'Policy',
  lead: 'In this product’s own words; HR owns its interpretation (§13.2).',
  clauses: 'Clauses',
  register: 'Register of interpretations',
  standards: 'Standards',
  version: (version) => `Version in force: ${version}`,
  carriedOut: { rule: 'computed', step: 'a step of a pipeline', people: 'by people', outside: 'outside the product' },
  filter: 'Filter by § or words',
  askHr: 'HR to confirm',
  choice: 'Choice',
  reason: 'Reason',
  otherReadings: 'Other readings',
  owner: { hr: 'HR may change it', 'hr-and-gm': 'HR and the GM may change it' },
  empty: 'No clause fits.',
};
