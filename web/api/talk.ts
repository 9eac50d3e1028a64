import { all, api, body } from './client.js';

/** What one was asked and has not answered. */
export const fetchAsked = (page: { readonly limit?: number; readonly cursor?: string }) =>
  body(api.GET('/v1/questions', { params: { query: page } }));

/** What was asked about a task. */
export const fetchQuestions = (taskId: string) =>
  body(api.GET('/v1/tasks/{taskId}/questions', { params: { path: { taskId } } }));

/** Whom one may ask about a case of a task. */
export const fetchAddressees = (taskId: string, caseId: string, search: string) =>
  body(
    api.GET('/v1/tasks/{taskId}/addressees', {
      params: { path: { taskId }, query: { caseId, ...(search === '' ? {} : { search }) } },
    }),
  );

export type Question = Awaited<ReturnType<typeof fetchQuestions>>['items'][number];

/** Whom one may copy or mention at a case. */
export const fetchCaseAddressees = (caseId: string, search: string) =>
  body(
    api.GET('/v1/cases/{caseId}/addressees', {
      params: { path: { caseId }, query: search === '' ? {} : { search } },
    }),
  );

/** Comments and copies at a case. */
export const fetchRemarks = (caseId: string) =>
  all((cursor) =>
    api.GET('/v1/cases/{caseId}/remarks', {
      params: { path: { caseId }, query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );

/** What is addressed to one. */
export const fetchAddressed = (page: { readonly limit?: number; readonly cursor?: string }) =>
  body(api.GET('/v1/remarks', { params: { query: page } }));

export type Addressees = Awaited<ReturnType<typeof fetchCaseAddressees>>;
export type Remark = Awaited<ReturnType<typeof fetchRemarks>>[number];
