import type { LevelCorrection } from '../../domain/pipelines/appeal/activities.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import { compareLevels, LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { readLevelRecord, type LevelRow } from '../../db/appeals/appeals.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import type { ActivityDependencies } from '../dependencies.js';

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

const noLadder = (personId: string): Refusal =>
  refuse(
    'APPEAL.NO_LADDER',
    'I-04',
    `${personId} 没有职级序列,不能更正职级。请以更正记录落实。`,
    `${personId} has no level ladder, so there is no level to correct. Make a correcting record instead.`,
  );

const outside = ({ floor, cap }: { readonly floor: Level; readonly cap: Level }): Refusal =>
  refuse(
    'APPEAL.LEVEL_OUT_OF_RANGE',
    '8.3.3.A',
    `更正后的职级须在${LEVEL_NAMES[floor].zh}与${LEVEL_NAMES[cap].zh}之间。请改选职级。`,
    `The level has to lie between ${LEVEL_NAMES[floor].en} and ${LEVEL_NAMES[cap].en}. Choose one of them.`,
  );

const wrongDay = (effectiveFrom: string, latest: string): Refusal =>
  refuse(
    'APPEAL.DATE_UNFIT',
    'I-74',
    `更正生效日 ${effectiveFrom} 不能早于最近一次定级 ${latest},也不能晚于一年后。请核对日期。`,
    `The correction on ${effectiveFrom} may not lie before the level decided last (${latest}), nor more than a year ahead. Check the date.`,
  );

const nothingChanges = (level: Level): Refusal =>
  refuse(
    'APPEAL.NOTHING_CHANGES',
    'I-74',
    `职级已是${LEVEL_NAMES[level].zh},没有可更正的。如只更正记录请选择「更正记录」。`,
    `The level is ${LEVEL_NAMES[level].en} already; nothing would change. Make a correcting record instead.`,
  );
