import { ConfigurationError } from '../../domain/settings/environment.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { errorMessage } from './thrown.js';

/** What the person at the terminal reads when a start fails: both languages, never a stack trace. */
export function failureMessage(error: unknown): string {
  if (error instanceof RefusalError) return `${error.refusal.message.zh}\n${error.refusal.message.en}`;
  if (error instanceof ConfigurationError) return error.message;
  return `意外错误：${errorMessage(error)}\nAn unexpected error: ${errorMessage(error)}. Set JINJI_DEBUG=1 to see where.`;
}
