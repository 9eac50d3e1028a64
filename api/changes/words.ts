import type { Account } from '../../db/accounts/accounts.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

/** Whose account it is, as whoever decides reads it. */
export const whoseAccount = ({
  login,
  personName,
  personId,
}: Pick<Account, 'login' | 'personName' | 'personId'>): Text =>
  text(`${login}（${personName}，${personId}）`, `${login} (${personName}, ${personId})`);

/** Several things that are asked for together, in one sentence. */
export const together = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join('；'), parts.map(({ en }) => en).join('; '));
