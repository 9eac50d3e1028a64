import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LEVELS, type Level } from '../../domain/vocabulary/level.js';
import { fieldName } from '../../policy/data/field-names.js';
import { numbersOf } from '../../policy/data/numbers.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { createEngine } from '../../policy/engine.js';
import { calendar, library } from './fixture.js';

/** Numbers that no vector notices, by their beginnings: where each is tried instead. A new number is no exception. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'policy/level-promotion.test.ts': [
    'levelPromotion.reminderWorkdays',
    'levelPromotion.rulePanel.',
    'levelPromotion.ruleTeamLeader.',
  ],
  'policy/assessments.test.ts': [
    'trialAssessment.team-leader.competency',
    'formalAssessment.score.supervisor',
    'setback.otherCsMonths',
    'setback.floor.teamLeaders',
    'transfer.inspectorFrom',
  ],
  'policy/review-draw.test.ts': ['formalAssessment.subordinates', 'formalAssessment.monthsInTeam'],
  'policy/protected-leave.test.ts': ['protectedLeave.'],
  'policy/assessment-forms.test.ts': ['assessmentForms.'],
  'policy/watch.test.ts': [
    'levelPromotion.monthEndWarningWorkdays',
    'trial.alarmWorkdaysAfterEnd',
    'relatedHeads',
    'confirmation.probationMonths',
  ],
  // Days that a task has, and months of a plan: the pipelines' own tests play them.
  'workflows/people/people.test.ts': [
    'confirmation.proposalWorkdays',
    'confirmation.decisionWorkdays',
    'levelPromotion.interviewWorkdays',
    'levelPromotion.appealWorkdays',
  ],
  'workflows/setback/setback.test.ts': [
    'setback.improvementPlanMonths',
    'setback.statementWorkdays',
    'setback.consentWorkdays',
  ],
};
const isElsewhere = (path: string): boolean =>
  Object.values(ELSEWHERE)
    .flat()
    .some((one) => path.startsWith(one));

const requests = ['vectors', 'boundaries'].flatMap((name) =>
  readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { readonly request: unknown }).request),
);

/** What is answered to every request of the vectors, without the words: those name the number itself. */
function answersOf(policy: Policy): string {
  const one: PolicyLibrary = {
    ...library,
    versions: [policy],
    newest: policy,
    inForceOn: () => policy,
    byVersion: () => policy,
  };
  const engine = createEngine({ library: one, calendar });
  return JSON.stringify(
    requests.map((request) => {
      const answer = engine.evaluate(request);
      return 'error' in answer ? answer : { ...answer, findings: [], warnings: [] };
    }),
  );
}

const isLevel = (value: unknown): value is Level => LEVELS.some((level) => level === value);

/** The number one more and one less, the level above and below. */
function shifted(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (isLevel(value)) return [LEVELS[LEVELS.indexOf(value) + 1], LEVELS[LEVELS.indexOf(value) - 1]].filter(Boolean);
  if (Array.isArray(value))
    return (value as readonly unknown[]).flatMap((one, at) =>
      shifted(one).map((other) => value.map((old: unknown, place) => (place === at ? other : old))),
    );
  return [];
}

type Node = Record<string, unknown>;
/** Every place of the version that holds a number or a level, with what puts another one there. */
function* places(node: Node, path: string): Generator<readonly [string, unknown, (other: unknown) => void]> {
  for (const [key, value] of Object.entries(node)) {
    if (['clause', 'id', 'version', 'validFrom', 'validTo', 'title', 'name', 'description', 'design'].includes(key))
      continue;
    const here = key === 'value' ? path : `${path}.${key}`;
    if (shifted(value).length > 0) yield [here, value, (other) => (node[key] = other)];
    else if (typeof value === 'object' && value !== null) yield* places(value as Node, here);
  }
}

describe('every number of the policy', () => {
  const policy = structuredClone(library.newest);
  const told = answersOf(policy);

  test('decides something: one more or one less of it changes an answer of the vectors, or a test elsewhere holds it', () => {
    const free: string[] = [];
    for (const [path, value, put] of places(policy, '')) {
      const noticed = shifted(value).some((other) => {
        put(other);
        const answers = answersOf(policy);
        put(value);
        return answers !== told;
      });
      if (!noticed) free.push(path.slice(1));
    }
    expect(free.filter((path) => !isElsewhere(path))).toEqual([]);
    // What an exception names is there, and so is where it is tried.
    expect(
      Object.values(ELSEWHERE)
        .flat()
        .filter((one) => !free.some((path) => path.startsWith(one))),
    ).toEqual([]);
    expect(Object.keys(ELSEWHERE).filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)))).toEqual([]);
  });

  test('has a name in both languages, for the page that shows and compares versions', () => {
    const unnamed = numbersOf(policy)
      .flatMap(({ parts }) => parts)
      .filter(({ key, name }) => !key.startsWith('§') && name.zh === key && fieldName(key).zh === key)
      .map(({ key }) => key);
    expect([...new Set(unnamed)]).toEqual([]);
  });
});
