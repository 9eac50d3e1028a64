import { retold } from './retold.js';
import type { Reader } from './telling.js';

/**
 * I-09, I-51: a trial is paused for a long leave, and HR's reason says which. It is for HR and the person alone; everybody
 * else reads that it was paused, and the days.
 */
export const readsLeaveGrounds = (reader: Reader): boolean => reader === 'hr' || reader === 'person';

/** Whether the reason of a decision says which leave it was. */
export const isAboutLeave = ({ kind, outcome }: { readonly kind: string; readonly outcome: string }): boolean =>
  kind === 'trial' && (outcome === 'paused' || outcome === 'resumed');

/** Pauses of a trial without their reasons. */
export const withoutGrounds = <P extends { readonly reason: string | null }>(
  pauses: readonly P[],
): readonly (Omit<P, 'reason'> & { readonly reason: null })[] => pauses.map((pause) => ({ ...pause, reason: null }));

const isPause = (value: unknown): value is { readonly reason: string } =>
  typeof value === 'object' && value !== null && 'reason' in value;

/** Something out of the records, at whatever depth, without the reasons of pauses. */
export const withoutPauseReasons = (value: unknown): unknown =>
  retold(value, (name, inner) =>
    name === 'pauses' && Array.isArray(inner) ? withoutGrounds(inner.filter(isPause)) : inner,
  );
