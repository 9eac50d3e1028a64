import { expect, test } from '@jest/globals';
import { asked, needOf } from '../../web/forms/generic/needs.js';

/** A form says 选填 only where the workflow's checks take the field as left out. */
test.each([
  ['entry.gm-decision', 'reason', { decision: 'reject' }, 'needed'],
  ['entry.gm-decision', 'reason', { decision: 'approve' }, 'free'],
  ['entry.review', 'level', { decision: 'amend' }, 'needed'],
  ['entry.review', 'level', { decision: 'endorse' }, 'none'],
  ['transfer.agreement', 'reason', { agreed: false }, 'needed'],
  ['vacancy.qualification', 'reason', { qualified: true }, 'free'],
  ['level.notice', 'reason', { signature: 'refused' }, 'needed'],
  ['level.notice', 'reason', {}, 'free'],
  ['cycle.launch', 'closingDate', { do: 'launch' }, 'needed'],
  ['cycle.launch', 'closingDate', { do: 'dismiss' }, 'none'],
  ['cycle.gm-submission', 'withoutOthersReason', {}, 'depends'],
  ['setback.proposal', 'transfer', { measure: 'demote' }, 'none'],
  ['trial.letter', 'remark', {}, 'free'],
] as const)('%s: %s with %j is %s', (kind, field, at, need) => {
  expect(needOf(kind, field, at)).toBe(need);
});

test('what is not asked for any more by what else was chosen is not sent', () => {
  const rows = [{ caseId: 'PP-1', decision: 'approve', to: 'verification', reason: '合适' }];
  expect(asked('vacancy.gm-decision', { decisions: rows })).toEqual({
    decisions: [{ caseId: 'PP-1', decision: 'approve', reason: '合适' }],
  });
});
