import { api, body } from './client.js';
import { ProblemError } from './problem.js';

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
