import * as z from 'zod';
import type { RemarkView } from '../../../db/talk/remarks.js';
import { REMARK_KINDS, type RemarkReader } from '../../../domain/talk/remark.js';
import { caseKindSchema } from '../cases/schemas-personnel.js';
import { instant } from '../schemas.js';
import { personSchema } from './task-schemas.js';

/** A comment or a copy as it goes out. */
export const remarkSchema = z
  .strictObject({
    no: z.int(),
    caseId: z.string(),
    caseKind: caseKindSchema,
    subject: personSchema,
    taskId: z.string().nullable(),
    kind: z.enum(REMARK_KINDS),
    writtenBy: personSchema,
    text: z.string().nullable().meta({ description: 'null：无内容的抄送，或已删除 · no words, or removed' }),
    at: instant,
    changedAt: instant.nullable(),
    removed: z.boolean(),
    to: z.array(z.strictObject({ ...personSchema.shape, readAt: instant.nullable() })),
    former: z.array(z.strictObject({ text: z.string().nullable(), until: instant })).meta({
      description:
        '修改或删除前的原文，限人力资源部、总经理与审计 · what stood there before, for HR, the GM and the auditor',
    }),
    mayChange: z.boolean(),
    mayMarkRead: z.boolean(),
  })
  .meta({ id: 'Remark' });

/** The same of a row: its number of a task is told to whoever may do that, what stood there before to the offices and the auditor alone. */
export function showRemark(one: RemarkView, reader: RemarkReader): z.input<typeof remarkSchema> {
  const { personId, hasOffice, audits, tasks } = reader;
  const tellsTask = one.taskId !== null && (hasOffice || audits || tasks.includes(one.taskId));
  return {
    no: one.no,
    caseId: one.caseId,
    caseKind: one.caseKind,
    subject: { personId: one.subjectId, name: one.subjectName },
    taskId: tellsTask ? one.taskId : null,
    kind: one.kind,
    writtenBy: { personId: one.writtenBy, name: one.writtenByName },
    text: one.text,
    at: one.at.toISOString(),
    changedAt: one.changedAt?.toISOString() ?? null,
    removed: one.removed,
    to: one.addressees.map((addressee) => ({ ...addressee })),
    former: hasOffice || audits ? one.former.map((each) => ({ ...each })) : [],
    mayChange: !audits && one.writtenBy === personId && !one.removed,
    mayMarkRead:
      !audits && !one.removed && one.addressees.some((each) => each.personId === personId && each.readAt === null),
  };
}
