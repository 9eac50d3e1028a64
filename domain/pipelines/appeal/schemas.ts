import { z } from 'zod';
import { type ActSchemas, mayReason, personId, withReason } from '../act-atoms.js';
import type { AppealActByKind } from './acts.js';
import { levelSchema } from '../../vocabulary/schema.js';

/** The forms of an appeal (I-74), as they are parsed at the edge. */
export const APPEAL_SCHEMAS: ActSchemas<AppealActByKind> = {
  'appeal.reader': z.strictObject({ reader: personId, ...mayReason }),
  'appeal.reading': z.strictObject({ decision: z.enum(['uphold', 'refuse']), ...withReason }),
  'appeal.remedy': z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('new-round'), ...withReason }),
    z.strictObject({ do: z.literal('level'), level: levelSchema, ...withReason }),
    z.strictObject({ do: z.literal('record'), ...withReason }),
  ]),
  'appeal.gm-decision': z.strictObject({ decision: z.enum(['approve', 'return']), ...mayReason }),
};
