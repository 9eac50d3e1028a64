import { readKeys } from '../../seal/key-ring.js';

/** The keys of the tests, as a file has them; the same in every process of a run. */
export const KEYS_TEXT = [
  `seal-test seal ${Buffer.alloc(32, 's').toString('base64url')}`,
  `sign-test sign ${Buffer.alloc(32, 'g').toString('base64url')}`,
].join('\n');
export const KEYS = readKeys(KEYS_TEXT);
