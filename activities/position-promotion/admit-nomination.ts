import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import { detail, type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { insertEvaluations } from '../../db/cases/evaluations.js';
import { openNominee, openPositionCase } from '../../db/vacancies/nominees.js';
import { reserveNumber } from '../../db/policy/reserved-numbers.js';
import { digestOf, readRecordsOf, type NomineeDependencies } from './nominee-request.js';
import { NOMINATION } from '../../domain/refusals/pipelines/position-promotion.js';

/** Of the cases of §9. */
const SERIES = 'PP';

/** 9.5.1: the nominee is checked against 9.2 and 9.3.3 on the spot; who passes has his case before anybody else nominates him. */
export const createAdmitNomination =
  (dependencies: NomineeDependencies): VacancyActivities['admitNomination'] =>
  async ({ vacancyId, nomination, post, personId, nominatedBy, on, policyVersion, choices, at = Date.now() }) => {
    const { db, engine } = dependencies;
    const question = { personId, post, nominatedOn: on, policyVersion };
    const { known, left, facts, request } = await readRecordsOf(dependencies, question);
    if (!known) return { refusal: unknownPerson(personId) };
    if (left) return { refusal: hasLeft(personId) };
    if (facts === undefined || request === undefined) return { refusal: noPost(personId) };
    const answer = engine.answer(request, policyVersion);
    const { outcome } = answer;
    if (outcome === 'ineligible') return { refusal: notEligible(NOMINATION.NOT_ELIGIBLE, personId, answer.findings) };
    const caseId = await reserveNumber(db, nomination, SERIES, Number(on.slice(0, 4)));
    const stands = await db.transaction().execute(async (trx) => {
      const nominee = { caseId, personId, vacancyId, post, outcome, openedBy: nominatedBy, policyVersion, choices };
      if (!(await openNominee(trx, nominee, new Date(at)))) return false;
      await insertEvaluations(
        trx,
        [
          {
            caseId,
            why: 'nomination',
            request,
            answer,
            policyVersion,
            choices,
            factsDigest: digestOf(request),
            askedBy: nomination,
          },
        ],
        new Date(at),
      );
      return true;
    });
    if (!stands) return { refusal: otherCase(personId, (await openPositionCase(db, personId)) ?? '') };
    return { caseId, from: facts.position, level: facts.level, outcome };
  };

const unknownPerson = (personId: string): Refusal => refuse(NOMINATION.UNKNOWN_PERSON, { personId });
const hasLeft = (personId: string): Refusal => refuse(NOMINATION.HAS_LEFT, { personId });
const noPost = (personId: string): Refusal => refuse(NOMINATION.WRONG_POST, { personId });
const otherCase = (personId: string, caseId: string): Refusal =>
  refuse(NOMINATION.OTHER_CASE_OPEN, { personId, caseId });

/** 9.2, 9.3.3: who may not be nominated, or no more, with each § that stands against him as the engine found it. */
export const notEligible = (
  why: (typeof NOMINATION)['NOT_ELIGIBLE' | 'NOT_ELIGIBLE_ANY_MORE'],
  personId: string,
  findings: readonly Finding[],
): Refusal => {
  const against = findings.filter(({ met }) => !met);
  const clauses = against.map(({ clause }) => `§${clause}`).join('、');
  return {
    ...refuse(why, { personId, clauses, clause: against[0]?.clause ?? '9.2' }),
    details: against.map(({ clause, expected, actual }) =>
      detail(NOMINATION.FINDING, { path: 'personId' }, { clause, expected, actual }),
    ),
  };
};
