import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { insertEvaluations } from '../../db/cases/evaluations.js';
import { openNominee, openPositionCase } from '../../db/vacancies/nominees.js';
import { reserveNumber } from '../../db/policy/reserved-numbers.js';
import type { ActivityDependencies } from '../dependencies.js';
import { digestOf, readFactsOf, requestFor } from './nominee-request.js';

/** Of the cases of §9. */
const SERIES = 'PP';

/** 9.5.1: the nominee is checked against 9.2 and 9.3.3 on the spot; who passes has his case before anybody else nominates him. */
export const createAdmitNomination =
  ({
    db,
    engine,
    library,
  }: Pick<ActivityDependencies, 'db' | 'engine' | 'library'>): VacancyActivities['admitNomination'] =>
  async ({ vacancyId, nomination, post, personId, nominatedBy, on, policyVersion, choices }) => {
    const question = { personId, post, nominatedOn: on, policyVersion };
    const { known, left, facts, demotionPending } = await readFactsOf(db, library, question);
    if (!known) return { refusal: unknownPerson(personId) };
    if (left) return { refusal: hasLeft(personId) };
    if (facts === undefined) return { refusal: noPost(personId) };
    const request = requestFor(question, facts, demotionPending);
    const answer = engine.answer(request, policyVersion);
    const { outcome } = answer;
    if (outcome === 'ineligible') return { refusal: notEligible(personId, answer.findings) };
    const caseId = await reserveNumber(db, nomination, SERIES, Number(on.slice(0, 4)));
    const stands = await db.transaction().execute(async (trx) => {
      const nominee = { caseId, personId, vacancyId, post, outcome, openedBy: nominatedBy, policyVersion, choices };
      if (!(await openNominee(trx, nominee))) return false;
      await insertEvaluations(trx, [
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
      ]);
      return true;
    });
    if (!stands) return { refusal: otherCase(personId, (await openPositionCase(db, personId)) ?? '') };
    return { caseId, from: facts.position, level: facts.level, outcome };
  };

const refuse = (code: string, clause: string, zh: string, en: string): Refusal => ({
  code,
  clause,
  message: text(zh, en),
});

const unknownPerson = (id: string): Refusal =>
  refuse(
    'NOMINATION.UNKNOWN_PERSON',
    '9.5.1',
    `查无此人:${id}。请核对工号。`,
    `${id} is not known. Check the employee number.`,
  );
const hasLeft = (id: string): Refusal =>
  refuse('NOMINATION.HAS_LEFT', '9.5.1', `${id} 已离职,不能申报。`, `${id} has left and cannot be nominated.`);
const noPost = (id: string): Refusal =>
  refuse(
    'NOMINATION.NOT_ELIGIBLE',
    '9.3.3',
    `${id} 没有 §9.3.3 所列的岗位,不能申报。请核对其岗位记录。`,
    `${id} holds none of the posts of §9.3.3 and cannot be nominated. Check the records of his post.`,
  );
const otherCase = (id: string, caseId: string): Refusal =>
  refuse(
    'NOMINATION.OTHER_CASE_OPEN',
    'I-46',
    `${id} 已有进行中的职务晋升案件 ${caseId}。请待其办结后再申报。`,
    `${id} has another promotion to a post still open, ${caseId}. It has to be finished first.`,
  );

/** 9.2, 9.3.3: each § that stands against him, as the engine found it. */
const notEligible = (id: string, findings: readonly Finding[]): Refusal => {
  const against = findings.filter(({ met }) => !met);
  const clauses = against.map(({ clause }) => `§${clause}`).join('、');
  return {
    code: 'NOMINATION.NOT_ELIGIBLE',
    clause: against[0]?.clause ?? '9.2',
    message: text(
      `${id} 不符合晋升资格(${clauses}),不能申报。请按明细核对,待条件满足后再申报。`,
      `${id} may not be nominated (${clauses}). See the details, and nominate when they are met.`,
    ),
    details: against.map(({ clause, expected, actual }) => ({
      path: 'personId',
      code: 'NOMINATION.FINDING',
      message: text(
        `§${clause}:要求${expected.zh};实际${actual.zh}`,
        `§${clause}: asks for ${expected.en}; found ${actual.en}`,
      ),
    })),
  };
};
