import * as z from 'zod';
import { withReason } from '../../../domain/pipelines/act-atoms.js';
import type { RebaseInput } from '../../../domain/pipelines/rebase/start.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { caseDetail, caseDetailSchema, findSeen } from '../../views/cases/case-detail.js';
import { checkFiles } from '../../engine/files-of-forms.js';
import { openByWorkflow, type OpeningDeps } from '../../engine/opening.js';
import { route, type Route, writes } from '../../http/route.js';
import { identifier } from '../../views/schemas.js';
import { CASE } from '../../../domain/refusals/cases.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** I-73: HR asks for another policy version for a case that is under way; the general manager decides. */
export const createRebaseRoutes = (deps: OpeningDeps): Route[] => [
  route({
    method: 'post',
    path: '/v1/cases/{caseId}/rebase',
    tag: 'cases',
    repeat: 'stored',
    summary: text('申请更换制度版本', 'Ask to move a case to another policy version'),
    description: text(
      '总经理在任务 rebase.gm-decision 中同意后，按新版本重新评定；已决定的案件不予更换（I-73）。开始时的选择不变。',
      'Once the general manager agrees in rebase.gm-decision it is evaluated again under that version; a decided case is not moved (I-73). The choices that it began with stay.',
    ),
    access: writes('rebase'),
    params: z.strictObject({ caseId: identifier }),
    body: z.strictObject({ policyVersion: lineText(1, 40), ...withReason }),
    answer: { status: 201, schema: caseDetailSchema, description: text('更换制度版本的案件', 'the case of the move') },
    handle: async (call) => {
      const { caseId: aboutId } = call.params;
      const { policyVersion: toVersion, ...said } = call.body;
      const { view } = await findSeen(deps.db, call.actor, aboutId);
      if (view === 'own') {
        throw new RefusalError(refuse(CASE.OWN));
      }
      await checkFiles(deps, call, call.body);
      const id = await openByWorkflow(deps, call, {
        series: 'GB',
        type: WORKFLOWS.rebase,
        input: (caseId): RebaseInput => ({ ...said, caseId, aboutId, toVersion, openedBy: call.actor.personId }),
      });
      return { body: await caseDetail(deps.db, call.actor, id), location: `/v1/cases/${id}` };
    },
  }),
];
