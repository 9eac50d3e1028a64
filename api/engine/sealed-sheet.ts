import type { Queryable } from '../../db/database.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { keepSheet } from '../../db/trials/reviews.js';
import type { ReviewSheetAct } from '../../domain/pipelines/trial/acts.js';
import { itemFaults, sheetTotal } from '../../domain/evaluation/assessment-form.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { fault, invalid } from '../http/refusals.js';
import { REVIEW } from '../../domain/refusals/pipelines/trial-review.js';

export interface SheetDeps {
  /** The transaction that journals the act as well. */
  readonly db: Queryable;
  readonly library: PolicyLibrary;
}

/**
 * 9.5.6, I-56: takes a 360° sheet apart at the door (docs/decisions/0015-the-anonymous-review.md). The answers go into a
 * table that knows no person, time or order; that somebody has answered goes into another; only `sealed` goes on to the
 * workflow. `already` when his sheet is in.
 * @throws ApiRefusal `REQUEST.INVALID`; RefusalError `REVIEW.CLOSED`.
 */
export async function handInSheet(
  { db, library }: SheetDeps,
  task: TaskView,
  personId: string,
  { sheet }: ReviewSheetAct,
): Promise<'kept' | 'already'> {
  const caseId = task.caseId ?? '';
  const [head] = await readHeads(db, [caseId]);
  if (head === undefined || sheet === 'sealed') throw reviewClosed();
  const form = library.byVersion(head.policyVersion).assessmentForms['review-360'];
  const { missing, unknown } = itemFaults(
    form.items.map(({ id }) => id),
    sheet.scores,
  );
  const faults = [
    ...missing.map((id) => fault(`sheet.scores.${id}`, text('缺少该项评分', 'this item has no score'))),
    ...unknown.map((id) => fault(`sheet.scores.${id}`, text('考核表没有该项', 'the form has no such item'))),
  ];
  if (faults.length > 0) throw invalid(faults);
  const { scores, comment } = sheet;
  const sealed = { scores, total: sheetTotal(form, scores), ...(comment === undefined ? {} : { comment }) };
  const kept = await keepSheet(db, { caseId, personId, sheet: sealed });
  if (kept === 'not-asked') throw reviewClosed();
  return kept;
}

const reviewClosed = (): RefusalError => new RefusalError(refuse(REVIEW.CLOSED));

export const alreadyAnswered = (): RefusalError => new RefusalError(refuse(REVIEW.ALREADY_ANSWERED));
