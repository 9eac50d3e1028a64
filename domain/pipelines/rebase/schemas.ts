import { z } from 'zod';
import { type ActSchemas, mayReason } from '../act-atoms.js';
import type { RebaseActByKind } from './acts.js';

/** The forms of I-73, with their limits. */
export const REBASE_SCHEMAS: ActSchemas<RebaseActByKind> = {
  'rebase.gm-decision': z.strictObject({ decision: z.enum(['approve', 'reject']), ...mayReason }),
};
