import { describe, expect, test } from '@jest/globals';
import type { Defense } from '../../web/api/defenses.js';
import { figuresOf } from '../../web/pages/calibration/figures.js';

const ABILITIES = ['business', 'learning', 'communication', 'office-skills', 'execution', 'developing-others'] as const;
/** A seat whose sheet gives every ability the same; null where it is not in. */
const seat = (candidate: string, scorer: string, points: number | null): Defense['seats'][number] => ({
  caseId: `LP-${candidate}`,
  candidateId: candidate,
  candidateName: `候选人${candidate}`,
  scorerId: scorer,
  scorerName: `评委${scorer}`,
  groups: ['directSuperior'],
  substituteFor: null,
  reason: null,
  submitted: points !== null,
  scores: points === null ? null : Object.fromEntries(ABILITIES.map((ability) => [ability, points])),
  comment: null,
});

describe('a panel’s sheets beside each other', () => {
  test('candidates from the best, each with the mean of his sheets and how far they lie apart', () => {
    const { candidates } = figuresOf({ seats: [seat('1', 'a', 70), seat('1', 'b', 80), seat('2', 'a', 90)] });
    expect(candidates.map(({ personId, total, spread, sheets }) => [personId, total, spread, sheets])).toEqual([
      ['2', 90, 0, 1],
      ['1', 75, 10, 2],
    ]);
    expect(candidates[1]?.abilities.business).toBe(75);
  });

  test('a scorer is held against the others of the same candidates alone', () => {
    // b scores only the weaker candidate: his lower mean says nothing of him, the same sheets do.
    const seats = [seat('1', 'a', 95), seat('2', 'a', 60), seat('2', 'b', 64), seat('3', 'c', 50)];
    expect(figuresOf({ seats }).scorers.map(({ personId, mean, leniency }) => [personId, mean, leniency])).toEqual([
      ['b', 64, 4],
      ['c', 50, undefined],
      ['a', 77.5, -4],
    ]);
  });

  test('sheets from ten points apart are named, the farthest first; those that are not in count nowhere', () => {
    const first = [seat('1', 'a', 90), seat('1', 'b', 80), seat('1', 'c', 80), seat('1', 'd', null)];
    const seats = first.concat(seat('2', 'a', 60), seat('2', 'b', 69.5));
    expect(figuresOf({ seats }).outliers).toEqual([
      { caseId: 'LP-1', candidate: '候选人1', scorer: '评委a', total: 90, others: 80 },
    ]);
    expect(figuresOf({ seats: [seat('1', 'a', null)] })).toEqual({ candidates: [], scorers: [], outliers: [] });
  });
});
