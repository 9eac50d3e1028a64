import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateLine } from '../../policy/fast/request-line.js';
import { engine } from './fixture.js';

const good = () => ({
  kind: 'level-promotion',
  cycle: '2026-07',
  employee: { id: 'E1', position: 'agent', level: 'junior-1', status: 'confirmed', levelSince: '2025-01-01' },
  ratings: [{ month: '2026-01', rating: 'A' }],
  complaints: [{ date: '2026-03-02', status: 'pending', cause: 'not-personal' }],
  demotionPending: false,
  ruling: null,
});
const pathOf = (line: string): string | undefined => {
  const answer = evaluateLine(engine, line);
  if (!('error' in answer)) return undefined;
  expect(Object.keys(answer)).toEqual(['error']);
  expect(answer.error.code).toBe('INVALID_REQUEST');
  expect(answer.error.message).not.toBe('');
  return answer.error.path;
};
const path = (request: unknown) => pathOf(JSON.stringify(request));
const employee = (change: Readonly<Record<string, unknown>>) => ({
  ...good(),
  employee: { ...good().employee, ...change },
});
const setback = (event: Readonly<Record<string, unknown>>) => ({
  kind: 'setback',
  employee: { position: 'agent', level: 'junior-3', status: 'confirmed' },
  event: { month: '2026-03', rating: 'C', cause: 'other', complaint: 'none', publishedOn: '2026-04-02', ...event },
});
const trial = (peripheral: unknown) => ({ kind: 'trial-assessment', to: 'supervisor', peripheral, competency: [80] });
const panel = (change: Readonly<Record<string, unknown>>) => ({
  kind: 'panel',
  passMark: 70,
  scores: { directSuperior: [1], departmentHead: [1], relatedDepartments: [1], humanResources: [1] },
  ...change,
});
const formal = (change: Readonly<Record<string, unknown>>) => ({
  kind: 'formal-assessment',
  to: 'supervisor',
  superiors: [1],
  subordinates: [1],
  departmentHeads: [1],
  subordinatesAsked: 1,
  ...change,
});

describe('requests that are not valid', () => {
  test('the good one is', () => {
    expect(path(good())).toBeUndefined();
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '"x"',
    'true',
    '{"a":1,}',
    "{'a':1}",
    '[{}]',
    'NaN',
    '{"kind":"entry","hire":NaN}',
    '\u00a0',
  ])('the line %j is to blame itself', (line) => {
    expect(pathOf(line)).toBe('');
  });

  test.each([
    ['kind', {}],
    ['kind', { kind: 'promotion' }],
    ['kind', { kind: null }],
    ['kind', { kind: ['entry'] }],
    ['kind', { kind: '__proto__' }],
    ['kind', { kind: 'constructor' }],
    ['cycle', { ...good(), cycle: '2026-7' }],
    ['cycle', { ...good(), cycle: '2026-03' }],
    ['cycle', { ...good(), cycle: '0001-01' }],
    ['cycle', { ...good(), cycle: '0000-01' }],
    ['employee', { ...good(), employee: [] }],
    ['employee', { ...good(), employee: null }],
    ['employee.level', employee({ level: 'junior-4' })],
    ['employee.level', employee({ level: undefined })],
    ['employee.level', employee({ level: null })],
    ['employee.id', employee({ id: 7 })],
    ['employee.levelSince', employee({ levelSince: '2026-02-30' })],
    ['employee.levelSince', employee({ levelSince: '2026-2-3' })],
    ['employee.status', employee({ status: 'Confirmed' })],
    ['employee.levlSince', employee({ levlSince: '2026-01-01' })],
    ['ratings', { ...good(), ratings: undefined }],
    ['ratings', { ...good(), ratings: {} }],
    ['ratings.0', { ...good(), ratings: [null] }],
    ['ratings.0.rating', { ...good(), ratings: [{ month: '2026-01', rating: 'a' }] }],
    ['ratings.0.note', { ...good(), ratings: [{ month: '2026-01', rating: 'A', note: '' }] }],
    ['ratings.1.rating', { ...good(), ratings: [{ month: '2026-01', rating: 'A' }, { month: '2026-02' }] }],
    [
      'ratings.2.month',
      { ...good(), ratings: ['2026-01', '2020-01', '2026-01'].map((month) => ({ month, rating: 'A' })) },
    ],
    ['ratings.1.month', { ...good(), ratings: ['2026-01', '2026-13'].map((month) => ({ month, rating: 'A' })) }],
    ['complaints', { ...good(), complaints: null }],
    ['complaints.0.date', { ...good(), complaints: [{ date: '2019-02-29', status: 'upheld', cause: 'not-personal' }] }],
    ['complaints.0.cause', { ...good(), complaints: [{ date: '2019-02-28', status: 'upheld' }] }],
    ['demotionPending', { ...good(), demotionPending: 'false' }],
    ['demotionPending', { ...good(), demotionPending: null }],
    ['ruling', { ...good(), ruling: 'maybe' }],
    ['demotionPendin', { ...good(), demotionPendin: true }],
    ['peripheral', trial([])],
    ['peripheral', trial(undefined)],
    ['peripheral', trial(80)],
    ['peripheral.1', trial([80, -0.01])],
    ['peripheral.0', trial([100.01])],
    ['peripheral.0', trial(['80'])],
    ['peripheral.0', trial([null])],
    ['peripheral.0', trial([[80]])],
    ['passMark', panel({ passMark: undefined })],
    ['passMark', panel({ passMark: 101 })],
    ['scores.humanResources', panel({ scores: { directSuperior: [1], departmentHead: [1], relatedDepartments: [1] } })],
    [
      'scores.chair',
      panel({
        scores: { directSuperior: [1], departmentHead: [1], relatedDepartments: [1], humanResources: [1], chair: [1] },
      }),
    ],
    ['waived', panel({ waived: ['directSuperior', 'departmentHead', 'relatedDepartments', 'humanResources'] })],
    ['waived.0', panel({ waived: ['chair'] })],
    ['waived', formal({ waived: ['superiors', 'subordinates', 'departmentHeads'] })],
    ['subordinatesAsked', formal({ subordinatesAsked: 1.5 })],
    ['subordinatesAsked', formal({ subordinatesAsked: -1 })],
    ['event.rating', setback({ rating: 'B' })],
    ['event.otherCs', setback({ otherCs: 0.5 })],
    ['event.upheldOn', setback({ cause: 'service-attitude', complaint: 'upheld' })],
    ['event.upheldOn', setback({ cause: 'service-attitude', complaint: 'upheld', upheldOn: null })],
    [
      'event.publishedOn',
      setback({ cause: 'service-attitude', complaint: 'upheld', upheldOn: '2026-04-01', publishedOn: '9999-12-31' }),
    ],
    ['months', { kind: 'trial-calendar', start: '2026-01-01', months: 2 }],
    ['months', { kind: 'trial-calendar', start: '2026-01-01', months: 3.5 }],
    ['months', { kind: 'trial-calendar', start: '2026-01-01', months: '3' }],
    ['months', { kind: 'trial-calendar', start: '2026-01-01', months: 1e15 }],
    ['months', { kind: 'trial-calendar', start: '9999-12-01', months: 3 }],
    ['hire', { kind: 'entry', hire: 'agent' }],
    ['proposed', { kind: 'entry', hire: 'intern', proposed: 'x' }],
    ['level', { kind: 'confirmation', position: 'agent', level: null, track: 'probation', ratings: [] }],
  ])('path %s', (expected, request) => {
    expect(path(request)).toBe(expected);
  });

  test('what JSON.parse hides: a field twice, a number beyond the doubles', () => {
    expect(pathOf('{"kind":"entry","hire":"intern","hire":"intern"}')).toBe('hire');
    expect(pathOf('{"kind":"entry","hire":"intern","\\u0068ire":"intern"}')).toBe('hire');
    expect(pathOf(JSON.stringify(trial([80])).replace('[80]', '[1,{"a":1,"a":2}]'))).toBe('peripheral.1');
    expect(pathOf(JSON.stringify(trial([80])).replace('[80]', '[1e400]'))).toBe('peripheral.0');
    expect(pathOf(JSON.stringify(trial([80])).replace('[80]', '[80,79.99999999999999999]'))).toBe('peripheral.1');
    expect(pathOf(JSON.stringify(trial([80])).replace('[80]', '[80.000000000000000000]'))).toBeUndefined();
    expect(pathOf(JSON.stringify(trial([80])).replace('[80]', '[79.99999999999999]'))).toBeUndefined();
    expect(pathOf(JSON.stringify(trial([80])).replace('[80]', '[8e1,-0,0.8E+2]'))).toBeUndefined();
  });

  test('a prototype key is an unknown field', () => {
    expect(pathOf('{"kind":"entry","hire":"intern","__proto__":{}}')).toBe('__proto__');
    expect(pathOf('{"kind":"entry","hire":"intern","toString":1}')).toBe('toString');
  });

  test('colons and long digits inside an id do no harm', () => {
    expect(path(employee({ id: 'a:b:12345678901234567890"{:' }))).toBeUndefined();
  });

  test('a very long id with a colon', () => {
    expect(path(employee({ id: `:${'x'.repeat(3_000_000)}` }))).toBeUndefined();
  });

  test('nested ten thousand deep', () => {
    expect(pathOf('['.repeat(10_000) + ']'.repeat(10_000))).toBe('');
    expect(pathOf(`{"kind":"entry","hire":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)).toBe('hire');
  });

  test('the function takes no NaN and no infinity', () => {
    for (const score of [Number.NaN, Number.POSITIVE_INFINITY, -1])
      expect(engine.evaluate(trial([score]))).toHaveProperty('error');
  });

  test('nothing crashes, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.json(), (line) => {
        expect(evaluateLine(engine, line)).toHaveProperty('error');
      }),
    );
  });

  test('a good request with one value changed is answered or refused, never thrown at', () => {
    const paths = [
      ['cycle'],
      ['employee'],
      ['employee', 'level'],
      ['ratings'],
      ['ratings', '0'],
      ['complaints', '0', 'date'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (keys, value) => {
        const request: unknown = good();
        const last = keys.at(-1) ?? '';
        const parent = keys.slice(0, -1).reduce((node, key) => (node as Record<string, unknown>)[key], request);
        (parent as Record<string, unknown>)[last] = value;
        expect(() => evaluateLine(engine, JSON.stringify(request))).not.toThrow();
      }),
    );
  });
});
