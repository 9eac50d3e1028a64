import type { standards as Chinese } from '../../zh/policy/standards.js';

export const standards: typeof Chinese = {
  wordings: {
    paraphrase: 'our paraphrase',
    supplement: 'our own: the source has no entry',
    company: 'the company’s words',
  },
  sources: {
    release:
      'These are this product’s own words, not the company’s (§14.1). HR can bring in the company’s wording in their place.',
    file: (version) => `The company’s wording, from the data folder (laid down for version ${version}).`,
    import: (version) => `The company’s wording, brought in by HR (laid down for version ${version}).`,
  },
  version: 'Policy version',
  importTitle: 'Bring in the company’s wording',
  importHelp:
    'The first line names the five grades; below it a line an ability, which may go on over further lines. All thirty cells are needed; a column in English has “(English)” behind its grade. Only defenses called from now on go by it; those that were called keep their words.',
  template: 'Download the present standards as a template',
  file: 'File (CSV or XLSX)',
  compare: 'Show the difference',
  difference: (n) =>
    n === 0
      ? 'It says what the company’s wording says already.'
      : `${n} ${n === 1 ? 'cell differs' : 'cells differ'}. Once confirmed, all thirty hold together.`,
  ability: 'Ability',
  grade: 'Grade',
  from: 'Now',
  to: 'In the file',
  apply: 'Put the file in its place',
  applied: 'The company’s wording holds',
  shown: 'What the panel judged by (as it was when called)',
  noAim: 'No level is aimed at, so no descriptor applies.',
};
