import { z } from 'zod';
import { type ActSchemas, civilDate, reason } from './act-atoms.js';
import { SETBACK_PROPOSALS, type SetbackActByKind } from './acts-setback.js';

const month = z
  .string()
  .regex(/^2[01]\d\d-(0[1-9]|1[0-2])$/, { error: '应为月份,格式 YYYY-MM · has to be a month, as YYYY-MM' })
  .meta({ description: 'Month in Asia/Shanghai, YYYY-MM' });

const cause = z.strictObject({
  cause: z.enum(['service-attitude', 'other']),
  complaintId: z.string().min(1).max(64).exactOptional(),
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

const plan = z.strictObject({ month, goals: reason, support: reason });

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
