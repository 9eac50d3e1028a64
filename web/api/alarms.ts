import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.js';

/** What should have happened and did not, while it lasts; for HR, IT and auditors. */
export const useAlarms = (enabled = true) =>
  useQuery({
    queryKey: ['alarms'],
    queryFn: () => body(api.GET('/v1/alarms', { params: { query: { state: 'standing', limit: 20 } } })),
    enabled,
  });
