import type { EvaluationRequest } from '../../domain/evaluation/request.js';

/** What a request may hold anywhere, most of it wrong. */
const JUNK: readonly unknown[] = [
  null,
  true,
  '',
  'A',
  'intern',
  'junior-1',
  'supervisor',
  'team-leader',
  'upheld',
  '2026-01',
  '2026-07',
  '2024-02-29',
  '2023-02-29',
  '2026-13-01',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-1-01',
  '2026-01-0１',
  '2026-01-01 ',
  0,
  -0,
  -1,
  0.1,
  7,
  79.995,
  100,
  100.01,
  1e21,
  5e-324,
  [],
  {},
  [80],
  ['superiors'],
  ['directSuperior', 'departmentHead', 'relatedDepartments', 'humanResources'],
  [{ month: '2026-01', rating: 'A' }],
  { length: 1 },
  { month: '2026-01', rating: 'A' },
];

type Bag = Record<string, unknown>;

const bags = (value: unknown): Bag[] =>
  typeof value !== 'object' || value === null ? [] : [value as Bag, ...Object.values(value).flatMap(bags)];

/** A copy of a request with one to three things changed: a field lost, replaced, added, or said again elsewhere. */
export const mutate = (request: EvaluationRequest, whole: (below: number) => number): unknown => {
  const pick = <T>(values: readonly T[]): T | undefined => values[whole(values.length)];
  const copy: unknown = structuredClone(request);
  for (let left = 1 + whole(3); left > 0; left -= 1) {
    const bag = pick(bags(copy)) ?? {};
    const name = pick(Object.keys(bag)) ?? 'kind';
    const other = pick(bags(copy)) ?? {};
    switch (whole(5)) {
      case 0:
        if (Array.isArray(bag)) bag.splice(Number(name), 1);
        else Reflect.deleteProperty(bag, name);
        break;
      case 1:
        bag[name] = structuredClone(pick(JUNK));
        break;
      case 2:
        bag[name] = structuredClone(other[pick(Object.keys(other)) ?? ''] ?? null);
        break;
      case 3:
        if (Array.isArray(bag)) bag.push(structuredClone(bag[Number(name)]));
        else bag[pick(['id', 'waived', 'ruling', 'rating', 'misspelt', 'length']) ?? ''] = structuredClone(pick(JUNK));
        break;
      default:
        if (Array.isArray(bag)) bag.reverse();
        else Object.assign(bag, { [name]: bag[name] });
    }
  }
  // What JSON cannot say no line holds.
  return JSON.parse(JSON.stringify(copy));
};
