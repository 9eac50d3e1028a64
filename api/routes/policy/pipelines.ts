import * as z from 'zod';
import { CASE_KIND_NAMES, CASE_KINDS, type CaseKind } from '../../../domain/cases/case-kind.js';
import { PIPELINES, type PipelineStage } from '../../../domain/pipelines/pipelines.js';
import { text } from '../../../domain/vocabulary/text.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route } from '../../http/route.js';
import { kindSchema } from '../../views/tasks/task-schemas.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { GROUP_FORMS, groupOf } from '../../../domain/standing-in/groups.js';
import { isSeveral } from '../../../domain/talk/apart.js';
import { OPERATIONS, withheldOf } from '../../../domain/talk/withheld.js';
import { caseKindSchema } from '../../views/cases/schemas-personnel.js';

const stageSchema = z
  .strictObject({
    stage: z.string(),
    clause: z.string(),
    title: textSchema,
    to: z.array(z.string()).meta({ description: '可去的阶段 · where a case may go from here' }),
    end: z
      .enum(['well', 'otherwise', 'called-off'])
      .nullable()
      .meta({ description: '案件在此结束 · a case ends here' }),
  })
  .meta({ id: 'PipelineStage' });
const pipelineSchema = z
  .strictObject({ kind: caseKindSchema, title: textSchema, stages: z.array(stageSchema) })
  .meta({ id: 'Pipeline' });

const show = (kind: CaseKind): z.input<typeof pipelineSchema> => ({
  kind,
  title: CASE_KIND_NAMES[kind],
  stages: (PIPELINES[kind] as readonly PipelineStage[]).map(({ stage, clause, title, to, end }) => ({
    stage,
    clause,
    title,
    to: [...to],
    end: end ?? null,
  })),
});

const groupSchema = z.strictObject({
  form: z.enum(GROUP_FORMS),
  clause: z.string(),
  name: textSchema,
  acts: textSchema,
  refusal: textSchema,
  together: textSchema,
  quorum: textSchema.nullable().meta({ description: '须齐备的份数 · what has to be there before it is closed' }),
});

/** The pipelines as their workflows follow them (§6 to 11), for the picture on a case's page. */
export const createPipelineRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/v1/pipelines',
    tag: 'cases',
    summary: text('各类案件的流程', 'The pipelines of the kinds of cases'),
    access: reads('policy'),
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(pipelineSchema) }),
      description: text('阶段按先后', 'stages in their order'),
    },
    handle: () => Promise.resolve({ body: { items: CASE_KINDS.map(show) } }),
  }),
  route({
    method: 'get',
    path: '/v1/task-kinds',
    tag: 'tasks',
    summary: text('任务种类', 'The kinds of tasks'),
    access: reads('policy'),
    answer: {
      status: 200,
      schema: z.strictObject({
        items: z.array(
          z.strictObject({
            kind: kindSchema,
            clause: z.string(),
            title: textSchema,
            several: z.boolean().meta({ description: '可一次办理多项 · several are done in one call' }),
            withholds: z
              .array(z.strictObject({ operation: z.enum(OPERATIONS), name: textSchema, why: textSchema }))
              .meta({ description: '此类任务不提供的操作与原因 · what tasks of this kind do not offer, and why' }),
            group: groupSchema.meta({
              description:
                '被请的人中由谁办理、一人不同意与同时办理的结果 · who of those asked acts, what one refusal does, and two at the same moment',
            }),
          }),
        ),
      }),
      description: text('按流程', 'by pipeline'),
    },
    handle: () =>
      Promise.resolve({
        body: {
          items: kindSchema.options.map((kind) => ({
            kind,
            clause: TASK_KINDS[kind].clause,
            title: TASK_KINDS[kind].title,
            several: isSeveral(kind),
            withholds: [...withheldOf(kind)],
            group: groupOf(kind),
          })),
        },
      }),
  }),
];
