import { all, api, body } from './client.js';

/** A case with what it rests on, as far as the reader may see. */
export const fetchCase = (caseId: string) => body(api.GET('/v1/cases/{caseId}', { params: { path: { caseId } } }));

export const fetchTimeline = (caseId: string) =>
  all((cursor) =>
    api.GET('/v1/cases/{caseId}/timeline', {
      params: { path: { caseId }, query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );

/** Every case about somebody, of all kinds, as far as the reader is told of it. */
export const fetchCasesOf = (person: string) =>
  all((cursor) =>
    api.GET('/v1/cases', { params: { query: { person, limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }),
  );

export type ListedCase = Awaited<ReturnType<typeof fetchCasesOf>>[number];

/** What may be appealed against until when, and the appeals that were made (I-74). */
export const fetchAppeals = (caseId: string) =>
  body(api.GET('/v1/cases/{caseId}/appeals', { params: { path: { caseId } } }));

export type Appeals = Awaited<ReturnType<typeof fetchAppeals>>;
export type CaseDetail = Awaited<ReturnType<typeof fetchCase>>;
export type LevelCaseDetail = Extract<CaseDetail, { readonly kind: 'level-promotion' }>;
export type TimelineEntry = Awaited<ReturnType<typeof fetchTimeline>>[number];
