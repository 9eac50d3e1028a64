import { before, behind, type Recipe } from './recipe.js';
import { GLOSSARY, GUIDE, OPERATIONS, PAGE_WORDS } from './words-made.js';

/** HR talks with whoever leaves, and writes down what was said. */
export const TASK: Recipe = {
  name: 'task',
  title: 'A task kind with its form',
  lead: 'The example: in a departure HR records a last talk with whoever leaves.',
  places: [
    {
      file: 'domain/pipelines/departure/acts.ts',
      does: 'what is handed in, a plain shape, bound to the task kind',
      edits: [
        before(
          '/** Which form belongs to which task. */',
          '/** What was said in the last talk. */\nexport interface LastTalkAct {\n  readonly lastWords: string;\n}\n\n',
        ),
        behind(
          "  readonly 'departure.conduct': DepartureConductAct;\n",
          "  readonly 'departure.last-talk': LastTalkAct;\n",
        ),
      ],
    },
    {
      file: 'domain/pipelines/departure/schemas.ts',
      does: 'its schema: strict, with limits, of the atoms in `act-atoms.ts`, which know what the database takes',
      edits: [
        [
          'type ActSchemas, civilDate, personId, withReason }',
          'type ActSchemas, civilDate, personId, reason, withFiles, withReason }',
        ],
        behind(
          "z.literal('name-successor'), successorId: personId, ...withReason }),\n  ]),\n",
          "  'departure.last-talk': z.strictObject({ lastWords: reason, ...withFiles }),\n",
        ),
      ],
    },
    {
      file: 'domain/pipelines/departure/catalogue.ts',
      does: 'the task: §, title, whom the act tells, whom it is about',
      edits: [
        before(
          '};\n\n/** What it may write of a case, ask of people and leave on paper. */',
          `  'departure.last-talk': {
    clause: 'I-58',
    title: text('离职面谈', 'Record the last talk'),
    tells: TO_DEPARTMENT,
    about: 'case',
  },
`,
        ),
      ],
    },
    {
      file: 'domain/pipelines/departure/catalogue.ts',
      does: 'what doing it decides, as `kind:outcome`, and whether one may appeal',
      edits: [
        before(
          '  }),\n  documents: papers({}),',
          "    'departure:last-talk': decided('离职面谈', 'held the last talk', toDepartment),\n",
        ),
      ],
    },
    {
      file: 'workflows/departure/asks.ts',
      does: 'who is asked, when it is due, and what an act may not do: a synchronous check, its refusal declared in `domain/refusals` (0033)',
      edits: [
        before(
          'const tooEarly = ',
          `/** A last talk before he leaves, once. */
export const lastTalkAsk = (
  { caseId, personId }: DepartureInput,
  { lastDay }: DepartureState,
): Ask<'departure.last-talk'> => ({
  key: 'last-talk',
  kind: 'departure.last-talk',
  to: { roles: ['hr'], escalateTo: ['hr-manager'] },
  excluded: [personId],
  caseId,
  due: { on: lastDay },
  check: () => undefined,
});

`,
        ),
        behind('  readonly successorId: string;\n', '  readonly talked: boolean;\n'),
      ],
    },
    {
      file: 'domain/standing-in/groups.ts',
      does: 'who of those who are asked has to act',
      edits: [behind("  'departure.conduct': 'any',\n", "  'departure.last-talk': 'any',\n")],
    },
    {
      file: 'domain/undo/returning.ts',
      does: 'why it returns no case to an earlier step; or, in the catalogue, to which',
      edits: [behind("  'departure.conduct': STANDING,\n", "  'departure.last-talk': STANDING,\n")],
    },
    {
      file: 'domain/undo/taking-back.ts',
      does: 'whether what was done is taken back, or why not, with what to do instead',
      edits: [behind("  'departure.conduct': STANDING,\n", "  'departure.last-talk': OWN_WORD,\n")],
    },
    {
      file: 'domain/talk/apart.ts',
      does: 'whether several of them are done in one call, or why not',
      edits: [behind("  'departure.conduct': ITS_OWN_HOUR,\n", "  'departure.last-talk': OWN_WORD,\n")],
    },
    {
      file: 'workflows/departure/steps.ts',
      does: 'what it leaves in the records',
      edits: [
        before(
          '/** What HR did while the day was still to come; whom it is about reads it, but for who takes over. */',
          `/** What was said in the last talk. */
export const talkHeld = (caseId: string, { lastWords }: LastTalkAct): StepRecord => ({
  decisions: [
    { caseId, clause: 'I-58', kind: 'departure', outcome: 'last-talk', round: 1, reason: lastWords },
  ],
});

`,
        ),
        ['import type { DepartureConductAct } from', 'import type { DepartureConductAct, LastTalkAct } from'],
      ],
    },
    {
      file: 'workflows/departure/workflow.ts',
      does: 'asks for it, and goes on once it is done',
      edits: [
        [
          'let state: DepartureState = { lastDay: input.lastDay, successorId: terms.successorId };',
          'let state: DepartureState = { lastDay: input.lastDay, successorId: terms.successorId, talked: false };',
        ],
        [
          '(now() >= leavesAt() ? [] : [conductAsk(input, terms, state)]);',
          '(now() >= leavesAt() ? [] : [conductAsk(input, terms, state), ...(state.talked ? [] : [lastTalkAsk(input, state)])]);',
        ],
        before(
          "    if (happening?.kind !== 'departure.conduct') continue;",
          `    if (happening?.kind === 'departure.last-talk') {
      const untold = state;
      state = { ...state, talked: true };
      if (!(await desk.tried(() => desk.commit(talkHeld(caseId, happening.act), asks())))) state = untold;
      continue;
    }
`,
        ),
        ['import { conductAsk, type DepartureState }', 'import { conductAsk, lastTalkAsk, type DepartureState }'],
        [
          'import { departed, departureChanged, departureOpened, departureVoided, leftOn, settled }',
          'import { departed, departureChanged, departureOpened, departureVoided, leftOn, settled, talkHeld }',
        ],
      ],
    },
    {
      file: 'domain/trace/sections-1-to-7.ts',
      does: 'under which § it is carried out',
      edits: [["    tasks: ['departure.conduct'],", "    tasks: ['departure.conduct', 'departure.last-talk'],"]],
    },
    {
      file: 'web/i18n/zh/fields.ts',
      does: 'the names of its fields, and of the values that one chooses from',
      edits: [behind("    reason: '理由',\n", "    lastWords: '面谈纪要',\n")],
    },
    {
      file: 'web/i18n/en/fields.ts',
      does: 'the same in English',
      edits: [behind("    reason: 'Reason',\n", "    lastWords: 'What was said',\n")],
    },
    {
      file: 'test/workflows/people/last-talk.test.ts',
      does: 'a test that does it: accepted, refused, twice, out of turn',
      text: `import { expect, test } from '@jest/globals';
import { lastTalkAsk } from '../../../workflows/departure/asks.js';

test('I-58: a last talk is due on the last day, and never one with oneself', () => {
  const input = { caseId: 'LZ-1', personId: 'E1', lastDay: '2026-07-31', reason: '个人', openedBy: 'HR' };
  const ask = lastTalkAsk(input, { lastDay: '2026-07-31', successorId: 'E2', talked: false });
  expect(ask).toMatchObject({ kind: 'departure.last-talk', due: { on: '2026-07-31' }, excluded: ['E1'] });
});
`,
    },
    PAGE_WORDS,
    GLOSSARY,
    GUIDE,
    OPERATIONS,
  ],
  after:
    'A form takes files with its reason by `...withReason`, `...mayReason` or `...withFiles` of `act-atoms.ts` (`scan: scanIds` for a signed sheet), and the desk hands them in with the case; one that says something at length and takes none has its reason in `domain/attachments/unfiled.ts`, an address beside the tasks in `unfiled-requests.ts` (0063). What they are handed in as, where it is no evidence, stands in the catalogue (`hands`); who is told is whoever is told the decision (0035). Form and API description follow from the schema; a form of its own is a component in `web/forms/registry.ts`. If the commands of running workflows change, guard them with `patched` and record histories (`npx tsx test/replay/record.ts`).',
  tests: [
    'test/domain/catalogues.test.ts',
    'test/domain/files-of-forms.test.ts',
    'test/docs/trace.test.ts',
    'test/docs/glossary.test.ts',
    'test/docs/groups.test.ts',
    'test/docs/task-operations.test.ts',
    'test/pages/texts.test.ts',
  ],
};
