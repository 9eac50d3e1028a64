import { higherLevel, type Level } from '../../domain/vocabulary/level.js';
import type { ManagementPosition } from '../../domain/vocabulary/position.js';
import type { Policy } from '../data/policy-schema.js';

/**
 * I-61: on the formal appointment a team leader's level becomes the higher of his own and the floor of the post (6.3).
 * Null for a post without a ladder (I-04).
 */
export const levelAfterAppointment = (policy: Policy, to: ManagementPosition, level: Level | null): Level | null => {
  if (to !== 'team-leader') return null;
  const floor = policy.entry.teamLeaderFloor.value;
  return level === null ? floor : higherLevel(level, floor);
};
