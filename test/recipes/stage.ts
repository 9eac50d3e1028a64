import { before, type Recipe } from './recipe.js';
import { GLOSSARY } from './words-made.js';

/** A departure that is recorded after its day stands at a stage of its own until it is settled. */
export const STAGE: Recipe = {
  name: 'stage',
  title: 'A stage',
  lead: 'The example: a departure that is recorded after its last day stands at a stage of its own.',
  places: [
    {
      file: 'domain/pipelines/departure/catalogue.ts',
      does: 'the stage: §, title, where it leads, whom it tells, its marks; and its name in the `to` of what leads there',
      edits: [
        before(
          '  settling: {\n',
          `  'recorded-late': {
    clause: 'I-58',
    title: text('补登', 'Recorded late'),
    to: ['settling'],
    tells: TO_DEPARTMENT,
  },
`,
        ),
        ["to: ['settling', 'withdrawn'],", "to: ['settling', 'withdrawn', 'recorded-late'],"],
      ],
    },
    {
      file: 'workflows/departure/steps.ts',
      does: 'the step that moves the case there; state, transitions, asks and checks where the pipeline has them',
      edits: [
        [
          "      stage: 'waiting',\n      released: true,",
          "      stage: lastDay < today ? 'recorded-late' : 'waiting',\n      released: true,",
        ],
        [
          '  isToCome: boolean,\n): StepRecord => ({\n  openedBy,',
          '  isToCome: boolean,\n  today: string,\n): StepRecord => ({\n  openedBy,',
        ],
      ],
    },
    {
      file: 'workflows/departure/workflow.ts',
      does: 'the workflow that takes the step',
      edits: [
        [
          'desk.opens(departureOpened(input, terms, state, now() < leavesAt()), asks())',
          'desk.opens(departureOpened(input, terms, state, now() < leavesAt(), today()), asks())',
        ],
        [
          "import { now, readings } from '../engine/turn.js';",
          "import { now, readings, today } from '../engine/turn.js';",
        ],
      ],
    },
    {
      file: 'test/workflows/people/late-departure.test.ts',
      does: 'a test that plays it',
      text: `import { expect, test } from '@jest/globals';
import { departureOpened } from '../../../workflows/departure/steps.js';

test('I-58: who left before it was recorded stands at a stage of its own', () => {
  const input = { caseId: 'LZ-1', personId: 'E1', lastDay: '2026-07-30', reason: '个人', openedBy: 'HR' };
  const terms = { policyVersion: 'v1', choices: {}, stepWorkdays: 5, successorId: 'E2', earliest: '2026-01-01' };
  const opened = departureOpened(input, terms, { lastDay: '2026-07-30', successorId: 'E2' }, false, '2026-07-31');
  expect(opened.cases?.[0]?.stage).toBe('recorded-late');
});
`,
    },
    {
      file: 'test/domain/sight.test.ts',
      does: 'who sees it before the result is out',
      edits: [
        [
          "['waiting', 'settling', 'withdrawn', 'left']",
          "['recorded-late', 'waiting', 'settling', 'withdrawn', 'left']",
        ],
      ],
    },
    GLOSSARY,
  ],
  after:
    'Nothing else names the stages of a pipeline: what is true of a case that stands there is a mark (0032). Stages of §8 and §9 have words on the pages too: `npx tsx test/pages/write-catalogue-words.ts`.',
  tests: [
    'test/domain/catalogues.test.ts',
    'test/domain/sight.test.ts',
    'test/docs/glossary.test.ts',
    'test/pages/texts.test.ts',
  ],
};
