import { z } from 'zod';
import {
  type ActSchemas,
  caseId,
  civilDate,
  oncePerCase,
  oncePerCaseError,
  people,
  personId,
  reason,
  score,
  note,
} from './act-atoms.js';
import { APPOINTMENT_SCHEMAS } from './appointment/schemas.js';
import { VACANCY_SCHEMAS } from './position-promotion/schemas.js';
import { SETBACK_SCHEMAS } from './setback/schemas.js';
import { REBASE_SCHEMAS } from './rebase/schemas.js';
import { APPEAL_SCHEMAS } from './appeal/schemas.js';
import { PEOPLE_SCHEMAS } from './people/schemas.js';
import { ABILITIES, type ActByKind, type LevelActByKind } from './acts.js';
import { TRIAL_SCHEMAS } from './trial/schemas.js';
import { PANEL_GROUPS } from '../evaluation/request.js';
import { lineText, longText } from '../vocabulary/text-schemas.js';

/**
 * The forms of the tasks, as they are parsed at the edge and shown in the OpenAPI description. Each is the
 * schema of one interface of `acts.ts`; the table at the end binds them to the task kinds.
 */

const launch = z.strictObject({
  do: z.enum(['launch', 'dismiss']),
  closingDate: civilDate.exactOptional(),
  passMark: score.exactOptional(),
  reason: reason.exactOptional(),
});

const closeRatings = z.strictObject({
  do: z.enum(['close', 'move']),
  closingDate: civilDate.exactOptional(),
  reason: reason.exactOptional(),
});

const ruling = z.strictObject({
  rulings: z
    .array(
      z.strictObject({
        caseId,
        ruling: z.enum(['proceed', 'refuse']),
        reason,
        protectedLeave: z.enum(['maternity', 'work-injury']).exactOptional(),
      }),
    )
    .min(1)
    .refine(oncePerCase, oncePerCaseError),
});

const submission = z.strictObject({
  submitted: z
    .array(z.strictObject({ caseId, steps: z.int().min(1).max(3).exactOptional() }))
    .refine(oncePerCase, oncePerCaseError),
  leftOut: z.array(z.strictObject({ caseId, reason })).refine(oncePerCase, oncePerCaseError),
  special: z
    .array(z.strictObject({ caseId, to: lineText(1, 64), reason, evidence: reason }))
    .refine(oncePerCase, oncePerCaseError)
    .exactOptional(),
});

const firstReview = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        caseId,
        decision: z.enum(['pass', 'refuse', 'return', 'reevaluate']),
        reason: reason.exactOptional(),
        acknowledgeComplaints: z.boolean().exactOptional(),
        defense: z.enum(['keep', 'repeat']).exactOptional(),
      }),
    )
    .min(1)
    .refine(oncePerCase, oncePerCaseError),
});

const appointPanel = z.strictObject({
  heldOn: civilDate,
  chair: personId,
  supervisors: people,
  departmentHead: people,
  relatedDepartments: people,
  humanResources: people,
  caseIds: z.array(caseId).min(1).max(60),
});

const scoreSheets = z.strictObject({
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
});

const conductSession = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('absent'), caseIds: z.array(caseId).min(1).max(60), reason }),
  z.strictObject({ do: z.literal('substitute'), scorer: personId, by: personId, reason }),
  z.strictObject({ do: z.literal('waive'), group: z.enum(PANEL_GROUPS), reason }),
  z.strictObject({ do: z.literal('move'), heldOn: civilDate, reason }),
]);

const summary = z.strictObject({
  signed: z.literal(true),
  remarks: z
    .array(z.strictObject({ caseId, remark: longText(1, 2000) }))
    .refine(oncePerCase, oncePerCaseError)
    .exactOptional(),
});

const gmSubmission = z.strictObject({
  note: note.exactOptional(),
  withoutOthersReason: reason.exactOptional(),
});

const gmDecision = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        caseId,
        decision: z.enum(['approve', 'reject', 'return']),
        reason: reason.exactOptional(),
      }),
    )
    .min(1)
    .refine(oncePerCase, oncePerCaseError),
});

const release = z.strictObject({ note: note.exactOptional() });

const interview = z.strictObject({
  heldOn: civilDate,
  summary: longText(2, 4000),
  attendees: people.exactOptional(),
});

const interviewConfirmation = z.strictObject({
  tookPlace: z.boolean(),
  remark: note.exactOptional(),
  onBehalfReason: reason.exactOptional(),
});

const noticeSignature = z.strictObject({
  signature: z.enum(['signed', 'refused']),
  reason: reason.exactOptional(),
});

const LEVEL_SCHEMAS: ActSchemas<LevelActByKind> = {
  'cycle.launch': launch,
  'cycle.close-ratings': closeRatings,
  'cycle.ruling': ruling,
  'cycle.submission': submission,
  'cycle.first-review': firstReview,
  'cycle.appoint-panel': appointPanel,
  'cycle.gm-submission': gmSubmission,
  'cycle.gm-decision': gmDecision,
  'cycle.release': release,
  'defense.sheets': scoreSheets,
  'defense.conduct': conductSession,
  'defense.summary': summary,
  'level.interview': interview,
  'level.interview-confirmation': interviewConfirmation,
  'level.notice': noticeSignature,
};

/** The form of every task kind; each pipeline has its forms in a file of its own (`act-schemas-*.ts`). */
export const ACT_SCHEMAS: ActSchemas<ActByKind> = {
  ...LEVEL_SCHEMAS,
  ...TRIAL_SCHEMAS,
  ...APPOINTMENT_SCHEMAS,
  ...VACANCY_SCHEMAS,
  ...SETBACK_SCHEMAS,
  ...PEOPLE_SCHEMAS,
  ...APPEAL_SCHEMAS,
  ...REBASE_SCHEMAS,
};
