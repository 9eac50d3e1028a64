import { text, type Text } from '../vocabulary/text.js';

/** The words for what does not exist, and alike for what somebody may not know to exist. */
export const unseen = (zh: string, en: string): Text =>
  text(`没有找到${zh}，或您无权查看。`, `There is no such ${en}, or you may not see it.`);
