import * as z from 'zod';
import type { AnswerFrame } from '../../domain/evaluation/answer.js';
import type { PositionPromotionRequest } from '../../domain/evaluation/request.js';
import { assessmentIn } from '../../domain/pipelines/position-promotion/schemas.js';
import { findVacancy } from '../../db/vacancies/vacancies.js';
import { renderQualificationRecord, type QualificationRecordContent } from '../../documents/qualification-record.js';
import type { DocumentMaker } from './making.js';

/** 9.5.3: HR's finding, with what the rules found of 9.2 and of 9.4.1. */
export const qualificationRecord: DocumentMaker<'qualification-record'> = {
  series: 'ZG',
  orders: z.strictObject({ qualified: z.boolean(), reason: z.string().nullable() }),
  make: async (trx, { order, head, personName, number, issuedOn, filed }) => {
    const vacancy = await findVacancy(trx, head.vacancyId ?? '');
    const evaluations = await filed.evaluations(head.id);
    const eligibility = evaluations.findLast(({ why }) => why !== 'trial-assessment');
    const means = assessmentIn(head.detail);
    if (vacancy === undefined || eligibility === undefined || means === undefined) {
      throw new Error(`case ${head.id} has not come to its qualification record`);
    }
    const { findings } = eligibility.answer as AnswerFrame;
    const { qualified, reason } = order.content;
    const content: QualificationRecordContent = {
      number,
      caseId: head.id,
      vacancyId: vacancy.id,
      round: order.edition ?? 1,
      personId: head.personId,
      personName,
      department: vacancy.departmentName,
      team: vacancy.team,
      post: vacancy.post,
      nominatedOn: (eligibility.request as PositionPromotionRequest).nominatedOn,
      findings: findings.map(({ clause, met, actual }) => ({ clause, met, zh: actual.zh })),
      competency: means.competency,
      peripheral: means.peripheral,
      reachesMarks: means.passed,
      qualified,
      reason,
      issuedOn,
      policyVersion: head.policyVersion,
    };
    return { content, html: renderQualificationRecord(content) };
  },
};
