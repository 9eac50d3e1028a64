import { all, api, body } from './client.js';

/** The trials that one may see. */
export const fetchTrials = (state: 'open' | 'closed') =>
  all((cursor) =>
    api.GET('/v1/trials', {
      params: { query: { limit: 200, state, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );

/** One trial with its days, its review and what comes by itself. */
export const fetchTrial = (caseId: string) => body(api.GET('/v1/trials/{caseId}', { params: { path: { caseId } } }));

export type Trial = Awaited<ReturnType<typeof fetchTrials>>[number];
export type TrialDetail = Awaited<ReturnType<typeof fetchTrial>>;
