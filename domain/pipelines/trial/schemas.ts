import { z } from 'zod';
import {
  type ActSchemas,
  civilDate,
  itemScores,
  mayReason,
  people,
  personId,
  reason,
  withFiles,
  withReason,
} from '../act-atoms.js';
import type { TrialActByKind } from './acts.js';
import { REVIEW_GROUPS } from '../../evaluation/request.js';
import { longText } from '../../vocabulary/text-schemas.js';

/** The forms of a trial appointment (9.5.5, 9.5.6), as they are parsed at the edge. */

/** Whole months; how many at least, the policy's data says (9.5.5). */
const months = z.int().min(1).max(120);
const remark = longText(1, 2000);

const letter = z.strictObject({
  startOn: civilDate,
  months,
  team: z
    .array(personId)
    .max(200)
    .refine((ids) => new Set(ids).size === ids.length, {
      error: 'a person is named twice',
      params: { zh: '同一人出现了两次' },
    }),
  remark: remark.exactOptional(),
  ...withFiles,
});

const manage = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('request-extension'), months, ...withReason }),
  z.strictObject({ do: z.literal('request-end'), ...withReason }),
  z.strictObject({ do: z.literal('pause'), from: civilDate, ...withReason }),
  z.strictObject({ do: z.literal('resume'), on: civilDate, ...mayReason }),
  z.strictObject({
    do: z.literal('add-rater'),
    group: z.enum(REVIEW_GROUPS).exclude(['subordinates']),
    personId,
    reason,
  }),
  z.strictObject({ do: z.literal('replace-rater'), rater: personId, by: personId.exactOptional(), reason }),
  z.strictObject({ do: z.literal('waive-group'), group: z.enum(REVIEW_GROUPS), reason }),
  z.strictObject({ do: z.literal('close-review'), reason: reason.exactOptional() }),
]);

const decision = z.strictObject({ decision: z.enum(['approve', 'reject']), ...mayReason });

const belowMark = z.discriminatedUnion('propose', [
  z.strictObject({ propose: z.literal('end'), ...withReason }),
  z.strictObject({ propose: z.literal('extend'), months, ...withReason }),
]);

const raters = z.strictObject({
  superiors: people,
  departmentHeads: z.array(personId).max(60),
  leftOut: z.array(z.strictObject({ personId, reason })).max(60).exactOptional(),
});

const sheet = z.strictObject({
  sheet: z
    .strictObject({
      scores: itemScores,
      comment: remark.exactOptional(),
    })
    .meta({ description: '匿名：答卷与姓名分开保存 · anonymous: kept apart from the name' }),
});

/** The forms of 9.5.5 and 9.5.6, with their limits. */
export const TRIAL_SCHEMAS: ActSchemas<TrialActByKind> = {
  'trial.letter': letter,
  'trial.manage': manage,
  'trial.extension': decision,
  'trial.end': decision,
  'trial.below-mark': belowMark,
  'review.raters': raters,
  'review.sheet': sheet,
};
