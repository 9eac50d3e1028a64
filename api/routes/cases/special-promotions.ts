import * as z from 'zod';
import { isManagerOf } from '../../../db/people/people.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { monthOf } from '../../../domain/vocabulary/month.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { fileIds } from '../../../domain/vocabulary/file-schemas.js';
import { isHr } from '../../../domain/vocabulary/roles.js';
import { text } from '../../../domain/vocabulary/text.js';
import { WORKFLOWS, type CycleInput } from '../../../workflows/messages/cases.js';
import { caseDetail, caseDetailSchema } from '../../views/cases/case-detail.js';
import { checkFiles } from '../../engine/files-of-forms.js';
import { openByWorkflow, type OpeningDeps } from '../../engine/opening.js';
import { route, type Route, writes } from '../../http/route.js';
import { identifier, levelSchema } from '../../views/schemas.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { SPECIAL } from '../../../domain/refusals/pipelines/level-promotion.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** I-26: a special promotion between two cycles, on evidence; nothing of 8.2.1, the cap and the panel is waived. */
export const createSpecialPromotionRoutes = (deps: OpeningDeps): Route[] => [
  route({
    method: 'post',
    path: '/v1/special-promotions',
    tag: 'cases',
    repeat: 'stored',
    summary: text('申请周期之外的特殊晋级', 'Ask for a special promotion outside a cycle'),
    description: text(
      '部门负责人提出即为申请，交人力资源部初审；人力资源部提出为提议，由部门负责人在 cycle.submission 中申请或写明理由不申请。目标达中(二)级须答辩（I-26）。',
      'By the department head it is the application and goes to HR; by HR a proposal, which the head takes up or leaves with a reason in cycle.submission. Intermediate II and above takes a panel (I-26).',
    ),
    access: writes('special-promotion'),
    body: z.strictObject({
      personId: identifier,
      to: levelSchema.meta({ description: '目标职级 · the level asked for' }),
      reason,
      evidence: reason.meta({ description: '突出贡献或特殊才干的依据及存放处 · what proves it, and where it lies' }),
      files: fileIds.exactOptional().meta({ description: '证明文件 · files that prove it, uploaded before' }),
    }),
    answer: { status: 201, schema: caseDetailSchema, description: text('晋级案件', 'the case') },
    handle: async (call) => {
      const { personId } = call.body;
      const { actor } = call;
      if (personId === actor.personId) throw own();
      const heads = actor.roles.includes('department-head') && (await isManagerOf(deps.db, actor.personId, personId));
      if (!heads && !isHr(actor)) throw new RefusalError(refuse(PERSON.NOT_FOUND));
      await checkFiles(deps, call, call.body);
      const month = monthOf(todayIn('Asia/Shanghai', deps.now().getTime()));
      const cycleId = await openByWorkflow(deps, call, {
        series: 'TS',
        type: WORKFLOWS.cycle,
        input: (id): CycleInput => ({
          cycleId: id,
          month,
          openedBy: actor.personId,
          special: { ...call.body, byHead: heads },
        }),
      });
      const caseId = `LP-${cycleId}`;
      return { body: await caseDetail(deps.db, actor, caseId), location: `/v1/cases/${caseId}` };
    },
  }),
];

const own = () => new RefusalError(refuse(SPECIAL.OWN));
