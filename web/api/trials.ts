import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { all, api, body } from './client.js';

/** The trials that one may see. */
export const fetchTrials = (state: 'open' | 'closed') =>
  all((cursor) =>
    api.GET('/v1/trials', {
      params: { query: { limit: 200, state, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );

/** One trial with its days, its review and what comes by itself. */
const fetchTrial = (caseId: string) => body(api.GET('/v1/trials/{caseId}', { params: { path: { caseId } } }));

export type Trial = Awaited<ReturnType<typeof fetchTrials>>[number];
export type TrialDetail = Awaited<ReturnType<typeof fetchTrial>>;

/** One trial, as whoever asks may see it; asked again every so many milliseconds where that is told. */
export const useTrial = (caseId: string, againMs?: number): UseQueryResult<TrialDetail> =>
  useQuery({
    queryKey: ['trials', 'one', caseId],
    queryFn: () => fetchTrial(caseId),
    ...(againMs === undefined ? {} : { refetchInterval: againMs }),
  });
