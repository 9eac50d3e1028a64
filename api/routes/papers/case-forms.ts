import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { CASE_RECORDS } from '../../../documents/papers/case-records.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { reads, route, type Route } from '../../http/route.js';
import { asPdf, PDF_ANSWER } from '../../views/papers/as-pdf.js';
import { assessmentsOnPaper, recordOnPaper, reviewOnPaper } from '../../views/papers/case-forms.js';
import { caseVolumeOnPaper } from '../../views/papers/case-volume.js';
import { identifier } from '../../views/schemas.js';

const params = z.strictObject({ caseId: identifier });

interface Deps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
}

/** The forms of a case on paper (15.4, 15.5, 15.6, and those of §8.5.6 and §11). */
export const createCaseFormRoutes = (deps: Deps): Route[] => [
  route({
    method: 'get',
    path: '/v1/cases/{caseId}/assessment-sheets/pdf',
    tag: 'cases',
    clause: '15.4',
    summary: text('周边绩效考核表与胜任素质评估表(PDF)', 'The sheets of §9.4.1 as a PDF, a page each'),
    access: reads('forms-on-paper'),
    params,
    answer: PDF_ANSWER,
    handle: async ({ actor, params: { caseId }, http }) => {
      const { paper, about } = await assessmentsOnPaper(deps, actor, caseId);
      return asPdf(http.res, paper, { name: [caseId], about });
    },
  }),
  route({
    method: 'get',
    path: '/v1/cases/{caseId}/file/pdf',
    tag: 'cases',
    clause: '8.5.7',
    summary: text('案件卷宗全卷(PDF)', 'The whole file of a case as one PDF'),
    description: text(
      '归档之后;依次为事实与成绩、依据、决定与理由、陈述、标准、文书与签字页扫描件、附件目录、经过、台账摘录与链首,卷末为查阅人可见的评审表。360°考核只有汇总(I-56)。',
      'Once it is filed: facts with ratings, findings, decisions with reasons, own words, standards, documents with scans, list of files, timeline, extract of the ledger with the chain’s head, and the sheets that the reader may see; of a 360° review the summary alone (I-56).',
    ),
    access: reads('case-file'),
    params,
    answer: PDF_ANSWER,
    handle: async ({ actor, params: { caseId }, http }) => {
      const { paper, about } = await caseVolumeOnPaper(deps, actor, caseId);
      return asPdf(http.res, paper, { name: [caseId], about });
    },
  }),
  route({
    method: 'get',
    path: '/v1/cases/{caseId}/review/pdf',
    tag: 'cases',
    clause: '15.6',
    summary: text('360°绩效考核汇总表(PDF)', 'The summary of a 360° review as a PDF'),
    description: text(
      '考核结束后;只有各组均分与总分,不含任何人的答卷,下属不足三份时各组均不显示(I-56)。',
      'Once the review is closed: means of groups and the total, nobody’s answers; below three subordinate answers no group (I-56).',
    ),
    access: reads('forms-on-paper'),
    params,
    answer: PDF_ANSWER,
    handle: async ({ actor, params: { caseId }, http }) => {
      const { paper, about } = await reviewOnPaper(deps, actor, caseId);
      return asPdf(http.res, paper, { name: [caseId], about });
    },
  }),
  route({
    method: 'get',
    path: '/v1/cases/{caseId}/records/{record}/pdf',
    tag: 'cases',
    clause: '8.5.6',
    summary: text(
      '面谈记录、本人陈述书、改进计划(PDF)',
      'Record of an interview, statement, improvement plan as a PDF',
    ),
    access: reads('forms-on-paper'),
    params: z.strictObject({ caseId: identifier, record: z.enum(CASE_RECORDS) }),
    answer: PDF_ANSWER,
    handle: async ({ actor, params: asked, http }) => {
      const { paper, about } = await recordOnPaper(deps, actor, asked);
      return asPdf(http.res, paper, { name: [asked.caseId], about });
    },
  }),
];
