import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../../domain/vocabulary/refusal.js';

/** The type of the failure that carries a refusal out of a workflow. */
const REFUSED = 'REFUSED';

/** A refusal as it crosses the engine: never retried, the refusal itself as first detail. */
export const refused = (refusal: Refusal): ApplicationFailure =>
  ApplicationFailure.create({
    type: REFUSED,
    nonRetryable: true,
    message: `${refusal.code}: ${refusal.message.en}`,
    details: [refusal],
  });

/** The refusal behind what the engine answered to an update; undefined where something else failed. */
export function refusalIn(error: unknown): Refusal | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSED) return undefined;
  const carried: unknown = cause.details?.[0];
  return isRefusal(carried) ? carried : undefined;
}

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'message' in value &&
  typeof value.code === 'string';
