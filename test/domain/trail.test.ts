import { describe, expect, test } from '@jest/globals';
import { alongOne, trailNow, trailOfLine, along } from '../../domain/trail/current.js';
import { requestIdsIn, trailsIn } from '../../domain/trail/trail.js';

const A = '0b4fbd37-6a2e-4a5e-9a35-3a4b77d1a001';
const B = '0b4fbd37-6a2e-4a5e-9a35-3a4b77d1a002';
const traceparent = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`;

describe('the request behind what is done (0087)', () => {
  test.each([
    ['nothing', undefined, {}],
    ['a text', 'x', {}],
    ['an id', { '*': { requestId: A } }, { '*': { requestId: A } }],
    ['two acts', { a: { requestId: A }, b: { requestId: B } }, { a: { requestId: A }, b: { requestId: B } }],
    ['a trace', { '*': { requestId: A, traceparent } }, { '*': { requestId: A, traceparent } }],
    ['no trace', { '*': { requestId: A, traceparent: `${traceparent}\n` } }, { '*': { requestId: A } }],
    ['an id that is none', { '*': { requestId: `${A}\n{"level":60}` } }, {}],
    ['more than an id', { '*': { requestId: A, name: '张三' } }, { '*': { requestId: A } }],
  ])('of a header that anybody may have written is taken what is a trail: %s', (_, said, taken) => {
    expect(trailsIn(said)).toEqual(taken);
  });

  test('a line names one, or all of several; where there is none it says nothing', async () => {
    expect([trailNow(), trailOfLine()]).toEqual([undefined, {}]);
    await alongOne({ requestId: A }, async () => {
      await Promise.resolve();
      expect([trailNow(), trailOfLine()]).toEqual([{ requestId: A }, { requestId: A }]);
    });
    along({ a: { requestId: A }, b: { requestId: B } }, () => {
      expect([trailNow(), trailOfLine()]).toEqual([undefined, { requestId: [A, B] }]);
    });
    expect(requestIdsIn({ a: { requestId: A }, b: { requestId: A } })).toBe(A);
  });
});
