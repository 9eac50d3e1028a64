import { z } from 'zod';
import { type ActSchemas, civilDate, mayReason, note, personId, reason, withFiles, withReason } from '../act-atoms.js';
import { levelSchema } from '../../vocabulary/schema.js';
import type { TransferActByKind } from './acts.js';

/** The forms of §10, with their limits. */
export const TRANSFER_SCHEMAS: ActSchemas<TransferActByKind> = {
  'transfer.opening': z.strictObject({
    decision: z.enum(['confirm', 'refuse']),
    ...mayReason,
    superiorId: personId.exactOptional(),
    transferOn: civilDate.exactOptional(),
  }),
  'transfer.mapping': z.strictObject({ level: levelSchema, ...withReason }),
  'transfer.agreement': z.strictObject({ agreed: z.boolean(), ...mayReason }),
  'transfer.acknowledgement': z.strictObject({
    acknowledged: z.literal(true),
    remark: note.exactOptional(),
    onBehalfReason: reason.exactOptional(),
    ...withFiles,
  }),
};
