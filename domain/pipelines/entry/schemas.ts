import { z } from 'zod';
import { fileIds } from '../../vocabulary/file-schemas.js';
import { levelSchema } from '../../vocabulary/schema.js';
import { type ActSchemas, reason } from '../act-atoms.js';
import type { EntryActByKind } from './acts.js';

/** The forms of §6, with their limits. */
export const ENTRY_SCHEMAS: ActSchemas<EntryActByKind> = {
  'entry.proposal': z.strictObject({
    level: levelSchema,
    reason: reason.exactOptional(),
    evidence: reason.exactOptional(),
    files: fileIds.exactOptional(),
  }),
  'entry.review': z.strictObject({
    decision: z.enum(['endorse', 'amend', 'return']),
    level: levelSchema.exactOptional(),
    reason: reason.exactOptional(),
    evidence: reason.exactOptional(),
    files: fileIds.exactOptional(),
  }),
  'entry.verification': z.strictObject({
    decision: z.enum(['verify', 'return']),
    reason: reason.exactOptional(),
  }),
  'entry.special-approval': z.strictObject({
    decision: z.enum(['approve', 'refuse']),
    reason: reason.exactOptional(),
  }),
  'entry.gm-decision': z.strictObject({
    decision: z.enum(['approve', 'reject']),
    reason: reason.exactOptional(),
  }),
};
