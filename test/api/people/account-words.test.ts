import { expect, test } from '@jest/globals';
import { whoseAccount } from '../../../api/changes/words.js';

test('whose account a change is about reads with the signs of its language', () => {
  expect(whoseAccount({ login: 'auditor', personName: '李敏', personId: '20060' })).toEqual({
    zh: 'auditor（李敏，20060）',
    en: 'auditor (李敏, 20060)',
  });
});
