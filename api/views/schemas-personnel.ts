import * as z from 'zod';
import type { PersonnelCaseView } from '../../db/cases/personnel-views.js';
import { CASE_KINDS, type CaseKind } from '../../domain/cases/case-kind.js';
import { caseSchema, ROUND, VERSION } from './schemas-cases.js';
import { civilDate, instant, positionSchema } from './schemas.js';
import { asShown, withGrounds } from './seen.js';

export const caseKindSchema = z.enum(CASE_KINDS).meta({ id: 'CaseKind' });
const personnelKinds = z.enum(CASE_KINDS).exclude(['level-promotion']);

/** A case of §6, 7, 9, 10, 11. */
export const personnelCaseSchema = z
  .strictObject({
    id: z.string(),
    kind: personnelKinds,
    personId: z.string(),
    personName: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    vacancyId: z.string().nullable(),
    aboutId: z.string().nullable().meta({ description: '所针对的案件 · the case it is about' }),
    post: positionSchema.nullable(),
    stage: z
      .string()
      .meta({ description: 'in-review:所处阶段尚未告知查看者 · where it stands is not told to the reader yet' }),
    outcome: z.string().nullable(),
    reason: z.string().nullable(),
    round: z.int().nullable().meta({ description: ROUND }),
    effectiveFrom: civilDate.nullable(),
    detail: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: '仅人力资源与总经理可见 · for HR and the GM only' }),
    policyVersion: z.string(),
    openedAt: instant,
    closedAt: instant.nullable(),
    version: z.int().meta({ description: VERSION }),
    view: z.enum(['all', 'below', 'own']),
    released: z.boolean(),
  })
  .meta({ id: 'PersonnelCase' });

/** A case of any kind. */
export const anyCaseSchema = z.union([caseSchema, personnelCaseSchema]);

/** A case as it goes out. */
export const showPersonnelCase = (view: PersonnelCaseView): z.input<typeof personnelCaseSchema> => {
  const row = asShown(view);
  return {
    ...row,
    detail: withGrounds(view.reader, row.detail),
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  } as z.input<typeof personnelCaseSchema>;
};

export const isLevelPromotion = (kind: CaseKind | null): boolean => kind === null || kind === 'level-promotion';
