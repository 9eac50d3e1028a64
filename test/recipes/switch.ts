import { before, behind, type Recipe } from './recipe.js';

/** Whether somebody is warned before an approval slips into the next month. */
export const SWITCH: Recipe = {
  name: 'switch',
  title: 'A switch of the register',
  lead: 'The example: whether HR is warned before an approval slips into the next month (I-42).',
  places: [
    {
      file: 'policy/data/register.json',
      does: 'the switch of its entry: key, values with their words, and which holds',
      edits: [
        before(
          '      {\n        "type": "option",\n        "key": "effectiveMonth",',
          `      {
        "type": "option",
        "key": "monthEndWarning",
        "value": "given",
        "options": [
          { "value": "given", "label": { "zh": "月底提醒", "en": "a warning before the month ends" } },
          { "value": "none", "label": { "zh": "不提醒", "en": "no warning" } }
        ]
      },
`,
        ),
      ],
    },
    {
      file: 'domain/evaluation/switches.ts',
      does: 'its key and values, typed for whoever reads it',
      edits: [
        behind(
          "  effectiveMonth: ['approval-month', 'cycle-month', 'month-after-approval'],\n",
          "  monthEndWarning: ['given', 'none'],\n",
        ),
      ],
    },
    {
      file: 'policy/watch.ts',
      does: 'who reads it, by `setting(choices, key)`; a case keeps what held at its start (I-73)',
      edits: [
        [
          "import { effectiveMonthOf } from '../domain/evaluation/switches.js';",
          "import { effectiveMonthOf, setting } from '../domain/evaluation/switches.js';",
        ],
        before(
          'interface Watched {',
          `/** I-42: whether HR is warned before an approval slips into the next month. */
export const isWarned = (choices: Choices): boolean => setting(choices, 'monthEndWarning') === 'given';

`,
        ),
        before('    const now = effectiveMonthOf(choices, cycle, month);', '    if (!isWarned(choices)) return [];\n'),
        before(
          "import { choicesOn } from './data/choices.js';",
          "import type { Choices } from './data/register.js';\n",
        ),
      ],
    },
    {
      file: 'test/policy/library.test.ts',
      does: 'what holds where nobody has set anything',
      edits: [behind("      effectiveMonth: 'approval-month',\n", "      monthEndWarning: 'given',\n")],
    },
    {
      file: 'test/policy/switches.test.ts',
      does: 'what each of its values decides, and that it decides nothing else',
      edits: [
        before("  'passMark.level': (choices) => panelSays", '  monthEndWarning: (choices) => isWarned(choices),\n'),
        before(
          "import { createPanelRule } from '../../policy/rules/section-8-panel.js';",
          "import { isWarned } from '../../policy/watch.js';\n",
        ),
      ],
    },
  ],
  after:
    'The page on which HR sets it, the general manager’s agreement and the API follow from the register. A test shows each value at work.',
  tests: ['test/policy/switches.test.ts', 'test/policy/library.test.ts', 'test/policy/watch.test.ts'],
};
