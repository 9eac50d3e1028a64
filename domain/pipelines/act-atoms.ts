import { z } from 'zod';
import { fileIds } from '../vocabulary/file-schemas.js';
import { givenDate, longText, reference } from '../vocabulary/text-schemas.js';

/** What the forms of many tasks are made of; parsed at the edge. */

export const caseId = reference.meta({ description: 'Case number, such as LP-2026-07-00012' });
/** The employee number of somebody in the records. */
export const personId = reference.meta({ description: 'Employee number' });
/** A civil date that somebody enters, of the years 2000 to 2199. */
export const civilDate = givenDate;
/** A reason that has to be given: 2 to 2,000 characters. */
export const reason = longText(2, 2000);
/** A remark that may be left empty: at most 2,000 characters. */
export const note = longText(0, 2000);
/** Files beside what a form says at length; the desk hands them in with the case (docs/decisions/0063). */
export const withFiles = { files: fileIds.exactOptional() };
/** A reason that has to be given, with files beside it. */
export const withReason = { reason, ...withFiles };
/** A reason that may be left out, with files beside it. */
export const mayReason = { reason: reason.exactOptional(), ...withFiles };
/** A score from 0 to 100. */
export const score = z.number().min(0).max(100);
/** A score of a sheet's item: two decimals, so that its weighted mean stays exact. */
const itemScore = score.refine((value) => Math.round(value * 100) / 100 === value, {
  error: 'a score has two decimals at most',
  params: { zh: '分数最多保留两位小数' },
});
/** The scores of a sheet (§15.4 to §15.6) by item; which items there are is the policy version's to say. */
export const itemScores = z
  .record(z.string().regex(/^[a-z]+(?:-[a-z]+)*$/), itemScore)
  .refine((scores) => Object.keys(scores).length <= 20)
  .meta({ description: 'Scores 0 to 100 by item of the form' });
/** At most 20 employee numbers. */
export const people = z.array(personId).max(20);

/** No more than one entry a case; the second would silently win otherwise. */
export const oncePerCase = (rows: readonly { readonly caseId: string }[]): boolean =>
  new Set(rows.map((row) => row.caseId)).size === rows.length;
/** Said where a form names a case twice. */
export const oncePerCaseError = { error: 'a case is named twice', params: { zh: '同一个案件出现了两次' } };

/** One schema a task kind. */
export type ActSchemas<A> = { readonly [K in keyof A]: z.ZodType<A[K]> };
