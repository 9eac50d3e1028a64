import { COMPLAINT_CAUSES, COMPLAINT_STATUSES } from '../../domain/people/complaint.js';
import { CONFIRMATION_TRACKS, HIRES, PANEL_GROUPS, REVIEW_GROUPS, RULINGS } from '../../domain/evaluation/request.js';
import type { EvaluationKind } from '../../domain/evaluation/request.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { MANAGEMENT_POSITIONS, POSITIONS } from '../../domain/vocabulary/position.js';
import { STATUSES } from '../../domain/vocabulary/status.js';
import { isBoolean, isCount, isScore, isText, isWhole, listOf, objectOf, oneOf, orNull } from './quick-check.js';
import type { QuickCheck } from './quick-check.js';
import { isQuickDate, isQuickMonth } from './quick-dates.js';
import { isQuickRatings } from './quick-ratings.js';

const isLevel = oneOf(LEVELS);
const isPosition = oneOf(POSITIONS);
const isManagement = oneOf(MANAGEMENT_POSITIONS);
const isScores = listOf(isScore);
const isSomeScores = listOf(isScore, 1);

/** Only a supervisor may be without a level (I-04). */
const withLevel =
  (check: QuickCheck): QuickCheck =>
  (value) => {
    if (!check(value)) return false;
    const { level, position } = value as { readonly level: unknown; readonly position: unknown };
    return level !== null || position === 'supervisor';
  };
const leave = { protectedMonths: listOf(isQuickMonth), ruling: orNull(oneOf(RULINGS)) };
const person = { position: isPosition, level: orNull(isLevel), status: oneOf(STATUSES) };

/** Some of the groups, but not all of them. */
const waiverOf = (groups: readonly string[]): QuickCheck => {
  const isList = listOf(oneOf(groups));
  return (value) => isList(value) && !groups.every((group) => (value as readonly string[]).includes(group));
};

const checks: Readonly<Record<EvaluationKind, QuickCheck>> = {
  'level-promotion': objectOf(
    {
      kind: oneOf(['level-promotion']),
      cycle: isQuickMonth,
      employee: withLevel(objectOf({ ...person, levelSince: isQuickDate }, { id: isText })),
      ratings: isQuickRatings,
    },
    {
      complaints: listOf(
        objectOf({ date: isQuickDate, status: oneOf(COMPLAINT_STATUSES), cause: oneOf(COMPLAINT_CAUSES) }),
      ),
      demotionPending: isBoolean,
      ...leave,
    },
  ),
  'position-promotion': objectOf(
    {
      kind: oneOf(['position-promotion']),
      to: isManagement,
      nominatedOn: isQuickDate,
      employee: withLevel(objectOf({ ...person, positionSince: isQuickDate }, { id: isText })),
      ratings: isQuickRatings,
    },
    { demotionPending: isBoolean, ...leave },
  ),
  'trial-assessment': objectOf({
    kind: oneOf(['trial-assessment']),
    to: isManagement,
    peripheral: isSomeScores,
    competency: isSomeScores,
  }),
  'formal-assessment': objectOf(
    {
      kind: oneOf(['formal-assessment']),
      to: isManagement,
      superiors: isScores,
      subordinates: isScores,
      departmentHeads: isScores,
      subordinatesAsked: isCount,
    },
    { waived: waiverOf(REVIEW_GROUPS) },
  ),
  panel: objectOf(
    {
      kind: oneOf(['panel']),
      passMark: isScore,
      scores: objectOf({
        directSuperior: isScores,
        departmentHead: isScores,
        relatedDepartments: isScores,
        humanResources: isScores,
      }),
    },
    { waived: waiverOf(PANEL_GROUPS) },
  ),
  confirmation: withLevel(
    objectOf(
      {
        kind: oneOf(['confirmation']),
        position: isPosition,
        level: orNull(isLevel),
        track: oneOf(CONFIRMATION_TRACKS),
        ratings: isQuickRatings,
      },
      { outstandingContribution: isBoolean },
    ),
  ),
  entry: objectOf(
    { kind: oneOf(['entry']), hire: oneOf(HIRES) },
    { proposed: orNull(isLevel), specialApproval: isBoolean },
  ),
  setback: objectOf(
    {
      kind: oneOf(['setback']),
      employee: withLevel(objectOf(person)),
      event: objectOf(
        {
          month: isQuickMonth,
          rating: oneOf(['C', 'D']),
          cause: oneOf(['service-attitude', 'other']),
          complaint: oneOf(['none', 'pending', 'upheld', 'dismissed']),
          publishedOn: isQuickDate,
        },
        { upheldOn: orNull(isQuickDate), otherCs: isCount },
      ),
    },
    { lastPromotion: orNull(objectOf({ from: isLevel, to: isLevel, effectiveFrom: isQuickDate })) },
  ),
  'cycle-calendar': objectOf({ kind: oneOf(['cycle-calendar']), cycle: isQuickMonth }),
  'trial-calendar': objectOf({ kind: oneOf(['trial-calendar']), start: isQuickDate, months: isWhole }),
};

/**
 * Whether a request of a kind is certainly valid. The schemas of domain/evaluation/schema.ts said again by hand, for
 * they would be a third of the time of an answer (decision 0010); whatever this does not vouch for is put to them, so
 * they alone say what is wrong. A test holds the two together.
 */
export const isSurelyValid = (kind: EvaluationKind, request: object): boolean => checks[kind](request);
