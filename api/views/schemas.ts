import * as z from 'zod';
import { LEAVE_KINDS } from '../../domain/people/leave.js';
import { HISTORY_SOURCES, type PersonDetail } from '../../domain/people/people.js';
import { LEVELS } from '../../domain/vocabulary/level.js';
import { POSITIONS } from '../../domain/vocabulary/position.js';
import { ROLES } from '../../domain/vocabulary/roles.js';
import { STATUSES } from '../../domain/vocabulary/status.js';
import { reference } from '../../domain/vocabulary/text-schemas.js';

/** Shapes that several routes share; output shapes are what tests check answers against. */

export const identifier = reference.meta({ examples: ['10001'] });
export const civilDate = z.iso.date().meta({ description: 'YYYY-MM-DD, Asia/Shanghai' });
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '应为月份，格式 YYYY-MM · has to be a month, as YYYY-MM' })
  .meta({ description: 'YYYY-MM' });
/** `<workflow>.<number>`, as tasks are numbered. */
export const taskNumber = z.string().regex(/^[^\p{Z}\p{Cc}\p{Cf}\p{Cs}]{1,80}\.\d{1,9}$/u, {
  error: '应为任务编号，例如 LC-2026-07.3 · has to be the number of a task, such as LC-2026-07.3',
});
export const instant = z.string().meta({ description: 'ISO 8601, UTC', format: 'date-time' });

export const levelSchema = z.enum(LEVELS).meta({ id: 'Level' });
export const positionSchema = z.enum(POSITIONS).meta({ id: 'Position' });
export const statusSchema = z.enum(STATUSES).meta({ id: 'Status' });
export const roleSchema = z.enum(ROLES).meta({ id: 'Role' });

export const personSummary = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    superiorId: z.string().nullable(),
    superiorName: z.string().nullable(),
    title: z.string().nullable(),
    position: positionSchema.nullable(),
    level: levelSchema.nullable(),
    status: statusSchema,
    hiredOn: civilDate,
    confirmedOn: civilDate.nullable(),
    leftOn: civilDate.nullable(),
    trial: z
      .strictObject({ post: z.enum(['team-leader', 'supervisor']), from: civilDate, until: civilDate })
      .nullable()
      .meta({ description: '试用任命；职级与薪资不变 · on trial, with unchanged level and pay (I-52)' }),
    version: z.int(),
  })
  .meta({ id: 'PersonSummary' });

export const historyPeriod = z
  .strictObject({
    value: z.string(),
    from: civilDate,
    until: civilDate.nullable(),
    countsFrom: civilDate,
    source: z.enum(HISTORY_SOURCES),
    caseId: z.string().nullable(),
  })
  .meta({ id: 'HistoryPeriod', description: '生效期间 · from a day until the day on which the next begins' });

/** A file that was handed in. */
export const fileSchema = z
  .strictObject({ id: z.string(), filename: z.string(), mediaType: z.string(), sha256: z.string(), bytes: z.int() })
  .meta({ id: 'AttachedFile' });

export const complaintSchema = z
  .strictObject({
    id: z.string(),
    personId: z.string(),
    incidentOn: civilDate,
    cause: z.string(),
    status: z.string(),
    confirmedOn: civilDate.nullable(),
    description: z.string().nullable(),
    files: z.array(fileSchema).meta({ description: '证明材料 · evidence' }),
  })
  .meta({ id: 'Complaint' });

/** A spell of leave (I-09). */
export const leaveSchema = z
  .strictObject({ kind: z.enum(LEAVE_KINDS), from: civilDate, to: civilDate.nullable() })
  .meta({ id: 'Leave' });

export const personDetail = z
  .strictObject({
    ...personSummary.shape,
    departmentHeadId: z.string().nullable(),
    email: z.string().nullable().meta({ description: '只对人力资源与本人显示 · shown to HR and the person alone' }),
    levels: z.array(historyPeriod),
    positions: z.array(historyPeriod),
    ratings: z.array(
      z.strictObject({
        month,
        rating: z.string(),
        publishedOn: civilDate,
        corrections: z.int(),
        former: z.string().nullable().meta({ description: '最近一次更正前的成绩 · before it was corrected last' }),
      }),
    ),
    complaints: z.array(complaintSchema),
    leaves: z
      .array(leaveSchema)
      .nullable()
      .meta({ description: '仅人力资源部与本人可见 · for HR and the person alone (I-09)' }),
  } satisfies Readonly<Record<keyof PersonDetail, z.ZodType>>)
  .meta({ id: 'PersonDetail' });

export const accountSchema = z
  .strictObject({
    id: z.int(),
    login: z.string(),
    personId: z.string(),
    personName: z.string(),
    roles: z.array(roleSchema),
    waitingRoles: z
      .array(roleSchema)
      .meta({ description: '待第二人确认的角色（4.1）· roles that wait for a second person' }),
    waitingToOpen: z
      .boolean()
      .meta({ description: '重新启用待第二人确认（4.1）· a second person is asked to open it again' }),
    waitingToLose: z
      .array(roleSchema)
      .meta({ description: '待第二人确认取消的角色（4.1）· roles that a second person is asked to take' }),
    waitingToClose: z.boolean().meta({ description: '停用待第二人确认（4.1）· a second person is asked to close it' }),
    disabled: z.boolean(),
    lockedUntil: instant
      .nullable()
      .meta({ description: '多次输错密码后锁定至 · locked after too many failed log-ins, until then' }),
    mustChangePassword: z.boolean(),
    secondFactor: z.boolean().meta({ description: '登录需动态码 · the log-in asks for a code' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Account' });
