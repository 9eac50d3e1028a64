import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { refusalOf } from './pilot.js';

/** The state of a receipt, or the code of a refusal. */
export async function told(act: Promise<{ readonly state: string }>): Promise<string> {
  try {
    return (await act).state;
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code;
    return (await refusalOf(act)).code;
  }
}
