import { z } from 'zod';
import {
  type ActSchemas,
  caseId,
  civilDate,
  mayReason,
  oncePerCase,
  oncePerCaseError,
  people,
  personId,
  reason,
  note,
  withFiles,
  withReason,
} from '../act-atoms.js';
import { lineText } from '../../vocabulary/text-schemas.js';
import { room, seatDeviations, time } from '../defense/schemas.js';
import type { LevelActByKind } from './acts.js';

/** The forms of a level promotion's cycle (§8.5), as they are parsed at the edge. */
export const LEVEL_SCHEMAS: ActSchemas<LevelActByKind> = {
  'cycle.launch': z.strictObject({
    do: z.enum(['launch', 'dismiss']),
    closingDate: civilDate.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'cycle.close-ratings': z.strictObject({
    do: z.enum(['close', 'move', 'undo']),
    closingDate: civilDate.exactOptional(),
    reason: reason.exactOptional(),
  }),
  'cycle.ruling': z.strictObject({
    rulings: z
      .array(
        z.strictObject({
          caseId,
          ruling: z.enum(['proceed', 'refuse']),
          ...withReason,
        }),
      )
      .min(1)
      .refine(oncePerCase, oncePerCaseError),
  }),
  'cycle.submission': z.strictObject({
    submitted: z
      .array(z.strictObject({ caseId, steps: z.int().min(1).max(3).exactOptional() }))
      .refine(oncePerCase, oncePerCaseError),
    leftOut: z.array(z.strictObject({ caseId, ...withReason })).refine(oncePerCase, oncePerCaseError),
    special: z
      .array(z.strictObject({ caseId, to: lineText(1, 64), reason, evidence: reason, ...withFiles }))
      .refine(oncePerCase, oncePerCaseError)
      .exactOptional(),
  }),
  'cycle.first-review': z.strictObject({
    decisions: z
      .array(
        z.strictObject({
          caseId,
          decision: z.enum(['pass', 'refuse', 'return', 'reevaluate']),
          ...mayReason,
          acknowledgeComplaints: z.boolean().exactOptional(),
          defense: z.enum(['keep', 'repeat']).exactOptional(),
        }),
      )
      .min(1)
      .refine(oncePerCase, oncePerCaseError),
  }),
  'cycle.appoint-panel': z.strictObject({
    heldOn: civilDate,
    time,
    room,
    chair: personId,
    supervisors: people,
    departmentHead: people,
    relatedDepartments: people,
    humanResources: people,
    caseIds: z.array(caseId).min(1).max(60),
    deviations: seatDeviations,
  }),
  'cycle.gm-submission': z.strictObject({
    note: note.exactOptional(),
    withoutOthersReason: reason.exactOptional(),
  }),
  'cycle.gm-decision': z.strictObject({
    decisions: z
      .array(
        z.strictObject({
          caseId,
          decision: z.enum(['approve', 'reject', 'return']),
          ...mayReason,
        }),
      )
      .min(1)
      .refine(oncePerCase, oncePerCaseError),
  }),
  'cycle.release': z.strictObject({ note: note.exactOptional() }),
};
