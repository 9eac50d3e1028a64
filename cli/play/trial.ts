import { keepSheet } from '../../db/trials/reviews.js';
import { sheetTotal, type AssessmentForm } from '../../domain/evaluation/assessment-form.js';
import { actor, type Cast } from './cast.js';
import { act, type Driver } from './driver.js';
import type { EngineDriver, OpenTask } from './engine-driver.js';

type Receipt = ReturnType<Driver['complete']>;

/** 9.5.5: the letter; whole months. */
export interface Letter {
  /** Civil date. */
  readonly startOn: string;
  readonly months: number;
  /** Employee numbers of those who report to the candidate from then on. */
  readonly team: readonly string[];
}

/** 9.5.5: HR sends the letter of the trial. */
export const sendLetter = (driver: Driver, { hr }: Pick<Cast, 'hr'>, caseId: string, letter: Letter): Receipt =>
  act(driver, { case: caseId }, 'trial.letter', hr, letter);

/**
 * 9.5.6: a sheet of the 360° review, every item alike, as the API hands it in: kept without its author, then the task,
 * which is told to nobody (I-56).
 */
export async function answerReview(
  driver: EngineDriver,
  task: OpenTask,
  personId: string,
  sheet: { readonly form: AssessmentForm; readonly score: number; readonly comment: string },
): Receipt {
  const scores = Object.fromEntries(sheet.form.items.map(({ id }) => [id, sheet.score]));
  const kept = { scores, total: sheetTotal(sheet.form, scores), comment: sheet.comment };
  const about = { caseId: task.caseId ?? '', personId, sheet: kept };
  await driver.db.transaction().execute((trx) => keepSheet(trx, about));
  return driver.complete(task, 'review.sheet', actor(personId), { sheet: 'sealed' });
}
