import { boundTo } from '../../../db/attachments/bound.js';
import { listDecisions, type DecisionRow } from '../../../db/cases/decisions.js';
import type { CaseHead } from '../../../db/cases/personnel-cases.js';
import type { Queryable } from '../../../db/database.js';
import { namesOf } from '../../../db/people/people.js';
import { findPerson } from '../../../db/people/person.js';
import { findReview, listTrials, type TrialView } from '../../../db/trials/views.js';
import { listAssessmentSheets } from '../../../db/vacancies/assessment-sheets.js';
import { assessmentSheets } from '../../../documents/papers/assessment-sheet.js';
import {
  interviewRecord,
  planRecord,
  statementRecord,
  type CaseRecord,
  type RecordOf,
} from '../../../documents/papers/case-records.js';
import { momentZh, type Paper } from '../../../documents/papers/paper.js';
import { reviewSummary } from '../../../documents/papers/review-summary.js';
import type { PaperSignature } from '../../../documents/papers/signature.js';
import { CASE } from '../../../domain/refusals/cases.js';
import { TRIAL } from '../../../domain/refusals/pipelines/trial.js';
import { handOf } from '../../../domain/standing-in/in-place.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import type { SignedIn } from '../../http/route.js';
import { reviewOf } from '../cases/trial-review.js';
import { viewerOf } from '../viewer.js';
import { dayOf, newestDay, type PaperAbout } from './paper-about.js';
import { wholeCase } from './whole-case.js';

interface Deps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
}

const notFound = (): RefusalError => new RefusalError(refuse(CASE.NOT_FOUND));

/** 15.4 and 15.5: every sheet of a nominee, a page each. */
export async function assessmentsOnPaper(deps: Deps, actor: SignedIn, caseId: string): Promise<PaperAbout> {
  const { head } = await wholeCase(deps.db, actor, caseId);
  const paper = await assessmentsOf(deps, head);
  if (paper === undefined) throw notFound();
  return { paper, about: [head.personId] };
}

/** The same of a case that may be read whole; undefined where nobody has handed one in. */
export async function assessmentsOf({ db, library }: Deps, head: CaseHead): Promise<Paper | undefined> {
  const caseId = head.id;
  const sheets = await listAssessmentSheets(db, [caseId]);
  const forms = library.byVersion(head.policyVersion).assessmentForms;
  const date = newestDay(sheets.map(({ submittedAt }) => submittedAt));
  if (date === undefined || head.post === null) return undefined;
  const names = await namesOf(db, [head.personId]);
  return assessmentSheets({
    caseId,
    person: { id: head.personId, name: names.get(head.personId) ?? head.personId },
    post: head.post,
    date,
    sheets: sheets.map(({ form, round, raterName, scores, total, comment, submittedAt }) => ({
      form: forms[form],
      round,
      rater: { name: raterName },
      scores,
      total,
      comment,
      at: submittedAt.toISOString(),
    })),
  });
}

/** 15.6 as a summary: what the page of the trial shows of its closed review, and nothing of any answer (I-56). */
export async function reviewOnPaper(deps: Deps, actor: SignedIn, caseId: string): Promise<PaperAbout> {
  const { head } = await wholeCase(deps.db, actor, caseId);
  const [trial] = await listTrials(deps.db, viewerOf(actor), { caseId }, { limit: 1 });
  if (trial === undefined) throw new RefusalError(refuse(TRIAL.NOT_FOUND));
  const paper = await reviewPaper(deps, head, trial);
  if (paper === undefined) throw new RefusalError(refuse(TRIAL.REVIEW_NOT_CLOSED));
  return { paper, about: [trial.personId] };
}

/** The same of a case that may be read whole; undefined where there was no review that is closed. */
export async function reviewOfCase(deps: Deps, actor: SignedIn, head: CaseHead): Promise<Paper | undefined> {
  const [trial] = await listTrials(deps.db, viewerOf(actor), { caseId: head.id }, { limit: 1 });
  return trial === undefined ? undefined : reviewPaper(deps, head, trial);
}

async function reviewPaper({ db, library }: Deps, head: CaseHead, trial: TrialView): Promise<Paper | undefined> {
  const caseId = head.id;
  const { review } = await reviewOf(db, trial);
  if (review?.outcome == null) return undefined;
  return reviewSummary({
    caseId,
    person: { id: trial.personId, name: trial.personName },
    department: trial.departmentName,
    post: trial.post,
    startOn: trial.startOn,
    lastDay: trial.lastDay,
    launchedOn: review.launchedOn,
    dueOn: review.dueOn,
    asked: review.asked,
    answered: review.answered ?? 0,
    groups: review.groups ?? {},
    waived: review.waived,
    score: review.score,
    mark: library.byVersion(head.policyVersion).formalAssessment.score[trial.post].value,
    outcome: review.outcome,
    comments: review.comments,
    // The day on which it was closed: with its last sheet, or once nobody could answer any more.
    date: (await findReview(db, caseId))?.closedOn ?? review.dueOn ?? dayOf(head.openedAt),
  });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** People by name; a number that is nobody’s stays. */
async function calledNow(db: Queryable, ids: readonly string[]): Promise<readonly string[]> {
  const names = await namesOf(db, ids);
  return ids.map((id) => names.get(id) ?? id);
}
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);

const nameIn = ({ decidedBy, decidedByName, deputyName }: DecisionRow): string =>
  decidedByName === null ? (decidedBy ?? '系统') : handOf(decidedByName, deputyName);
const hand = (decision: DecisionRow): PaperSignature => ({
  who: nameIn(decision),
  on: momentZh(decision.at.toISOString()),
  note: '在系统中提交',
});

const KINDS: Readonly<Record<CaseRecord, readonly [kind: string, outcome: string]>> = {
  interview: ['interview', 'held'],
  statement: ['statement', 'given'],
  'improvement-plan': ['plan', 'written'],
};

const PLAN_RESULTS: Readonly<Record<string, string>> = {
  met: '改进达标',
  'not-met': '改进未达标',
  extend: '改进计划延长一次',
};

/** The last record of its kind in a case: an interview (I-40), a statement (I-77), an improvement plan (11.1). */
export async function recordOnPaper(
  { db }: Deps,
  actor: SignedIn,
  { caseId, record }: { readonly caseId: string; readonly record: CaseRecord },
): Promise<PaperAbout> {
  const { head } = await wholeCase(db, actor, caseId);
  const decisions = await listDecisions(db, caseId);
  const [kind, outcome] = KINDS[record];
  const made = decisions.findLast((one) => one.kind === kind && one.outcome === outcome);
  if (made === undefined) throw notFound();
  const after = decisions.slice(decisions.indexOf(made) + 1);
  const on = dayOf(made.at);
  const person = await findPerson(db, head.personId, on);
  const of: RecordOf = {
    caseId,
    person: { id: head.personId, name: person?.name ?? head.personId },
    department: person?.departmentName ?? '',
    by: { name: nameIn(made) },
    at: made.at.toISOString(),
    on,
  };
  return { paper: await recordPaperOf(db, record, of, made, after), about: [head.personId] };
}

async function recordPaperOf(
  db: Queryable,
  record: CaseRecord,
  of: RecordOf,
  { detail, reason, at }: DecisionRow,
  after: readonly DecisionRow[],
): Promise<Paper> {
  switch (record) {
    case 'interview': {
      const said = after.find(({ kind }) => kind === 'confirmation');
      return interviewRecord({
        ...of,
        heldOn: text(detail.heldOn),
        summary: text(detail.summary),
        attendees: await calledNow(db, texts(detail.attendees)),
        confirmed:
          said === undefined
            ? null
            : { tookPlace: said.outcome === 'confirmed', remark: text(said.detail.remark), by: hand(said) },
      });
    }
    case 'statement': {
      const files = await boundTo(db, [of.caseId]);
      const handed = files.filter(
        ({ purpose, at: bound }) => purpose === 'statement' && bound.getTime() === at.getTime(),
      );
      return statementRecord({ ...of, statement: reason ?? '', files: handed.map(({ filename }) => filename) });
    }
    case 'improvement-plan': {
      const reviewed = after.find(({ kind }) => kind === 'plan-review');
      return planRecord({
        ...of,
        month: text(detail.month),
        goals: text(detail.goals),
        support: text(detail.support),
        review:
          reviewed === undefined
            ? null
            : { result: PLAN_RESULTS[reviewed.outcome] ?? '', reason: reviewed.reason ?? '', by: hand(reviewed) },
      });
    }
  }
}
