import { z } from 'zod';
import { levelSchema } from '../../vocabulary/schema.js';
import { type ActSchemas, mayReason, reason, withFiles } from '../act-atoms.js';
import type { EntryActByKind } from './acts.js';

/** The forms of §6, with their limits. */
export const ENTRY_SCHEMAS: ActSchemas<EntryActByKind> = {
  'entry.proposal': z.strictObject({
    level: levelSchema,
    reason: reason.exactOptional(),
    evidence: reason.exactOptional(),
    ...withFiles,
  }),
  'entry.review': z.strictObject({
    decision: z.enum(['endorse', 'amend', 'return']),
    level: levelSchema.exactOptional(),
    reason: reason.exactOptional(),
    evidence: reason.exactOptional(),
    ...withFiles,
  }),
  'entry.verification': z.strictObject({
    decision: z.enum(['verify', 'return']),
    ...mayReason,
  }),
  'entry.special-approval': z.strictObject({
    decision: z.enum(['approve', 'refuse']),
    ...mayReason,
  }),
  'entry.gm-decision': z.strictObject({
    decision: z.enum(['approve', 'reject']),
    ...mayReason,
  }),
};
