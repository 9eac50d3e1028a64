import { z } from 'zod';
import { ABILITIES, type ActByKind, type TaskKind } from './acts.js';
import { PANEL_GROUPS } from './evaluation-request.js';

/**
 * The forms of the tasks, as they are parsed at the edge and shown in the OpenAPI description. Each is the
 * schema of one interface of `acts.ts`; the table at the end binds them to the task kinds.
 */

const caseId = z.string().min(1).max(64).meta({ description: 'Case number, such as LP-2026-07-00012' });
const personId = z.string().min(1).max(64).meta({ description: 'Employee number' });
/** A slip of the key in the year would put a deadline where no calendar reaches; such days never leave the edge. */
const civilDate = z.iso
  .date()
  .refine((day) => day >= '2000-01-01' && day < '2200-01-01', {
    error: 'the year lies outside 2000 to 2199; correct the date',
    params: { zh: '年份须在 2000 至 2199 之间,请更正日期' },
  })
  .meta({ description: 'Civil date in Asia/Shanghai, YYYY-MM-DD' });
const reason = z.string().trim().min(2).max(2000);
const score = z.number().min(0).max(100);
const people = z.array(personId).max(20);

/** No more than one entry a case; the second would silently win otherwise. */
const oncePerCase = (rows: readonly { readonly caseId: string }[]): boolean =>
  new Set(rows.map((row) => row.caseId)).size === rows.length;
const oncePerCaseError = { error: 'a case is named twice', params: { zh: '同一个案件出现了两次' } };

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
    .array(z.strictObject({ caseId, to: z.string().min(1).max(64), reason, evidence: reason }))
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
        comment: z.string().trim().max(2000).exactOptional(),
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
    .array(z.strictObject({ caseId, remark: z.string().trim().min(1).max(2000) }))
    .refine(oncePerCase, oncePerCaseError)
    .exactOptional(),
});

const gmSubmission = z.strictObject({
  note: z.string().trim().max(2000).exactOptional(),
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

const release = z.strictObject({ note: z.string().trim().max(2000).exactOptional() });

const interview = z.strictObject({ heldOn: civilDate, summary: z.string().trim().min(2).max(4000) });

const interviewConfirmation = z.strictObject({
  tookPlace: z.boolean(),
  remark: z.string().trim().max(2000).exactOptional(),
  onBehalfReason: reason.exactOptional(),
});

const noticeSignature = z.strictObject({
  signature: z.enum(['signed', 'refused']),
  reason: reason.exactOptional(),
});

/** The form of every task kind. */
export const ACT_SCHEMAS: { readonly [K in TaskKind]: z.ZodType<ActByKind[K]> } = {
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
