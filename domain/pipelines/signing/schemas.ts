import { z } from 'zod';
import { type ActSchemas, reason } from '../act-atoms.js';
import type { SigningActByKind } from './acts.js';

/** The form of whoever was asked to sign (docs/decisions/0058). */
export const SIGNING_SCHEMAS: ActSchemas<SigningActByKind> = {
  'task.signing': z.strictObject({ decision: z.enum(['sign', 'refuse']), reason: reason.exactOptional() }),
};
