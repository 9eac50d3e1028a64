import { z } from 'zod';
import { type ActSchemas, mayReason, reason } from '../act-atoms.js';
import { levelSchema } from '../../vocabulary/schema.js';
import type { ConfirmationActByKind } from './acts.js';

/** The forms of §7, with their limits. */
export const CONFIRMATION_SCHEMAS: ActSchemas<ConfirmationActByKind> = {
  'confirmation.proposal': z.strictObject({
    level: levelSchema,
    contribution: reason.exactOptional(),
    ...mayReason,
  }),
  'confirmation.review': z.strictObject({
    decision: z.enum(['endorse', 'amend', 'return']),
    level: levelSchema.exactOptional(),
    contribution: reason.exactOptional(),
    ...mayReason,
  }),
  'confirmation.decision': z.strictObject({
    decision: z.enum(['approve', 'amend', 'return']),
    level: levelSchema.exactOptional(),
    ...mayReason,
  }),
  'confirmation.gm-decision': z.strictObject({
    decision: z.enum(['approve', 'reject']),
    ...mayReason,
  }),
};
