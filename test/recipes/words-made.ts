import type { Made } from './recipe.js';

/** What the pages take from the catalogues. */
export const PAGE_WORDS: Made = {
  run: 'test/pages/write-catalogue-words.ts',
  writes: [
    'web/i18n/zh/catalogue.ts',
    'web/i18n/en/catalogue.ts',
    'web/pages/cycles/stage-groups.ts',
    'web/pages/task/reads-report.ts',
  ],
  does: 'the words that the pages show',
};

/** The tables of the glossary. */
export const GLOSSARY: Made = {
  run: 'test/docs/write-glossary.ts',
  writes: ['docs/glossary.md'],
  does: 'the tables of the glossary',
};

/** What tasks do not offer, and how groups act. */
export const OPERATIONS: Made = {
  run: 'test/docs/write-task-operations.ts',
  writes: ['docs/task-operations.md', 'docs/groups-and-races.md'],
  does: 'what each kind of task does not offer, and who of a group acts',
};

/** The policy § by §, for HR. */
export const GUIDE: Made = {
  run: 'test/docs/write-policy-guide.ts',
  writes: ['docs/policy.md'],
  does: 'the guide to the policy',
};

/** Which case of a person meets which. */
export const MEETINGS: Made = {
  run: 'test/docs/write-case-meetings.ts',
  writes: ['docs/case-meetings.md'],
  does: 'the table of how cases meet',
};

/** Who may read and write what. */
export const PERMISSION_TABLE: Made = {
  run: 'test/docs/write-permissions.ts',
  writes: ['docs/permissions.md'],
  does: 'the table of permissions',
};
