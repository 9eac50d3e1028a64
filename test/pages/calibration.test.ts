import { describe, expect, test } from '@jest/globals';
import type { Defense } from '../../web/api/defenses.js';
import { figuresOf, sheetsBehind } from '../../web/pages/calibration/figures.js';
import { besideOf, rowsOf, teamsOf } from '../../web/pages/calibration/rates.js';

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

describe('behind a figure', () => {
  const seats = [seat('1', 'a', 90), seat('1', 'b', 80), seat('2', 'a', 60), seat('2', 'b', null)];
  test('stand the sheets that it is made of, each beside the others of its candidate, the highest first', () => {
    expect(sheetsBehind(seats, { caseId: 'LP-1' }).map(({ scorer, total, others }) => [scorer, total, others])).toEqual(
      [
        ['评委a', 90, 80],
        ['评委b', 80, 90],
      ],
    );
    expect(sheetsBehind(seats, { scorerId: 'a' }).map(({ candidate, total }) => [candidate, total])).toEqual([
      ['候选人1', 90],
      ['候选人2', 60],
    ]);
    expect(sheetsBehind(seats, { caseId: 'LP-2' })[0]?.others).toBeUndefined();
  });
});

describe('who passes, beside the cycles before', () => {
  const cycle = (id: string, stage: 'closed' | 'running' | 'draft', kind: 'regular' | 'special' = 'regular') =>
    ({ id, stage, kind, month: id.slice(3) }) as const;
  test('are the last two that were launched, whatever came later', () => {
    const all = [
      cycle('LC-2027-01', 'draft'),
      cycle('LC-2026-07', 'running'),
      cycle('LC-2026-03', 'closed', 'special'),
      cycle('LC-2026-01', 'closed'),
      cycle('LC-2025-07', 'closed'),
      cycle('LC-2025-01', 'closed'),
    ];
    expect(besideOf(all, 'LC-2026-07').map(({ id }) => id)).toEqual(['LC-2026-07', 'LC-2026-01', 'LC-2025-07']);
    expect(besideOf(all, 'LC-2026-01').map(({ id }) => id)).toEqual(['LC-2026-01', 'LC-2025-07', 'LC-2025-01']);
    expect(besideOf(all, 'LC-2020-01')).toEqual([]);
  });

  test('stand by team and upwards by level, also where one cycle had nobody there', () => {
    const rate = (superiorId: string | null, level: 'junior-1' | 'junior-2', approved: number) => ({
      superiorId,
      superiorName: superiorId,
      level,
      evaluated: 9,
      eligible: 5,
      submitted: 4,
      approved,
    });
    const rows = rowsOf(
      [
        [rate(null, 'junior-1', 1), rate('乙', 'junior-2', 2)],
        [rate('乙', 'junior-1', 3), rate('乙', 'junior-2', 4)],
      ],
      ['junior-1', 'junior-2'],
    );
    expect(
      rows.map(({ superiorId, level, rates }) => [superiorId, level, ...rates.map((one) => one?.approved)]),
    ).toEqual([
      ['乙', 'junior-1', undefined, 3],
      ['乙', 'junior-2', 2, 4],
      [null, 'junior-1', 1, undefined],
    ]);
    const teams = teamsOf(rows).map(({ superiorId, levels, rates }) => [superiorId, levels.length, ...rates]);
    expect(teams).toEqual([
      ['乙', 2, expect.objectContaining({ eligible: 5, approved: 2 }), { evaluated: 18, eligible: 10, approved: 7 }],
      [null, 1, expect.objectContaining({ approved: 1 }), undefined],
    ]);
  });
});
