import { z } from 'zod';
import { type ActSchemas, reason } from '../act-atoms.js';
import { fileIds, scanIds } from '../../vocabulary/file-schemas.js';
import type { ConsentActByKind } from './acts.js';

/** The forms about an agreement to lower level or pay (I-41). */
export const CONSENT_SCHEMAS: ActSchemas<ConsentActByKind> = {
  'consent.answer': z.strictObject({
    agreed: z.boolean(),
    reason: reason.exactOptional(),
    scan: scanIds.exactOptional(),
  }),
  'consent.withdrawal': z.strictObject({ reason }),
  'consent.anew': z.strictObject({
    proposal: z.enum(['lower', 'drop']),
    ground: reason,
    files: fileIds.exactOptional(),
  }),
  'consent.gm-decision': z.strictObject({ decision: z.enum(['approve', 'reject', 'return']), ground: reason }),
};
