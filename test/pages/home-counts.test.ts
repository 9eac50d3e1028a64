import { expect, test } from '@jest/globals';
import { ownTabs } from '../../web/pages/home/own-tabs.js';

/** Who follows up is shown everybody's escalated tasks (I-39): they are not among what he has to do today. */
test('what waits for oneself counts no tasks of others', () => {
  expect(ownTabs({ followUp: null })).toEqual(['open', 'due', 'overdue', 'asked']);
  expect(ownTabs({ followUp: 25 })).toEqual(['open', 'due', 'asked']);
  expect(ownTabs(undefined)).toEqual([]);
});
