import { ConfigurationError } from '../domain/settings/environment.js';
import { RefusalError } from '../domain/vocabulary/refusal.js';
import { PolicyDataError } from './data/data-error.js';

/** What somebody has to correct before a service can start, in plain words; undefined for any other error. */
export function startAdvice(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return `${error.message}\n`;
  if (error instanceof RefusalError) return `${error.refusal.message.zh}\n${error.refusal.message.en}\n`;
  return error instanceof PolicyDataError ? error.advice : undefined;
}
