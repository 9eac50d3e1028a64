import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { itemScores } from '../../domain/pipelines/act-atoms.js';
import { itemFaults, sheetTotal } from '../../domain/evaluation/assessment-form.js';
import { assessmentFormsSchema } from '../../policy/data/assessment-forms.js';
import { engine, library } from './fixture.js';

const { assessmentForms } = library.newest;
const shipped = Object.entries(assessmentForms);

describe('the score sheets of §9', () => {
  test.each(shipped)('%s sums to 100 and says whose design it is', (_, form) => {
    expect(form.items.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(form.design).toEqual({ value: 'own', clause: 'I-75' });
  });

  const [first, ...rest] = assessmentForms.peripheral.items;
  const withItems = (items: readonly unknown[]) => ({
    ...assessmentForms,
    peripheral: { ...assessmentForms.peripheral, items },
  });
  test.each([
    ['weights that sum to 99', withItems([{ ...first, weight: (first?.weight ?? 0) - 1 }, ...rest])],
    ['an item given twice', withItems([first, first, ...rest.slice(1)])],
    ['a weight that is no whole per cent', withItems([{ ...first, weight: 24.5 }, ...rest])],
    ['an item without a description', withItems([{ ...first, description: undefined }, ...rest])],
    ['a field nobody knows', withItems([{ ...first, weigth: 20 }, ...rest])],
    ['no items', withItems([])],
    ['a form missing', { ...assessmentForms, 'review-360': undefined }],
    ['a form too many', { ...assessmentForms, other: assessmentForms.peripheral }],
  ])('are refused with %s', (_, forms) => {
    expect(assessmentFormsSchema.safeParse(assessmentForms).success).toBe(true);
    expect(assessmentFormsSchema.safeParse(forms).success).toBe(false);
  });
});

const even = (id: string, weight: number) => ({ id, weight, name: NAME, description: NAME });
const NAME = { zh: '项', en: 'item' };
const form = { items: [even('a', 65), even('b', 35)] };

describe('the scores of a sheet at the edge', () => {
  test.each([
    [100, true],
    [0, true],
    [79.95, true],
    [101, false],
    [-1, false],
    [79.995, false],
    ['80', false],
  ])('%s', (score, taken) => {
    expect(itemScores.safeParse({ conduct: score }).success).toBe(taken);
  });
});

describe("a sheet's total", () => {
  test('is the weighted mean, not the plain one', () => {
    expect(sheetTotal(form, { a: 100, b: 0 })).toBe(65);
    expect(sheetTotal(form, { a: 0, b: 100 })).toBe(35);
  });

  test('reaches 75 exactly or misses it, whatever binary numbers make of the items', () => {
    const passes = (peripheral: number) =>
      engine.answer({ kind: 'trial-assessment', to: 'team-leader', peripheral: [peripheral], competency: [70] });
    const exact = sheetTotal(form, { a: 71.15, b: 82.15 });
    expect(exact).toBe(75);
    expect(passes(exact).passed).toBe(true);
    const short = sheetTotal(form, { a: 71.15, b: 82.14 });
    expect(short).toBe(74.9965);
    expect(passes(short)).toMatchObject({ passed: false, peripheralScore: 75 });
  });

  test('agrees with whole-number arithmetic for any scores of two decimals', () => {
    const score = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(score, score, (a, b) => sheetTotal(form, { a: a / 100, b: b / 100 }) === (a * 65 + b * 35) / 10_000),
    );
  });

  test('is refused where items and scores do not match, or a score is finer than a sheet keeps', () => {
    expect(itemFaults(['a', 'b'], { a: 1, c: 2 })).toEqual({ missing: ['b'], unknown: ['c'] });
    expect(() => sheetTotal(form, { a: 1 })).toThrow(/b/);
    expect(() => sheetTotal(form, { a: 1, b: 2, c: 3 })).toThrow(/c/);
    expect(() => sheetTotal(form, { a: 1.001, b: 2 })).toThrow(/decimals/);
  });
});
