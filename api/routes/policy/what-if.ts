import * as z from 'zod';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenMonth } from '../../../domain/vocabulary/text-schemas.js';
import { policySchema } from '../../../policy/data/policy-schema.js';
import { WAYS } from '../../../policy/what-if/what-if.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route } from '../../http/route.js';
import { civilDate, levelSchema, month } from '../../views/schemas.js';
import { outcomeSchema } from '../../views/cases/schemas-cases.js';
import { choices } from '../../views/policy/schemas-policy.js';
import { replayCycles, type WhatIfDeps } from '../../views/policy/what-if.js';

const way = z.enum(WAYS).meta({
  id: 'WayUp',
  description:
    '直接、评审通过、须评审（假定）、评审否决而直接步数保留、不升 · directly, by a panel, by a panel that would have to sit, direct steps that stand, not at all',
});
const result = z.strictObject({ outcome: outcomeSchema, level: levelSchema.nullable(), way });
const finding = z.strictObject({ clause: z.string(), met: z.boolean(), expected: textSchema, actual: textSchema });
const amount = z.string().meta({ description: '人民币元 · CNY' });
const tally = z
  .strictObject({
    rise: z.int(),
    steps: z.int(),
    ways: z.strictObject(
      Object.fromEntries(WAYS.map((one) => [one, z.int()])) as Record<(typeof WAYS)[number], z.ZodInt>,
    ),
    onHold: z.int(),
    needsRuling: z.int(),
    monthlyPay: amount,
  })
  .meta({ id: 'WhatIfTally' });
const cycle = z
  .strictObject({
    cycle: month,
    source: z.enum(['frozen', 'records']),
    cycleId: z.string().nullable(),
    policyVersion: z.string(),
    choices,
    people: z.int(),
    before: tally,
    after: tally,
    payFrom: z.strictObject({ before: civilDate, after: civilDate }),
    levels: z.array(
      z.strictObject({
        level: levelSchema,
        began: z.int(),
        before: z.int(),
        after: z.int(),
        monthlyAmount: amount.nullable(),
        payBefore: amount.nullable(),
        payAfter: amount.nullable(),
      }),
    ),
    differences: z.array(
      z.strictObject({
        personId: z.string(),
        name: z.string(),
        from: levelSchema.nullable(),
        before: result,
        after: result,
        findings: z.array(
          z.strictObject({ clause: z.string(), before: finding.nullable(), after: finding.nullable() }),
        ),
      }),
    ),
    differing: z.int().meta({ description: '结果不同的人数 · how many people differ in all' }),
    beyond: z
      .strictObject({
        first: month,
        people: z.int(),
        unrated: z.array(z.strictObject({ personId: z.string(), name: z.string(), months: z.array(month) })),
      })
      .nullable()
      .meta({
        description:
          '早于冻结事实、按现有记录读取的月份，以及其中没有成绩记录的人 · months before the frozen facts, read from the records as they stand, and who has no rating for some of them',
      }),
  })
  .meta({ id: 'WhatIfCycle' });

export interface WhatIfRouteDeps extends WhatIfDeps {
  readonly now: () => Date;
}

/** What a changed policy or switch would have made of past cycles. */
export const createWhatIfRoutes = ({ now, ...deps }: WhatIfRouteDeps): Route[] => [
  route({
    method: 'post',
    path: '/v1/policy/what-if',
    tag: 'policy',
    repeat: 'natural',
    summary: text(
      '假如：用另一制度或开关重算过去的周期',
      'What if: past cycles read again under a changed policy or switch',
    ),
    description: text(
      '本系统跑过的周期按其冻结的事实，其余按人事记录在基准日的状态；各周期独立重算。假定部门全数申请、总经理采纳评审意见。不写入任何内容。',
      'A cycle that ran here is read from its frozen facts, another from HR’s records as of its reference day; each by itself. The department is taken to ask for everything, the general manager to follow the panel. Nothing is written.',
    ),
    access: reads('what-if'),
    body: z.strictObject({
      cycles: z.array(givenMonth).min(1).max(20),
      policy: policySchema.exactOptional(),
      switches: choices.default({}),
      panels: z.enum(['pass', 'fail']).default('pass').meta({
        description: '未曾举行的评审如何看待 · how panels that never sat are taken',
      }),
      limit: z.int().min(0).max(10_000).default(500).meta({
        description: '每周期列出多少人 · how many people to list a cycle',
      }),
    }),
    answer: { status: 200, schema: z.strictObject({ cycles: z.array(cycle) }), description: text('对比', 'compared') },
    handle: async ({ body: { limit, ...question } }) => {
      const replayed = await replayCycles(deps, question, todayIn('Asia/Shanghai', now().getTime()));
      const cycles = replayed.map((one) => ({
        ...one,
        differences: one.differences.slice(0, limit),
        differing: one.differences.length,
      }));
      return { body: { cycles: cycles as unknown as z.input<typeof cycle>[] } };
    },
  }),
];
