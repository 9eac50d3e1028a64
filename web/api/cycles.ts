import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.js';

/** The promotion cycles, the latest hundred. */
export const useCycles = () =>
  useQuery({
    queryKey: ['cycles'],
    queryFn: () => body(api.GET('/v1/cycles', { params: { query: { limit: 100 } } })),
  });
