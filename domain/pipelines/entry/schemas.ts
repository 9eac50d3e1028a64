import { z } from 'zod';
import { type ActSchemas, reason } from '../act-atoms.js';
import type { EntryActByKind } from './acts.js';

/** The forms of §6, with their limits. */
export const ENTRY_SCHEMAS: ActSchemas<EntryActByKind> = {
  'entry.special-approval': z.strictObject({
    decision: z.enum(['approve', 'refuse']),
    evidence: reason.exactOptional(),
    reason: reason.exactOptional(),
  }),
};
