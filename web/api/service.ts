import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.js';
import { ProblemError } from './problem.js';

/** What should have happened and did not, while it lasts; for HR, IT and auditors. */
export const useAlarms = (enabled = true) =>
  useQuery({
    queryKey: ['alarms'],
    queryFn: () => body(api.GET('/v1/alarms', { params: { query: { state: 'standing', limit: 20 } } })),
    enabled,
  });

/** Which part is missing: none, or what the service itself says; all of them when nobody answers. */
export async function missingParts(): Promise<readonly string[]> {
  try {
    await body(api.GET('/readyz'));
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.status === 0 ? ['service', 'database', 'engine'] : error.faults.map(({ path }) => path);
  }
}
