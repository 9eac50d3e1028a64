import { z } from 'zod';
import { type ActSchemas, reason } from '../act-atoms.js';
import type { EntryActByKind } from './acts.js';

export const ENTRY_SCHEMAS: ActSchemas<EntryActByKind> = {
  'entry.special-approval': z.strictObject({
    decision: z.enum(['approve', 'refuse']),
    evidence: reason.exactOptional(),
    reason: reason.exactOptional(),
  }),
};
