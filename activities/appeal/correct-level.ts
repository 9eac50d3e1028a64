import type { LevelCorrection } from '../../domain/pipelines/appeal/activities.js';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import { compareLevels, type Level } from '../../domain/vocabulary/level.js';
import { firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import type { Position } from '../../domain/vocabulary/position.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { effectOfCycle, readLevelRecord, type LevelRow } from '../../db/appeals/appeals.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import type { ActivityDependencies } from '../dependencies.js';
import { APPEAL } from '../../domain/refusals/pipelines/appeal.js';

interface Asked {
  /** The case whose decision is corrected. */
  readonly aboutId: string;
  readonly kind: CaseKind;
  readonly personId: string;
  readonly level: Level;
  readonly reason: string;
  /** Civil date of the decision that is appealed against. */
  readonly decidedOn: string;
}

/** From when a correction holds and counts. */
interface Effect {
  readonly effectiveFrom: string;
  readonly countsFrom: string;
}

/**
 * I-74: another level instead of the one that was decided: of the post's ladder, from the same day and counting like it, so
 * that nobody loses a cycle by being right; never past a decision that came later.
 */
export async function correctLevel(
  { db, policy }: Pick<ActivityDependencies, 'db'> & { readonly policy: Policy },
  asked: Asked,
): Promise<{ readonly refusal: Refusal } | { readonly correction: LevelCorrection }> {
  const { personId, level, reason, aboutId, kind } = asked;
  const { position, levels } = await readLevelRecord(db, personId);
  const latest = levels.at(-1);
  if (latest === undefined || position === null || position === 'supervisor') return { refusal: noLadder(personId) };
  const range = rangeOf(position, policy);
  if (compareLevels(level, range.floor) < 0 || compareLevels(level, range.cap) > 0) return { refusal: outside(range) };
  const corrected = levels.findLast(({ caseId }) => caseId === aboutId);
  const { effectiveFrom, countsFrom } = corrected ?? (await effectOf(db, asked));
  const isPassed = corrected === undefined ? effectiveFrom < latest.effectiveFrom : corrected !== latest;
  if (isPassed) return { refusal: laterDecision(effectiveFrom, latest.effectiveFrom) };
  if (latest.level === level) return { refusal: nothingChanges(level) };
  const paidBy = levels.findLast(({ paid }) => paid)?.level ?? latest.level;
  return {
    correction: {
      from: latest.level,
      to: level,
      effectiveFrom,
      reason,
      countsFrom: (corrected === undefined ? undefined : countedBefore(levels, level)) ?? countsFrom,
      promotedFrom: promotedFrom(level, corrected?.promotedFrom ?? (isMade(kind, corrected) ? latest.level : null)),
      replaces: corrected !== undefined,
      payFrom: paidBy === level ? null : paidBy,
    },
  };
}

/** I-19, 12.2: what was not promoted would have been with its cycle; anything else from the 1st of the month it was decided in. */
async function effectOf(db: ActivityDependencies['db'], { aboutId, decidedOn }: Asked): Promise<Effect> {
  const day = firstDayOf(monthOf(decidedOn));
  const cycle = await effectOfCycle(db, aboutId);
  return { effectiveFrom: cycle?.effectiveFrom ?? day, countsFrom: cycle?.countsFrom ?? day };
}

/** A promotion that was refused, and is made by the correction. */
const isMade = (kind: CaseKind, corrected: LevelRow | undefined): boolean =>
  corrected === undefined && (kind === 'level-promotion' || kind === 'position-promotion');

/** I-65: a correction down to where the promotion had started is none. */
const promotedFrom = (level: Level, from: Level | null): Level | null =>
  from !== null && compareLevels(level, from) > 0 ? from : null;

/** I-21: what comes back is no new decision on the level. */
function countedBefore(levels: readonly LevelRow[], level: Level): string | undefined {
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

const laterDecision = (effectiveFrom: string, latest: string): Refusal =>
  refuse(APPEAL.LATER_DECISION, { effectiveFrom, latest });

const nothingChanges = (level: Level): Refusal => refuse(APPEAL.NOTHING_CHANGES, { level });
