import { z } from 'zod';
import { type ActSchemas, civilDate, mayReason, note, people, reason, withFiles } from '../act-atoms.js';
import { longText } from '../../vocabulary/text-schemas.js';
import { scanIds } from '../../vocabulary/file-schemas.js';
import { SIGNATURES, type ClosingActByKind } from './acts.js';

/** The forms of interview, receipt and signature, as they are parsed at the edge. */
export const CLOSING_SCHEMAS: ActSchemas<ClosingActByKind> = {
  'level.interview': z.strictObject({
    heldOn: civilDate,
    summary: longText(2, 4000),
    ...withFiles,
    attendees: people.exactOptional(),
  }),
  'level.interview-confirmation': z.strictObject({
    tookPlace: z.boolean(),
    remark: note.exactOptional(),
    onBehalfReason: reason.exactOptional(),
    ...withFiles,
  }),
  'level.notice': z.strictObject({
    signature: z.enum(SIGNATURES),
    ...mayReason,
    scan: scanIds.exactOptional(),
  }),
};
