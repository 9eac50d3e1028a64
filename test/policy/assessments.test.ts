import { describe, expect, test } from '@jest/globals';
import type {
  FormalAssessmentRequest,
  PanelRequest,
  PositionPromotionRequest,
} from '../../domain/evaluation/request.js';
import { addToMonth } from '../../domain/vocabulary/month.js';
import type { Rating } from '../../domain/vocabulary/rating.js';
import { engine } from './fixture.js';

describe('§9.2, §9.3: nomination for a post', () => {
  const nominate = (
    letters: string,
    change: Partial<PositionPromotionRequest> = {},
    person: Partial<PositionPromotionRequest['employee']> = {},
  ) =>
    engine.answer({
      kind: 'position-promotion',
      to: 'team-leader',
      nominatedOn: '2026-07-15',
      ratings: Array.from(letters).flatMap((rating, index) =>
        rating === '-' ? [] : [{ month: addToMonth('2026-01', index), rating: rating as Rating }],
      ),
      ...change,
      employee: { position: 'agent', level: 'junior-1', status: 'confirmed', positionSince: '2020-01-01', ...person },
    });
  test.each([
    ['AABBBB', 'eligible'],
    ['ABBBBB', 'ineligible'],
    ['SBBBBB', 'eligible'],
    ['SSSSSC', 'ineligible'],
    ['DAAAAA', 'ineligible'],
    ['----AA', 'eligible'],
    ['AABBBBC', 'eligible'],
  ])('9.2.3: %s is %s', (letters, outcome) => {
    expect(nominate(letters).outcome).toBe(outcome);
  });
  test('9.2.3: fewer than six rated months are warned of', () => {
    expect(nominate('----AA').warnings.map(({ code }) => code)).toContain('months-missing');
    expect(nominate('AABBBB').warnings).toEqual([]);
  });
  test('9.2.1: half a year in post to the day', () => {
    expect(nominate('AABBBB', {}, { positionSince: '2026-01-15' }).outcome).toBe('eligible');
    expect(nominate('AABBBB', {}, { positionSince: '2026-01-16' }).outcome).toBe('ineligible');
  });
  test('9.2.2: a year as team leader to the day', () => {
    const leader = { position: 'team-leader' } as const;
    expect(nominate('AABBBB', { to: 'supervisor' }, { ...leader, positionSince: '2025-07-15' }).outcome).toBe(
      'eligible',
    );
    expect(nominate('AABBBB', { to: 'supervisor' }, { ...leader, positionSince: '2025-07-16' }).outcome).toBe(
      'ineligible',
    );
  });
  test.each([
    ['agent', 'team-leader', true],
    ['quality-inspector', 'team-leader', true],
    ['team-leader', 'team-leader', false],
    ['supervisor', 'team-leader', false],
    ['agent', 'supervisor', false],
    ['quality-inspector', 'supervisor', false],
    ['team-leader', 'supervisor', true],
    ['supervisor', 'supervisor', false],
  ] as const)('9.3.3: %s to %s: %s', (position, to, met) => {
    expect(nominate('AABBBB', { to }, { position }).outcome).toBe(met ? 'eligible' : 'ineligible');
  });
  test('only the confirmed; a setback holds (I-68), and does not hold the ineligible', () => {
    expect(nominate('AABBBB', {}, { status: 'probation' }).outcome).toBe('ineligible');
    expect(nominate('AABBBB', { demotionPending: true }).outcome).toBe('on-hold');
    expect(nominate('ABBBBB', { demotionPending: true }).outcome).toBe('ineligible');
  });
});

describe('§9.4.1: the trial', () => {
  const assess = (to: 'team-leader' | 'supervisor', peripheral: number[], competency: number[]) =>
    engine.answer({ kind: 'trial-assessment', to, peripheral, competency });
  test.each([
    ['team-leader', 75, 70, true],
    ['team-leader', 74.99, 100, false],
    ['team-leader', 100, 69.99, false],
    ['supervisor', 80, 80, true],
    ['supervisor', 79.995, 80, false],
    ['supervisor', 80, 79.999, false],
  ] as const)('%s with %d and %d: %s', (to, peripheral, competency, passed) => {
    expect(assess(to, [peripheral], [competency]).passed).toBe(passed);
  });
  test('means are exact, shown half up', () => {
    expect(assess('supervisor', [80.01, 79.98], [80])).toMatchObject({
      passed: false,
      peripheralScore: 80,
      competencyScore: 80,
    });
    expect(assess('team-leader', [75.1, 74.9], [70.2, 69.9, 69.9])).toMatchObject({
      passed: true,
      peripheralScore: 75,
      competencyScore: 70,
    });
    expect(assess('team-leader', [75.005], [70]).peripheralScore).toBe(75.01);
  });
});

describe('§9.4.2, I-56: the 360', () => {
  const assess = (change: Partial<FormalAssessmentRequest>) =>
    engine.answer({
      kind: 'formal-assessment',
      to: 'team-leader',
      superiors: [80],
      subordinates: [80, 80, 80],
      departmentHeads: [80],
      subordinatesAsked: 5,
      ...change,
    });
  test('80 and 85 are reached to the hundredth of nothing', () => {
    expect(assess({})).toMatchObject({ outcome: 'passed', score: 80 });
    expect(assess({ superiors: [79.99] }).outcome).toBe('failed');
    expect(
      assess({ to: 'supervisor', superiors: [85], subordinates: [85, 85, 85], departmentHeads: [85] }).outcome,
    ).toBe('passed');
    expect(
      assess({ to: 'supervisor', superiors: [84.99], subordinates: [85, 85, 85], departmentHeads: [85] }),
    ).toMatchObject({ outcome: 'failed', score: 85 });
  });
  test('groups weigh the same, however many answer', () => {
    expect(assess({ superiors: [90], subordinates: [60, 60, 60, 60, 60], departmentHeads: [90] }).score).toBe(80);
  });
  test.each([
    [{ superiors: [] }, 'incomplete'],
    [{ departmentHeads: [] }, 'incomplete'],
    [{ subordinates: [80, 80] }, 'incomplete'],
    [{ subordinates: [80, 80], subordinatesAsked: 2 }, 'passed'],
    [{ subordinates: [80], subordinatesAsked: 2 }, 'incomplete'],
    [{ subordinates: [80], subordinatesAsked: 1 }, 'passed'],
    [{ subordinates: [], subordinatesAsked: 0 }, 'incomplete'],
    [{ subordinates: [80], subordinatesAsked: 0 }, 'passed'],
    [{ superiors: [], waived: ['superiors'] }, 'passed'],
    [{ subordinates: [], waived: ['subordinates'] }, 'passed'],
    [{ departmentHeads: [], waived: ['departmentHeads'] }, 'passed'],
  ] as const)('%j: %s', (change, outcome) => {
    const answer = assess(change);
    expect(answer.outcome).toBe(outcome);
    expect(answer.score === null).toBe(outcome === 'incomplete');
  });
  test('one or two subordinates hide every figure, none and three do not, a waived group is absent', () => {
    expect(assess({ subordinates: [80, 80], subordinatesAsked: 2 }).groups).toEqual({});
    expect(assess({ subordinates: [80, 80], superiors: [] }).groups).toEqual({});
    expect(assess({ subordinates: [] }).groups).toEqual({ superiors: 80, departmentHeads: 80 });
    expect(assess({}).groups).toEqual({ superiors: 80, subordinates: 80, departmentHeads: 80 });
    expect(assess({ subordinates: [1, 2], waived: ['subordinates'] })).toMatchObject({
      outcome: 'passed',
      groups: { superiors: 80, departmentHeads: 80 },
    });
  });
  test('more answers than were asked for contradict each other', () => {
    expect(assess({ subordinatesAsked: 2 }).warnings.map(({ code }) => code)).toContain('inconsistent-facts');
  });
});

describe('§8.3.4, §9.3.4: the panel', () => {
  const score = (scores: Partial<PanelRequest['scores']>, change: Partial<PanelRequest> = {}) =>
    engine.answer({
      kind: 'panel',
      passMark: 80,
      ...change,
      scores: { directSuperior: [80], departmentHead: [80], relatedDepartments: [80], humanResources: [80], ...scores },
    });
  test('weights 30, 30, 20, 20', () => {
    expect(score({ directSuperior: [90] }).total).toBe(83);
    expect(score({ departmentHead: [90] }).total).toBe(83);
    expect(score({ relatedDepartments: [90] }).total).toBe(82);
    expect(score({ humanResources: [90] }).total).toBe(82);
  });
  test('what rounds to 80 and is not 80 is told with the decimals that decide', () => {
    const answer = score({
      directSuperior: [79.99, 79.97 + 0.0],
      departmentHead: [80.0],
      relatedDepartments: [80.005],
      humanResources: [80.01],
    });
    expect(answer).toMatchObject({ outcome: 'failed', total: 80 });
    expect(answer.findings.at(-1)?.actual.en).toBe('panel total 79.997');
    expect(answer.findings.at(-1)?.actual.zh).toBe('评审总分 79.997');
    expect(score({}).findings.at(-1)?.actual.en).toMatch(/^panel total \d+\.\d\d$/);
  });
  test('waived groups leave, the rest is scaled (I-34)', () => {
    expect(score({ humanResources: [0], directSuperior: [88] }, { waived: ['humanResources'] })).toMatchObject({
      outcome: 'passed',
      total: 83,
    });
    expect(score({ humanResources: [] }, { waived: ['humanResources', 'humanResources'] })).toMatchObject({
      outcome: 'passed',
      total: 80,
    });
  });
  test('an empty group that is not waived leaves it open', () => {
    expect(score({ humanResources: [] })).toMatchObject({ outcome: 'incomplete', total: null });
  });
});
