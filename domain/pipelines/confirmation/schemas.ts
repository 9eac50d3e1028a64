import { z } from 'zod';
import { type ActSchemas, reason } from '../act-atoms.js';
import { fileIds } from '../../vocabulary/file-schemas.js';
import { levelSchema } from '../../vocabulary/schema.js';
import type { ConfirmationActByKind } from './acts.js';

/** The forms of §7, with their limits. */
export const CONFIRMATION_SCHEMAS: ActSchemas<ConfirmationActByKind> = {
  'confirmation.proposal': z.strictObject({
    level: levelSchema,
    contribution: reason.exactOptional(),
    files: fileIds.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'confirmation.review': z.strictObject({
    decision: z.enum(['endorse', 'amend', 'return']),
    level: levelSchema.exactOptional(),
    contribution: reason.exactOptional(),
    files: fileIds.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'confirmation.decision': z.strictObject({
    decision: z.enum(['approve', 'amend', 'return']),
    level: levelSchema.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'confirmation.gm-decision': z.strictObject({
    decision: z.enum(['approve', 'reject']),
    reason: reason.exactOptional(),
  }),
};
