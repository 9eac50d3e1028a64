import { RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';
import { ApiRefusal } from '../http/refusals.js';

/** `taken`: journalled, and on its way; it will be carried out or refused. */
export interface ActReceipt {
  readonly taskId: string;
  readonly state: 'open' | 'completed' | 'taken';
}

/** One of several tasks that are completed in one call: what became of it. */
export type RowReceipt = { readonly taskId: string } &
  /** `not-sent`: nothing stands against it, but against another of the call, so none was done. */
  (
    | { readonly state: ActReceipt['state'] | 'not-sent' }
    /** `passes`: the same call, made again in a moment, may get through. */
    | { readonly refusal: Refusal; readonly passes: boolean }
  );

/** The row of a task whose act was refused; throws what is no refusal. */
export function refusedRow(taskId: string, error: unknown): RowReceipt {
  if (!(error instanceof RefusalError)) throw error;
  const passes = error instanceof ApiRefusal && error.headers['Retry-After'] !== undefined;
  return { taskId, refusal: error.refusal, passes };
}
