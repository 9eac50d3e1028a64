import { z } from 'zod';
import { type ActSchemas, civilDate, mayReason, note, people, personId, reason, withFiles } from '../act-atoms.js';
import { room, seatDeviations, time } from '../defense/schemas.js';
import type { AppointmentActByKind } from './acts.js';
import { longText } from '../../vocabulary/text-schemas.js';

/** The forms of `acts-appointment.ts`, as they are parsed at the edge. */

const report = z
  .strictObject({
    text: longText(10, 20_000).exactOptional(),
    ...withFiles,
    withoutReason: reason.exactOptional(),
  })
  .refine((act) => Object.keys(act).length > 0, {
    error: 'write a text, attach files, or both',
    params: { zh: '请填写述职内容，或附上文件，或两者都有' },
  });

const appointPanel = z.strictObject({
  heldOn: civilDate,
  time,
  room,
  chair: personId,
  supervisors: people,
  departmentHead: people,
  relatedDepartments: people,
  humanResources: people,
  deviations: seatDeviations,
});

const gmDecision = z.strictObject({
  decision: z.enum(['approve', 'reject', 'return']),
  ...mayReason,
  returnTo: z.enum(['panel', 'hr']).exactOptional(),
});

const signOff = z.strictObject({ decision: z.enum(['sign', 'return']), ...mayReason });

/** The forms of 9.5.7 to 9.5.10, with their limits. */
export const APPOINTMENT_SCHEMAS: ActSchemas<AppointmentActByKind> = {
  'candidate.report': report,
  'candidate.appoint-panel': appointPanel,
  'candidate.gm-submission': z.strictObject({ note: note.exactOptional(), ...withFiles }),
  'candidate.gm-decision': gmDecision,
  'candidate.release': z.strictObject({
    note: note.exactOptional(),
    ...withFiles,
    reportsTo: personId.exactOptional(),
  }),
  'candidate.notice-draft': z.strictObject({ text: longText(2, 4000) }),
  'candidate.notice-sign-off': signOff,
  'notice.withdrawal': signOff,
};
