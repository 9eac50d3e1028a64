import * as z from 'zod';
import { PANEL_GROUPS } from '../../../domain/evaluation/request.js';
import { civilDate, levelSchema } from '../schemas.js';
import { standardsSet } from '../policy/schemas-standards.js';

const groupSchema = z.enum(PANEL_GROUPS);
/** A defense session as it goes out. */
export const sessionSchema = z
  .strictObject({
    id: z.string(),
    groupId: z.string().meta({ description: '所属评定周期或岗位空缺 · the cycle or vacancy' }),
    stage: z.enum(['scoring', 'summary', 'closed']),
    heldOn: civilDate,
    time: z.string().nullable().meta({ description: '开始时间，上海 · when it begins, Shanghai' }),
    room: z.string().nullable().meta({ description: '地点 · where it is held' }),
    chair: z.string(),
    passMark: z.number(),
    waived: z.partialRecord(groupSchema, z.string()),
    standards: standardsSet.meta({
      description: '召集时冻结的标准，评委据此评分 · the standards frozen at the call, by which the panel judges',
    }),
    aims: z.record(z.string(), levelSchema.nullable()).meta({
      description: '各案件的目标职级，决定用哪一大级的描述 · the level aimed at, by case: whose descriptors hold',
    }),
    seats: z.array(
      z.strictObject({
        caseId: z.string(),
        candidateId: z.string(),
        candidateName: z.string(),
        scorerId: z.string(),
        scorerName: z.string(),
        groups: z.array(groupSchema),
        substituteFor: z.string().nullable(),
        reason: z
          .string()
          .nullable()
          .meta({ description: '替补的理由，人力资源与总经理可见 · why he takes the place, for HR and the GM' }),
        submitted: z.boolean(),
        scores: z.record(z.string(), z.number()).nullable(),
        comment: z.string().nullable(),
      }),
    ),
    deviations: z.array(z.strictObject({ personId: z.string(), group: groupSchema, reason: z.string() })).meta({
      description:
        '与档案不一致的席位及理由，人力资源与总经理可见 · seats against the records (I-34), for HR and the GM',
    }),
    doubled: z
      .array(
        z.strictObject({
          caseId: z.string(),
          scorerId: z.string(),
          groups: z.array(groupSchema),
          weight: z.number().meta({ description: '其评分所占权重（%） · per cent of the weight' }),
        }),
      )
      .meta({ description: '一人计入两组 · one person in two groups (I-33)' }),
    results: z.array(
      z.strictObject({
        caseId: z.string(),
        outcome: z.enum(['passed', 'failed', 'incomplete']),
        total: z.number().nullable(),
        shown: z
          .string()
          .nullable()
          .meta({ description: '总分，附决定通过与否的小数位 · the total with the decimals that decide (I-36)' }),
        groups: z
          .array(
            z.strictObject({
              group: groupSchema,
              mean: z.number().nullable().meta({ description: '均分，两位小数 · two decimals' }),
              weight: z.number().meta({ description: '权重（%） · per cent' }),
              waived: z.boolean(),
            }),
          )
          .meta({ description: '各组均分与权重，人力资源与总经理可见 · means and weights, for HR and the GM' }),
      }),
    ),
  })
  .meta({ id: 'DefenseSession' });
