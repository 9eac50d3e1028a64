import { text } from '../../../domain/vocabulary/text.js';

/** What 202 says of an act: it is journalled, and nobody knows yet what it comes to. */
export const TAKEN = text(
  '已受理，尚无结果：将被执行或退回。以同一 Idempotency-Key 重试可得结果',
  'taken, no answer yet: it will be carried out or refused; a repetition with the same Idempotency-Key tells',
);
