import type { Queryable } from '../../../db/database.js';
import { proposedRaters } from '../../../db/vacancies/proposed-raters.js';
import { findReview, listComments, listRaters, type ReviewView, type TrialView } from '../../../db/trials/views.js';
import type { ReviewGroup } from '../../../domain/evaluation/request.js';
import { readsFigures } from '../../../domain/sight/figures.js';
import { IN_REVIEW } from '../../../domain/sight/sight.js';
import { FOR_HR } from '../../../domain/sight/telling.js';

/** I-56: comments of the other groups are shown whenever the review is closed, subordinates' only with their figure. */
const OTHERS: readonly ReviewGroup[] = ['superiors', 'departmentHeads'];

/**
 * What of a review its reader may see: HR who has answered, others how many in all; how it came out only once it is
 * closed, to the person and those above him only once the result is released (8.5.6).
 */
export async function reviewOf(db: Queryable, trial: TrialView) {
  const { caseId, view, released, stage } = trial;
  const review = await findReview(db, caseId);
  const raters =
    view !== 'all'
      ? null
      : trial.superiors !== null && trial.departmentHeads !== null
        ? {
            confirmed: true,
            superiors: [...trial.superiors],
            departmentHeads: [...trial.departmentHeads],
            leftOut: [...(trial.headsLeftOut ?? [])],
          }
        : { confirmed: false, leftOut: [], ...mutable(await proposedRaters(db, trial)) };
  if (review === undefined) return { raters, review: null };
  const told = view === 'all' || released || stage === 'failed' || stage === 'ended';
  return {
    raters,
    review: await shown(db, caseId, review, {
      told,
      hr: FOR_HR[trial.reader] === 'now',
      figures: readsFigures(trial.reader),
    }),
  };
}

const mutable = (given: { readonly superiors: readonly string[]; readonly departmentHeads: readonly string[] }) => ({
  superiors: [...given.superiors],
  departmentHeads: [...given.departmentHeads],
});

async function shown(
  db: Queryable,
  caseId: string,
  review: ReviewView,
  { told, hr, figures }: { readonly told: boolean; readonly hr: boolean; readonly figures: boolean },
) {
  const { no, stage, launchedOn, dueOn, confirmed, waived, seed, outcome, score, groups, roster, leftOut } = review;
  const raters = await listRaters(db, caseId, no);
  const standing = raters.filter(({ withdrawn }) => !withdrawn);
  const visible = told && outcome !== null && groups !== null;
  // A group of one is a name: neither its figure nor its words are for the auditor (I-56).
  const parted = visible && figures;
  const commented = !parted ? [] : groups.subordinates === undefined ? OTHERS : [...OTHERS, 'subordinates' as const];
  return {
    no,
    launchedOn,
    dueOn,
    seed,
    asked: standing.length,
    // That it is over tells, while nothing else happens, that the mark was not reached.
    stage: told ? stage : IN_REVIEW,
    confirmed: told ? confirmed : null,
    waived: told ? waived : {},
    answered: told ? standing.filter(({ answered }) => answered).length : null,
    outcome: visible ? outcome : null,
    score: parted ? score : null,
    groups: parted ? groups : null,
    comments: [...(await listComments(db, caseId, no, commented))],
    hr: hr ? { roster: [...roster], leftOut: [...leftOut], raters: [...raters] } : null,
  };
}
