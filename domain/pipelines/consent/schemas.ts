import { z } from 'zod';
import { type ActSchemas, mayReason, reason, withFiles, withReason } from '../act-atoms.js';
import { scanIds } from '../../vocabulary/file-schemas.js';
import type { ConsentActByKind } from './acts.js';

/** The forms about an agreement to lower level or pay (I-41). */
export const CONSENT_SCHEMAS: ActSchemas<ConsentActByKind> = {
  'consent.answer': z.strictObject({
    agreed: z.boolean(),
    ...mayReason,
    scan: scanIds.exactOptional(),
  }),
  'consent.withdrawal': z.strictObject(withReason),
  'consent.anew': z.strictObject({
    proposal: z.enum(['lower', 'drop']),
    ground: reason,
    ...withFiles,
  }),
  'consent.gm-decision': z.strictObject({
    decision: z.enum(['approve', 'reject', 'return']),
    ground: reason,
    ...withFiles,
  }),
};
