import { PIPELINE_FILES } from './pipeline-files.js';
import { before, behind, type Recipe } from './recipe.js';
import { GLOSSARY, GUIDE, MEETINGS, OPERATIONS, PAGE_WORDS, PERMISSION_TABLE } from './words-made.js';

const KIND = 'secondment';

/** People who are lent to another department. */
export const PIPELINE: Recipe = {
  name: 'pipeline',
  title: 'A pipeline',
  lead: 'The example: a secondment, a task and three stages. Its folders have the same name in every room; the lists below them are where a kind of case is known at all. Begin with a record in `docs/decisions`.',
  places: [
    ...PIPELINE_FILES,
    {
      file: 'domain/pipelines/catalogues.ts',
      does: 'its catalogue among all: tasks, decisions and papers are made from these',
      edits: [
        behind('  closing: CLOSING,\n', '  secondment: SECONDMENT,\n'),
        before('import { SETBACK }', "import { SECONDMENT } from './secondment/catalogue.js';\n"),
      ],
    },
    {
      file: 'domain/cases/case-kind.ts',
      does: 'the kind of case, and its name',
      edits: [
        behind("  'rebase',\n", `  '${KIND}',\n`),
        behind(
          "  rebase: text('更换制度版本', 'move to another policy version'),\n",
          `  ${KIND}: text('借调', 'secondment'),\n`,
        ),
      ],
    },
    {
      file: 'domain/cases/case-meetings.ts',
      does: 'what becomes of an open case where it comes, and of it where another comes',
      edits: [
        before(
          "  rebase: {\n    otherwise: to(\n      'refused',",
          `  ${KIND}: {
    otherwise: to('side-by-side', '10', '各自办理,互不影响。', 'Each goes its own way.'),
  },
`,
        ),
      ],
    },
    {
      file: 'domain/pipelines/pipelines.ts',
      does: 'the stages of the kind',
      edits: [
        behind('  rebase: inOrder(REBASE.stages),\n', `  ${KIND}: inOrder(SECONDMENT.stages),\n`),
        before('import { SETBACK }', "import { SECONDMENT } from './secondment/catalogue.js';\n"),
      ],
    },
    {
      file: 'domain/sight/sight.ts',
      does: 'who knows that there is such a case',
      edits: [
        behind('  rebase: REBASE.known,\n', `  ${KIND}: SECONDMENT.known,\n`),
        before('import { SETBACK }', "import { SECONDMENT } from '../pipelines/secondment/catalogue.js';\n"),
      ],
    },
    {
      file: 'domain/pipelines/decisions.ts',
      does: 'what a sort of decision is called where they are counted',
      edits: [
        behind(
          "  rebase: text('更换制度版本', 'another policy version'),\n",
          `  ${KIND}: text('借调', 'secondment'),\n`,
        ),
      ],
    },
    {
      file: 'domain/pipelines/acts.ts',
      does: 'its forms among all',
      edits: [
        before('    LevelActByKind,\n', '    SecondmentActByKind,\n'),
        before(
          'import type { ClosingActByKind }',
          "import type { SecondmentActByKind } from './secondment/acts.js';\n",
        ),
      ],
    },
    {
      file: 'domain/pipelines/act-schemas.ts',
      does: 'their schemas',
      edits: [
        behind('  ...CLOSING_SCHEMAS,\n', '  ...SECONDMENT_SCHEMAS,\n'),
        before('import { CLOSING_SCHEMAS }', "import { SECONDMENT_SCHEMAS } from './secondment/schemas.js';\n"),
      ],
    },
    {
      file: 'domain/pipelines/activities.ts',
      does: 'its activities among all',
      edits: [
        before('    LevelActivities,\n', '    SecondmentActivities,\n'),
        before(
          'import type { WatchActivities }',
          "import type { SecondmentActivities } from './secondment/activities.js';\n",
        ),
      ],
    },
    {
      file: 'domain/refusals/declared.ts',
      does: 'its refusals among all',
      edits: [
        before(
          "import { SETBACK } from './pipelines/setback.js';",
          "import { SECONDMENT } from './pipelines/secondment.js';\n",
        ),
        before('  SETBACK,\n', '  SECONDMENT,\n'),
      ],
    },
    {
      file: 'domain/refusals/undo.ts',
      does: 'what to do instead of voiding it, once its result holds',
      edits: [
        behind(
          "  transfer: text('如需调回，请另行发起调岗（§10）。', 'To move him back open another transfer (§10).'),\n",
          `  ${KIND}: text('如需调回，请另行发起调岗（§10）。', 'To move him back open a transfer (§10).'),\n`,
        ),
      ],
    },
    {
      file: 'domain/standing-in/groups.ts',
      does: 'who of those who are asked has to act on its tasks',
      edits: [behind("  'departure.conduct': 'any',\n", "  'secondment.agreement': 'any',\n")],
    },
    {
      file: 'domain/undo/returning.ts',
      does: 'why its tasks return no case to an earlier step; or, in the catalogue, to which',
      edits: [behind("  'departure.conduct': STANDING,\n", "  'secondment.agreement': FIRST,\n")],
    },
    {
      file: 'domain/undo/taking-back.ts',
      does: 'whether what was done for its tasks is taken back, or why not, with what to do instead',
      edits: [behind("  'departure.conduct': STANDING,\n", "  'secondment.agreement': IN_EFFECT,\n")],
    },
    {
      file: 'domain/talk/apart.ts',
      does: 'whether several of them are done in one call, or why not',
      edits: [behind("  'departure.conduct': ITS_OWN_HOUR,\n", "  'secondment.agreement': undefined,\n")],
    },
    {
      file: 'db/migrations/0099-secondment.sql',
      does: 'the kind in the database, with whatever tables it needs; a new file with the next number',
      text: `-- Cases of people who are lent to another department (§10).
alter table personnel_case drop constraint personnel_case_kind_check;
alter table personnel_case add constraint personnel_case_kind_check check (kind in (
  'level-promotion', 'position-promotion', 'entry', 'confirmation', 'transfer', 'setback', 'special-promotion',
  'appeal', 'departure', 'rebase', 'secondment'));
`,
    },
    {
      file: 'workflows/messages/cases.ts',
      does: 'the name under which it is started, kept for years',
      edits: [behind("  rebase: 'rebase',\n", `  ${KIND}: '${KIND}',\n`)],
    },
    {
      file: 'workflows/index.ts',
      does: 'its workflow in the bundle',
      edits: [
        behind(
          "export { rebase } from './rebase/workflow.js';\n",
          `export { ${KIND} } from './${KIND}/workflow.js';\n`,
        ),
      ],
    },
    {
      file: 'activities/create.ts',
      does: 'its activities in the worker',
      edits: [
        behind(
          '  openRebase: createOpenRebase(dependencies),\n',
          '  openSecondment: createOpenSecondment(dependencies),\n',
        ),
        before('import { createOpenSpecial }', "import { createOpenSecondment } from './secondment/open.js';\n"),
      ],
    },
    {
      file: 'domain/permissions/of-people.ts',
      does: 'who may open it: a row of the table of permissions, which its address names',
      edits: [
        before(
          "  departure: row(text('离职',",
          "  secondment: row(text('借调', 'a secondment'), { clause: '10', write: '-------- | AA---' }),\n",
        ),
      ],
    },
    {
      file: 'api/routes.ts',
      does: 'its addresses in the API',
      edits: [
        behind('  ...createMovementRoutes(deps),\n', '  ...createSecondmentRoutes(deps),\n'),
        before(
          'import { createServiceRoutes }',
          "import { createSecondmentRoutes } from './routes/people/secondments.js';\n",
        ),
      ],
    },
    {
      file: 'domain/trace/sections-10-to-15.ts',
      does: 'under which § it is carried out',
      edits: [
        [
          "      'consent.gm-decision',\n    ],\n    workflows: ['transfer'],",
          "      'consent.gm-decision',\n      'secondment.agreement',\n    ],\n    workflows: ['transfer', 'secondment'],",
        ],
      ],
    },
    {
      file: 'web/i18n/zh/cases/cases.ts',
      does: 'the name of the kind on the pages',
      edits: [behind("    rebase: '更换制度版本',\n", `    ${KIND}: '借调',\n`)],
    },
    {
      file: 'web/i18n/en/cases/cases.ts',
      does: 'the same in English',
      edits: [behind("    rebase: 'Move to another policy version',\n", `    ${KIND}: 'Secondment',\n`)],
    },
    {
      file: 'test/domain/sight.test.ts',
      does: 'who sees which of its stages before the result is out',
      edits: [
        before(
          '  rebase: {},\n};',
          `  ${KIND}: Object.fromEntries(
    (['person', 'superior', 'head', 'scorer'] as const).map((reader) => [reader, ['lending', 'lent', 'not-lent']]),
  ),
`,
        ),
      ],
    },
    {
      file: 'test/db/case-meetings.test.ts',
      does: 'what its own activities answer where another case is open, pair by pair',
      edits: [
        before(
          '  rebase: async (personId, aboutId) => {\n',
          `  secondment: async (personId) => {
    const open = createOpenSecondment({ db: database.db, library });
    const found = await open({ caseId: \`JD-\${personId}\`, personId, openedBy: HR, at });
    return 'refusal' in found ? against(found.refusal) : 'side-by-side';
  },
`,
        ),
        before(
          'import { createOpenSpecial }',
          "import { createOpenSecondment } from '../../activities/secondment/open.js';\n",
        ),
      ],
    },
    PAGE_WORDS,
    GLOSSARY,
    GUIDE,
    OPERATIONS,
    MEETINGS,
    PERMISSION_TABLE,
  ],
  after:
    'Histories of a whole case are recorded in `test/replay`. A page of its own is a route in `web/app/routes.tsx`.',
  tests: [
    'test/domain/catalogues.test.ts',
    'test/domain/case-kinds.test.ts',
    'test/domain/sight.test.ts',
    'test/domain/refusals.test.ts',
    'test/docs/trace.test.ts',
    'test/docs/glossary.test.ts',
    'test/docs/groups.test.ts',
    'test/docs/task-operations.test.ts',
    'test/docs/case-meetings.test.ts',
    'test/docs/permissions.test.ts',
    'test/pages/texts.test.ts',
  ],
  deadCode: true,
};
