import { z } from 'zod';
import { type ActSchemas, civilDate, note, personId, reason } from '../act-atoms.js';
import { levelSchema } from '../../vocabulary/schema.js';
import type { TransferActByKind } from './acts.js';

/** The forms of §10, with their limits. */
export const TRANSFER_SCHEMAS: ActSchemas<TransferActByKind> = {
  'transfer.opening': z.strictObject({
    decision: z.enum(['confirm', 'refuse']),
    reason: reason.exactOptional(),
    superiorId: personId.exactOptional(),
    transferOn: civilDate.exactOptional(),
  }),
  'transfer.mapping': z.strictObject({ level: levelSchema, reason }),
  'transfer.agreement': z.strictObject({ agreed: z.boolean(), reason: reason.exactOptional() }),
  'transfer.acknowledgement': z.strictObject({
    acknowledged: z.literal(true),
    remark: note.exactOptional(),
    onBehalfReason: reason.exactOptional(),
  }),
};
