import type { LevelCorrection } from '../../domain/pipelines/appeal/activities.js';
import type { AppealInput } from '../../domain/pipelines/appeal/start.js';
import type { Effect } from '../../domain/step/effect.js';

/** I-74: the level in the place of what was decided, from its day on and counting like it, and the pay that goes with it. */
export function correctionEffects(
  { caseId, personId, aboutId }: AppealInput,
  { to, effectiveFrom, countsFrom, promotedFrom, replaces, payFrom }: LevelCorrection,
): readonly Effect[] {
  const about = { caseId, personId, effectiveFrom };
  const level: Effect = {
    ...about,
    what: 'level',
    level: to,
    countsFrom,
    source: 'correction',
    ...(promotedFrom === null ? {} : { promotedFrom }),
    ...(replaces ? { corrects: aboutId } : {}),
  };
  return payFrom === null ? [level] : [level, { ...about, what: 'pay', from: payFrom, to }];
}
