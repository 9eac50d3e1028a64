import { expect, test } from '@jest/globals';
import { evaluate, submit } from '../../cli/tour/opening.js';
import type { Story } from '../../cli/tour/story.js';

/** A third tour comes to a cycle of so long ago that the sample has no ratings for it: nobody may be promoted. */
const longAgo = (asked: string[]): Story =>
  ({
    narrator: { chapter: () => Promise.resolve(), say: () => undefined },
    cases: () => Promise.resolve([{ id: 'LP-1', personName: '甲', stage: 'ineligible', outcome: 'ineligible' }]),
    as: () => Promise.resolve({ get: () => Promise.resolve({ evaluations: [] }) }),
    cycle: { rule: () => Promise.resolve(asked.push('ruling') * 0) },
  }) as unknown as Story;

test('it ends with a word that says so and what to do, and waits for no submission', async () => {
  const asked: string[] = [];
  const story = longAgo(asked);
  const ended = await evaluate(story)
    .then(() => submit(story))
    .catch((error: unknown) => error);
  expect(ended).toMatchObject({ refusal: { code: 'LAUNCH.TOUR_PLAYED_OUT' } });
  expect(asked).toEqual([]);
});
