import { z } from 'zod';
import { type ActSchemas, civilDate, personId, reason, note } from '../act-atoms.js';
import type { PeopleActByKind } from './acts.js';
import { levelSchema } from '../../vocabulary/schema.js';

/** The forms of entry, confirmation, transfer and departure, as they are parsed at the edge. */

const level = levelSchema;

export const PEOPLE_SCHEMAS: ActSchemas<PeopleActByKind> = {
  'entry.special-approval': z.strictObject({
    decision: z.enum(['approve', 'refuse']),
    evidence: reason.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'confirmation.proposal': z.strictObject({
    level,
    contribution: reason.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'confirmation.review': z.strictObject({
    decision: z.enum(['endorse', 'amend', 'return']),
    level: level.exactOptional(),
    contribution: reason.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'confirmation.decision': z.strictObject({
    decision: z.enum(['approve', 'amend', 'return']),
    level: level.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'confirmation.gm-decision': z.strictObject({
    decision: z.enum(['approve', 'reject']),
    reason: reason.exactOptional(),
  }),
  'transfer.opening': z.strictObject({ decision: z.enum(['confirm', 'refuse']), reason: reason.exactOptional() }),
  'transfer.mapping': z.strictObject({ level, reason }),
  'transfer.agreement': z.strictObject({ agreed: z.boolean(), reason: reason.exactOptional() }),
  'transfer.acknowledgement': z.strictObject({
    acknowledged: z.literal(true),
    remark: note.exactOptional(),
    onBehalfReason: reason.exactOptional(),
  }),
  'departure.conduct': z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('move'), lastDay: civilDate, reason }),
    z.strictObject({ do: z.literal('withdraw'), reason }),
    z.strictObject({ do: z.literal('name-successor'), successorId: personId, reason }),
  ]),
};
