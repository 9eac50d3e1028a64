import { z } from 'zod';
import {
  type ActSchemas,
  caseId,
  civilDate,
  oncePerCase,
  oncePerCaseError,
  personId,
  reason,
  score,
  note,
} from '../act-atoms.js';
import { lineText, longText } from '../../vocabulary/text-schemas.js';
import { PANEL_GROUPS } from '../../evaluation/request.js';
import { ABILITIES, type DefenseActByKind } from './acts.js';

/** I-34: seats that HR's records do not support, or leave out, each with its reason. */
export const seatDeviations = z
  .array(z.strictObject({ personId, group: z.enum(PANEL_GROUPS), reason }))
  .max(40)
  .exactOptional();

/** When it begins, HH:MM in Shanghai. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'write a time of the day, such as 14:30' })
  .exactOptional();

/** Where it is held. */
export const room = lineText(1, 100).exactOptional();

/** The forms of a defense session (8.3.4, 8.5.4), as they are parsed at the edge. */
export const DEFENSE_SCHEMAS: ActSchemas<DefenseActByKind> = {
  'defense.sheets': z.strictObject({
    sheets: z
      .array(
        z.strictObject({
          caseId,
          scores: z.strictObject(
            Object.fromEntries(ABILITIES.map((ability) => [ability, score])) as Record<
              (typeof ABILITIES)[number],
              typeof score
            >,
          ),
          comment: note.exactOptional(),
        }),
      )
      .min(1)
      .refine(oncePerCase, oncePerCaseError),
  }),
  'defense.conduct': z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('absent'), caseIds: z.array(caseId).min(1).max(60), reason }),
    z.strictObject({ do: z.literal('substitute'), scorer: personId, by: personId, reason }),
    z.strictObject({ do: z.literal('waive'), group: z.enum(PANEL_GROUPS), reason }),
    z.strictObject({ do: z.literal('move'), heldOn: civilDate, time, room, reason }),
  ]),
  'defense.summary': z.strictObject({
    signed: z.literal(true),
    remarks: z
      .array(z.strictObject({ caseId, remark: longText(1, 2000) }))
      .refine(oncePerCase, oncePerCaseError)
      .exactOptional(),
  }),
};
