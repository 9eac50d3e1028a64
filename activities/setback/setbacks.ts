import { createHash } from 'node:crypto';
import type { SetbackActivities } from '../../domain/pipelines/setback/activities.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { SetbackRequest } from '../../domain/evaluation/request.js';
import { higherLevel, levelAtRank, levelRank, lowerLevel, type Level } from '../../domain/vocabulary/level.js';
import { monthsBefore } from '../../domain/vocabulary/month.js';
import type { SetbackComplaint, SetbackFound } from '../../domain/pipelines/setback/activities.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { evaluationsAskedBy, draftEvaluations } from '../../db/cases/evaluations.js';
import { findRatingOf } from '../../db/people/ratings.js';
import { findPromotionWorkflows } from '../../db/cycles/promotions.js';
import {
  findComplaintOf,
  listSetbackNews,
  readSetbackFacts,
  takeSetbackEvents,
  type NamedComplaint,
  type SetbackFacts,
} from '../../db/setbacks/setbacks.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';
import { SETBACK } from '../../domain/refusals/pipelines/setback.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'engine' | 'library'>;
type Asked = Parameters<SetbackActivities['evaluateSetback']>[0];

/** §11: what a setback asks of the records and of the rules. */
export const createSetbackActivities = ({ db, engine, library }: Dependencies): SetbackActivities => ({
  takeSetbacks: async ({ at }) => ({
    start: await db.transaction().execute((trx) => takeSetbackEvents(trx, todayIn('Asia/Shanghai', at))),
    tell: await listSetbackNews(db),
  }),

  readSetbackTerms: async ({ at }) => {
    const { policyVersion, choices, stepWorkdays, policy } = await caseTerms({ db, library }, at);
    const { statementWorkdays, consentWorkdays } = policy.setback;
    return {
      policyVersion,
      choices,
      stepWorkdays,
      statementWorkdays: statementWorkdays.value,
      consentWorkdays: consentWorkdays.value,
    };
  },

  evaluateSetback: async (asked) => {
    const { caseId, personId, month, policyVersion, choices, askedBy } = asked;
    const policy = library.byVersion(policyVersion);
    const [from, to] = monthsBefore(month, policy.setback.otherCsMonths.value);
    const facts = await readSetbackFacts(db, { personId, month, today: asked.today, from, to });
    if (facts === undefined) return { found: nothing, complaint: null };
    const complaint = asked.complaintId === null ? null : await findComplaintOf(db, personId, asked.complaintId);
    if (complaint !== null && complaint?.cause !== 'service-attitude') return { refusal: otherComplaint(asked) };
    const request = requestOf(asked, facts, complaint);
    const answer = engine.answer(request, policyVersion);
    const factsDigest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    await draftEvaluations(db, [
      { caseId, why: 'setback', request, answer, policyVersion, choices, factsDigest, askedBy },
    ]);
    const kept = (await evaluationsAskedBy(db, [caseId], askedBy))[0]?.answer as AnswerOf<'setback'> | undefined;
    const { measure, to: target, effectiveFrom, clause, approval, positionReview } = kept ?? answer;
    const { rating, level, countsFrom, supervisors, superiorId, headId, upheldComplaint, otherCs } = facts;
    return {
      found: {
        measure,
        to: target,
        effectiveFrom,
        clause,
        approval,
        positionReview,
        rating,
        level,
        countsFrom,
        isOpen: rating === 'D' || otherCs >= policy.setback.otherCsForApproval.value,
        upheldComplaint,
        supervisors,
        superiorId,
        headId,
        oneDown: oneDown(facts, policy),
      },
      complaint: complaint === null ? null : known(complaint),
    };
  },

  findRating: async ({ personId, month }) => ({ rating: await findRatingOf(db, personId, month) }),

  findPromotions: async ({ personId }) => ({ workflowIds: await findPromotionWorkflows(db, personId) }),
});

/** Somebody without a post, or whose rating is no C or D any more, has no measure. */
const nothing: SetbackFound = {
  measure: 'none',
  to: null,
  effectiveFrom: null,
  clause: null,
  approval: 'standard',
  positionReview: false,
  rating: 'C',
  level: null,
  oneDown: null,
  countsFrom: null,
  isOpen: false,
  upheldComplaint: false,
  supervisors: [],
  superiorId: null,
  headId: null,
};

const known = ({ id, status, incidentOn, recordedBy, departmentOn }: NamedComplaint): SetbackComplaint => ({
  id,
  status,
  incidentOn,
  recordedBy,
  departmentOn,
});

/** 11.2: HR records, the department confirms; until then it waits for the department, however it stands on record. */
const standsAs = (complaint: NamedComplaint | null): SetbackRequest['event']['complaint'] => {
  if (complaint === null) return 'none';
  return complaint.status === 'upheld' && complaint.departmentOn === null ? 'pending' : complaint.status;
};

const requestOf = ({ month, cause }: Asked, facts: SetbackFacts, complaint: NamedComplaint | null): SetbackRequest => ({
  kind: 'setback',
  employee: { position: facts.position, level: facts.level, status: facts.status },
  event: {
    month,
    rating: facts.rating,
    cause,
    complaint: standsAs(complaint),
    publishedOn: facts.publishedOn,
    upheldOn: standsAs(complaint) === 'upheld' ? (complaint?.confirmedOn ?? null) : null,
    otherCs: facts.otherCs,
  },
  lastPromotion: facts.lastPromotion,
});

/** I-64, I-66, I-71: one step, not under the floor of the post. */
function oneDown({ position, level }: SetbackFacts, { setback }: Policy): Level | null {
  if (level === null) return null;
  const floor = (position === 'team-leader' ? setback.floor.teamLeaders : setback.floor.agents).value;
  const wanted = levelAtRank(levelRank(level) - setback.demoteSteps.value) ?? level;
  const to = higherLevel(wanted, lowerLevel(floor, level));
  return to === level ? null : to;
}

const otherComplaint = ({ complaintId }: Asked): Refusal =>
  refuse(SETBACK.COMPLAINT_MISMATCH, { complaintId: complaintId ?? '' });
