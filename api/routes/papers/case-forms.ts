import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { CASE_RECORDS } from '../../../documents/papers/case-records.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { reads, type Route } from '../../http/route.js';
import { paperRoutes, pdfRoute } from '../../views/papers/as-file.js';
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
  ...paperRoutes(deps.db, {
    path: '/v1/cases/{caseId}/assessment-sheets',
    tag: 'cases',
    clause: '15.4',
    summary: text('周边绩效考核表与胜任素质评估表', 'The sheets of §9.4.1, a page each'),
    access: reads('forms-on-paper'),
    params,
    read: async ({ actor, params: { caseId } }) => ({
      ...(await assessmentsOnPaper(deps, actor, caseId)),
      name: [caseId],
    }),
  }),
  pdfRoute({
    path: '/v1/cases/{caseId}/file',
    tag: 'cases',
    clause: '8.5.7',
    summary: text('案件卷宗全卷', 'The whole file of a case as one'),
    description: text(
      '归档之后；依次为事实与成绩、依据、决定与理由、陈述、标准、文书与签字页扫描件、附件目录、经过、台账摘录与链首，卷末为查阅人可见的评审表。360°考核只有汇总（I-56）。',
      'Once it is filed: facts with ratings, findings, decisions with reasons, own words, standards, documents with scans, list of files, timeline, extract of the ledger with the chain’s head, and the sheets that the reader may see; of a 360° review the summary alone (I-56).',
    ),
    access: reads('case-file'),
    params,
    read: async ({ actor, params: { caseId } }) => ({
      ...(await caseVolumeOnPaper(deps, actor, caseId)),
      name: [caseId],
    }),
  }),
  ...paperRoutes(deps.db, {
    path: '/v1/cases/{caseId}/review',
    tag: 'cases',
    clause: '15.6',
    summary: text('360°绩效考核汇总表', 'The summary of a 360° review'),
    description: text(
      '考核结束后；只有各组均分与总分，不含任何人的答卷，下属不足三份时各组均不显示（I-56）。',
      'Once the review is closed: means of groups and the total, nobody’s answers; below three subordinate answers no group (I-56).',
    ),
    access: reads('forms-on-paper'),
    params,
    read: async ({ actor, params: { caseId } }) => ({ ...(await reviewOnPaper(deps, actor, caseId)), name: [caseId] }),
  }),
  ...paperRoutes(deps.db, {
    path: '/v1/cases/{caseId}/records/{record}',
    tag: 'cases',
    clause: '8.5.6',
    summary: text('面谈记录、本人陈述书、改进计划', 'Record of an interview, statement, improvement plan'),
    access: reads('forms-on-paper'),
    params: z.strictObject({ caseId: identifier, record: z.enum(CASE_RECORDS) }),
    read: async ({ actor, params: asked }) => ({ ...(await recordOnPaper(deps, actor, asked)), name: [asked.caseId] }),
  }),
];
