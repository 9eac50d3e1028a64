import { describe, expect, test } from '@jest/globals';
import { directStepsStand, effectiveMonthOf, panelMark, SWITCHES } from '../../domain/evaluation/switches.js';
import { approvedOn } from '../../workflows/appointment/state.js';
import { approvedLevel } from '../../workflows/level-promotion/state.js';
import type { Asked } from '../../domain/pipelines/level-promotion/candidate.js';
import { resolveChoices, type Choices } from '../../policy/data/register.js';
import { createPanelRule } from '../../policy/rules/section-8-panel.js';
import { library } from './fixture.js';

test('the product knows the switches that the register offers, by their values', () => {
  const offered = library.register.flatMap(({ switches = [] }) =>
    switches.map((one) => [one.key, one.type === 'mark' ? 'mark' : one.options.map(({ value }) => value)] as const),
  );
  const sorted = Object.fromEntries(
    offered.map(([key, values]) => [key, typeof values === 'string' ? values : [...values].sort()]),
  );
  const read = Object.entries<string | readonly string[]>(SWITCHES);
  expect(
    Object.fromEntries(read.map(([key, values]) => [key, typeof values === 'string' ? values : [...values].sort()])),
  ).toEqual(sorted);
});

/** A request across the line that its panel refused: the steps before the line are earned (I-24). */
const REFUSED: Asked = {
  caseId: 'LP-1',
  evaluationNo: 1,
  outcome: 'eligible',
  personId: 'E1',
  position: 'agent',
  from: 'intermediate1-2',
  directSteps: 1,
  panelSteps: 1,
  acknowledge: false,
  hold: false,
  wasHeld: false,
  missedDefenses: 0,
  round: 1,
  target: 'intermediate2-1',
  directTarget: 'intermediate1-3',
  route: 'panel',
  special: false,
  panel: { sessionId: 'D1', outcome: 'failed', total: '60.00' },
};

/** What a panel says of sheets that are 75 throughout; null where nobody has chosen the mark: then it does not sit. */
const panelSays = (passMark: number | null): string | null => {
  const even = { directSuperior: [75], departmentHead: [75], relatedDepartments: [75], humanResources: [75] };
  return passMark === null ? null : createPanelRule(library.newest)({ kind: 'panel', passMark, scores: even }).outcome;
};

/** What each switch decides: an answer of the engine, or an act of a case. */
const DECIDES: Readonly<Record<keyof typeof SWITCHES, (choices: Choices) => unknown>> = {
  panelRefusesCrossing: (choices) => [directStepsStand(choices), approvedLevel(REFUSED, choices)],
  effectiveMonth: (choices) => [
    effectiveMonthOf(choices, '2026-07', '2026-08'),
    approvedOn('2026-08-20', null, choices),
  ],
  'passMark.level': (choices) => panelSays(panelMark(choices, 'level')),
  'passMark.team-leader': (choices) => panelSays(panelMark(choices, 'team-leader')),
  'passMark.supervisor': (choices) => panelSays(panelMark(choices, 'supervisor')),
};
/** A mark just below and just above 75, and none. */
const MARKS = [74.99, 75.01, null] as const;

describe('each switch of the register decides something, and nothing of the others', () => {
  const others = resolveChoices(library.register);
  test.each(Object.keys(SWITCHES) as (keyof typeof SWITCHES)[])('%s', (key) => {
    const values = SWITCHES[key] === 'mark' ? MARKS : (SWITCHES[key] as readonly string[]);
    const answers = values.map((value) =>
      Object.fromEntries(
        Object.entries(DECIDES).map(([one, decide]) => {
          const choices = { ...others, ...(value === null ? {} : { [key]: value }) };
          return [one, JSON.stringify(decide(choices))];
        }),
      ),
    );
    expect(new Set(answers.map((answer) => answer[key])).size).toBe(values.length);
    for (const other of Object.keys(DECIDES).filter((one) => one !== key))
      expect([other, new Set(answers.map((answer) => answer[other])).size]).toEqual([other, 1]);
  });
});
