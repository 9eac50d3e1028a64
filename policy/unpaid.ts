import type { PromotionAhead } from '../domain/cases/pay-rates.js';
import type { Level } from '../domain/vocabulary/level.js';
import type { PolicyLibrary } from './data/library.js';
import { levelAfterAppointment } from './rules/section-9-appointment.js';

/** I-83: the levels of a promotion for which these rates have no amount; none where its level stays as it is. */
export function unpaidLevels(
  library: PolicyLibrary,
  { from, to, post, policyVersion }: PromotionAhead,
  rates: ReadonlyMap<Level, string>,
): readonly Level[] {
  const target = to ?? levelTo(library, policyVersion, post, from);
  if (from === null || target === null || target === from) return [];
  return [from, target].filter((level) => !rates.has(level));
}

const levelTo = (
  library: PolicyLibrary,
  version: string,
  post: PromotionAhead['post'],
  from: Level | null,
): Level | null =>
  post === 'team-leader' || post === 'supervisor'
    ? levelAfterAppointment(library.byVersion(version), post, from)
    : null;
