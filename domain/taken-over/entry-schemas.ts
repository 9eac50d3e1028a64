import { z } from 'zod';
import { givenDate, givenMonth, lineText, longText, reference } from '../vocabulary/text-schemas.js';
import { levelSchema, managementPositionSchema } from '../vocabulary/schema.js';
import { score } from '../pipelines/act-atoms.js';
import { EARLIER_STEPS, type EarlierStep, type TakenOverEntry, type TakenOverKind } from './entry.js';

/** What HR enters of a case that was under way when the service came, parsed at the edge (docs/decisions/0085). */

type NameOf<K extends TakenOverKind> = EarlierStep<K>['step'];

const earlier = <K extends TakenOverKind>(kind: K) =>
  z
    .array(
      z.strictObject({
        step: z.enum(Object.keys(EARLIER_STEPS[kind]) as [NameOf<K>, ...NameOf<K>[]]),
        on: givenDate,
        by: lineText(1, 80).meta({ description: '由谁办理，按书面材料 · by whom, as the paper says' }),
      }),
    )
    .refine((steps) => new Set(steps.map(({ step }) => step)).size === steps.length, {
      error: 'a step is named twice',
      params: { zh: '同一步骤填写了两次' },
    })
    .meta({ description: '已办理且有书面材料的步骤；没有的不填 · steps that are on paper; leave out what is not' });

const common = {
  personId: reference,
  paper: lineText(2, 200).meta({ description: '依据的书面材料 · the paper that it rests on' }),
};

const pauses = z
  .array(
    z.strictObject({ from: givenDate, to: givenDate, reason: longText(2, 500) }).refine(({ from, to }) => from < to, {
      error: 'ends before it begins',
      params: { zh: '恢复日须晚于暂停的第一天' },
    }),
  )
  .max(20)
  .exactOptional();

const trial = z.strictObject({
  kind: z.literal('trial'),
  ...common,
  post: managementPositionSchema,
  team: lineText(1, 80).meta({ description: '所带班组 · the team that he leads' }),
  reportsTo: reference,
  startOn: givenDate,
  months: z.int().min(1).max(36),
  extendedMonths: z
    .int()
    .min(1)
    .max(36)
    .exactOptional()
    .meta({ description: '总经理已批准延长的月数（I-51） · months by which it was extended' }),
  pauses,
  members: z.array(reference).max(200).meta({ description: '试用期间向其汇报的人 · who reports to him on trial' }),
  formerSuperiorId: reference
    .exactOptional()
    .meta({ description: '试用前本人与组员的直属上级 · whom he and they reported to before' }),
  score: score
    .refine((value) => Math.round(value * 100) / 100 === value, {
      error: 'a score has two decimals at most',
      params: { zh: '分数最多保留两位小数' },
    })
    .exactOptional()
    .meta({ description: '360°考核已结束的，填得分 · the 360° score, where the review is over' }),
  steps: earlier('trial'),
});

const confirmation = z.strictObject({
  kind: z.literal('confirmation'),
  ...common,
  confirmedOn: givenDate,
  proposed: z
    .strictObject({ level: levelSchema, contribution: longText(2, 2000).exactOptional() })
    .exactOptional()
    .meta({ description: '已提出的定级；未提出的不填 · the level that was proposed; absent before' }),
  steps: earlier('confirmation'),
});

const plan = z.strictObject({
  kind: z.literal('plan'),
  ...common,
  month: givenMonth.meta({ description: 'C 或 D 所属的月份 · the month of the C or D' }),
  cause: longText(2, 2000),
  planMonth: givenMonth.meta({ description: '计划所属的考核月份 · the rating month that the plan runs' }),
  extended: z.boolean().meta({ description: '已延长过一次（I-69） · extended once already' }),
  goals: longText(2, 2000),
  support: longText(2, 2000),
  steps: earlier('plan'),
});

/** One case as HR enters it. */
export const takenOverEntrySchema: z.ZodType<TakenOverEntry> = z
  .discriminatedUnion('kind', [trial, confirmation, plan])
  .meta({ id: 'TakenOverEntry' });
