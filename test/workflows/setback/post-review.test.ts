import { expect, test } from '@jest/globals';
import { ACT_SCHEMAS } from '../../../domain/pipelines/act-schemas.js';
import { postReviewAsk } from '../../../workflows/setback/asks.js';

test('I-71: HR or the head says whether the post is kept, in the time of a step, never the person himself; with a reason', () => {
  const ask = postReviewAsk({ caseId: 'JJ-1', personId: 'E1', stepWorkdays: 5, round: 1, asked: 0, statedBy: 'M-HR' });
  expect(ask).toMatchObject({
    kind: 'setback.post-review',
    to: { roles: ['hr', 'department-head'] },
    excluded: ['E1'],
    due: { workdays: 5 },
  });
  const form = ACT_SCHEMAS['setback.post-review'];
  expect(form.safeParse({ decision: 'keeps-post', reason: '部门同意保留' }).success).toBe(true);
  expect(form.safeParse({ decision: 'keeps-post' }).success).toBe(false);
});
