import { dateAt, dayNumber } from '../domain/vocabulary/civil-date.js';
import { COMPLAINT_CAUSES, COMPLAINT_STATUSES } from '../domain/people/complaint.js';
import type { EvaluationRequest } from '../domain/evaluation/request.js';
import { LEVELS } from '../domain/vocabulary/level.js';
import { addToMonth } from '../domain/vocabulary/month.js';
import { MANAGEMENT_POSITIONS, POSITIONS } from '../domain/vocabulary/position.js';
import type { MonthlyRating, Rating } from '../domain/vocabulary/rating.js';
import { STATUSES } from '../domain/vocabulary/status.js';

/** Repeatable random numbers from 0 to below 1 (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/**
 * A maker of requests as unlike as a real year's: half of them §8 with 12 to 18 months of ratings, the rest spread
 * over the other kinds. The same seed makes the same requests.
 */
export const createRequests = (seed: number): (() => EvaluationRequest) => {
  const random = createRandom(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const pick = <T>(values: readonly [T, ...T[]]): T => values[whole(values.length)] ?? values[0];
  const date = (from: string, days: number): string => dateAt(dayNumber(from) + whole(days));
  const ratings = (last: string, count: number): MonthlyRating[] =>
    Array.from({ length: count }, (_, index) => ({
      month: addToMonth(last, -index),
      rating: pick<Rating>(['S', 'A', 'A', 'B', 'B', 'B', 'B', 'B', 'B', 'C']),
    }));
  const scores = (): number[] => Array.from({ length: 1 + whole(5) }, () => (6000 + whole(4000)) / 100);

  const levelPromotion = (): EvaluationRequest => {
    const cycle = `${2022 + whole(5)}-${pick(['01', '07'])}`;
    return {
      kind: 'level-promotion',
      cycle,
      employee: {
        id: `E${String(whole(100_000)).padStart(5, '0')}`,
        position: pick(POSITIONS),
        level: pick(LEVELS),
        status: pick(['confirmed', 'confirmed', ...STATUSES]),
        levelSince: date('2020-01-01', 2300),
      },
      ratings: ratings(cycle, 12 + whole(7)),
      complaints: Array.from({ length: whole(2) }, () => ({
        date: date('2024-01-01', 900),
        status: pick(COMPLAINT_STATUSES),
        cause: pick(COMPLAINT_CAUSES),
      })),
      demotionPending: random() < 0.1,
      ruling: pick([null, null, 'proceed', 'refuse']),
    };
  };
  const others: readonly [() => EvaluationRequest, ...(() => EvaluationRequest)[]] = [
    () => ({
      kind: 'position-promotion',
      to: pick(MANAGEMENT_POSITIONS),
      nominatedOn: date('2024-01-01', 900),
      employee: {
        position: pick(POSITIONS),
        level: pick(LEVELS),
        status: 'confirmed',
        positionSince: date('2020-01-01', 2000),
      },
      ratings: ratings('2026-06', 9),
    }),
    () => ({
      kind: 'panel',
      passMark: 70,
      scores: {
        directSuperior: scores(),
        departmentHead: scores(),
        relatedDepartments: scores(),
        humanResources: scores(),
      },
    }),
    () => ({
      kind: 'formal-assessment',
      to: pick(MANAGEMENT_POSITIONS),
      superiors: scores(),
      subordinates: scores(),
      departmentHeads: scores(),
      subordinatesAsked: 5,
    }),
    () => ({ kind: 'trial-assessment', to: pick(MANAGEMENT_POSITIONS), peripheral: scores(), competency: scores() }),
    () => ({
      kind: 'setback',
      employee: { position: pick(POSITIONS), level: pick(LEVELS), status: 'confirmed' },
      event: {
        month: '2026-03',
        rating: pick(['C', 'D']),
        cause: pick(['service-attitude', 'other']),
        complaint: 'upheld',
        publishedOn: date('2026-04-01', 30),
        upheldOn: date('2026-04-01', 60),
        otherCs: whole(3),
      },
      lastPromotion: { from: pick(LEVELS), to: pick(LEVELS), effectiveFrom: date('2025-10-01', 200) },
    }),
    () => ({
      kind: 'confirmation',
      position: 'agent',
      level: 'junior-1',
      track: 'probation',
      ratings: ratings('2026-03', 3),
    }),
    () => ({
      kind: 'entry',
      hire: pick(['intern', 'experienced', 'team-leader']),
      proposed: pick(LEVELS),
      specialApproval: random() < 0.5,
    }),
    () => ({ kind: 'cycle-calendar', cycle: `${2010 + whole(20)}-01` }),
    () => ({ kind: 'trial-calendar', start: date('2020-01-01', 2500), months: 3 + whole(9) }),
  ];
  return () => (random() < 0.5 ? levelPromotion() : pick(others)());
};
