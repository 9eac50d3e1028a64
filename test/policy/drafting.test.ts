import { describe, expect, test } from '@jest/globals';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { numbersOf, pathOf } from '../../policy/data/numbers.js';
import type { PolicyField } from '../../policy/drafting/fields.js';
import { fieldsOf } from '../../policy/drafting/fields.js';
import { draftOf, nextName } from '../../policy/drafting/draft.js';
import { library } from './fixture.js';

const v1 = library.byVersion('v1');
const fields = new Map(fieldsOf(v1).map((one): [string, PolicyField] => [one.path, one]));
const draft = (changes: Readonly<Record<string, unknown>>) =>
  draftOf(v1, { version: 'v2', title: { zh: '第二版', en: 'second version' }, changes });
const faults = (changes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> => {
  const drafted = draft(changes);
  return 'faults' in drafted ? Object.fromEntries(drafted.faults.map(({ path, words }) => [path, words.zh])) : {};
};

describe('the fields of a version, made from the schema of its data (13.1)', () => {
  test('every number of the version has one, but for words, each beside its §', () => {
    const words = /\.(?:title|name|description|design)$/;
    expect([...fields.keys()]).toEqual(
      numbersOf(v1)
        .map(pathOf)
        .filter((path) => !words.test(path)),
    );
    for (const one of fields.values()) expect([one.path, one.clause]).not.toContain('');
  });

  test.each([
    ['levelPromotion.launchWorkdays', '8.5.1', { kind: 'number', min: 1, max: 366, whole: true }],
    ['panel.weights.directSuperior', '8.3.4', { kind: 'number', min: 1, max: 366, whole: true }],
    ['protectedLeave.leastShareOfWorkdays', 'I-09', { kind: 'number', min: 0, max: 1, whole: false }],
    ['trialAssessment.supervisor.peripheral', '9.4.1.2', { kind: 'number', min: 0, max: 100, whole: false }],
    ['assessmentForms.peripheral.items.service.weight', '15.4', { kind: 'number', min: 1, max: 100, whole: true }],
    ['levelPromotion.cycleMonths.agents', '8.1', { kind: 'numbers', min: 1, max: 12 }],
    ['formalAssessment.subordinatesDrawn', '9.5.6', { kind: 'pair', min: 1, max: 366 }],
    ['levelPromotion.ruleB.anyOf', '8.4.1.2.B', { kind: 'quotas' }],
    ['confirmation.probation.§7.3.2.orOutstandingContribution', '7.3.2', { kind: 'yes-no' }],
  ])('%s (§%s)', (path, clause, control) => {
    expect(fields.get(path)).toMatchObject({ clause, control });
  });

  test('a level is chosen among the ladder, posts among the posts, by their names', () => {
    const cap = fields.get('levelPromotion.cap.agents')?.control;
    expect(cap).toMatchObject({ kind: 'one' });
    expect(cap?.kind === 'one' ? cap.options.map(({ value }) => value) : []).toEqual(LEVELS);
    expect(fields.get('positionPromotion.from.supervisor')?.control).toMatchObject({
      kind: 'several',
      options: expect.arrayContaining([
        { value: 'team-leader', label: { zh: '班组长', en: 'team leader' } },
      ]) as unknown,
    });
  });
});

describe('a draft', () => {
  test('is the version before it with what was changed, and nothing else', () => {
    const drafted = draft({
      'levelPromotion.launchWorkdays': 7,
      'confirmation.probation.§7.3.2.steps': 3,
      'levelPromotion.ruleB.anyOf': [{ S: 0, A: 4 }],
    });
    if ('faults' in drafted) throw new Error(JSON.stringify(drafted.faults));
    const { policy, differences } = drafted;
    expect(differences.map(({ path, clause, from, to }) => [path, clause, from?.zh, to?.zh])).toEqual([
      ['confirmation.probation.§7.3.2.steps', '7.3.2', '2', '3'],
      ['levelPromotion.launchWorkdays', '8.5.1', '5', '7'],
      ['levelPromotion.ruleB.anyOf', '8.4.1.2.B', '3A或1S+1A', '4A'],
    ]);
    expect([policy.version, policy.validFrom, policy.validTo]).toEqual(['v2', null, null]);
    expect(v1.levelPromotion.launchWorkdays.value).toBe(5);
  });

  test('what is set back to what it was is no change', () => {
    const drafted = draft({ 'levelPromotion.launchWorkdays': 5 });
    expect('faults' in drafted ? drafted.faults : [drafted.changes, drafted.differences]).toEqual([{}, []]);
  });

  test.each([
    ['levelPromotion.launchWorkdays', 0, '1 至 366'],
    ['levelPromotion.launchWorkdays', 5.5, '整数'],
    ['levelPromotion.launchWorkdays', '5', '1 至 366'],
    ['trialAssessment.supervisor.peripheral', 101, '0 至 100'],
    ['protectedLeave.leastShareOfWorkdays', 0, '大于 0'],
    ['levelPromotion.cycleMonths.agents', [], '至少'],
    ['levelPromotion.cycleMonths.agents', [1, 13], '1 至 12'],
    ['levelPromotion.cap.agents', 'boss', '请选择'],
    ['formalAssessment.subordinatesDrawn', [5], '1 至 366'],
    ['levelPromotion.ruleB.anyOf', [{ S: -1, A: 2 }], '至少'],
    ['assessmentForms.peripheral.title', { zh: '甲', en: 'a' }, '不能在此'],
    ['no.such', 1, '不能在此'],
  ])('%s cannot be %j', (path, value, words) => {
    expect(faults({ [path]: value })[path]).toContain(words);
  });

  test('weights that do not sum to 100 are told at each of them (8.3.4, 15.4)', () => {
    const { directSuperior, humanResources } = {
      directSuperior: 'panel.weights.directSuperior',
      humanResources: 'panel.weights.humanResources',
    };
    expect(faults({ [directSuperior]: 40 })).toMatchObject({
      [directSuperior]: expect.stringContaining('110') as unknown,
      [humanResources]: expect.stringContaining('100') as unknown,
    });
    expect(faults({ [directSuperior]: 40, [humanResources]: 10 })).toEqual({});
    const item = 'assessmentForms.peripheral.items.service.weight';
    expect(faults({ [item]: 16 })[item]).toContain('101');
  });

  test.each([
    ['a rule with more steps gives no fewer (8.4.1.2)', 'levelPromotion.ruleC.steps', 1],
    ['a quota that fits into no window (8.4.1)', 'levelPromotion.ruleC.anyOf', [{ S: 4, A: 3 }]],
    ['a quota that everybody meets', 'levelPromotion.ruleB.anyOf', [{ S: 0, A: 0 }]],
    ['more rated months than the window has (8.4.1.2.A)', 'levelPromotion.ruleA.ratedMonths', 7],
    ['a reminder after the window has closed (8.5.1)', 'levelPromotion.reminderWorkdays', [4, 6]],
    ['a floor above the cap (I-04)', 'levelPromotion.cap.teamLeaders', 'junior-1'],
    ['a supervisor below a team leader (9.4.1)', 'trialAssessment.supervisor.competency', 60],
    ['a supervisor below a team leader (9.4.2)', 'formalAssessment.score.supervisor', 79],
    ['more draws at least than at most (9.5.6)', 'formalAssessment.subordinatesDrawn', [11, 10]],
    ['more answers needed than are drawn (I-56)', 'formalAssessment.subordinatesNeeded', 6],
    ['a review before the trial begins (9.5.6)', 'trial.reviewDaysBeforeEnd', 95],
    ['a team leader who enters below the others (6.3)', 'entry.teamLeaderFloor', 'intern'],
    ['a floor of team leaders below that of agents (I-71)', 'setback.floor.teamLeaders', 'intern'],
    ['the same month twice (8.1)', 'levelPromotion.cycleMonths.agents', [1, 1]],
  ])('%s', (_, path, value) => {
    expect(faults({ [path]: value })[path]).toMatch(/[\u4e00-\u9fff]/);
  });

  test('what ships contradicts itself nowhere', () => {
    expect(faults({})).toEqual({});
  });

  test('the next version is named after the newest, past any that is there', () => {
    expect([nextName(['v1']), nextName(['v1', 'v2', 'v9']), nextName(['first'])]).toEqual(['v2', 'v10', 'v2']);
  });
});
