import type { LevelCorrection } from '../../domain/pipelines/appeal/activities.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import { compareLevels, type Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { readLevelRecord, type LevelRow } from '../../db/appeals/appeals.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import type { ActivityDependencies } from '../dependencies.js';
import { APPEAL } from '../../domain/refusals/appeal.js';

interface Asked {
  readonly personId: string;
  readonly level: Level;
  readonly effectiveFrom: string;
  readonly reason: string;
  readonly today: string;
}

/** I-74: another level instead of the one that was decided: of the post's ladder, not under a later decision. */
export async function correctLevel(
  { db, policy }: Pick<ActivityDependencies, 'db'> & { readonly policy: Policy },
  { personId, level, effectiveFrom, reason, today }: Asked,
): Promise<{ readonly refusal: Refusal } | { readonly correction: LevelCorrection }> {
  const { position, levels } = await readLevelRecord(db, personId);
  const latest = levels.at(-1);
  if (latest === undefined || position === null || position === 'supervisor') return { refusal: noLadder(personId) };
  const range = rangeOf(position, policy);
  if (compareLevels(level, range.floor) < 0 || compareLevels(level, range.cap) > 0) return { refusal: outside(range) };
  if (effectiveFrom < latest.effectiveFrom || effectiveFrom > addDays(today, 366))
    return { refusal: wrongDay(effectiveFrom, latest.effectiveFrom) };
  if (latest.level === level) return { refusal: nothingChanges(level) };
  const paidBy = levels.findLast(({ paid }) => paid)?.level ?? latest.level;
  return {
    correction: {
      from: latest.level,
      to: level,
      effectiveFrom,
      reason,
      countsFrom: countsFrom(levels, level) ?? effectiveFrom,
      payFrom: paidBy === level ? null : paidBy,
    },
  };
}

/** I-21: what comes back is no new decision on the level. */
function countsFrom(levels: readonly LevelRow[], level: Level): string | undefined {
  const before = levels.slice(0, -1).at(-1);
  return before?.level === level ? before.countsFrom : undefined;
}

function rangeOf(position: Exclude<Position, 'supervisor'>, { levelPromotion, entry }: Policy) {
  const { cap, floor } = levelPromotion;
  return position === 'team-leader'
    ? { floor: floor.teamLeaders.value, cap: cap.teamLeaders.value }
    : { floor: entry.intern.value, cap: cap.agents.value };
}

const noLadder = (personId: string): Refusal => refuse(APPEAL.NO_LADDER, { personId });

const outside = ({ floor, cap }: { readonly floor: Level; readonly cap: Level }): Refusal =>
  refuse(APPEAL.LEVEL_OUT_OF_RANGE, { floor, cap });

const wrongDay = (effectiveFrom: string, latest: string): Refusal =>
  refuse(APPEAL.DATE_UNFIT, { effectiveFrom, latest });

const nothingChanges = (level: Level): Refusal => refuse(APPEAL.NOTHING_CHANGES, { level });
