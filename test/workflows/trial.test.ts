import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/civil-date.js';
import { HR, SUPERIOR } from '../support/department.js';
import { startStack, type TestStack } from '../support/stack.js';
import { CANDIDATE, TrialPlay } from './trial-play.js';

describe('a trial appointment and its days (9.5.5, 9.5.6)', () => {
  let server: TestStack;
  let stack: TestStack;
  beforeAll(async () => {
    server = await startStack();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    stack = await server.another();
  });
  afterEach(() => stack.close());

  test('from the letter to a score at the mark', async () => {
    const play = await TrialPlay.begin(stack);
    const start = addDays(await stack.today(), 3);
    await play.letter(start);
    const { lastDay, reviewOn } = await play.reach('scheduled');
    expect(await play.superiors()).toMatchObject({ E01: SUPERIOR });
    await stack.skipTo(start, '00:01');
    await play.reach('running');
    expect(await play.superiors()).toMatchObject({ [CANDIDATE]: SUPERIOR, E01: CANDIDATE, E06: CANDIDATE });
    await stack.skipTo(reviewOn ?? '', '08:59');
    expect((await play.row()).stage).toBe('running');
    await stack.skipTo(reviewOn ?? '', '09:01');
    await play.reach('review');
    await play.waitFor('review.sheet', 'E01');
    await play.answerAll(88);
    expect(await play.result()).toEqual({ outcome: 'passed', start, lastDay, score: '88.00', reason: null });
    expect(await play.tasks()).toEqual([]);
    expect(await play.told(CANDIDATE)).toEqual(['Notice of a trial appointment']);
    expect(await play.told(HR)).toEqual([]);
  });
});
