import { ConfigurationError } from '../domain/environment.js';
import { PolicyDataError } from './data-error.js';

/** What somebody has to correct before a service can start, in plain words; undefined for any other error. */
export function startAdvice(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return `${error.message}\n`;
  return error instanceof PolicyDataError ? error.advice : undefined;
}
