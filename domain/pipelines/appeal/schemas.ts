import { z } from 'zod';
import { type ActSchemas, personId, reason } from '../act-atoms.js';
import type { AppealActByKind } from './acts.js';
import { levelSchema } from '../../vocabulary/schema.js';

/** The forms of an appeal (I-74), as they are parsed at the edge. */
export const APPEAL_SCHEMAS: ActSchemas<AppealActByKind> = {
  'appeal.reader': z.strictObject({ reader: personId, reason: reason.exactOptional() }),
  'appeal.reading': z.strictObject({ decision: z.enum(['uphold', 'refuse']), reason }),
  'appeal.remedy': z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('new-round'), reason }),
    z.strictObject({ do: z.literal('level'), level: levelSchema, reason }),
    z.strictObject({ do: z.literal('record'), reason }),
  ]),
  'appeal.gm-decision': z.strictObject({ decision: z.enum(['approve', 'return']), reason: reason.exactOptional() }),
};
