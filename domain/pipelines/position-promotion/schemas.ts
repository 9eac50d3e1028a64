import { z } from 'zod';
import {
  type ActSchemas,
  caseId,
  itemScores,
  mayReason,
  oncePerCase,
  oncePerCaseError,
  people,
  personId,
  reason,
  note,
  withReason,
} from '../act-atoms.js';
import { RULINGS } from '../../evaluation/request.js';
import type { VacancyActByKind } from './acts.js';
import type { Assessment } from './vacancy.js';

const raters = people.min(1);

const sheet = z.strictObject({ scores: itemScores, comment: note.exactOptional() });

const decision = z.strictObject({
  caseId,
  decision: z.enum(['approve', 'reject', 'return']),
  ...mayReason,
  to: z.enum(['verification', 'qualification']).exactOptional(),
});

const assessed = z.object({
  assessment: z.object({ passed: z.boolean(), competency: z.string(), peripheral: z.string() }),
});

/** 9.4.1: what both sheets came to, as the details of a nominee's case keep it; undefined until all are in. */
export const assessmentIn = (detail: Readonly<Record<string, unknown>>): Assessment | undefined =>
  assessed.safeParse(detail).data?.assessment;

/** How many may be appointed to one vacancy (I-46). */
export const headCount = z.int().min(1).max(50);

/** The forms of a vacancy as they are parsed at the edge; each is the schema of one interface of `acts-vacancy.ts`. */
export const VACANCY_SCHEMAS: ActSchemas<VacancyActByKind> = {
  'vacancy.manage': z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('close'), reason }),
    z.strictObject({ do: z.literal('head-count'), headCount, reason }),
  ]),
  'vacancy.nomination': z.strictObject({ personId, ...withReason }),
  'vacancy.renomination': z.strictObject({ do: z.enum(['nominate', 'withdraw']), ...withReason }),
  'vacancy.verification': z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('confirm'), competency: raters, peripheral: raters }),
    z.strictObject({ do: z.literal('rule'), ruling: z.enum(RULINGS), ...withReason }),
    z.strictObject({ do: z.literal('reevaluate') }),
    z.strictObject({ do: z.literal('refuse'), ...withReason }),
  ]),
  'vacancy.competency-sheet': sheet,
  'vacancy.peripheral-sheet': sheet,
  'vacancy.raters': z.strictObject({
    form: z.enum(['competency', 'peripheral']),
    rater: personId,
    by: personId,
    reason,
  }),
  'vacancy.qualification': z.strictObject({ qualified: z.boolean(), ...mayReason }),
  'vacancy.gm-submission': z.strictObject({
    note: note.exactOptional(),
    withoutOthersReason: reason.exactOptional(),
  }),
  'vacancy.gm-decision': z.strictObject({
    decisions: z.array(decision).min(1).max(200).refine(oncePerCase, oncePerCaseError),
  }),
};
