import { z } from 'zod';
import { type ActSchemas, civilDate, reason } from '../act-atoms.js';
import { SETBACK_PROPOSALS, type SetbackActByKind } from './acts.js';
import { givenMonth, reference } from '../../vocabulary/text-schemas.js';

const cause = z.strictObject({
  cause: z.enum(['service-attitude', 'other']),
  complaintId: reference.exactOptional(),
  statement: reason,
});

const complaint = z.strictObject({ finding: z.enum(['upheld', 'dismissed']), on: civilDate, reason });

const proposal = z.strictObject({
  measure: z.enum(SETBACK_PROPOSALS),
  description: reason.exactOptional(),
  reason,
});

const gmDecision = z.strictObject({
  decision: z.enum(['approve', 'reject', 'return']),
  reason: reason.exactOptional(),
});

const plan = z.strictObject({ month: givenMonth, goals: reason, support: reason });

const planReview = z.strictObject({ result: z.enum(['met', 'not-met', 'extend']), reason });

const acknowledgement = z.strictObject({
  signature: z.enum(['signed', 'refused']),
  reason: reason.exactOptional(),
});

/** The forms of the tasks of a setback (§11). */
export const SETBACK_SCHEMAS: ActSchemas<SetbackActByKind> = {
  'setback.cause': cause,
  'setback.complaint': complaint,
  'setback.proposal': proposal,
  'setback.gm-decision': gmDecision,
  'setback.plan': plan,
  'setback.plan-review': planReview,
  'setback.acknowledgement': acknowledgement,
  'setback.pay': z.strictObject({ pay: z.enum(['follows', 'stays']), reason }),
  'setback.post-review': z.strictObject({ decision: z.enum(['keeps-post', 'gives-up-post']), reason }),
};
