import { z } from 'zod';
import { type ActSchemas, civilDate, mayReason, reason, withFiles, withReason } from '../act-atoms.js';
import { SETBACK_PROPOSALS, type SetbackActByKind } from './acts.js';
import { scanIds } from '../../vocabulary/file-schemas.js';
import { positionSchema } from '../../vocabulary/schema.js';
import { givenMonth, reference } from '../../vocabulary/text-schemas.js';
import { SIGNATURES } from '../closing/acts.js';

/** Where somebody is to go, and from when: checked as a transfer is (§10). */
const transferOrder = z.strictObject({
  position: positionSchema,
  departmentId: reference,
  superiorId: reference,
  transferOn: civilDate,
  opening: reason.exactOptional(),
});

const cause = z.strictObject({
  cause: z.enum(['service-attitude', 'other']),
  complaintId: reference.exactOptional(),
  statement: reason,
  ...withFiles,
});

const complaint = z.strictObject({ finding: z.enum(['upheld', 'dismissed']), on: civilDate, ...withReason });

const proposal = z.strictObject({
  measure: z.enum(SETBACK_PROPOSALS),
  description: reason.exactOptional(),
  transfer: transferOrder.exactOptional(),
  ...withReason,
});

const gmDecision = z.strictObject({
  decision: z.enum(['approve', 'reject', 'return']),
  ...mayReason,
});

const plan = z.strictObject({ month: givenMonth, goals: reason, support: reason, ...withFiles });

const planReview = z.strictObject({ result: z.enum(['met', 'not-met', 'extend']), ...withReason });

const acknowledgement = z.strictObject({
  signature: z.enum(SIGNATURES),
  ...mayReason,
  scan: scanIds.exactOptional(),
});

/** The forms of the tasks of a setback (§11). */
export const SETBACK_SCHEMAS: ActSchemas<SetbackActByKind> = {
  'setback.cause': cause,
  'setback.cause-review': z.strictObject({ decision: z.enum(['consent', 'refuse']), ...withReason }),
  'setback.complaint': complaint,
  'setback.statement': z.strictObject({ statement: reason, ...withFiles }),
  'setback.proposal': proposal,
  'setback.gm-decision': gmDecision,
  'setback.superior-word': z.strictObject({ words: reason, ...withFiles }),
  'setback.plan': plan,
  'setback.plan-review': planReview,
  'setback.acknowledgement': acknowledgement,
  'setback.post-review': z.strictObject({
    decision: z.enum(['keeps-post', 'gives-up-post']),
    ...withReason,
    transfer: transferOrder.exactOptional(),
  }),
};
